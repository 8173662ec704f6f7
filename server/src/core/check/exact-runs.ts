import type { Contribution } from '../index/contribution.ts'

/** Where, between two words of a source, all these folded words stand one after the other. O((to − from) · matches). */
export function exactRuns(hashes: Int32Array, source: Contribution, from: number, to: number): number[] {
  const words = source.wordsNear(from, to).hashes
  const runs: number[] = []
  const first = hashes[0] as number
  const last = to - hashes.length
  for (let at = from; at <= last; at++) {
    if (words[at] !== first) continue
    let k = 1
    while (k < hashes.length && words[at + k] === hashes[k]) k++
    if (k === hashes.length) runs.push(at)
  }
  return runs
}
