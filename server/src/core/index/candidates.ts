/**
 * Which stretches of a segment may hold a quotation: the rarest of its features (word pairs and words) are looked up, and each block
 * remembers, as bits, which of them it has. A window of blocks scores the sum of the features that it has; those that it
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
  /** Of all weights of the features that were asked for, the share that is here. */
  readonly share: number
  /** Fewer changes than these explain what the window lacks. A changed, added or dropped word, or a gap, is one change. */
  readonly leastEdits: number
}

/** Blocks of the documents that count, ascending and apart: `from` is inside, `to` is not. */
export interface BlockRange {
  readonly document: number
  readonly from: number
  readonly to: number
}

/** After this many features the postings are counted against the budget. */
const FREE_FEATURES = 2
/** Of a thousand quotations changed in twenty ways none is lost at 100 MB by so few entries; by 5,000 one is. */
const POSTING_BUDGET = 12_000
/** A bit each. The rarest words of a text that was badly recognised are its broken ones, so a dozen are not enough. */
const MAX_FEATURES = 32
/** A window needs this share of the full score. */
const MIN_SCORE_SHARE = 0.2
/** Weights are 16 per bit of information; a feature under three quarters of a bit says nothing. */
const WEIGHT_OF_BIT = 16
const LEAST_WEIGHT = 12
/** Reading a list of this length costs nothing; in a small corpus all lists are short and no feature says much. */
const SHORT_LIST = 100
/** So many windows of a segment are proposed. A passage lies in three or four of them, and a search compares a dozen or two. */
export const MOST_PROPOSED = 48
/** So many are collected before the best of them are picked, after which a window must be as good as the worst of those. */
const COLLECTED = 4 * MOST_PROPOSED

interface Feature {
  readonly postings: Postings
  readonly from: number
  /** In bytes: lists are read in the order of their length, and a byte or two is an entry. */
  readonly length: number
  /** The words of the quotation where it begins. */
  readonly at: number[]
  readonly isPair: boolean
}

/** A feature whose list was read. */
interface Asked extends Feature {
  readonly weight: number
}

/** `ranges`, when given, says which blocks count; else `counts` which documents. Best first. */
export function findCandidates(
  segment: Segment,
  hashes: Int32Array,
  counts?: (document: number) => boolean,
  ranges?: readonly BlockRange[],
  probe?: Probe,
): readonly Candidate[] {
  const { scratch } = segment
  const { blocks } = segment.header
  const asked: Asked[] = []
  let spent = 0
  let touched = 0
  for (const feature of featuresOf(segment, hashes)) {
    if (asked.length === MAX_FEATURES) break
    // An entry takes a byte at least.
    if (asked.length >= FREE_FEATURES && spent + feature.length > POSTING_BUDGET) break
    const count = feature.postings.read(feature, scratch)
    const weight = Math.round(WEIGHT_OF_BIT * Math.log2((blocks + 1) / count))
    if (weight < LEAST_WEIGHT && count > SHORT_LIST && asked.length >= 3) break
    if (scratch.touched.length < touched + count) scratch.touched = larger(scratch.touched, touched + count)
    const bit = 1 << asked.length
    touched = ranges ? markIn(ranges, scratch, count, bit, touched) : mark(scratch, count, bit, touched)
    spent += count
    asked.push({ ...feature, weight: Math.max(1, weight) })
  }
  if (probe) probe.postings += spent
  const windows = bestWindows(segment, hashes.length, touched, asked, ranges ? undefined : counts)
  for (let i = 0; i < touched; i++) scratch.features[scratch.touched[i] as number] = 0
  return windows
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

/** Each block of the list has the feature; gives how many blocks have any. */
function mark({ blocks, features, touched }: SearchScratch, count: number, bit: number, from: number): number {
  let at = from
  for (let i = 0; i < count; i++) {
    const block = blocks[i] as number
    const before = features[block] as number
    if (before === 0) touched[at++] = block
    features[block] = before | bit
  }
  return at
}

/** The same for the blocks of some documents only. */
function markIn(
  ranges: readonly BlockRange[],
  { blocks, features, touched }: SearchScratch,
  count: number,
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
      const before = features[block] as number
      if (before === 0) touched[at++] = block
      features[block] = before | bit
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

interface Found {
  readonly block: number
  readonly document: number
  /** The bits of the features that stand in the window. */
  readonly has: number
  readonly score: number
}

function bestWindows(
  segment: Segment,
  length: number,
  touchedCount: number,
  asked: readonly Asked[],
  counts: ((document: number) => boolean) | undefined,
): readonly Candidate[] {
  const { touched, features } = segment.scratch
  const weights = new Weights(asked)
  const span = Math.ceil((1.3 * length) / BLOCK_WORDS) + 1
  const found: Found[] = []
  let least = Math.max(1, Math.floor(weights.total * MIN_SCORE_SHARE))
  for (let i = 0; i < touchedCount; i++) {
    const block = touched[i] as number
    // Most blocks fail even with what follows in the next document, and need not be asked for theirs.
    if (weights.of(allOf(features, block, Math.min(block + span, segment.header.blocks))) < least) continue
    const document = segment.documentOfBlock(block)
    if (counts && !counts(document)) continue
    const has = allOf(features, block, Math.min(block + span, segment.firstBlock(document + 1)))
    const score = weights.of(has)
    if (score >= least && found.push({ block, document, has, score }) === COLLECTED) least = keepBest(found)
  }
  keepBest(found)
  return found.map(({ block, document, has, score }) => {
    const first = segment.firstBlock(document)
    const { wordCount } = segment.source(document)
    return {
      document,
      // One block before: the quotation may begin where it has no feature.
      fromWord: Math.max(0, (block - 1 - first) * BLOCK_WORDS),
      toWord: Math.min(wordCount, (block + span - first) * BLOCK_WORDS),
      share: score / Math.max(1, weights.total),
      leastEdits: leastEdits(asked, has, length),
    }
  })
}

/** Leaves the best ones, best first. Gives the score of the last. */
function keepBest(found: Found[]): number {
  found.sort((a, b) => b.score - a.score || a.block - b.block)
  if (found.length > MOST_PROPOSED) found.length = MOST_PROPOSED
  return found.at(-1)?.score ?? 0
}

function allOf(features: Int32Array, from: number, to: number): number {
  let has = 0
  for (let b = from; b < to; b++) has |= features[b] as number
  return has
}

/** What a set of features weighs: four look-ups, for it is asked of every block that has one. */
class Weights {
  readonly total: number
  private readonly tables = new Uint16Array(4 * 256)

  constructor(asked: readonly Asked[]) {
    const { tables } = this
    for (const [i, { weight }] of asked.entries()) {
      const table = (i >> 3) * 256
      const bit = 1 << (i & 7)
      // Every set with this feature is one without it, and the feature.
      for (let set = bit; set < 2 * bit; set++) tables[table + set] = (tables[table + set - bit] as number) + weight
    }
    this.total = asked.reduce((sum, { weight }) => sum + weight, 0)
  }

  of(has: number): number {
    const { tables } = this
    return (
      (tables[has & 255] as number) +
      (tables[256 + ((has >>> 8) & 255)] as number) +
      (tables[512 + ((has >>> 16) & 255)] as number) +
      (tables[768 + (has >>> 24)] as number)
    )
  }
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

function larger(array: Uint32Array, least: number): Uint32Array {
  const grown = new Uint32Array(Math.max(array.length * 2, least))
  grown.set(array)
  return grown
}
