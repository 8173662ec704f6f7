/** BibTeX and BibLaTeX as references: each entry by itself, so that a broken one costs only itself. */
import { splitBibtex } from './bibtex-entries.ts'
import type { BibtexEntry, BibtexField } from './bibtex-entry-reader.ts'
import { inheritedFields } from './bibtex-inherit.ts'
import { namesOf } from './bibtex-names.ts'
import { cslType } from './bibtex-types.ts'
import { type ValueReader, valueReader } from './bibtex-value.ts'
import { pathsOfFileField } from './file-field.ts'
import { plainDoi, plainIsbn, yearOfDate } from './identifiers.ts'
import { languageTag } from './languages.ts'
import { latexToText } from './latex-text.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Reference, ReferenceDraft } from './reference.ts'

/** Entries that are no works: `@xdata` only lends its fields, `@set` groups others. */
const NO_WORKS = new Set(['xdata', 'set', 'control'])

export function parseBibtex(text: string, path: string): Bibliography {
  const { entries, strings, problems, truncated } = splitBibtex(text)
  const found: EntryProblem[] = [...problems]
  const byKey = new Map<string, BibtexEntry>()
  for (const entry of entries) {
    byKey.set(entry.key, entry)
    for (const id of aliasesOf(entry, text)) if (!byKey.has(id)) byKey.set(id, entry)
  }
  const read = valueReader(text, strings)
  const references: Reference[] = []
  for (const entry of entries) {
    if (NO_WORKS.has(entry.type)) continue
    const fields = inheritedFields(entry, byKey, read)
    const unknown = (name: string, at: BibtexField): void => {
      found.push({ message: `There is no @string “${name}”.`, key: entry.key, span: at.span })
    }
    references.push(referenceOf(entry, new FieldReader(fields, read, unknown), path))
    const parent = entry.fields.get('crossref')
    if (parent && !byKey.has(read(parent).trim()))
      found.push({ message: `“${read(parent).trim()}” is not in this file.`, key: entry.key, span: parent.span })
  }
  return { path, format: 'bibtex', references, problems: withLines(text, found), truncated }
}

/** BibLaTeX's `ids`: other keys of the same entry, which `crossref` may name. */
function aliasesOf(entry: BibtexEntry, text: string): readonly string[] {
  const ids = entry.fields.get('ids')?.span
  if (!ids) return []
  return text
    .slice(ids.start + 1, ids.end - 1)
    .split(',')
    .map(id => id.trim())
}

/** The fields of one entry as text. */
class FieldReader {
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

function referenceOf(entry: BibtexEntry, fields: FieldReader, path: string): Reference {
  const draft: ReferenceDraft = {
    key: entry.key,
    type: cslType(entry.type),
    authors: namesOf(fields.raw('author')),
    editors: namesOf(fields.raw('editor')),
    translators: namesOf(fields.raw('translator')),
    files: pathsOfFileField(fields.raw('file', 'pdf')),
    span: entry.span,
    keySpan: entry.keySpan,
    bibliography: path,
  }
  const title = withSubtitle(fields.text('title'), fields.text('subtitle'))
  const year = yearOfDate(fields.text('date')) ?? yearOfDate(fields.text('year')) ?? fields.text('year', 'date')
  const optional: { readonly [K in keyof Reference]?: string | undefined } = {
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
  for (const [name, value] of Object.entries(optional)) if (value) Object.assign(draft, { [name]: value })
  return draft
}

/** `What Is History?` keeps its mark and needs no colon. */
function withSubtitle(title: string, subtitle: string): string {
  if (title === '' || subtitle === '') return title
  return /[?!.:]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}
