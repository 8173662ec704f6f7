/** Which lines of a PDF are headings: those that bookmarks name; without any, short lines in larger type. */
import type { Line } from './pdf-lines.ts'
import type { Bookmark } from './pdf-page.ts'

/** A heading's lines are one after the other; all have its level. */
export type Headings = ReadonlyMap<Line, HeadingLine>

export interface HeadingLine {
  readonly level: number
  /** Whether the heading begins with this line. */
  readonly isFirst: boolean
}

/** The lines of a page (counted from 1), in reading order, without furniture and notes. */
export interface ReadPage {
  readonly page: number
  readonly lines: readonly Line[]
}

/** A title that bookmarks give in one line may take so many on the page. */
const MOST_LINES = 4
const LONGEST = 160
const LARGER = 1.15
const DEEPEST = 4

export function headingsOf(pages: readonly ReadPage[], bookmarks: readonly Bookmark[], bodySize: number): Headings {
  const named = bookmarked(pages, bookmarks)
  return named.size > 0 ? named : inLargerType(pages, bodySize)
}

function bookmarked(pages: readonly ReadPage[], bookmarks: readonly Bookmark[]): Map<Line, HeadingLine> {
  const found = new Map<Line, HeadingLine>()
  const byPage = new Map(pages.map(page => [page.page, page.lines]))
  const letters = new Map<Line, string>()
  const lettersOf = (line: Line): string => {
    const known = letters.get(line) ?? onlyLetters(line.text)
    letters.set(line, known)
    return known
  }
  for (const { title, level, page } of bookmarks) {
    const wanted = onlyLetters(title)
    const lines = byPage.get(page)
    if (!lines || wanted === '') continue
    const run = lines.findIndex((line, i) => !found.has(line) && endOf(lines, i, wanted, lettersOf) > 0)
    if (run < 0) continue
    const end = endOf(lines, run, wanted, lettersOf)
    for (let i = run; i < end; i++)
      found.set(lines[i] as Line, { level: Math.min(level, DEEPEST + 2), isFirst: i === run })
  }
  return found
}

/** The index after the last of the lines from `from` on that are the title, perhaps with a number before it; 0 when they are not. */
function endOf(lines: readonly Line[], from: number, wanted: string, lettersOf: (line: Line) => string): number {
  let joined = ''
  for (let i = from; i < Math.min(lines.length, from + MOST_LINES); i++) {
    joined += lettersOf(lines[i] as Line)
    if (joined === wanted) return i + 1
    if (joined.endsWith(wanted) && joined.length - wanted.length <= LONGEST_NUMBER) return i + 1
    if (joined.length > wanted.length + LONGEST_NUMBER) return 0
  }
  return 0
}

/** `Chapter 12`, `3.2.1`: letters and figures of what may stand before a title. */
const LONGEST_NUMBER = 10

function onlyLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function inLargerType(pages: readonly ReadPage[], bodySize: number): Map<Line, HeadingLine> {
  const found = new Map<Line, HeadingLine>()
  const sizes = new Set<number>()
  for (const { lines } of pages) {
    for (const [i, line] of lines.entries()) {
      if (!isLarge(line, bodySize)) continue
      const before = lines[i - 1]
      const isFirst = !before || !found.has(before) || Math.round(before.size) !== Math.round(line.size)
      sizes.add(Math.round(line.size))
      found.set(line, { level: 0, isFirst })
    }
  }
  const ranks = [...sizes].sort((a, b) => b - a)
  for (const [line, { isFirst }] of found)
    found.set(line, { isFirst, level: Math.min(DEEPEST, ranks.indexOf(Math.round(line.size)) + 1) })
  return found
}

function isLarge({ text, size }: Line, bodySize: number): boolean {
  return size > bodySize * LARGER && text.length <= LONGEST && /\p{L}{2}/u.test(text)
}
