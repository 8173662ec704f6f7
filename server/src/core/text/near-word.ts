/**
 * How far two words are apart, for aligning texts (never for judging them: "banking" is near "baking" and still another word).
 */

/** Costs of an alignment are in eighths of a word. */
export const WORD_COST = 8

const LONGEST_COMPARED = 40
const SHORTEST_COMPARED = 3

/** Words that differ in more of their letters than this are different words. */
const FARTHEST = 0.4

/** A folded word with what tells quickly that it is far from another. */
export interface WordShape {
  readonly word: string
  /** Which of 32 classes of letters it has. */
  readonly classes: number
  readonly hasDigit: boolean
}

export function shapeOf(word: string): WordShape {
  let classes = 0
  let hasDigit = false
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i)
    classes |= 1 << (letter & 31)
    if (letter >= 48 && letter <= 57) hasDigit = true
  }
  return { word, classes, hasDigit }
}

/**
 * From 2 (nearly the same) to 5 (related); {@link WORD_COST} when they are different words. Both are folded. Numbers are never near
 * each other: 1936 and 1937 are two years. Optimal string alignment distance.
 */
export function nearWordCost(a: string, b: string): number {
  return nearShapeCost(shapeOf(a), shapeOf(b))
}

/** {@link nearWordCost} of two words. */
export function nearShapeCost(a: WordShape, b: WordShape): number {
  if (a.word === b.word) return 0
  const longer = Math.max(a.word.length, b.word.length)
  if (lengthsDiffer(a.word.length, b.word.length) || (a.hasDigit && b.hasDigit)) return WORD_COST
  const most = Math.floor(longer * FARTHEST)
  // Each edit takes at most one letter away and brings one in.
  if (bitsOf(a.classes ^ b.classes) > 2 * most) return WORD_COST
  const ratio = editDistance(a.word, b.word) / longer
  if (ratio <= 0.17) return 2
  if (ratio <= 0.27) return 3
  return ratio <= FARTHEST ? 5 : WORD_COST
}

/** Whether two words that are not the same are different words by their lengths alone. */
export function lengthsDiffer(a: number, b: number): boolean {
  const longer = a > b ? a : b
  const apart = a > b ? a - b : b - a
  return longer < SHORTEST_COMPARED || longer > LONGEST_COMPARED || apart > longer * FARTHEST
}

function bitsOf(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Bits of the numbers that JavaScript computes with. */
const WORD_BITS = 32

/**
 * Insertions, deletions, substitutions and swaps of neighbours that make `b` of `a`. Columns of the table as bits of a number
 * (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003) where the shorter word has up to 32
 * letters; else cell by cell, exact up to 250 letters.
 */
export function editDistance(a: string, b: string): number {
  if (a.length > b.length) return editDistance(b, a)
  if (a.length === 0) return b.length
  return a.length <= WORD_BITS ? distanceOfBits(a, b) : distanceOfCells(a, b)
}

function distanceOfBits(a: string, b: string): number {
  const last = 1 << (a.length - 1)
  let distance = a.length
  let up = -1
  let down = 0
  let diagonal = 0
  let matchedBefore = 0
  for (let j = 0; j < b.length; j++) {
    const letter = b.charCodeAt(j)
    let matched = 0
    for (let i = 0; i < a.length; i++) if (a.charCodeAt(i) === letter) matched |= 1 << i
    const swapped = ((~diagonal & matched) << 1) & matchedBefore
    diagonal = ((((matched & up) + up) | 0) ^ up) | matched | down | swapped
    let right = down | ~(diagonal | up)
    let left = diagonal & up
    if ((right & last) !== 0) distance++
    else if ((left & last) !== 0) distance--
    right = (right << 1) | 1
    left <<= 1
    up = left | ~(diagonal | right)
    down = right & diagonal
    matchedBefore = matched
  }
  return distance
}

function distanceOfCells(a: string, b: string): number {
  const width = b.length + 1
  let before = new Uint8Array(width)
  let previous = new Uint8Array(width)
  let row = new Uint8Array(width)
  for (let j = 0; j < width; j++) previous[j] = j
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1)
    row[0] = i
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = (previous[j - 1] as number) + (letter === other ? 0 : 1)
      cost = Math.min(cost, (previous[j] as number) + 1, (row[j - 1] as number) + 1)
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
    }
    const recycled = before
    before = previous
    previous = row
    row = recycled
  }
  return previous[b.length] as number
}
