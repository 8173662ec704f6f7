/**
 * Finds what a page adds to a plain text: running feet and heads with the form feed and the blank lines between them, page
 * numbers, numbers of verse lines in the margin, and the page marks of digitised books.
 *
 * A page break is seen in one of three ways:
 * - a form feed (as in RFCs),
 * - `[Page 12]` at the end of a line,
 * - a line that comes back at a page's distance with only its number changed, going up.
 * The line before the break is its foot and the line after it its head when such a line stands at other breaks too (digits
 * apart), or when it is a page number. Cost: O(text). Bad at: heads that change on every page and have no number.
 */
import { type Span, span } from '../text/span.ts'
import { mergeSpans } from './merge-spans.ts'
import { pageMarks } from './page-marks.ts'
import { marginNumbers } from './plain/margin-numbers.ts'
import { isBlankLine, lengthOf, lineText, type PlainLines } from './plain/plain-lines.ts'

export function pageFurniture(text: string, lines: PlainLines): readonly Span<'text'>[] {
  return mergeSpans([...pageBreaks(text, lines), ...marginNumbers(text, lines), ...pageMarks(text)])
}

/** A page has about this many lines: shorter distances are numbered verses or lists, longer ones chapters. */
const SHORTEST_PAGE = 20
const LONGEST_PAGE = 120
/** A head or foot is seen at least so often before it is believed to be one. */
const LEAST_REPEATS = 3
/** Without form feeds and feet that say `Page`, more is asked for. */
const LEAST_REGULAR = 6
const LONGEST_RUNNING_LINE = 120

const PAGE_FOOT = /\[\s*page\s+[\divxlc]+\s*\]$/i
const BARE_NUMBER = /^(?:[-–—[(]\s*)?(?:page\s+)?(\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—\])])?$/i

interface Break {
  /** Last line before the break that holds a foot or the form feed; first line after it. */
  readonly before: number
  readonly after: number
}

function pageBreaks(text: string, lines: PlainLines): Span<'text'>[] {
  const sure = surePageBreaks(text, lines)
  const breaks = sure ?? regularLines(text, lines)
  // Where the page is only inferred, the line that shows it is all that is taken for furniture.
  const runningLines = sure ? RUNNING_LINES : 1
  if (breaks.length === 0) return []
  const feet = new Map<string, number>()
  const heads = new Map<string, number>()
  // A page of a line or two has no more: the lines of the next page are none of its head.
  const firstOf = (i: number): number => breaks[i - 1]?.after ?? 0
  const lastOf = (i: number): number => breaks[i + 1]?.before ?? lines.count - 1
  for (const [i, { before, after }] of breaks.entries()) {
    for (const line of textLines(lines, before, firstOf(i), -1)) count(feet, shapeOf(text, lines, line))
    for (const line of textLines(lines, after, lastOf(i), 1)) count(heads, shapeOf(text, lines, line))
  }
  const isRunning = (counts: Map<string, number>, line: number, depth: number): boolean => {
    const content = lineText(text, lines, line)
    if (content.length === 0 || content.length > LONGEST_RUNNING_LINE) return false
    if (depth === 0 && (PAGE_FOOT.test(content) || BARE_NUMBER.test(content))) return true
    const often = Math.max(Math.min(LEAST_REPEATS, breaks.length - 1), 2, depth === 0 ? 0 : breaks.length / 3)
    return /[\p{L}\p{N}]/u.test(content) && (counts.get(shapeOf(text, lines, line)) ?? 0) >= often
  }
  return breaks.map(({ before, after }, i) => {
    let last = lastText(lines, before)
    for (let depth = 0; depth < runningLines && last >= firstOf(i) && isRunning(feet, last, depth); depth++)
      last = lastText(lines, last - 1)
    let first = firstText(lines, after)
    for (let depth = 0; depth < RUNNING_LINES && first <= lastOf(i) && isRunning(heads, first, depth); depth++)
      first = firstText(lines, first + 1)
    return span<'text'>(
      last < 0 ? 0 : (lines.textEnds[last] as number),
      first >= lines.count ? text.length : (lines.starts[first] as number),
    )
  })
}

/** A head or a foot has at most so many lines. */
const RUNNING_LINES = 3

/** The lines with text that a page begins or ends with: from `from` to `to`, which is above it where `step` is negative. */
function textLines(lines: PlainLines, from: number, to: number, step: 1 | -1): number[] {
  const found: number[] = []
  const next = step < 0 ? lastText : firstText
  for (
    let line = next(lines, from);
    (to - line) * step >= 0 && found.length < RUNNING_LINES;
    line = next(lines, line + step)
  ) {
    found.push(line)
  }
  return found
}

