/**
 * Pairs the quotation marks of one paragraph. Never by looking for `"…"`: each mark is first read in its place (what stands
 * before and behind it says whether it can open or close), then marks are paired with a stack, double ones first. Single ones are
 * paired afterwards, among those that stand at one depth of double ones, since most of them are apostrophes. O(n).
 *
 * Left over are openings that nothing closes: a quotation that goes on in the next paragraph, or a slip.
 */

import { pairDoubles } from './double-marks.ts'
import { type Context, firstVisible, type Pairing } from './mark-context.ts'
import { type Range, within } from './ranges.ts'
import { pairSingles } from './single-marks.ts'

/**
 * The pairs between `start` and `end` of `scan` (the essay with markup, code and the like taken out). `continued` is the mark of a
 * quotation that came from the paragraph before, whose repeated mark stands first here. `holes` are inline notes: not looked at.
 */
export function pairMarks(scan: string, { start, end }: Range, holes: readonly Range[], continued?: string): Pairing {
  const context: Context = { scan, start, end, holes: within(holes, start + 1, end) }
  const from = continued === undefined ? start : firstVisible(scan, start, end) + 1
  const doubles = pairDoubles(context, from, continued)
  const singles = pairSingles(context, from, continued, doubles.pairs)
  return {
    pairs: [...doubles.pairs, ...singles.pairs].sort((a, b) => a.open - b.open || b.close - a.close),
    unclosed: doubles.unclosed.length > 0 ? doubles.unclosed : singles.unclosed,
  }
}
