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
  const ratio = editDistance(a, b) / longer
  if (ratio <= 0.17) return 2
  if (ratio <= 0.27) return 3
  return ratio <= 0.4 ? 5 : WORD_COST
}

/** Insertions, deletions, substitutions and swaps of neighbours that make `b` of `a`. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      )
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row.push(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.length] as number
}
