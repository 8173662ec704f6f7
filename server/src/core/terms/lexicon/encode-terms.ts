/**
 * What a batch of sources says of terms, as bytes (the layout: terms-layout.ts). Cost: O(n log n) of the names; of a merge O(n).
 */
import type { TermLanguage } from '../../model/term.ts'
import { compareCandidates, compareText } from '../term-order.ts'
import type { SegmentTerms } from './segment-terms.ts'
import { foldedPhrase } from './term-keys.ts'
import { type DocumentTerms, LANGUAGES, type Said, type SegmentEntry } from './terms-layout.ts'
import { TermsWriter } from './terms-writer.ts'

/** An entry and its place among others. */
interface Folded {
  readonly name: string
  readonly language: TermLanguage
  readonly folded: string
}

export function encodeTerms(documents: readonly DocumentTerms[]): Uint8Array {
  const writer = new TermsWriter(documents.length)
  for (const entry of entriesOf(documents)) writer.add(entry)
  return writer.finish(documents.map(({ language }) => language))
}

interface Gathered extends Folded {
  readonly said: Said[]
}

/** In the order of their folded forms. */
function entriesOf(documents: readonly DocumentTerms[]): readonly Gathered[] {
  const entries: Gathered[] = []
  const byName = new Map(LANGUAGES.map(language => [language, new Map<string, Gathered>()]))
  for (const [document, { terms, language }] of documents.entries()) {
    const found = byName.get(language) as Map<string, Gathered>
    const entryOf = (name: string): Gathered => {
      let entry = found.get(name)
      if (!entry) {
        entry = { name, language, folded: foldedPhrase(name), said: [] }
        found.set(name, entry)
        entries.push(entry)
      }
      return entry
    }
    for (const candidate of terms) {
      entryOf(candidate.name).said.push({ document, candidate })
      for (const alias of candidate.aliases) entryOf(alias)
    }
  }
  for (const { said } of entries) {
    if (said.length > 1) said.sort((a, b) => a.document - b.document || compareCandidates(a.candidate, b.candidate))
  }
  return entries.sort(compareFolded)
}

function compareFolded(a: Folded, b: Folded): number {
  return compareText(a.folded, b.folded) || compareText(a.name, b.name) || compareText(a.language, b.language)
}

/** A part of a merge. */
export interface MergedPart {
  readonly terms: SegmentTerms
  isLive(document: number): boolean
}

/**
 * The documents of these parts that count, one part after the other, as {@link encodeTerms} would write them. Goes through the parts side
 * by side and holds one entry of each: large segments are merged without their candidates in memory.
 */
export function mergeEncodedTerms(parts: readonly MergedPart[]): Uint8Array {
  const languages: TermLanguage[] = []
  const numbers = parts.map(part =>
    Array.from({ length: part.terms.size }, (_, document) => {
      if (!part.isLive(document)) return GONE
      languages.push(part.terms.languageOf(document))
      return languages.length - 1
    }),
  )
  const aliases = aliasesOf(parts, numbers)
  const writer = new TermsWriter(languages.length)
  const cursors = parts.flatMap(({ terms }, i) => {
    const cursor = new Cursor(terms, numbers[i] as readonly number[])
    return cursor.entry ? [cursor] : []
  })
  while (cursors.length > 0) {
    const [first] = cursors.map(cursor => cursor.entry as Folded).sort(compareFolded)
    const { name, language } = first as Folded
    const said: Said[] = []
    for (const cursor of cursors) {
      if (cursor.entry?.name !== name || cursor.entry.language !== language) continue
      for (const one of cursor.said()) said.push(one)
      cursor.next()
    }
    if (said.length > 0 || aliases.has(`${name}\n${language}`)) writer.add({ name, language, said })
    for (let i = cursors.length - 1; i >= 0; i--) if (!cursors[i]?.entry) cursors.splice(i, 1)
  }
  return writer.finish(languages)
}

const GONE = -1

/** The aliases that a document that counts gives: they are few. */
function aliasesOf(parts: readonly MergedPart[], numbers: readonly (readonly number[])[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [i, { terms }] of parts.entries()) {
    for (const { language, said } of terms.all()) {
      for (const { document, candidate } of said) {
        if (numbers[i]?.[document] === GONE) continue
        for (const alias of candidate.aliases) found.add(`${alias}\n${language}`)
      }
    }
  }
  return found
}

/** Goes through the entries of a part, whose documents get new numbers. */
class Cursor {
  entry: (SegmentEntry & Folded) | undefined
  private readonly rest: Iterator<SegmentEntry>
  private readonly numbers: readonly number[]

  constructor(terms: SegmentTerms, numbers: readonly number[]) {
    this.rest = terms.all()[Symbol.iterator]()
    this.numbers = numbers
    this.next()
  }

  next(): void {
    const step = this.rest.next()
    this.entry = step.done === true ? undefined : { ...step.value, folded: foldedPhrase(step.value.name) }
  }

  /** What the entry says, of the documents that count. */
  said(): readonly Said[] {
    return (this.entry?.said ?? []).flatMap(({ document, candidate }) => {
      const number = this.numbers[document] as number
      return number === GONE ? [] : [{ document: number, candidate }]
    })
  }
}
