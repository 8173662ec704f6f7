/** The layout of a segment: a header that says where its sections are, and the sections. Everything else knows sections only. */
import { type Bytes, DamagedIndex, section } from './bytes.ts'

/** Goes up whenever bytes of an older kind would be read wrongly: they are then made anew, never converted. */
export const SEGMENT_VERSION = 4

const MAGIC = 0x47535041 // "APSG"
const FIXED = 12

export const SECTIONS = [
  'documents',
  'infos',
  'pairOffsets',
  'pairLists',
  'wordOffsets',
  'wordLists',
  'blockStarts',
  'structures',
  'terms',
  'texts',
] as const
export type SectionName = (typeof SECTIONS)[number]

export interface SegmentHeader {
  readonly documents: number
  readonly blocks: number
  readonly words: number
  /** Bytes of all texts. */
  readonly textBytes: number
  /** Buckets are the top bits of a mixed hash: so many. */
  readonly pairBits: number
  readonly wordBits: number
}

export interface SegmentFile {
  readonly header: SegmentHeader
  readonly sections: Readonly<Record<SectionName, Bytes>>
}

/** Sections begin at multiples of this: a table of 32-bit numbers is aligned. */
const ALIGNMENT = 8

export function packSegment(header: SegmentHeader, sections: Readonly<Record<SectionName, Uint8Array>>): Uint8Array {
  // The places are relative to the end of the header, so that its length does not depend on them.
  const places: [from: number, length: number][] = []
  let length = 0
  for (const name of SECTIONS) {
    const bytes = sections[name]
    places.push([length, bytes.length])
    length += aligned(bytes.length)
  }
  const json = new TextEncoder().encode(JSON.stringify({ header, places }))
  const origin = aligned(FIXED + json.length)
  const packed = new Uint8Array(origin + length)
  const view = new DataView(packed.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, SEGMENT_VERSION, true)
  view.setUint32(8, json.length, true)
  packed.set(json, FIXED)
  SECTIONS.forEach((name, i) => {
    packed.set(sections[name], origin + (places[i] as [number, number])[0])
  })
  return packed
}

/** Throws {@link DamagedIndex} for what is no segment of this version. Reads a few hundred bytes. */
export function unpackSegment(bytes: Bytes): SegmentFile {
  const fixed = bytes.read(0, FIXED).slice()
  const view = new DataView(fixed.buffer)
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== SEGMENT_VERSION)
    throw new DamagedIndex('this is no segment of this version')
  const length = view.getUint32(8, true)
  const text = new TextDecoder().decode(bytes.read(FIXED, length))
  const { header, places } = parseHeader(text)
  const origin = aligned(FIXED + length)
  const sections = Object.fromEntries(
    SECTIONS.map((name, i) => {
      const [from, size] = places[i] as [number, number]
      return [name, section(bytes, origin + from, size)]
    }),
  ) as Record<SectionName, Bytes>
  return { header, sections }
}

function parseHeader(text: string): { header: SegmentHeader; places: [number, number][] } {
  try {
    return JSON.parse(text) as { header: SegmentHeader; places: [number, number][] }
  } catch {
    throw new DamagedIndex('the header of a segment cannot be read')
  }
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}
