import type { TermCandidate } from '../../model/term.ts'
import { compareText, kindRank, SCORE_STEPS } from '../term-order.ts'

/** No source is longer, in UTF-16 units. */
export const LONGEST_SOURCE = 2 ** 28
/** So many candidates are sorted as numbers. */
const MOST = 2 ** 13

/**
 * By kind, by score, by place and by name: best first. As numbers, which engines sort several times as fast as they call a comparison: the place in the
 * order above the number in the list, below 2⁵³ together.
 */
export function sortedCandidates(candidates: readonly TermCandidate[]): readonly TermCandidate[] {
  if (candidates.length > MOST)
    return [...candidates].sort((a, b) => rankOf(a) - rankOf(b) || compareText(a.name, b.name))
  const keys = new Float64Array(candidates.length)
  for (let i = 0; i < keys.length; i++) keys[i] = rankOf(candidates[i] as TermCandidate) * MOST + i
  keys.sort()
  const sorted: TermCandidate[] = []
  for (const key of keys) sorted.push(candidates[key % MOST] as TermCandidate)
  for (let i = 1; i < sorted.length; i++) if (isSameRank(keys, i)) i = sortSame(sorted, keys, i)
  return sorted
}

function rankOf({ kind, score, at }: TermCandidate): number {
  const below = SCORE_STEPS - Math.round(score * SCORE_STEPS)
  return (kindRank(kind) * (SCORE_STEPS + 1) + below) * LONGEST_SOURCE + at.start
}

function isSameRank(keys: Float64Array, i: number): boolean {
  return i < keys.length && Math.floor((keys[i] as number) / MOST) === Math.floor((keys[i - 1] as number) / MOST)
}

/** Sorts those of one rank, of which the one at `second` is not the first; gives the last. */
function sortSame(sorted: TermCandidate[], keys: Float64Array, second: number): number {
  let end = second + 1
  while (isSameRank(keys, end)) end++
  const same = sorted.slice(second - 1, end).sort((a, b) => compareText(a.name, b.name))
  for (const [i, candidate] of same.entries()) sorted[second - 1 + i] = candidate
  return end - 1
}
