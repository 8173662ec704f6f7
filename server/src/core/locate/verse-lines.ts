/**
 * Numbers of verse lines: those of a sonnet, which all have the same; those printed in the margin, and between two of them by counting. Where the lines between do not add up (a stage
 * direction, a speaker, a line broken in two) the number is known within bounds only.
 */
import type { Rendition } from '../model/source.ts'
import { marginNumbers } from '../read/plain/margin-numbers.ts'
import { plainLines } from '../read/plain/plain-lines.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import type { Span } from '../text/span.ts'
import { poemsIn } from './division-chain.ts'
import type { Located } from './located.ts'

export interface MarginNumber {
  readonly at: number
  readonly value: number
}

/** The lines of a stretch; `exact` when printed numbers before and after it agree. */
export interface LineNumbers {
  readonly from: number
  readonly to: number
  readonly exact: boolean
  /** They are all lines of a poem that is known from its first to its last. */
  readonly isWhole: boolean
}

/** As far as two printed numbers of one poem are from each other. */
const WIDEST_STEP = 50

export function marginNumbersOf({ text }: Rendition): readonly MarginNumber[] {
  return marginNumbers(text, plainLines(text)).map(({ start, end }) => ({
    at: start,
    value: Number(text.slice(start, end)),
  }))
}

/** Undefined where no printed number is near and no sonnet is. */
export function linesOfSpan(source: Located, { start, end }: Span<'text'>): LineNumbers | undefined {
  const poems = poemsIn(source)
  const poem = poems[lastAtOrBefore(poems, start, ({ span }) => span.start)]
  if (poem && start >= (poem.lines[0] as number) && end <= poem.span.end) {
    const lineOf = (at: number): number => lastAtOrBefore(poem.lines, at, line => line) + 1
    return { from: lineOf(start), to: lineOf(Math.max(start, end - 1)), exact: true, isWhole: true }
  }
  const first = lineAt(source, start)
  const last = lineAt(source, Math.max(start, end - 1))
  if (!first || !last) return undefined
  return {
    from: Math.min(...first.values),
    to: Math.max(...last.values),
    exact: first.exact && last.exact,
    isWhole: false,
  }
}

function lineAt(source: Located, at: number): { values: readonly number[]; exact: boolean } | undefined {
  const { text } = source.rendition
  const margins = source.derived(marginNumbersOf)
  const line = text.lastIndexOf('\n', at - 1) + 1
  const next = margins[lastAtOrBefore(margins, line - 1, m => m.at) + 1]
  const before = margins[lastAtOrBefore(margins, line - 1, m => m.at)]
  const fromNext = next && next.value - countLines(text, line, next.at, WIDEST_STEP)
  const fromBefore = before && before.value + countLines(text, before.at, line, WIDEST_STEP)
  const inOne = before && next && next.value > before.value && next.value - before.value <= WIDEST_STEP
  if (inOne && fromBefore !== undefined && fromNext !== undefined)
    return { values: [fromBefore, fromNext], exact: fromBefore === fromNext }
  // A poem begins or ends here: only the numbers of the same one say something.
  const candidates = [
    fromNext !== undefined && fromNext >= 1 && fromNext > (next?.value ?? 0) - WIDEST_STEP ? fromNext : undefined,
    fromBefore !== undefined && fromBefore < (before?.value ?? 0) + WIDEST_STEP ? fromBefore : undefined,
  ].filter(value => value !== undefined)
  return candidates.length > 0 ? { values: candidates, exact: false } : undefined
}

/** Lines with something on them that begin from `from` on and before `to`; `from` may stand inside a line, which then counts. */
function countLines(text: string, from: number, to: number, most: number): number {
  let count = 0
  for (let at = from; at < to && count <= most; ) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd < 0 ? text.length : lineEnd
    if (end >= to) break
    if (/\S/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, end))) count++
    at = end + 1
  }
  return count
}
