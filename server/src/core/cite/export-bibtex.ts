/**
 * The entries of some works as BibTeX that stands by itself: as they were written, with the `@string`s and `@preamble`s that they
 * use and the entries that they inherit from. What comes from another format is written anew.
 */
import { splitBibtex } from '../bib/bibtex-entries.ts'
import type { BibtexEntry, BibtexField } from '../bib/bibtex-entry-reader.ts'
import { valueReader } from '../bib/bibtex-value.ts'
import { slice } from '../text/span.ts'
import type { BibliographyText } from './cited-items.ts'
import type { CslItem } from './csl-item.ts'
import { itemAsBibtex } from './item-as-bibtex.ts'

/** Fields that name other entries of the file. */
const RELATIONS = ['crossref', 'xdata', 'xref', 'related', 'entryset'] as const
const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '))

/**
 * @param items all works, in the order of the export; those that no BibTeX file has come last
 * @returns ends with a line break; empty when there are no works
 */
export function exportBibtex(items: readonly CslItem[], texts: readonly BibliographyText[]): string {
  const left = new Map(items.map(item => [item.id, item]))
  const parts: string[] = []
  for (const { path, text } of texts) {
    if (!/\.bib(?:tex|latex)?$/i.test(path)) continue
    parts.push(...fromFile(text, left))
  }
  for (const item of left.values()) parts.push(itemAsBibtex(item))
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}

/** Takes what the file has out of `left`. */
function fromFile(text: string, left: Map<string, CslItem>): readonly string[] {
  const { entries, strings } = splitBibtex(text)
  const byKey = new Map(entries.map(entry => [entry.key, entry]))
  const wanted = new Set<BibtexEntry>()
  for (const entry of byKey.values()) if (left.delete(entry.key)) wanted.add(entry)
  const read = valueReader(text, strings)
  const parents = new Set<BibtexEntry>()
  // A set that grows while it is walked: parents have parents.
  for (const entry of wanted) {
    for (const name of RELATIONS) {
      const field = entry.fields.get(name)
      for (const key of field ? read(field).split(',') : []) {
        const parent = byKey.get(key.trim())
        if (!parent) continue
        wanted.add(parent)
        parents.add(parent)
        left.delete(parent.key)
      }
    }
  }
  if (wanted.size === 0) return []
  // As they stand in the file, but BibTeX wants parents behind their children. An earlier entry of the same key does not count.
  const inFile = entries.filter(entry => wanted.has(entry))
  const kept = [...inFile.filter(entry => !parents.has(entry)), ...inFile.filter(entry => parents.has(entry))]
  return [
    ...preambles(text),
    ...usedStrings(text, kept, strings).map(
      ({ nameSpan, span }) => `@string{${slice(text, nameSpan)} = ${slice(text, span)}}`,
    ),
    ...kept.map(({ span }) => slice(text, span)),
  ]
}

/** In the order of the file, so that each is defined before it is used. */
function usedStrings(
  text: string,
  entries: readonly BibtexEntry[],
  strings: ReadonlyMap<string, BibtexField>,
): readonly BibtexField[] {
  const used = new Set<BibtexField>()
  // Without definitions every bare name is unknown.
  const read = valueReader(text, new Map())
  const look = (field: BibtexField): void => {
    read(field, name => add(name.toLowerCase()))
  }
  const add = (name: string): void => {
    const string = strings.get(name)
    if (!string || used.has(string)) return
    used.add(string)
    look(string)
  }
  for (const { fields } of entries) for (const field of fields.values()) look(field)
  for (const name of strings.keys()) if (MONTHS.has(name)) add(name)
  return [...used].sort((a, b) => a.span.start - b.span.start)
}

function preambles(text: string): readonly string[] {
  const found: string[] = []
  for (const { 0: head, index } of text.matchAll(/^[ \t]*@preamble\s*\{/gim)) {
    let depth = 1
    let at = index + head.length
    for (; at < text.length && depth > 0; at++) {
      const char = text[at]
      if (char === '\\') at++
      else if (char === '{') depth++
      else if (char === '}') depth--
    }
    if (depth === 0) found.push(text.slice(index, at).trim())
  }
  return found
}
