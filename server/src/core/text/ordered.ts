/** Looks things up in lists that are in order. Cost: O(log n). */

/** The index of the first of the items that begins at or behind `at`; how many there are when none does. */
export function firstAt<T>(items: readonly T[], at: number, startOf: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(items[middle] as T) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the last of the items that begins at or before `at`; -1 when none does. */
export function lastAtOrBefore<T>(items: readonly T[], at: number, startOf: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(items[middle] as T) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
