/** Which fields an entry takes from the ones it names in `crossref` and `xdata`, as BibLaTeX and Pandoc have it. */
import type { BibtexEntry, BibtexField } from './bibtex-entry-reader.ts'
import type { ValueReader } from './bibtex-value.ts'

/** Fields that belong to the one entry alone. */
const OWN = new Set(
  (
    'crossref xdata xref ids entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
    'relatedtype shorthand shorthandintro sortkey shorttitle keywords abstract annote annotation note addendum'
  ).split(' '),
)

/** Part of a book: what the parent's title is to its chapters. */
const PARTS = new Set(
  'inbook incollection inproceedings conference inreference suppbook suppcollection bookinbook'.split(' '),
)
const ARTICLES = new Set('article suppperiodical review'.split(' '))
/** Where the parent's authors are the child's too. */
const SAME_AUTHOR = new Set('inbook bookinbook suppbook book'.split(' '))

/** Where the entries of a file are found by key. */
export interface EntrySource {
  get(key: string): BibtexEntry | undefined
}

/** More generations than any bibliography has; also what ends a circle. */
const DEEPEST = 6

/**
 * The fields of an entry with what it inherits; its own win.
 * @param byKey the entries of the same file; entries may stand in any order
 */
export function inheritedFields(
  entry: BibtexEntry,
  byKey: EntrySource,
  read: ValueReader,
  depth = 0,
): ReadonlyMap<string, BibtexField> {
  const crossref = entry.fields.get('crossref')
  const xdata = entry.fields.get('xdata')
  if ((!crossref && !xdata) || depth >= DEEPEST) return entry.fields
  const fields = new Map<string, BibtexField>()
  const parentsIn = (field: BibtexField): BibtexEntry[] =>
    read(field)
      .split(',')
      .slice(0, DEEPEST)
      .map(key => byKey.get(key.trim()))
      .filter(parent => parent !== undefined)
  for (const parent of crossref ? parentsIn(crossref).slice(0, 1) : []) {
    for (const [name, field] of inheritedFields(parent, byKey, read, depth + 1)) {
      for (const target of namesInChild(entry.type, parent.type, name)) fields.set(target, field)
    }
  }
  for (const parent of xdata ? parentsIn(xdata) : []) {
    for (const [name, field] of inheritedFields(parent, byKey, read, depth + 1)) fields.set(name, field)
  }
  for (const [name, field] of entry.fields) fields.set(name, field)
  return fields
}

function namesInChild(child: string, parent: string, name: string): readonly string[] {
  if (OWN.has(name)) return []
  const isSame = child === parent || (child === 'book' && parent !== 'mvbook')
  if (/^(?:title|subtitle|titleaddon)$/.test(name)) {
    if (PARTS.has(child)) return [`book${name}`]
    if (ARTICLES.has(child)) return [`journal${name}`]
    return isSame ? [name] : [`main${name}`]
  }
  if (name === 'author' && !SAME_AUTHOR.has(child)) return ['bookauthor']
  return [name]
}
