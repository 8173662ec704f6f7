/** Writes entries in their order into the layout of terms-layout.ts. Holds what it has written and a number or two for each entry. */
import { ByteWriter } from '../../index/byte-writer.ts'
import type { TermCandidate, TermLanguage } from '../../model/term.ts'
import { Inflection } from '../inflection.ts'
import { SCORE_STEPS } from '../term-order.ts'
import { surnameOf } from './full-name.ts'
import { lookupKeys, surnameKeys } from './term-keys.ts'
import {
  BLOCK_ENTRIES,
  BUCKET_RECORDS,
  HAS_ALIASES,
  HEADER,
  KIND_CODES,
  LANGUAGES,
  OTHER_LENGTH,
  PROPER,
  type SegmentEntry,
  TERMS_FORMAT,
} from './terms-layout.ts'

export class TermsWriter {
  private readonly lists: number[][]
  private readonly inflection = new Inflection()
  private readonly encoder = new TextEncoder()
  private before: Uint8Array = new Uint8Array()
  private entries = 0
  /** The heads and the bodies of the entries, and where each ends: they are put together at the end. */
  private readonly heads = new ByteWriter(1 << 16)
  private readonly bodies = new ByteWriter(1 << 16)
  private readonly headEnds: number[] = []
  private readonly bodyEnds: number[] = []
  private readonly keys: number[] = []
  private readonly numbers: number[] = []

  constructor(documents: number) {
    this.lists = Array.from({ length: documents }, () => [])
  }

  /** In the order of folded names, then of names, then of languages; what is said in the order of documents. */
  add(entry: SegmentEntry): void {
    const { name, language, said } = entry
    const number = this.entries++
    this.addName(number, name)
    this.heads.varint(said.length * LANGUAGES.length + LANGUAGES.indexOf(language))
    this.headEnds.push(this.heads.length)
    let last = 0
    for (const { document, candidate } of said) {
      this.bodies.varint(document - last)
      last = document
      writeCandidate(this.bodies, name, candidate)
      const list = this.lists[document] as number[]
      if (list[list.length - 1] !== number) list.push(number)
    }
    this.bodyEnds.push(this.bodies.length)
    for (const key of keysOfEntry(entry, this.inflection)) {
      this.keys.push(key)
      this.numbers.push(number)
    }
  }

  /** `languages`: of the documents. */
  finish(languages: readonly TermLanguage[]): Uint8Array {
    const lists = this.encodeLists()
    const entries = this.encodeEntries()
    const directory = this.encodeDirectory()
    const ofDocuments = Uint8Array.from(languages, language => LANGUAGES.indexOf(language))
    const header: Readonly<Record<(typeof HEADER)[number], number>> = {
      format: TERMS_FORMAT,
      documents: languages.length,
      entries: this.entries,
      records: this.keys.length,
      bucketBits: directory.bits,
      numberBytes: directory.numberBytes,
      languages: ofDocuments.reduce((mask, language) => mask | (1 << language), 0),
      listBytes: lists.bytes.length,
      entryBytes: entries.bytes.length,
    }
    const parts = [
      numbers32(HEADER.map(name => header[name])),
      ofDocuments,
      numbers32(lists.places),
      lists.bytes,
      numbers32(entries.places),
      entries.bytes,
      numbers32(directory.places),
      directory.bytes,
    ]
    const out = new ByteWriter(parts.reduce((sum, part) => sum + part.length, 0))
    for (const part of parts) out.append(part)
    return out.finish()
  }

  private addName(number: number, text: string): void {
    const name = this.encoder.encode(text)
    const shared = number % BLOCK_ENTRIES === 0 ? 0 : sharedLength(this.before, name)
    this.heads.varint(shared)
    this.heads.varint(name.length - shared)
    this.heads.append(name.subarray(shared))
    this.before = name
  }

  private encodeLists(): Placed {
    const out = new ByteWriter()
    const places = this.lists.map(list => {
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

  private encodeEntries(): Placed {
    const heads = this.heads.finish()
    const bodies = this.bodies.finish()
    const out = new ByteWriter(heads.length + bodies.length + this.entries * 2)
    const places: number[] = []
    let head = 0
    let body = 0
    for (let number = 0; number < this.entries; number++) {
      if (number % BLOCK_ENTRIES === 0) places.push(out.length)
      const headEnd = this.headEnds[number] as number
      const bodyEnd = this.bodyEnds[number] as number
      out.append(heads.subarray(head, headEnd))
      if (bodyEnd > body) {
        out.varint(bodyEnd - body)
        out.append(bodies.subarray(body, bodyEnd))
      }
      head = headEnd
      body = bodyEnd
    }
    return { places: [...places, out.length], bytes: out.finish() }
  }

  private encodeDirectory(): Directory {
    const { keys, numbers } = this
    let bits = 1
    while (bits < 16 && keys.length >> bits > BUCKET_RECORDS) bits++
    const numberBytes = this.entries < 1 << 16 ? 2 : this.entries < 1 << 24 ? 3 : 4
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
    return { bits, numberBytes, places, bytes }
  }
}

interface Placed {
  readonly places: readonly number[]
  readonly bytes: Uint8Array
}

interface Directory extends Placed {
  readonly bits: number
  readonly numberBytes: number
}

function writeCandidate(out: ByteWriter, name: string, candidate: TermCandidate): void {
  const { at, passage, aliases } = candidate
  const longer = at.end - at.start - name.length
  out.byte(
    KIND_CODES.indexOf(candidate.kind) +
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

function keysOfEntry({ name, language, said }: SegmentEntry, inflection: Inflection): Iterable<number> {
  if (said.length === 0) return []
  const surname = surnameOf(name)
  const ofSurname = surname === undefined ? [] : surnameKeys(surname, [language], inflection)
  const own = [...lookupKeys(name, language, inflection), ...ofSurname]
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

function numbers32(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of values.entries()) view.setUint32(i * 4, value, true)
  return bytes
}
