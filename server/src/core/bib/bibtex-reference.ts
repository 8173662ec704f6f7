/** The fields of a BibTeX entry as a reference. */
import type { BibtexEntry, BibtexField } from './bibtex-entry-reader.ts'
import { namesOf } from './bibtex-names.ts'
import { cslType } from './bibtex-types.ts'
import type { ValueReader } from './bibtex-value.ts'
import { detached } from './detached.ts'
import { pathsOfFileField } from './file-field.ts'
import { plainDoi, plainIsbn, yearOfDate } from './identifiers.ts'
import { languageTag } from './languages.ts'
import { latexToText } from './latex-text.ts'
import type { Name, Reference, ReferenceDraft } from './reference.ts'

/** The fields of one entry as text. */
export class FieldReader {
  private readonly fields: ReadonlyMap<string, BibtexField>
  private readonly read: ValueReader
  private readonly unknown: (name: string, at: BibtexField) => void

  constructor(
    fields: ReadonlyMap<string, BibtexField>,
    read: ValueReader,
    unknown: (name: string, at: BibtexField) => void,
  ) {
    this.fields = fields
    this.read = read
    this.unknown = unknown
  }

  /** The first of these fields that says something; still LaTeX. */
  raw(...names: readonly string[]): string {
    for (const name of names) {
      const field = this.fields.get(name)
      const value = field && this.read(field, unknown => this.unknown(unknown, field)).trim()
      if (value) return value
    }
    return ''
  }

  text(...names: readonly string[]): string {
    return latexToText(this.raw(...names))
  }
}

const OPTIONAL = [
  ...(['title', 'shortTitle', 'year', 'originalYear', 'container', 'publisher'] as const),
  ...(['doi', 'isbn', 'url', 'language'] as const),
]
type OptionalField = (typeof OPTIONAL)[number]

/** Few parts of names are long enough to hold on to the text that they were cut from. */
function people(latex: string): Name[] {
  return namesOf(latex).map(name => {
    const { family, given } = name
    return { ...name, family: detached(family), ...(given !== undefined && { given: detached(given) }) }
  })
}

/** A work as its entry describes it. */
export function referenceOf(entry: BibtexEntry, fields: FieldReader, path: string): Reference {
  const draft: ReferenceDraft = {
    key: detached(entry.key),
    type: cslType(entry.type),
    authors: people(fields.raw('author')),
    editors: people(fields.raw('editor')),
    translators: people(fields.raw('translator')),
    files: pathsOfFileField(fields.raw('file', 'pdf')).map(detached),
    span: entry.span,
    keySpan: entry.keySpan,
    bibliography: path,
  }
  const title = withSubtitle(fields.text('title'), fields.text('subtitle'))
  const year = yearOfDate(fields.text('date')) ?? yearOfDate(fields.text('year')) ?? fields.text('year', 'date')
  const optional: Readonly<Record<OptionalField, string | undefined>> = {
    title: title || fields.text('booktitle', 'maintitle'),
    shortTitle: fields.text('shorttitle'),
    year,
    originalYear: yearOfDate(fields.text('origdate', 'origyear')),
    container:
      withSubtitle(fields.text('journaltitle', 'journal'), fields.text('journalsubtitle')) ||
      withSubtitle(fields.text('booktitle', 'maintitle'), fields.text('booksubtitle')),
    publisher: fields.text('publisher', 'institution', 'school', 'organization'),
    doi: plainDoi(fields.raw('doi')),
    isbn: plainIsbn(fields.raw('isbn')),
    url: fields.raw('url').replace(/\\([_%&#~])/g, '$1'),
    language: languageTag(fields.text('langid', 'language', 'hyphenation')),
  }
  for (const name of OPTIONAL) {
    const value = optional[name]
    if (value) draft[name] = detached(value)
  }
  return draft
}

/** `What Is History?` keeps its mark and needs no colon. */
function withSubtitle(title: string, subtitle: string): string {
  if (title === '' || subtitle === '') return title
  return /[?!.:]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}
