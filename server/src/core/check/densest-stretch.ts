/** Which part of a window of a source holds a piece of a quotation, if any: counted by words and pairs of words, in one pass. */
import type { Contribution } from '../index/contribution.ts'
import type { Piece } from './pattern.ts'

/** A window that holds less than this share of the words in any stretch of about their length is not aligned. */
const LEAST_DENSITY = 0.34

/** What a word counts that also follows the same word as in the quotation: alone, common words are everywhere. */
const PAIR_WEIGHT = 3

/**
 * The stretch, about as long as the piece, that holds most of its words, above all of its pairs of words; undefined when it holds too
 * few. O(to − from).
 */
export function densestStretch(
  piece: Piece,
  source: Contribution,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  const wanted = new Set(piece.hashes)
  const pairs = new Set<number>()
  for (let i = 1; i < piece.hashes.length; i++) pairs.add(pairOf(piece.hashes, i))
  const { hashes } = source.words
  const m = piece.words.length
  const length = Math.ceil(m * 1.35) + 6
  const worth = new Uint8Array(to - from)
  let score = 0
  let best = 0
  let at = from
  for (let j = from; j < to; j++) {
    if (wanted.has(hashes[j] as number)) {
      const value = j > from && pairs.has(pairOf(hashes, j)) ? 1 + PAIR_WEIGHT : 1
      worth[j - from] = value
      score += value
    }
    if (j - length >= from) score -= worth[j - length - from] as number
    if (score > best) {
      best = score
      at = j - length + 1
    }
  }
  let held = 0
  for (let j = Math.max(from, at); j < Math.min(to, at + length); j++) if ((worth[j - from] as number) > 0) held++
  if (held < m * LEAST_DENSITY) return undefined
  const margin = 4 + (m >> 2)
  return { from: Math.max(from, at - margin), to: Math.min(to, at + length + margin) }
}

function pairOf(hashes: Int32Array, second: number): number {
  return (Math.imul(hashes[second - 1] as number, 31) + (hashes[second] as number)) | 0
}
