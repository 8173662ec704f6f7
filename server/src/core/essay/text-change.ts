/** What is not the same in two versions of a text: `before` of the one from `start` on became `after` of the other. */
export interface TextChange {
  readonly start: number
  /** Where it ends in the old text. */
  readonly oldEnd: number
  /** Where it ends in the new text. */
  readonly newEnd: number
}

/**
 * The shortest stretch round all that differs, however many edits made it; undefined when nothing does. It may begin or end inside a
 * surrogate pair or a `\r\n`. O(n), but by whole pieces at once.
 */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  const start = sameUnits(shorter, (from, to) => before.slice(from, to) === after.slice(from, to))
  const [a, b] = [before.length, after.length]
  const behind = sameUnits(
    shorter - start,
    (from, to) => before.slice(a - to, a - from) === after.slice(b - to, b - from),
  )
  return { start, oldEnd: a - behind, newEnd: b - behind }
}

/** Comparing this many characters at once is as fast as it gets. */
const PIECE = 1024

/** How many of `most` units are the same from the one end; `same` compares those from one to another, counted from that end. */
function sameUnits(most: number, same: (from: number, to: number) => boolean): number {
  let at = 0
  for (let size = PIECE; size >= 1; size >>= 1) while (at + size <= most && same(at, at + size)) at += size
  return at
}
