import { firstAt } from '../text/ordered.ts'

/** Plain offsets into the essay. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The first of `ranges` (ordered by start) that starts at or behind `at`, by index. O(log n). */
export function firstFrom(ranges: readonly Range[], at: number): number {
  return firstAt(ranges, at, ({ start }) => start)
}

/** Those of `ranges` (ordered by start) that lie from `start` to `end`. */
export function within<T extends Range>(ranges: readonly T[], start: number, end: number): readonly T[] {
  if (ranges.length === 0) return ranges
  const found: T[] = []
  for (let i = firstFrom(ranges, start); i < ranges.length; i++) {
    const range = ranges[i] as T
    if (range.start >= end) break
    if (range.end <= end) found.push(range)
  }
  return found
}
