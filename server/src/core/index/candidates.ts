/**
 * Which stretches of a segment may hold a quotation: features of the quotation (word pairs and words), rarest first, vote for the
 * blocks that hold them; a window of blocks scores the sum of its votes. Cost: the postings read, bounded by a budget.
 */
import { BLOCK_WORDS, isCommon, type Postings } from './postings.ts'
import type { Probe } from './probe.ts'
import type { Segment } from './segment.ts'

/** A stretch of words of one document that may hold the quotation. */
export interface Candidate {
  readonly document: number
  readonly fromWord: number
  readonly toWord: number
  readonly score: number
}

export interface Candidates {
  /** Best first. */
  readonly windows: readonly Candidate[]
  /** Weights of the features that voted, heaviest first; with k edits a window lacks at most 3k of them. */
  readonly weights: readonly number[]
  /** What a window scores that holds every feature. */
  readonly total: number
}

/** Blocks of the documents that count, ascending and apart: `from` is inside, `to` is not. */
export interface BlockRange {
  readonly document: number
  readonly from: number
  readonly to: number
}

/** After this many features the postings are counted against the budget. */
const FREE_FEATURES = 3
const POSTING_BUDGET = 20_000
const MAX_FEATURES = 32
/** A window needs this share of the full score. */
const MIN_SCORE_SHARE = 0.2
/** Votes are 16 per bit of information; a feature under three quarters of a bit says nothing. */
const VOTES_PER_BIT = 16
const MIN_VOTE = 12
/** Reading a list of this length costs nothing; in a small corpus all lists are short and no feature says much. */
const SHORT_LIST = 100
const WINDOWS = 40
/** Short quotations have few features, so many windows look alike. */
const WINDOWS_WHEN_SHORT = 160
const SHORT_WORDS = 8

interface Feature {
  readonly postings: Postings
  readonly from: number
  /** In bytes: lists are read in the order of their length, and a byte or two is an entry. */
  readonly length: number
}

/** `ranges`, when given, says which blocks count; else `counts` which documents. */
export function findCandidates(
  segment: Segment,
  hashes: Int32Array,
  counts?: (document: number) => boolean,
  ranges?: readonly BlockRange[],
  probe?: Probe,
): Candidates {
  const { scratch } = segment
  const { blocks } = segment.header
  const weights: number[] = []
  let spent = 0
  let touched = 0
  for (const feature of featuresOf(segment, hashes)) {
    if (weights.length >= MAX_FEATURES) break
    // Entries take a byte or two.
    if (weights.length >= FREE_FEATURES && spent + feature.length / 2 > POSTING_BUDGET) break
    const count = feature.postings.read(feature, scratch)
    const weight = Math.round(VOTES_PER_BIT * Math.log2((blocks + 1) / count))
    if (weight < MIN_VOTE && count > SHORT_LIST && weights.length >= 3) break
    const least = Math.max(1, weight)
    if (scratch.touched.length < touched + count) scratch.touched = larger(scratch.touched, touched + count)
    touched = ranges
      ? voteIn(ranges, scratch.blocks, count, least, scratch.votes, scratch.touched, touched)
      : vote(scratch.blocks, count, least, scratch.votes, scratch.touched, touched)
    spent += count
    weights.push(least)
  }
  if (probe) probe.postings += spent
  weights.sort((a, b) => b - a)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const windows = bestWindows(segment, hashes.length, touched, total, ranges ? undefined : counts)
  for (let i = 0; i < touched; i++) scratch.votes[scratch.touched[i] as number] = 0
  return { windows, weights, total }
}