/** Of form feeds and of lines that say `[Page 12]`; a break that shows both ways counts once. */
function surePageBreaks(text: string, lines: PlainLines): Break[] | undefined {
  const feeds = formFeeds(text, lines) ?? []
  const fed = new Set(feeds.map(({ before }) => lastText(lines, before)))
  const feet = (pageFeet(text, lines) ?? []).filter(({ before }) => !fed.has(before))
  return feeds.length + feet.length > 0 ? [...feeds, ...feet].sort((a, b) => a.before - b.before) : undefined
}

function formFeeds(text: string, lines: PlainLines): Break[] | undefined {
  const breaks: Break[] = []
  let line = 0
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) {
    while (line + 1 < lines.count && (lines.starts[line + 1] as number) <= at) line++
    const textBefore = (lines.textStarts[line] as number) < at && !isBlankLine(lines, line)
    breaks.push(textBefore ? { before: line, after: line + 1 } : { before: line - 1, after: line })
  }
  return breaks.length > 0 ? breaks : undefined
}

function pageFeet(text: string, lines: PlainLines): Break[] | undefined {
  const breaks: Break[] = []
  for (let line = 0; line < lines.count; line++) {
    if (text.charCodeAt((lines.textEnds[line] as number) - 1) !== CLOSING_BRACKET) continue
    if (lengthOf(lines, line) <= LONGEST_RUNNING_LINE && PAGE_FOOT.test(lineText(text, lines, line))) {
      breaks.push({ before: line, after: line + 1 })
    }
  }
  return breaks.length >= 2 ? breaks : undefined
}

const CLOSING_BRACKET = 93

/** Lines, set off by blank ones, that are the same but for one number, which goes up from page to page. */
function regularLines(text: string, lines: PlainLines): Break[] {
  const byShape = new Map<string, number[]>()
  for (let line = 0; line < lines.count; line++) {
    const length = lengthOf(lines, line)
    if (length === 0 || length > LONGEST_RUNNING_LINE) continue
    if (
      !isBlankLine(lines, line - 1 < 0 ? line : line - 1) &&
      !isBlankLine(lines, line + 1 < lines.count ? line + 1 : line)
    )
      continue
    const content = lineText(text, lines, line)
    if (numberIn(content) === undefined || content.endsWith('.')) continue
    const shape = shapeOf(text, lines, line)
    const list = byShape.get(shape)
    if (list) list.push(line)
    else byShape.set(shape, [line])
  }
  const breaks: Break[] = []
  for (const candidates of byShape.values()) {
    for (const line of risingAtPageDistance(text, lines, candidates)) breaks.push({ before: line, after: line + 1 })
  }
  return breaks.sort((a, b) => a.before - b.before)
}

/** Runs of at least six candidates in which every next one has the next number and stands about one page further on. */
function risingAtPageDistance(text: string, lines: PlainLines, candidates: readonly number[]): number[] {
  if (candidates.length < LEAST_REGULAR) return []
  const kept: number[] = []
  let run: number[] = []
  const close = (): void => {
    if (run.length >= LEAST_REGULAR && isEven(run)) kept.push(...run)
    run = []
  }
  for (const line of candidates) {
    const last = run.at(-1)
    if (last !== undefined) {
      const step = (numberIn(lineText(text, lines, line)) ?? 0) - (numberIn(lineText(text, lines, last)) ?? 0)
      const distance = line - last
      if (step < 1 || step > 2 || distance < SHORTEST_PAGE || distance > LONGEST_PAGE) close()
    }
    run.push(line)
  }
  close()
  return kept
}

/** Pages have much the same length, chapters and poems have not: most distances lie within a tenth of the middle one. */
function isEven(run: readonly number[]): boolean {
  const distances = run.slice(1).map((line, i) => line - (run[i] as number))
  const middle = [...distances].sort((a, b) => a - b)[distances.length >> 1] as number
  const near = distances.filter(distance => Math.abs(distance - middle) <= middle / 10)
  return near.length >= distances.length * 0.8
}

function numberIn(content: string): number | undefined {
  const digits = /\d+/.exec(content)
  return digits ? Number(digits[0]) : undefined
}

function shapeOf(text: string, lines: PlainLines, line: number): string {
  return lineText(text, lines, line).slice(0, LONGEST_RUNNING_LINE).replace(/\d+/g, '#').replace(/\s+/g, ' ')
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function lastText(lines: PlainLines, line: number): number {
  while (line >= 0 && isBlankLine(lines, line)) line--
  return line
}

function firstText(lines: PlainLines, line: number): number {
  while (line < lines.count && isBlankLine(lines, line)) line++
  return line
}
