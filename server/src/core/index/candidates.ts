/**
 * Which stretches of a segment may hold a quotation: features of the quotation (word pairs and words), rarest first, vote for the
 * blocks that hold them, and each block remembers which ones. A window of blocks scores the sum of the features that it has; those that it
 * lacks say how many words of the quotation must have been changed, if it is this passage. Cost: the postings read, bounded by a budget.
 */
import { BLOCK_WORDS, isCommon, type Postings } from './postings.ts'
import type { Probe } from './probe.ts'
import type { SearchScratch, Segment } from './segment.ts'

/** A stretch of words of one document that may hold the quotation. */
export interface Candidate {
  readonly document: number
  readonly fromWord: number
  readonly toWord: number
  readonly score: number
  /** Fewer changes than these explain what the window lacks. A changed, added or dropped word, or a gap, is one change. */
  readonly leastEdits: number
}

export interface Candidates {
  /** Best first. */
  readonly windows: readonly Candidate[]
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
const FREE_FEATURES = 2
const POSTING_BUDGET = 20_000
/** A bit each. */
const MAX_FEATURES = 32
/** So many features that are worth so many bits together tell a passage, even a reworked one, from all others. */
const ENOUGH_FEATURES = 12
const ENOUGH_BITS = 110
/** When they are worth so many bits, a list of so many bytes costs more than it tells. */
const MANY_BITS = 60
const LONG_LIST = 4000
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
  /** The words of the quotation where it begins. */
  readonly at: number[]
  readonly isPair: boolean
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
  const read: Feature[] = []
  const weights: number[] = []
  let spent = 0
  let bits = 0
  let touched = 0
  for (const feature of featuresOf(segment, hashes)) {
    if (weights.length >= MAX_FEATURES || isEnough(weights.length, bits, feature.length)) break
    // An entry takes a byte at least.
    if (weights.length >= FREE_FEATURES && spent + feature.length > POSTING_BUDGET) break
    const count = feature.postings.read(feature, scratch)
    const weight = Math.round(VOTES_PER_BIT * Math.log2((blocks + 1) / count))
    if (weight < MIN_VOTE && count > SHORT_LIST && weights.length >= 3) break
    const least = Math.max(1, weight)
    if (scratch.touched.length < touched + count) scratch.touched = larger(scratch.touched, touched + count)
    touched = ranges
      ? voteIn(ranges, scratch, count, least, 1 << read.length, touched)
      : vote(scratch, count, least, 1 << read.length, touched)
    spent += count
    bits += least / VOTES_PER_BIT
    weights.push(least)
    read.push(feature)
  }
  if (probe) probe.postings += spent
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const found = bestWindows(segment, hashes.length, touched, weights, total, ranges ? undefined : counts)
  for (let i = 0; i < touched; i++) {
    const block = scratch.touched[i] as number
    scratch.votes[block] = 0
    scratch.features[block] = 0
  }
  const windows = found.map(({ has, ...window }) => ({ ...window, leastEdits: leastEdits(read, has, hashes.length) }))
  return { windows, total }
}

function isEnough(features: number, bits: number, nextLength: number): boolean {
  return (features >= ENOUGH_FEATURES && bits >= ENOUGH_BITS) || (bits >= MANY_BITS && nextLength >= LONG_LIST)
}

/** The distinct features that occur at all, shortest posting list first. */
function featuresOf(segment: Segment, hashes: Int32Array): Feature[] {
  const features: Feature[] = []
  const words = new Map<number, { readonly isRare: boolean; readonly at: number[] }>()
  const pairs = new Map<number, number[]>()
  const extent = { from: 0, length: 0 }
  const { blocks } = segment.header
  let wasRare = false
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number
    let word = words.get(hash)
    if (word) word.at.push(i)
    else {
      const count = segment.locateWord(hash, extent)
      word = { isRare: segment.isRareWord(count), at: [i] }
      words.set(hash, word)
      if (count > 0 && !isCommon(count, blocks))
        features.push({ postings: segment.words, ...extent, at: word.at, isPair: false })
    }
    if (i > 0 && !(wasRare && word.isRare)) {
      const before = hashes[i - 1] as number
      const tag = (before >>> 0) * 2 ** 20 + ((hash >>> 0) & 0xfffff)
      const known = pairs.get(tag)
      if (known) known.push(i - 1)
      else {
        const at = [i - 1]
        pairs.set(tag, at)
        segment.locatePair(before, hash, extent)
        if (extent.length > 0) features.push({ postings: segment.pairs, ...extent, at, isPair: true })
      }
    }
    wasRare = word.isRare
  }
  return features.sort((a, b) => a.length - b.length)
}

