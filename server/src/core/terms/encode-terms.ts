/**
 * What a batch of sources says of terms, as bytes that are read in place (segment-terms.ts).
 *
 *     header        numbers of 32 bits, see HEADER
 *     languages     a byte a document
 *     places        for each document where its list begins: 32 bits
 *     lists         for each document how many entries it has and their numbers, ascending: differences
 *     blocks        for each block of entries where it begins: 32 bits
 *     entries       names by their folded form, front-coded within a block; with each all that is said under it
 *     buckets       for each value of the top bits of a lookup key where its records begin: 32 bits
 *     records       16 bits more of the key, and the number of an entry; within a bucket by number
 *
 * An entry is a name in a language: all candidates of one name stand together, so that one read gives them all. An alias that is no
 * candidate's name is an entry without candidates: completion finds it, lookup keys lead to the entries that have it as an alias.
 * Numbers are little-endian, of variable length where no width is said. Cost: O(n log n) of the names.
 */
import { ByteWriter } from '../index/byte-writer.ts'
import type { TermCandidate, TermLanguage } from '../model/term.ts'
import { Inflection } from './inflection.ts'
import { foldedPhrase, lookupKeys } from './term-keys.ts'
import { compareCandidates, compareText, kindRank, SCORE_STEPS } from './term-order.ts'

/** Goes up with the layout. */
export const TERMS_FORMAT = 1

/** What the numbers of the header are, in their order. */
export const HEADER = [
  'format',
  'documents',
  'entries',
  'records',
  'bucketBits',
  'numberBytes',
  'languages',
  'listBytes',
  'entryBytes',
] as const

export const LANGUAGES: readonly TermLanguage[] = ['en', 'de', 'fr', 'ru']

/** Entries that are coded one after the other: to read one, half as many before it are passed. */
export const BLOCK_ENTRIES = 16
/** Mean number of records of a bucket. */
const BUCKET_RECORDS = 8

/** In the byte of flags of a candidate, beside its kind. */
export const PROPER = 8
export const HAS_ALIASES = 16
/** Its place is longer or shorter than its name: over a line break, say. */
export const OTHER_LENGTH = 32
export const KIND_BITS = 7

/** What one source says. */
export interface DocumentTerms {
  readonly terms: readonly TermCandidate[]
  readonly language: TermLanguage
}

interface Entry {
  readonly name: string
  readonly language: TermLanguage
  readonly folded: string
  readonly said: { readonly document: number; readonly candidate: TermCandidate }[]
}

export function encodeTerms(documents: readonly DocumentTerms[]): Uint8Array {
  const entries = entriesOf(documents)
  const lists = encodeLists(entries, documents.length)
  const written = encodeEntries(entries)
  const directory = encodeDirectory(entries)
  const languages = Uint8Array.from(documents, ({ language }) => LANGUAGES.indexOf(language))
  const header: Readonly<Record<(typeof HEADER)[number], number>> = {
    format: TERMS_FORMAT,
    documents: documents.length,
    entries: entries.length,
    records: directory.count,
    bucketBits: directory.bits,
    numberBytes: directory.numberBytes,
    languages: languages.reduce((mask, language) => mask | (1 << language), 0),
    listBytes: lists.bytes.length,
    entryBytes: written.bytes.length,
  }
  const parts = [
    numbers(HEADER.map(name => header[name])),
    languages,
    numbers(lists.places),
    lists.bytes,
    numbers(written.places),
    written.bytes,
    numbers(directory.places),
    directory.bytes,
  ]
  const out = new ByteWriter(parts.reduce((sum, part) => sum + part.length, 0))
  for (const part of parts) out.append(part)
  return out.finish()
}

