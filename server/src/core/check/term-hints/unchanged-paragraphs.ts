import type { Essay } from '../../essay/essay.ts'
import { changeBetween, type TextChange } from '../../essay/text-change.ts'

/** In place of an index: a paragraph that has changed, or is new. */
export const CHANGED_PARAGRAPH = -1

/**
 * For a paragraph of `after`, by its index, the index of the one of `before` that has the same text, the same quotations and the same stretches
 * that are no prose, all as far from its start; {@link CHANGED_PARAGRAPH} where none has, and now and then where one has. Does not depend on how
 * the two were read. `change` is what {@link changeBetween} gives for the two texts. Cost: O(paragraphs and quotations), a comparison of two numbers each.
 */
export function unchangedParagraphs(
  before: Essay,
  after: Essay,
  change: TextChange | undefined = changeBetween(before.text, after.text),
): (index: number) => number {
  if (!change) return index => index
  const same: Same = {
    start: change.start,
    newEnd: change.newEnd,
    by: after.text.length - before.text.length,
    until: change.start,
    from: change.newEnd,
  }
  const { first, last } = narrow(same, before.paragraphs, after.paragraphs, one => one)
  narrow(same, before.opaque, after.opaque, one => one)
  narrow(same, before.quotations, after.quotations, one => one.outer)
  narrow(same, before.headings, after.headings, one => one.span)
  const more = after.paragraphs.length - before.paragraphs.length
  return index => {
    const { start, end } = after.paragraphs[index] as Stretch
    if (index < first && end <= same.until) return index
    return index >= last && start >= same.from ? index - more : CHANGED_PARAGRAPH
  }
}

interface Stretch {
  readonly start: number
  readonly end: number
}

interface Same {
  /** Of the change of the text, in the new one. */
  readonly start: number
  readonly newEnd: number
  /** How much further on what lies behind stands now. */
  readonly by: number
  /** Whatever ends here or before is as it was. */
  until: number
  /** Whatever begins here or behind, in the new text, is as it was and moved. */
  from: number
}

/** Draws `same` closer round what two lists have in common; gives the indexes, in the new one, between which it is not. */
function narrow<T>(
  same: Same,
  before: readonly T[],
  after: readonly T[],
  stretchOf: (item: T) => Stretch,
): { readonly first: number; readonly last: number } {
  const { start, newEnd, by } = same
  const shorter = Math.min(before.length, after.length)
  let first = 0
  for (; first < shorter; first++) {
    const old = stretchOf(before[first] as T)
    const now = stretchOf(after[first] as T)
    if (old.start !== now.start || old.end !== now.end || now.end > start) break
  }
  const more = after.length - before.length
  let last = after.length
  for (; last > first && last - more > first; last--) {
    const old = stretchOf(before[last - 1 - more] as T)
    const now = stretchOf(after[last - 1] as T)
    if (old.start + by !== now.start || old.end + by !== now.end || now.start < newEnd) break
  }
  for (let i = first; i < last; i++) differs(same, stretchOf(after[i] as T), 0)
  for (let i = first; i < last - more; i++) differs(same, stretchOf(before[i] as T), by)
  return { first, last }
}

function differs(same: Same, { start, end }: Stretch, by: number): void {
  // What ended before the change did not move; to say that it did makes the stretch only wider.
  same.until = Math.min(same.until, start)
  same.from = Math.max(same.from, end + by, end)
}
