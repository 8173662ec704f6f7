/** Which part of a window of a source holds a piece of a quotation, if any: counted by words and pairs of words, in one pass. */
import type { QuotedWords } from './quoted-words.ts'

/** A window that holds less than this share of the words in any stretch of about their length is not aligned. */
const LEAST_DENSITY = 0.34

/** What a word counts that also follows the same word as in the quotation: alone, common words are everywhere. */
const PAIR_WEIGHT = 3

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What holds less than this share of what the densest stretch holds is not looked at beside it. */
const LEAST_OF_DENSEST = 0.6

/**
 * The stretches, each about as long as the piece, that hold most of its words, above all of its pairs of words: `most` at most, densest
 * first, none within another; empty when all hold too few. `hashes` are the source's. O((to − from) · most).
 */
export function densestStretches(
  words: QuotedWords,
  hashes: Int32Array,
  from: number,
  to: number,
  most: number,
): readonly Stretch[] {
  const m = words.hashes.length
  const length = Math.ceil(m * 1.35) + 6
  const worth = worthOf(words, hashes, from, to)
  const scores = scoresOf(worth, length)
  const margin = 4 + (m >> 2)
  const found: Stretch[] = []
  let least = 1
  while (found.length < most) {
    const end = highest(scores)
    const score = scores[end] ?? 0
    if (score < least) break
    const first = Math.max(0, end - length + 1)
    let held = 0
    for (let j = first; j < Math.min(worth.length, first + length); j++) if ((worth[j] as number) > 0) held++
    if (held < m * LEAST_DENSITY) break
    found.push({
      from: from + Math.max(0, end - length + 1 - margin),
      to: Math.min(to, from + end + 1 + margin),
    })
    if (found.length === 1) least = Math.ceil(score * LEAST_OF_DENSEST)
    scores.fill(0, Math.max(0, end - length + 1), end + length)
  }
  return found
}

/** What each word counts. */
function worthOf(words: QuotedWords, hashes: Int32Array, from: number, to: number): Uint8Array {
  const worth = new Uint8Array(to - from)
  let before = -1
  for (let j = from; j < to; j++) {
    const id = words.idOf(hashes[j] as number)
    if (id >= 0) worth[j - from] = words.isPair(before, id) ? 1 + PAIR_WEIGHT : 1
    before = id
  }
  return worth
}

/** What the `length` words that end at each word count together. */
function scoresOf(worth: Uint8Array, length: number): Uint16Array {
  const scores = new Uint16Array(worth.length)
  let score = 0
  for (let j = 0; j < worth.length; j++) {
    score += worth[j] as number
    if (j >= length) score -= worth[j - length] as number
    scores[j] = score
  }
  return scores
}

/** The first of the highest. */
function highest(scores: Uint16Array): number {
  let at = 0
  for (let j = 1; j < scores.length; j++) if ((scores[j] as number) > (scores[at] as number)) at = j
  return at
}