/** In the order of their folded forms. */
function entriesOf(documents: readonly DocumentTerms[]): readonly Entry[] {
  const entries: Entry[] = []
  const byName = new Map(LANGUAGES.map(language => [language, new Map<string, Entry>()]))
  for (const [document, { terms, language }] of documents.entries()) {
    const found = byName.get(language) as Map<string, Entry>
    const entryOf = (name: string): Entry => {
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
  return entries.sort(
    (a, b) => compareText(a.folded, b.folded) || compareText(a.name, b.name) || compareText(a.language, b.language),
  )
}

interface Placed {
  readonly places: readonly number[]
  readonly bytes: Uint8Array
}

function encodeLists(entries: readonly Entry[], documents: number): Placed {
  const lists: number[][] = Array.from({ length: documents }, () => [])
  for (const [number, { said }] of entries.entries()) {
    for (const { document } of said) {
      const list = lists[document] as number[]
      if (list[list.length - 1] !== number) list.push(number)
    }
  }
  const out = new ByteWriter()
  const places = lists.map(list => {
    const place = out.length
    out.varint(list.length)
    let last = 0
    for (const number of list) {
      out.varint(number - last)
      last = number
    }
    return place
  })
  return { places: [...places, out.length], bytes: out.finish() }
}

function encodeEntries(entries: readonly Entry[]): Placed {
  const { places: bodies, bytes } = encodeBodies(entries)
  const out = new ByteWriter(bytes.length * 2)
  const encoder = new TextEncoder()
  const places: number[] = []
  let before: Uint8Array = new Uint8Array()
  for (const [number, entry] of entries.entries()) {
    const isFirst = number % BLOCK_ENTRIES === 0
    if (isFirst) places.push(out.length)
    const name = encoder.encode(entry.name)
    const shared = isFirst ? 0 : sharedLength(before, name)
    out.varint(shared)
    out.varint(name.length - shared)
    out.append(name.subarray(shared))
    before = name
    out.varint(entry.said.length * LANGUAGES.length + LANGUAGES.indexOf(entry.language))
    if (entry.said.length === 0) continue
    const body = bytes.subarray(bodies[number], bodies[number + 1])
    out.varint(body.length)
    out.append(body)
  }
  return { places: [...places, out.length], bytes: out.finish() }
}

function encodeBodies(entries: readonly Entry[]): Placed {
  const out = new ByteWriter(1 << 16)
  const places = entries.map(({ name, said }) => {
    const place = out.length
    let last = 0
    for (const { document, candidate } of said) {
      out.varint(document - last)
      last = document
      writeCandidate(out, name, candidate)
    }
    return place
  })
  return { places: [...places, out.length], bytes: out.finish() }
}

function writeCandidate(out: ByteWriter, name: string, candidate: TermCandidate): void {
  const { at, passage, aliases } = candidate
  const longer = at.end - at.start - name.length
  out.byte(
    kindRank(candidate.kind) +
      (candidate.proper === true ? PROPER : 0) +
      (aliases.length > 0 ? HAS_ALIASES : 0) +
      (longer === 0 ? 0 : OTHER_LENGTH),
  )
  out.byte(Math.round(candidate.score * SCORE_STEPS))
  out.varint(at.start)
  if (longer !== 0) out.varint(zigzag(longer))
  out.varint(zigzag(at.start - passage.start))
  out.varint(zigzag(passage.end - at.end))
  if (aliases.length === 0) return
  out.varint(aliases.length)
  for (const alias of aliases) out.text(alias)
}

interface Directory extends Placed {
  readonly count: number
  readonly bits: number
  readonly numberBytes: number
}

function encodeDirectory(entries: readonly Entry[]): Directory {
  const keys: number[] = []
  const numbers: number[] = []
  const inflection = new Inflection()
  entries.forEach((entry, number) => {
    for (const key of keysOfEntry(entry, inflection)) {
      keys.push(key)
      numbers.push(number)
    }
  })
  let bits = 1
  while (bits < 16 && keys.length >> bits > BUCKET_RECORDS) bits++
  const numberBytes = entries.length < 1 << 16 ? 2 : entries.length < 1 << 24 ? 3 : 4
  const places = new Array<number>(2 ** bits + 1).fill(0)
  for (const key of keys) places[(key >>> (32 - bits)) + 1] = (places[(key >>> (32 - bits)) + 1] as number) + 1
  for (let i = 1; i < places.length; i++) places[i] = (places[i] as number) + (places[i - 1] as number)
  const next = places.slice()
  const recordBytes = 2 + numberBytes
  const bytes = new Uint8Array(keys.length * recordBytes)
  keys.forEach((key, i) => {
    const bucket = key >>> (32 - bits)
    const record = next[bucket] as number
    next[bucket] = record + 1
    const at = record * recordBytes
    const rest = (key << bits) >>> 16
    bytes[at] = rest & 255
    bytes[at + 1] = rest >>> 8
    for (let k = 0; k < numberBytes; k++) bytes[at + 2 + k] = ((numbers[i] as number) >>> (8 * k)) & 255
  })
  return { count: keys.length, bits, numberBytes, places, bytes }
}

function keysOfEntry({ name, language, said }: Entry, inflection: Inflection): Iterable<number> {
  if (said.length === 0) return []
  const own = lookupKeys(name, language, inflection)
  if (!said.some(({ candidate }) => candidate.aliases.length > 0)) return own
  const aliases = new Set(said.flatMap(({ candidate }) => candidate.aliases))
  return new Set([...own, ...[...aliases].flatMap(alias => lookupKeys(alias, language, inflection))])
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  let i = 0
  while (i < most && a[i] === b[i]) i++
  return i
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2
}

function numbers(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of values.entries()) view.setUint32(i * 4, value, true)
  return bytes
}
