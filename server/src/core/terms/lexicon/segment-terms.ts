/**
 * What the sources of a segment say of terms, read from bytes where somebody asks (the layout: terms-layout.ts). Opening reads a header
 * of a few bytes; a look-up reads a bucket, a few records and a block of entries.
 */
import { ByteReader } from '../../index/byte-reader.ts'
import { type Bytes, DamagedIndex, section } from '../../index/bytes.ts'
import type { TermCandidate, TermLanguage } from '../../model/term.ts'
import { span } from '../../text/span.ts'
import { compareCandidates, SCORE_STEPS } from '../term-order.ts'
import { foldedPhrase } from './term-keys.ts'
import {
  BLOCK_ENTRIES,
  type DocumentTerms,
  HAS_ALIASES,
  HEADER,
  KIND_BITS,
  KIND_CODES,
  LANGUAGES,
  OTHER_LENGTH,
  PROPER,
  type Said,
  type SegmentEntry,
  TERMS_FORMAT,
} from './terms-layout.ts'

type Header = Readonly<Record<(typeof HEADER)[number], number>>

/** Throws {@link DamagedIndex} when these are no terms of this format. */
export function openTerms(bytes: Bytes): SegmentTerms {
  const read = bytes.read(0, HEADER.length * 4)
  const header = Object.fromEntries(HEADER.map((name, i) => [name, u32(read, i * 4)])) as Header
  if (header.format !== TERMS_FORMAT) throw new DamagedIndex('the terms of a segment are of another format')
  return new SegmentTerms(bytes, header)
}

export class SegmentTerms {
  /** How many documents there are. */
  readonly size: number
  private readonly header: Header
  private readonly documentLanguages: Bytes
  private readonly listPlaces: Bytes
  private readonly lists: Bytes
  private readonly blockPlaces: Bytes
  private readonly entries: Bytes
  private readonly buckets: Bytes
  private readonly records: Bytes

  constructor(bytes: Bytes, header: Header) {
    this.header = header
    this.size = header.documents
    let at = HEADER.length * 4
    const next = (length: number): Bytes => {
      const found = section(bytes, at, length)
      at += length
      return found
    }
    this.documentLanguages = next(header.documents)
    this.listPlaces = next((header.documents + 1) * 4)
    this.lists = next(header.listBytes)
    this.blockPlaces = next((Math.ceil(header.entries / BLOCK_ENTRIES) + 1) * 4)
    this.entries = next(header.entryBytes)
    this.buckets = next((2 ** header.bucketBits + 1) * 4)
    this.records = next(header.records * this.recordBytes)
  }

  /** Whether a document of the segment may be in this language, without a look at the documents. */
  mayHold(language: TermLanguage): boolean {
    return (this.header.languages & (1 << LANGUAGES.indexOf(language))) !== 0
  }

  languageOf(document: number): TermLanguage {
    return languageAt(this.documentLanguages.read(document, 1)[0] as number)
  }

  /** The numbers of the entries under a lookup key (term-keys.ts), and now and then of another: verify. */
  withKey(key: number): readonly number[] {
    const { bucketBits, numberBytes } = this.header
    const place = this.buckets.read((key >>> (32 - bucketBits)) * 4, 8)
    const from = u32(place, 0)
    const count = u32(place, 4) - from
    if (count === 0) return NONE
    const rest = (key << bucketBits) >>> 16
    const bytes = this.records.read(from * this.recordBytes, count * this.recordBytes)
    const found: number[] = []
    for (let at = 0; at < bytes.length; at += this.recordBytes) {
      if (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) !== rest) continue
      let number = 0
      for (let i = numberBytes - 1; i >= 0; i--) number = number * 256 + (bytes[at + 2 + i] as number)
      found.push(number)
    }
    return found
  }

  entry(number: number): SegmentEntry {
    const block = Math.floor(number / BLOCK_ENTRIES)
    const reader = new EntryReader(this.block(block))
    for (let i = number % BLOCK_ENTRIES; i > 0; i--) reader.pass()
    return reader.read()
  }

  /** Entries whose folded name (see foldedPhrase) begins with `prefix`, in the order of their folded names. */
  *startingWith(prefix: string): Iterable<SegmentEntry> {
    const first = this.firstFrom(prefix)
    for (let block = Math.floor(first / BLOCK_ENTRIES); block * BLOCK_ENTRIES < this.header.entries; block++) {
      for (const entry of this.entriesOf(block).slice(Math.max(0, first - block * BLOCK_ENTRIES))) {
        if (!foldedPhrase(entry.name).startsWith(prefix)) return
        yield entry
      }
    }
  }

  /** All entries, in the order of their folded names. Reads everything. */
  *all(): Iterable<SegmentEntry> {
    const blocks = Math.ceil(this.header.entries / BLOCK_ENTRIES)
    for (let block = 0; block < blocks; block++) yield* this.entriesOf(block)
  }

  /** The names of all entries, in the order of their folded forms; what is said under them is passed over. */
  *names(): Iterable<string> {
    const blocks = Math.ceil(this.header.entries / BLOCK_ENTRIES)
    for (let block = 0; block < blocks; block++) {
      // Copied: somebody may read something else between two names.
      const reader = new EntryReader(this.block(block).slice())
      for (let i = Math.min(BLOCK_ENTRIES, this.header.entries - block * BLOCK_ENTRIES); i > 0; i--) {
        reader.pass()
        yield reader.name
      }
    }
  }

  /** What one document says, best first. */
  candidatesOf(document: number): readonly TermCandidate[] {
    const places = this.listPlaces.read(document * 4, 8)
    const from = u32(places, 0)
    const length = u32(places, 4) - from
    // Copied: reading the entries ends what this read gives.
    const list = new ByteReader(this.lists.read(from, length).slice())
    const found: TermCandidate[] = []
    let number = 0
    for (let count = list.varint(); count > 0; count--) {
      number += list.varint()
      for (const said of this.entry(number).said) if (said.document === document) found.push(said.candidate)
    }
    return found.sort(compareCandidates)
  }

  /** What each document says, in the order of the documents: what {@link encodeTerms} was given. Reads everything. */
  documents(): readonly DocumentTerms[] {
    const terms: TermCandidate[][] = Array.from({ length: this.size }, () => [])
    for (const { said } of this.all())
      for (const { document, candidate } of said) (terms[document] as TermCandidate[]).push(candidate)
    return terms.map((list, document) => ({
      terms: list.sort(compareCandidates),
      language: this.languageOf(document),
    }))
  }

  private get recordBytes(): number {
    return 2 + this.header.numberBytes
  }

  /** Decoded at once: whoever goes through them may read something else between two. */
  private entriesOf(block: number): readonly SegmentEntry[] {
    const count = Math.min(BLOCK_ENTRIES, this.header.entries - block * BLOCK_ENTRIES)
    const reader = new EntryReader(this.block(block))
    return Array.from({ length: count }, () => reader.read())
  }

  private block(block: number): Uint8Array {
    const places = this.blockPlaces.read(block * 4, 8)
    const from = u32(places, 0)
    return this.entries.read(from, u32(places, 4) - from)
  }

  /** The number of the first entry whose folded name is not before `folded`. Binary search over blocks, then a walk. */
  private firstFrom(folded: string): number {
    let low = 0
    let high = Math.ceil(this.header.entries / BLOCK_ENTRIES)
    while (low < high) {
      const middle = (low + high) >> 1
      const reader = new EntryReader(this.block(middle))
      reader.pass()
      if (foldedPhrase(reader.name) < folded) low = middle + 1
      else high = middle
    }
    const first = Math.max(0, low - 1) * BLOCK_ENTRIES
    const last = Math.min(this.header.entries, low * BLOCK_ENTRIES)
    if (first >= last) return first
    const reader = new EntryReader(this.block(Math.max(0, low - 1)))
    for (let number = first; number < last; number++) {
      reader.pass()
      if (foldedPhrase(reader.name) >= folded) return number
    }
    return last
  }
}