function vote(
  { blocks, votes, features, touched }: SearchScratch,
  count: number,
  weight: number,
  bit: number,
  from: number,
): number {
  let at = from
  for (let i = 0; i < count; i++) {
    const block = blocks[i] as number
    const before = votes[block] as number
    if (before === 0) touched[at++] = block
    votes[block] = before + weight
    features[block] = (features[block] as number) | bit
  }
  return at
}

/** The same for the blocks of some documents only. */
function voteIn(
  ranges: readonly BlockRange[],
  { blocks, votes, features, touched }: SearchScratch,
  count: number,
  weight: number,
  bit: number,
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
      features[block] = (features[block] as number) | bit
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

interface FoundWindow extends Omit<Candidate, 'leastEdits'> {
  /** The bits of the features that stand in it. */
  readonly has: number
}

function bestWindows(
  segment: Segment,
  length: number,
  touchedCount: number,
  weights: readonly number[],
  total: number,
  counts: ((document: number) => boolean) | undefined,
): FoundWindow[] {
  const { votes, touched, features } = segment.scratch
  const span = Math.ceil((1.3 * length) / BLOCK_WORDS) + 1
  const least = Math.max(1, Math.floor(total * MIN_SCORE_SHARE))
  const limit = length <= SHORT_WORDS ? WINDOWS_WHEN_SHORT : WINDOWS
  const found: { block: number; document: number; score: number; has: number }[] = []
  for (let i = 0; i < touchedCount; i++) {
    const block = touched[i] as number
    // Most blocks fail even with what follows in the next document, and need not be asked for theirs.
    if (sumOf(votes, block, Math.min(block + span, segment.header.blocks)) < least) continue
    const document = segment.documentOfBlock(block)
    if (counts && !counts(document)) continue
    const end = Math.min(block + span, segment.firstBlock(document + 1))
    let has = 0
    for (let b = block; b < end; b++) has |= features[b] as number
    // What stands in two blocks counts once.
    const score = weightOf(has, weights)
    if (score >= least) found.push({ block, document, score, has })
  }
  found.sort((a, b) => b.score - a.score || a.block - b.block)
  return found.slice(0, limit).map(({ block, document, score, has }) => {
    const first = segment.firstBlock(document)
    const { wordCount } = segment.source(document)
    return {
      document,
      // One block before: the quotation may begin where no feature voted.
      fromWord: Math.max(0, (block - 1 - first) * BLOCK_WORDS),
      toWord: Math.min(wordCount, (block + span - first) * BLOCK_WORDS),
      score,
      has,
    }
  })
}

function weightOf(has: number, weights: readonly number[]): number {
  let sum = 0
  for (let bits = has; bits !== 0; bits &= bits - 1) sum += weights[31 - Math.clz32(bits & -bits)] as number
  return sum
}

/**
 * A word that is not there was changed; a pair that is not there has lost one of its words, or a gap is in it. Pairs are taken from left to
 * right, each missing one at its second word: no other choice explains more of them.
 */
function leastEdits(features: readonly Feature[], has: number, length: number): number {
  const changed = new Uint8Array(length + 1)
  const pairs: number[] = []
  for (const [i, { at, isPair }] of features.entries()) {
    if ((has & (1 << i)) !== 0) continue
    if (isPair) pairs.push(...at)
    else for (const word of at) changed[word] = 1
  }
  for (const pair of pairs.sort((a, b) => a - b))
    if (changed[pair] === 0 && changed[pair + 1] === 0) changed[pair + 1] = 1
  return changed.reduce((sum, one) => sum + one, 0)
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
