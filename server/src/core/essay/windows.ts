import { lastAtOrBefore } from '../text/ordered.ts'
import type { Essay } from './essay.ts'
import { LONGEST_ESSAY } from './read-stretch.ts'
import type { Replaced } from './relocation.ts'
import type { TextChange } from './text-change.ts'

/** A stretch of an essay to read anew. Offsets into the old text. */
export interface Window extends Replaced {
  /** What is read ends here, one cut behind `end`: a block quotation at the end of the stretch may look into the next paragraph. */
  readonly until: number
}

/** How many cuts further each attempt goes when the one before did not find the old cut in the new text. */
const ATTEMPTS = [0, 1, 4]

/**
 * The stretches to try, the shortest first. Each begins one cut before the last that the change leaves alone, so that its first block is
 * what it was: a block quotation that ends just before it looks there for whose words it has.
 */
export function windows({ text: old, seams, frontMatter }: Essay, text: string, change: TextChange): Window[] {
  const { cuts } = seams
  const origin = frontMatter?.span.end ?? 0
  if (text.length > LONGEST_ESSAY) return []
  // What is typed further down may close it.
  if (!frontMatter && text.startsWith('---')) return []
  if (frontMatter && (change.start <= origin || !/^\r?\n/.test(text.slice(origin, origin + 2)))) return []
  const start = cuts[firstAbove(cuts, change.start) - 2] ?? origin
  const behind = firstAbove(cuts, change.oldEnd)
  const found: Window[] = []
  for (const further of ATTEMPTS) {
    const end = cuts[behind + further] ?? old.length
    const until = cuts[behind + further + 1] ?? old.length
    // Then it costs as much to read the whole.
    if ((start === 0 && end === old.length) || (further > 0 && until - start > old.length / 2)) break
    found.push({ start, end, until, by: text.length - old.length, firstChange: change.start })
    if (end === old.length) break
  }
  return found
}

/** The index of the first number that is greater. */
function firstAbove(ordered: readonly number[], limit: number): number {
  return lastAtOrBefore(ordered, limit, number => number) + 1
}