const NONE: readonly number[] = []

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads the entries of a block from its first one on. */
class EntryReader {
  private readonly bytes: ByteReader
  /** The name of the entry last passed, in UTF-8: the next one begins with a part of it. */
  private named = new Uint8Array(64)
  private nameLength = 0

  constructor(block: Uint8Array) {
    this.bytes = new ByteReader(block)
  }

  /** The name of the entry that was passed last. */
  get name(): string {
    let name = ''
    for (let i = 0; i < this.nameLength; i++) {
      const byte = this.named[i] as number
      if (byte >= 128) return UTF_8.decode(this.named.subarray(0, this.nameLength))
      name += String.fromCharCode(byte)
    }
    return name
  }

  pass(): void {
    this.readName()
    if (this.bytes.varint() >= LANGUAGES.length) this.bytes.take(this.bytes.varint())
  }

  private readName(): void {
    const shared = this.bytes.varint()
    const rest = this.bytes.take(this.bytes.varint())
    if (shared > this.nameLength) throw new DamagedIndex('a name has more in common with the one before than that has')
    this.nameLength = shared + rest.length
    if (this.nameLength > this.named.length) {
      const longer = new Uint8Array(this.nameLength * 2)
      longer.set(this.named)
      this.named = longer
    }
    this.named.set(rest, shared)
  }

  read(): SegmentEntry {
    this.readName()
    const { name } = this
    const head = this.bytes.varint()
    const language = languageAt(head % LANGUAGES.length)
    const count = Math.floor(head / LANGUAGES.length)
    if (count === 0) return { name, language, said: [] }
    this.bytes.varint()
    const said: Said[] = []
    let document = 0
    for (let i = 0; i < count; i++) {
      document += this.bytes.varint()
      said.push({ document, candidate: this.candidate(name) })
    }
    return { name, language, said }
  }

  private candidate(name: string): TermCandidate {
    const { bytes } = this
    const flags = bytes.byte()
    const score = bytes.byte() / SCORE_STEPS
    const start = bytes.varint()
    const end = start + name.length + ((flags & OTHER_LENGTH) !== 0 ? unzigzag(bytes.varint()) : 0)
    const from = start - unzigzag(bytes.varint())
    const to = end + unzigzag(bytes.varint())
    const kind = KIND_CODES[flags & KIND_BITS]
    if (kind === undefined) throw new DamagedIndex('a term is of no kind')
    const aliases = (flags & HAS_ALIASES) !== 0 ? Array.from({ length: bytes.varint() }, () => bytes.text()) : []
    return {
      name,
      aliases,
      kind,
      at: span(start, end),
      passage: span(from, to),
      score,
      ...((flags & PROPER) !== 0 ? { proper: true } : {}),
    }
  }
}

function languageAt(index: number): TermLanguage {
  const language = LANGUAGES[index]
  if (language === undefined) throw new DamagedIndex('a source is in no language')
  return language
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

function u32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)) >>>
    0
  )
}
