/**
 * The running heads, feet and page numbers of a PDF: the first and last lines of pages, when they come back on a page near by (figures
 * apart) at the same height, or are a number that goes up with the pages. What page-furniture.ts does for plain text, with places on the
 * page to go by. Cost: O(pages).
 * Bad at: heads that change on every page and have no number; files of one page.
 */
import { numeralOf, type PageNumeral, sequencesOf } from './page-labels.ts'
import type { Line } from './pdf-lines.ts'

export interface PageRows {
  readonly physical: number
  readonly height: number
  /** From the top to the bottom, over the whole width. */
  readonly rows: readonly Line[]
}

export interface RunningLines {
  /** For each page its running lines, of those that it was given. */
  readonly running: readonly ReadonlySet<Line>[]
  /** For each page the number that stands on it, where one does. */
  readonly numerals: readonly (PageNumeral | undefined)[]
}

/** A head and a foot have at most so many lines. */
const DEPTH = 3
/** Even and odd pages have heads of their own, and a page with a picture or a chapter's opening may have none. */
const REACH = 4
/** How far the same line may stand from where it stood, in points. */
const SAME_HEIGHT = 5
const LONGEST = 120
/** Running lines are no larger than the text. */
const LARGEST = 1.25
/** Heads and feet stand in these parts of the page, from the top and from the bottom. */
const MARGIN = 0.2

/** A line that stands with a number among words is set off from the text by more than this, in ems: it is no verse and no note. */
const APART = 1.6
/** In fewer pages only a number alone is taken for that of the page. */
const LEAST_PAGES = 3

/** A row at the top or the bottom of a page. */
interface Candidate {
  readonly row: Line
  readonly side: 'head' | 'foot'
  readonly shape: string
  /** Whether there is more than a line's distance to the next one. */
  readonly isApart: boolean
  readonly numerals: readonly PageNumeral[]
}

export function runningLines(pages: readonly PageRows[], bodySize: number): RunningLines {
  const candidates = pages.map(page => candidatesOf(page, pages.length >= LEAST_PAGES))
  const sequences = sequencesOf(
    candidates.map((some, i) => ({
      physical: (pages[i] as PageRows).physical,
      numerals: some.flatMap(({ numerals }) => numerals),
    })),
  )
  const running = candidates.map((some, i) => {
    const chosen = new Set<Line>()
    for (const side of ['head', 'foot'] as const) {
      const ofSide = some.filter(candidate => candidate.side === side)
      const numeral = sequences[i]
      for (const candidate of ofSide) {
        if (!isRunning(candidate, i, candidates, bodySize, numeral) && !isBetween(candidate, pages[i - 1], pages[i])) break
        chosen.add(candidate.row)
      }
    }
    return chosen
  })
  return { running, numerals: sequences }
}

/** In order from the outermost. */
function candidatesOf({ rows, height }: PageRows, amongWords: boolean): Candidate[] {
  const found: Candidate[] = []
  const add = (row: Line | undefined, inner: Line | undefined, side: Candidate['side']): void => {
    if (!row || row.text.length > LONGEST) return
    const inMargin = side === 'head' ? row.y < height * MARGIN : row.y > height * (1 - MARGIN)
    if (!inMargin) return
    const isApart = inner === undefined || Math.abs(inner.y - row.y) > Math.max(inner.size, row.size) * APART
    const whole = numeralOf(row.text)
    const numerals = whole ? [whole] : amongWords && isApart ? numeralsIn(row.text) : []
    found.push({ row, side, shape: shapeOf(row.text), isApart: inner !== undefined && isApart, numerals })
  }
  const depth = Math.min(DEPTH, rows.length)
  for (let i = 0; i < depth; i++) add(rows[i], rows[i + 1], 'head')
  for (let i = 0; i < depth; i++) add(rows[rows.length - 1 - i], rows[rows.length - 2 - i], 'foot')
  return found
}

function isRunning(
  { row, side, shape, numerals }: Candidate,
  page: number,
  all: readonly (readonly Candidate[])[],
  bodySize: number,
  numeral: PageNumeral | undefined,
): boolean {
  if (row.size > bodySize * LARGEST) return false
  // The number of the page, alone or with words that may change from page to page.
  if (numerals.some(({ kind, value }) => kind === numeral?.kind && value === numeral.value)) return true
  for (let other = Math.max(0, page - REACH); other <= Math.min(all.length - 1, page + REACH); other++) {
    if (other === page) continue
    const again = (all[other] as readonly Candidate[]).some(
      candidate =>
        candidate.side === side && candidate.shape === shape && Math.abs(candidate.row.y - row.y) < SAME_HEIGHT,
    )
    if (again) return true
  }
  return false
}

/** Set off at the top of a page in the midst of a sentence: the only page with this head, but a head. */
function isBetween({ row, side, isApart }: Candidate, before: PageRows | undefined, page: PageRows | undefined): boolean {
  if (side !== 'head' || !isApart || !before || page?.rows[0] !== row) return false
  const next = page.rows[1]?.text ?? ''
  const last = before.rows.findLast(({ text }) => numeralOf(text) === undefined)?.text ?? ''
  return /^\p{Ll}/u.test(next) && /[\p{Ll},;-]$/u.test(last)
}

/** Figures apart, and Roman ones where they are the whole. */
function shapeOf(text: string): string {
  return numeralOf(text) ? '#' : text.replace(/\d+/g, '#').replace(/\s+/g, ' ')
}

/** The numbers that may be the page's: the first or last word. */
function numeralsIn(text: string): PageNumeral[] {
  const words = [
    /^\d{1,4}(?=\s)/.exec(text),
    /(?<=\s)\d{1,4}$/.exec(text),
    /^[ivxlc]{1,7}(?=\s)/.exec(text),
    /(?<=\s)[ivxlc]{1,7}$/.exec(text),
  ]
  return words.flatMap(word => (word ? (numeralOf(word[0]) ?? []) : []))
}
