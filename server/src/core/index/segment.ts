/**
 * A search segment: an inverted index over the words of a batch of sources, immutable, in memory.
 *
 * The words of each source are cut into blocks of {@link BLOCK_WORDS} that never cross a source. Two tables of posting lists say
 * which blocks hold a feature: pairs of neighbouring words, and single words, both hashed into buckets. Buckets are lossy (two
 * features may share one); whoever asks verifies what comes back against the words themselves.
 *
 * Build: two passes of a counting sort, O(words). Query: see candidates.ts. After the block-level index of the study described in
 * docs/decisions/0003; what it is bad at: quotations made of the commonest words only, whose lists are long.
 */
import type { WordTable } from '../text/words.ts'
import type { Contribution } from './contribution.ts'

export const BLOCK_WORDS = 64

/** Mean length of a posting list that the number of buckets is chosen for. */
const POSTINGS_PER_BUCKET = 24
const MIN_BUCKET_BITS = 8
const MAX_BUCKET_BITS = 24

export interface Postings {
  /** Bucket b's list is `blocks` from `offsets[b]` to `offsets[b + 1]`, ascending, without repeats. */
  readonly offsets: Uint32Array
  readonly blocks: Uint32Array
}

export interface Segment {
  readonly documents: readonly Contribution[]
  /** Document d has the blocks from `firstBlock[d]` to `firstBlock[d + 1]`. */
  readonly firstBlock: Uint32Array
  readonly blockCount: number
  readonly wordCount: number
  /** Buckets are the top `bits` bits of a mixed hash. */
  readonly bits: number
  readonly pairs: Postings
  readonly words: Postings
}

export function buildSegment(documents: readonly Contribution[]): Segment {
  const firstBlock = new Uint32Array(documents.length + 1)
  let wordCount = 0
  documents.forEach((document, d) => {
    wordCount += document.words.count
    firstBlock[d + 1] = (firstBlock[d] as number) + Math.ceil(document.words.count / BLOCK_WORDS)
  })
  let bits = MIN_BUCKET_BITS
  while (bits < MAX_BUCKET_BITS && wordCount / 2 ** bits > POSTINGS_PER_BUCKET) bits++
  const tables = documents.map(document => document.words)
  return {
    documents,
    firstBlock,
    blockCount: firstBlock[documents.length] as number,
    wordCount,
    bits,
    pairs: buildPostings(tables, firstBlock, bits, pairBuckets),
    words: buildPostings(tables, firstBlock, bits, wordBuckets),
  }
}

/** The bucket of a pair of neighbouring words. */
export function pairBucket(first: number, second: number, bits: number): number {
  let mixed = Math.imul(mix(first) | 1, 0x9e3779b1) ^ mix(second)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  mixed ^= mixed >>> 13
  return Math.imul(mixed, 0xc2b2ae35) >>> (32 - bits)
}

/** The bucket of a single word. */
export function wordBucket(hash: number, bits: number): number {
  return Math.imul(mix(hash), 0x9e3779b1) >>> (32 - bits)
}

/** The finaliser of MurmurHash3: word hashes are polynomial, so their high bits need stirring. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Fills `into` with the bucket of the feature that begins at each word of a table; -1 where none does. */
type BucketsOf = (table: WordTable, bits: number, into: Int32Array) => void

const pairBuckets: BucketsOf = (table, bits, into) => {
  const { hashes, count } = table
  for (let i = 0; i + 1 < count; i++) into[i] = pairBucket(hashes[i] as number, hashes[i + 1] as number, bits)
  if (count > 0) into[count - 1] = -1
}

const wordBuckets: BucketsOf = (table, bits, into) => {
  const { hashes, count } = table
  for (let i = 0; i < count; i++) into[i] = wordBucket(hashes[i] as number, bits)
}

function buildPostings(
  tables: readonly WordTable[],
  firstBlock: Uint32Array,
  bits: number,
  bucketsOf: BucketsOf,
): Postings {
  const buckets = 2 ** bits
  const scratch = new Int32Array(Math.max(1, ...tables.map(table => table.count)))
  const last = new Int32Array(buckets).fill(-1)
  const offsets = new Uint32Array(buckets + 1)
  const eachPosting = (visit: (bucket: number, block: number) => void): void => {
    last.fill(-1)
    tables.forEach((table, d) => {
      bucketsOf(table, bits, scratch)
      const base = firstBlock[d] as number
      for (let i = 0; i < table.count; i++) {
        const bucket = scratch[i] as number
        const block = base + Math.floor(i / BLOCK_WORDS)
        if (bucket < 0 || last[bucket] === block) continue
        last[bucket] = block
        visit(bucket, block)
      }
    })
  }
  eachPosting(bucket => {
    offsets[bucket + 1] = (offsets[bucket + 1] as number) + 1
  })
  for (let b = 0; b < buckets; b++) offsets[b + 1] = (offsets[b + 1] as number) + (offsets[b] as number)
  const blocks = new Uint32Array(offsets[buckets] as number)
  const next = offsets.slice()
  eachPosting((bucket, block) => {
    const at = next[bucket] as number
    blocks[at] = block
    next[bucket] = at + 1
  })
  return { offsets, blocks }
}
