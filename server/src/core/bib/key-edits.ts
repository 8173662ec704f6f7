/** Where a bibliography names a key: in the entry that has it, and in the entries that take fields from that one. */
import { type Span, span } from '../text/span.ts'
import { splitBibtex } from './bibtex-entries.ts'
import type { Bibliography, Reference } from './reference.ts'

/** Puts `newText` in the place of what stands at `span`. */
export interface BibliographyEdit {
  readonly span: Span<'raw'>
  readonly newText: string
}

/** Fields of BibLaTeX that list keys of other entries. */
const NAMING = ['crossref', 'xref', 'xdata', 'related', 'entryset'] as const

/** What every format and every program that reads it takes for a key. */
const KEY = /^[^\s,{}()[\]"'#%\\=~@;&|<>`^*?!][^\s,{}()[\]"'#%\\=~@;|<>`^*]*$/u
const LONGEST_KEY = 200

/** Whether a key can stand in a bibliography of any format and behind an `@`. */
export function isKey(key: string): boolean {
  return key.length <= LONGEST_KEY && KEY.test(key)
}

/** The entries of that key in a bibliography: none, one, or several. */
export function entriesOf({ references }: Bibliography, key: string): readonly Reference[] {
  return references.filter(reference => reference.key === key)
}

/**
 * Gives an entry another key, wherever the file says it.
 * @param text the text that the bibliography was read from
 * @param to a key as {@link isKey} has it
 */
export function keyEdits(text: string, bibliography: Bibliography, key: string, to: string): BibliographyEdit[] {
  const own = entriesOf(bibliography, key).map(({ keySpan }) => ({
    span: keySpan,
    newText: written(text, bibliography, keySpan, to),
  }))
  const edits = bibliography.format === 'bibtex' ? [...own, ...namingEdits(text, key, to)] : own
  return edits.sort((a, b) => a.span.start - b.span.start)
}

/** A name that JSON or YAML would read as something else stands in quotes. */
function written(text: string, { format }: Bibliography, { start }: Span<'raw'>, key: string): string {
  const isQuoted = /["']/.test(text[start - 1] ?? '')
  if (format === 'csl-json') return isQuoted ? key : JSON.stringify(key)
  if (format !== 'csl-yaml' && format !== 'inline') return key
  const isPlain = /^\p{L}[\p{L}\p{N}_./+-]*$/u.test(key) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(key)
  return isQuoted || isPlain ? key : JSON.stringify(key)
}

function namingEdits(text: string, key: string, to: string): BibliographyEdit[] {
  // Most libraries have no such field: no need to look for it in every entry.
  if (!/\b(?:crossref|xref|xdata|related|entryset)\b/i.test(text)) return []
  const edits: BibliographyEdit[] = []
  for (const { fields } of splitBibtex(text).entries)
    for (const name of NAMING) {
      const field = fields.get(name)
      if (!field) continue
      const value = text.slice(field.span.start, field.span.end)
      for (const item of value.matchAll(/[^\s,{}"#]+/g)) {
        if (item[0] !== key) continue
        const start = field.span.start + item.index
        edits.push({ span: span(start, start + key.length), newText: to })
      }
    }
  return edits
}
