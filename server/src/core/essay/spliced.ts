import { firstAt } from '../text/ordered.ts'
import type { Window } from './windows.ts'

/** How a list changes with a stretch: what was before it, what was `read` in it (counted from its start), what lies behind it. */
export function spliced<T>(
  previous: readonly T[],
  read: readonly T[],
  { start, end, by }: Window,
  startOf: (item: T) => number,
  shift: (item: T, by: number) => T,
): T[] {
  const result = previous.slice(0, firstAt(previous, start, startOf))
  const own = firstAt(read, end + by - start, startOf)
  for (let i = 0; i < own; i++) result.push(shift(read[i] as T, start))
  for (let i = firstAt(previous, end, startOf); i < previous.length; i++)
    result.push(by === 0 ? (previous[i] as T) : shift(previous[i] as T, by))
  return result
}