/** The distinct features that occur at all, shortest posting list first. */
function featuresOf(segment: Segment, hashes: Int32Array): Feature[] {
  const features: Feature[] = []
  const seenWords = new Map<number, boolean>()
  const seenPairs = new Set<number>()
  const extent = { from: 0, length: 0 }
  const { blocks } = segment.header
  const rareWord = (hash: number): boolean => {
    const known = seenWords.get(hash)
    if (known !== undefined) return known
    const count = segment.locateWord(hash, extent)
    const rare = segment.isRareWord(count)
    seenWords.set(hash, rare)
    if (count > 0 && !isCommon(count, blocks)) features.push({ postings: segment.words, ...extent })
    return rare
  }
  let wasRare = false
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number
    const rare = rareWord(hash)
    if (i > 0 && !(wasRare && rare)) {
      const before = hashes[i - 1] as number
      const tag = (before >>> 0) * 2 ** 20 + ((hash >>> 0) & 0xfffff)
      if (!seenPairs.has(tag)) {
        seenPairs.add(tag)
        segment.locatePair(before, hash, extent)
        if (extent.length > 0) features.push({ postings: segment.pairs, ...extent })
      }
    }
    wasRare = rare
  }
  return features.sort((a, b) => a.length - b.length)
}

function vote(
  blocks: Uint32Array,
  count: number,
  weight: number,
  votes: Uint16Array,
  touched: Uint32Array,
  from: number,
): number {
  let at = from
  for (let i = 0; i < count; i++) {
    const block = blocks[i] as number
    const before = votes[block] as number
    if (before === 0) touched[at++] = block
    votes[block] = before + weight
  }
  return at
}

/** The same for the blocks of some documents only. */
function voteIn(
  ranges: readonly BlockRange[],
  blocks: Uint32Array,
  count: number,
  weight: number,
  votes: Uint16Array,
  touched: Uint32Array,
  from: number,
): number {
  let at = from
  let i = 0
  for (const range of ranges) {
    i = firstAtLeast(blocks, i, count, range.from)
    for (; i < count; i++) {
      const block = blocks[i] as number
      if (block >= range.to) break
      const before = votes[block] as number
      if (before === 0) touched[at++] = block
      votes[block] = before + weight
    }
  }
  return at
}

function firstAtLeast(blocks: Uint32Array, from: number, to: number, least: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}

function bestWindows(
  segment: Segment,
  length: number,
  touchedCount: number,
  total: number,
  counts: ((document: number) => boolean) | undefined,
): Candidate[] {
  const { votes, touched } = segment.scratch
  const span = Math.ceil((1.3 * length) / BLOCK_WORDS) + 1
  const least = Math.max(1, Math.floor(total * MIN_SCORE_SHARE))
  const limit = length <= SHORT_WORDS ? WINDOWS_WHEN_SHORT : WINDOWS
  const found: { block: number; document: number; score: number }[] = []
  for (let i = 0; i < touchedCount; i++) {
    const block = touched[i] as number
    // Most blocks fail even with what follows in the next document, and need not be asked for theirs.
    if (sumOf(votes, block, Math.min(block + span, segment.header.blocks)) < least) continue
    const document = segment.documentOfBlock(block)
    if (counts && !counts(document)) continue
    const score = sumOf(votes, block, Math.min(block + span, segment.firstBlock(document + 1)))
    if (score >= least) found.push({ block, document, score })
  }
  found.sort((a, b) => b.score - a.score || a.block - b.block)
  return found.slice(0, limit).map(({ block, document, score }) => {
    const first = segment.firstBlock(document)
    const { wordCount } = segment.source(document)
    return {
      document,
      // One block before: the quotation may begin where no feature voted.
      fromWord: Math.max(0, (block - 1 - first) * BLOCK_WORDS),
      toWord: Math.min(wordCount, (block + span - first) * BLOCK_WORDS),
      score,
    }
  })
}

function sumOf(votes: Uint16Array, from: number, to: number): number {
  let sum = 0
  for (let b = from; b < to; b++) sum += votes[b] as number
  return sum
}

function larger(array: Uint32Array, least: number): Uint32Array {
  const grown = new Uint32Array(Math.max(array.length * 2, least))
  grown.set(array)
  return grown
}
