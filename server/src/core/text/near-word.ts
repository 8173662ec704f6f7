/**
 * How far two words are apart, for aligning texts (never for judging them: "banking" is near "baking" and still another word).
 */

/** Costs of an alignment are in eighths of a word. */
export const WORD_COST = 8

const LONGEST_COMPARED = 40

/**
 * From 2 (nearly the same) to 5 (related); {@link WORD_COST} when they are different words. Both are folded. Numbers are never near
 * each other: 1936 and 1937 are two years. Optimal string alignment distance, O(|a|·|b|).
 */
export function nearWordCost(a: string, b: string): number {
  if (a === b) return 0
  const longer = Math.max(a.length, b.length)
  if (longer < 3 || longer > LONGEST_COMPARED || Math.abs(a.length - b.length) > longer * 0.4) return WORD_COST
  if (/\d/.test(a) && /\d/.test(b)) return WORD_COST
  const most = Math.floor(longer * FARTHEST)
  // Each edit takes at most one letter away and brings one in.
  if (lettersApart(a, b) > 2 * most) return WORD_COST
  const ratio = editDistance(a, b, most) / longer
  if (ratio <= 0.17) return 2
  if (ratio <= 0.27) return 3
  return ratio <= FARTHEST ? 5 : WORD_COST
}

/** Words that differ in more of their letters than this are different words. */
const FARTHEST = 0.4

/** How many of 32 classes of letters only one of the two words has. */
function lettersApart(a: string, b: string): number {
  let apart = letterClasses(a) ^ letterClasses(b)
  let count = 0
  for (; apart !== 0; apart &= apart - 1) count++
  return count
}

function letterClasses(word: string): number {
  let classes = 0
  for (let i = 0; i < word.length; i++) classes |= 1 << (word.charCodeAt(i) & 31)
  return classes
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that make `b` of `a`; something above `most` when there are more than
 * `most`. Neither word is longer than 250 letters, or the distance is not exact.
 */
export function editDistance(a: string, b: string, most = 250): number {
  const width = b.length + 1
  let before = new Uint8Array(width)
  let previous = new Uint8Array(width)
  let row = new Uint8Array(width)
  for (let j = 0; j < width; j++) previous[j] = j
  let leastBefore = 0
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1)
    row[0] = i
    let least = i
    for (let j = 1; j < width; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = (previous[j - 1] as number) + (letter === other ? 0 : 1)
      cost = Math.min(cost, (previous[j] as number) + 1, (row[j - 1] as number) + 1)
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      least = Math.min(least, cost)
    }
    // A swap reaches two rows back, nothing further.
    if (least > most && leastBefore > most) return most + 1
    leastBefore = least
    const recycled = before
    before = previous
    previous = row
    row = recycled
  }
  return previous[b.length] as number
}
