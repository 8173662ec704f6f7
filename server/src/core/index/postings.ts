/**
 * Posting lists: for each bucket the blocks that hold it, ascending, as gaps in LEB128. One stretch of bytes for the lists and one
 * table of where each begins; a list is one small read.
 *
 * Lists of single words begin with their true length and are empty where more than {@link COMMON_SHARE} of the blocks have the word: it
 * would tell nearly nothing, and half of all entries would be of such words.
 */
import { type Bytes, DamagedIndex } from './bytes.ts'

/** Words per block. */
export const BLOCK_WORDS = 64

/** A word that stands in more than one of eight blocks is worth less than three bits. */
const COMMON_SHARE = 1 / 8
/**
 * Two words that each stand in fewer of the blocks than this are found by their own lists; their pair needs none. That saves a
 * fifth of the entries of pairs.
 */
const RARE_SHARE = 1 / 64
/** In a segment of fewer blocks all lists are short. */
const SMALL_SEGMENT = 512

export function isCommon(count: number, blocks: number): boolean {
  return blocks >= SMALL_SEGMENT && count > blocks * COMMON_SHARE
}

/** Of how many blocks a word is so rare that its pairs with other such words are not listed. */
export function isRare(count: number, blocks: number): boolean {
  return count < blocks * RARE_SHARE
}

export class Postings {
  private readonly offsets: Bytes
  private readonly lists: Bytes
  private readonly hasCounts: boolean

  constructor(offsets: Bytes, lists: Bytes, hasCounts: boolean) {
    this.offsets = offsets
    this.lists = lists
    this.hasCounts = hasCounts
  }

  /** Where the list of a bucket lies: `from` and its length in bytes. Two numbers into `into`. */
  locate(bucket: number, into: Extent): void {
    const bytes = this.offsets.read(bucket * 4, 8)
    const from = u32(bytes, 0)
    into.from = from
    into.length = u32(bytes, 4) - from
    if (into.length < 0) throw new DamagedIndex('the offsets of posting lists do not ascend')
  }

  /** How many blocks have the word; of a list with counts only. */
  count({ from, length }: Readonly<Extent>): number {
    if (length === 0) return 0
    const bytes = this.lists.read(from, Math.min(length, 5))
    let value = 0
    let shift = 0
    for (let i = 0; ; i++) {
      const byte = bytes[i] as number
      value |= (byte & 127) << shift
      if (byte < 128) return value
      shift += 7
    }
  }

  /** The blocks of the list, ascending, from the start of `into`; gives how many there are. */
  read({ from, length }: Readonly<Extent>, into: Scratch): number {
    if (length === 0) return 0
    if (into.blocks.length < length) into.blocks = new Uint32Array(length * 2)
    return decode(this.lists.read(from, length), length, this.hasCounts, into.blocks)
  }
}

/** A place in the lists; filled in place, so that a search makes no garbage. */
export interface Extent {
  from: number
  length: number
}

export interface Scratch {
  blocks: Uint32Array
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

function decode(bytes: Uint8Array, length: number, hasCount: boolean, into: Uint32Array): number {
  let i = 0
  if (hasCount) while ((bytes[i++] as number) >= 128);
  let block = -1
  let count = 0
  while (i < length) {
    let gap = bytes[i++] as number
    if (gap >= 128) {
      gap &= 127
      let shift = 7
      let byte = 0
      do {
        byte = bytes[i++] as number
        gap |= (byte & 127) << shift
        shift += 7
      } while (byte >= 128)
    }
    block += gap + 1
    into[count++] = block
  }
  return count
}

export interface EncodedPostings {
  readonly offsets: Uint8Array
  readonly lists: Uint8Array
}

/**
 * How many blocks have each bucket. `buckets` is the bucket of the feature that begins at each word, negative where none does; `starts` holds the
 * first word of each block and, last, the count of words.
 */
export function countBuckets(starts: Uint32Array, bits: number, buckets: Int32Array): Uint32Array {
  const counts = new Uint32Array(2 ** bits)
  const last = new Int32Array(2 ** bits).fill(-1)
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1] as number
    for (let i = starts[block] as number; i < end; i++) {
      const bucket = buckets[i] as number
      if (bucket < 0 || last[bucket] === block) continue
      last[bucket] = block
      counts[bucket] = (counts[bucket] as number) + 1
    }
  }
  return counts
}

/** `isListed` says of which buckets the lists are kept; `withCounts` puts the true length before each list that is not empty. */
export function encodePostings(
  starts: Uint32Array,
  bits: number,
  counts: Uint32Array,
  buckets: Int32Array,
  isListed: (count: number) => boolean,
  withCounts: boolean,
): EncodedPostings {
  const size = 2 ** bits
  const next = new Uint32Array(size + 1)
  for (let b = 0; b < size; b++) {
    const count = counts[b] as number
    next[b + 1] = (next[b] as number) + (isListed(count) ? count : 0)
  }
  const blocks = new Uint32Array(next[size] as number)
  const begin = next.slice()
  const last = new Int32Array(size).fill(-1)
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1] as number
    for (let i = starts[block] as number; i < end; i++) {
      const bucket = buckets[i] as number
      if (bucket < 0 || last[bucket] === block) continue
      last[bucket] = block
      const at = next[bucket] as number
      if (at < (begin[bucket + 1] as number)) {
        blocks[at] = block
        next[bucket] = at + 1
      }
    }
  }
  return encodeLists(begin, blocks, counts, withCounts)
}

function encodeLists(
  begin: Uint32Array,
  blocks: Uint32Array,
  counts: Uint32Array,
  withCounts: boolean,
): EncodedPostings {
  const buckets = counts.length
  const offsets = new DataView(new ArrayBuffer((buckets + 1) * 4))
  let bytes = new Uint8Array(blocks.length * 2 + 4096)
  let at = 0
  for (let b = 0; b < buckets; b++) {
    offsets.setUint32(b * 4, at, true)
    const from = begin[b] as number
    const to = begin[b + 1] as number
    if (at + (to - from + 1) * 5 > bytes.length) bytes = grown(bytes, at + (to - from + 1) * 5)
    if (withCounts && (counts[b] as number) > 0) at = putVarint(bytes, at, counts[b] as number)
    let before = -1
    for (let i = from; i < to; i++) {
      const block = blocks[i] as number
      at = putVarint(bytes, at, block - before - 1)
      before = block
    }
  }
  offsets.setUint32(buckets * 4, at, true)
  return { offsets: new Uint8Array(offsets.buffer), lists: bytes.slice(0, at) }
}

function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let to = at
  while (rest >= 128) {
    bytes[to++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[to++] = rest
  return to
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, least))
  larger.set(bytes)
  return larger
}
