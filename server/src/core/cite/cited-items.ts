/**
 * What a style needs of the works that are cited, read from their bibliographies again: a {@link Reference} keeps only what the rest
 * of the program asks for. Of a library of ten thousand entries only the cited ones are read.
 */
import { parse as parseYaml } from 'yaml'
import { readBrokenJson } from '../bib/broken-json.ts'
import { parseBibliography } from '../bib/parse-bibliography.ts'
import type { Name, Reference } from '../bib/reference.ts'
import { slice } from '../text/span.ts'
import { tooMuchYaml } from '../yaml-guard.ts'
import { bibtexItems } from './bibtex-csl.ts'
import { cslName } from './bibtex-csl-names.ts'
import { type BibtexIndex, bibtexIndex } from './bibtex-index.ts'
import type { CslDate, CslItem, CslName } from './csl-item.ts'
import { risItem } from './ris-csl.ts'
import { sanitisedItem } from './sanitise.ts'

/** One bibliography as it is now. */
export interface BibliographyText {
  /** As the references name it. */
  readonly path: string
  /** For references in an essay's front matter, the essay. */
  readonly text: string
}

const MOST_ALIASES = 100

/**
 * One item for each reference, in their order. Where a bibliography changed since it was read, or is not at hand, the item has what the
 * reference itself says.
 * @param language of entries that do not say theirs
 * @param indexOf where the entries of a BibTeX file stand, for who keeps that
 */
export function citedItems(
  references: readonly Reference[],
  texts: readonly BibliographyText[],
  language?: string,
  indexOf: (text: BibliographyText) => BibtexIndex = ({ text }) => bibtexIndex(text),
): readonly CslItem[] {
  const items = new Map<string, CslItem>()
  for (const text of texts) {
    const here = references.filter(({ bibliography }) => bibliography === text.path)
    for (const item of itemsIn(here, text, language, indexOf)) items.set(item.id, item)
  }
  return references.map(reference => items.get(reference.key) ?? itemOfReference(reference))
}

function itemsIn(
  references: readonly Reference[],
  file: BibliographyText,
  language: string | undefined,
  indexOf: (text: BibliographyText) => BibtexIndex,
): readonly CslItem[] {
  const { path, text } = file
  const keys = new Set(references.map(({ key }) => key))
  if (keys.size === 0) return []
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  if (/^bib(?:tex|latex)?$/.test(extension)) return bibtexItems(indexOf(file), keys, language)
  const isCurrent = references.every(({ key, keySpan }) => slice(text, keySpan) === key)
  const current = isCurrent
    ? references
    : (parseBibliography(text, path)?.references.filter(({ key }) => keys.has(key)) ?? [])
  return current.map(reference => {
    const entry = slice(text, reference.span)
    if (extension === 'ris') return risItem(entry, reference.key)
    const data = extension === 'json' ? jsonOf(entry) : yamlOf(text, reference)
    return data === undefined ? itemOfReference(reference) : sanitisedItem(reference.key, data)
  })
}

function jsonOf(entry: string): unknown {
  try {
    return JSON.parse(entry)
  } catch {
    return readBrokenJson(entry)
  }
}

/** The item is indented as in its list, but for its first line, which the dash stands before. */
function yamlOf(text: string, { span }: Reference): unknown {
  const column = span.start - (text.lastIndexOf('\n', span.start - 1) + 1)
  const source = `${' '.repeat(column)}${slice(text, span)}`
  if (tooMuchYaml(source)) return undefined
  try {
    return parseYaml(source, { maxAliasCount: MOST_ALIASES, uniqueKeys: false, logLevel: 'silent', schema: 'core' })
  } catch {
    return undefined
  }
}

/** With no bibliography to look into. */
function itemOfReference(reference: Reference): CslItem {
  const { key, type, title, shortTitle, authors, editors, translators, year, originalYear, container, publisher } =
    reference
  const names = (list: readonly Name[]): readonly CslName[] => list.map(name => cslName(name))
  const variables: Record<string, string | readonly CslName[] | undefined> = {
    title,
    'title-short': shortTitle,
    author: names(authors),
    editor: names(editors),
    translator: names(translators),
    'container-title': container,
    publisher,
    DOI: reference.doi,
    ISBN: reference.isbn,
    URL: reference.url,
    language: reference.language,
  }
  const said: [string, string | readonly CslName[] | CslDate][] = []
  for (const [name, value] of Object.entries(variables))
    if (value !== undefined && value.length > 0) said.push([name, value])
  return sanitisedItem(key, { ...Object.fromEntries(said), type, issued: year, 'original-date': originalYear })
}
