/**
 * Emphasis that the writer put into a quotation where the source, whose format would show it, has none. Told unless it is declared
 * ("emphasis added"); nothing is said of sources that record no emphasis, nor of a quotation that is set in italics as a whole.
 */
import { SOFT } from '../essay/mask.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Extent } from './change.ts'

/** A quotation that is emphasised for the most part is set so; no word of it is meant to stand out. */
const MOST_EMPHASISED = 0.7

/** The stretches of the masked text that stand between marks of emphasis. */
export function emphasisedIn(
  essayText: string,
  { span, masked }: Pick<Quotation, 'span' | 'masked'>,
): readonly Extent[] {
  const found: Extent[] = []
  let open = -1
  let covered = 0
  for (let i = 0; i < masked.length; i++) {
    if (!isMark(i)) continue
    while (i + 1 < masked.length && isMark(i + 1)) i++
    if (open < 0) {
      open = i + 1
      continue
    }
    found.push({ start: open, end: i })
    covered += i - open
    open = -1
  }
  return covered > masked.length * MOST_EMPHASISED ? [] : found

  function isMark(at: number): boolean {
    return masked[at] === SOFT && /[*_]/.test(essayText[span.start + at] ?? '')
  }
}
