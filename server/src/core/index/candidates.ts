/**
 * Which stretches of a segment may hold a quotation: features of the quotation (word pairs and words), rarest first, vote for the
 * blocks that hold them; a window of blocks scores the sum of its votes. Cost: the postings read, bounded by a budget.
 */
import type { Probe } from './probe.ts'
import { BLOCK_WORDS, type Postings, pairBucket, type Segment, wordBucket } from './segment.ts'

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

/** After this many features the postings are counted against the budget. */
const FREE_FEATURES = 6
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
  readonly to: number
}

/** `documents`, when given, says which documents of the segment count. */
export function findCandidates(
  segment: Segment,
  hashes: Int32Array,
  documents?: (document: number) => boolean,
  probe?: Probe,
): Candidates {
  const votes = new Uint16Array(segment.blockCount + 1)
  const touched: number[] = []
  const weights: number[] = []
  let spent = 0
  for (const feature of featuresOf(segment, hashes)) {
    const length = feature.to - feature.from
    if (weights.length >= MAX_FEATURES) break
    if (weights.length >= FREE_FEATURES && spent + length > POSTING_BUDGET) break
    const weight = Math.round(VOTES_PER_BIT * Math.log2((segment.blockCount + 1) / length))
    if (weight < MIN_VOTE && length > SHORT_LIST && weights.length >= 3) break
    vote(feature, Math.max(1, weight), votes, touched)
    spent += length
    weights.push(Math.max(1, weight))
  }
  if (probe) probe.postings += spent
  weights.sort((a, b) => b - a)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { windows: bestWindows(segment, hashes.length, votes, touched, total, documents), weights, total }
}

/** The distinct features that occur at all, shortest posting list first. */
function featuresOf(segment: Segment, hashes: Int32Array): Feature[] {
  const features: Feature[] = []
  const seen = new Set<number>()
  const add = (postings: Postings, bucket: number, tag: number): void => {
    if (seen.has(tag)) return
    seen.add(tag)
    const from = postings.offsets[bucket] as number
    const to = postings.offsets[bucket + 1] as number
    if (to > from) features.push({ postings, from, to })
  }
  const buckets = 2 ** segment.bits
  for (let i = 0; i < hashes.length; i++) {
    const word = wordBucket(hashes[i] as number, segment.bits)
    add(segment.words, word, word)
    if (i + 1 < hashes.length) {
      const pair = pairBucket(hashes[i] as number, hashes[i + 1] as number, segment.bits)
      add(segment.pairs, pair, buckets + pair)
    }
  }
  return features.sort((a, b) => a.to - a.from - (b.to - b.from))
}

function vote(feature: Feature, weight: number, votes: Uint16Array, touched: number[]): void {
  const { blocks } = feature.postings
  for (let i = feature.from; i < feature.to; i++) {
    const block = blocks[i] as number
    const before = votes[block] as number
    if (before === 0) touched.push(block)
    votes[block] = before + weight
  }
}

function bestWindows(
  segment: Segment,
  length: number,
  votes: Uint16Array,
  touched: readonly number[],
  total: number,
  documents: ((document: number) => boolean) | undefined,
): Candidate[] {
  const span = Math.ceil((1.3 * length) / BLOCK_WORDS) + 1
  const least = Math.max(1, Math.floor(total * MIN_SCORE_SHARE))
  const limit = length <= SHORT_WORDS ? WINDOWS_WHEN_SHORT : WINDOWS
  const found: { block: number; document: number; score: number }[] = []
  for (const block of touched) {
    // Most blocks fail even with what follows in the next document, and need not be asked for theirs.
    if (sumOf(votes, block, Math.min(block + span, segment.blockCount)) < least) continue
    const document = documentOfBlock(segment, block)
    if (documents && !documents(document)) continue
    const score = sumOf(votes, block, Math.min(block + span, segment.firstBlock[document + 1] as number))
    if (score >= least) found.push({ block, document, score })
  }
  found.sort((a, b) => b.score - a.score || a.block - b.block)
  return found.slice(0, limit).map(({ block, document, score }) => {
    const first = segment.firstBlock[document] as number
    const words = (segment.documents[document] as { words: { count: number } }).words.count
    return {
      document,
      // One block before: the quotation may begin where no feature voted.
      fromWord: Math.max(0, (block - 1 - first) * BLOCK_WORDS),
      toWord: Math.min(words, (block + span - first) * BLOCK_WORDS),
      score,
    }
  })
}

function sumOf(votes: Uint16Array, from: number, to: number): number {
  let sum = 0
  for (let b = from; b < to; b++) sum += votes[b] as number
  return sum
}

function documentOfBlock(segment: Segment, block: number): number {
  let low = 0
  let high = segment.documents.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((segment.firstBlock[middle] as number) <= block) low = middle
    else high = middle
  }
  return low
}
