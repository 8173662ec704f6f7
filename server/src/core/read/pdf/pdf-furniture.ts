/**
 * The running heads, feet and page numbers of a PDF: the first and last lines of pages, when they come back on a page near by (figures
 * apart) at the same height, or are a number that goes up with the pages. What page-furniture.ts does for plain text, with places on the
 * page to go by. Cost: O(pages).
 * Bad at: heads that change on every page and have no number; files of one page.
 */
import { type NumeralInLine, numeralOf, type PageNumeral, sequencesOf } from '../page-labels.ts'
import type { Line } from './pdf-lines.ts'
import { usualDistance } from './pdf-notes.ts'

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
/** One that comes only once. */
const LONGEST_HEAD = 70
/** Running lines are no larger than the text. */
const LARGEST = 1.25
/** Heads and feet stand in these parts of the page, from the top and from the bottom. */
const MARGIN = 0.2

/** Heads and feet are set off from the text by more than this, in ems, and by more than its lines from each other. */
const APART = 1.35
const APART_OF_LINES = 1.2
/** In fewer pages only a number alone is taken for that of the page. */
const LEAST_PAGES = 3

/** A row at the top or the bottom of a page. */
interface Candidate {
  readonly row: Line
  readonly side: 'head' | 'foot'
  readonly shape: string
  /** Whether there is more than a line's distance to the next one. */
  readonly isApart: boolean
  readonly numerals: readonly NumeralInLine[]
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
      const isPlace = side === placeOfNumber(some, numeral)
      const repeats = (candidate: Candidate): boolean =>
        candidate.row.size <= bodySize * LARGEST &&
        ((isPlace && showsNumber(candidate, numeral)) || comesAgain(candidate, i, candidates))
      // The text begins behind a gap: what stands before it is a head if all of it is, and nothing is where there is no gap.
      const last = ofSide.findIndex(({ isApart }) => isApart)
      const block = ofSide.slice(0, last + 1)
      const outermost = ofSide[0]
      if (block.length > 0 && block.every(repeats)) for (const { row } of block) chosen.add(row)
      else if (outermost && isNumberAlone(outermost, numeral)) chosen.add(outermost.row)
      else if (outermost && isBetween(outermost, pages[i - 1], pages[i])) chosen.add(outermost.row)
    }
    return chosen
  })
  return { running, numerals: sequences }
}

/** In order from the outermost. */
function candidatesOf({ rows, height }: PageRows, amongWords: boolean): Candidate[] {
  const found: Candidate[] = []
  const usual = usualDistance(rows) ?? 0
  const add = (row: Line | undefined, inner: Line | undefined, side: Candidate['side']): void => {
    if (!row || row.text.length > LONGEST) return
    const inMargin = side === 'head' ? row.y < height * MARGIN : row.y > height * (1 - MARGIN)
    if (!inMargin) return
    const gap = inner === undefined ? Number.POSITIVE_INFINITY : Math.abs(inner.y - row.y)
    const isApart = gap > Math.max(inner?.size ?? 0, row.size) * APART && gap > usual * APART_OF_LINES
    const whole = numeralOf(row.text)
    const numerals = whole ? [{ ...whole, isAlone: true }] : amongWords && isApart ? numeralsIn(row) : []
    found.push({ row, side, shape: shapeOf(row.text), isApart, numerals })
  }
  const depth = Math.min(DEPTH, rows.length)
  for (let i = 0; i < depth; i++) add(rows[i], rows[i + 1], 'head')
  for (let i = 0; i < depth; i++) add(rows[rows.length - 1 - i], rows[rows.length - 2 - i], 'foot')
  return found
}

function isNumberAlone({ numerals }: Candidate, numeral: PageNumeral | undefined): boolean {
  return numerals.some(one => one.isAlone && isSame(one, numeral))
}

function isSame(a: PageNumeral, b: PageNumeral | undefined): boolean {
  return a.kind === b?.kind && a.value === b.value
}

/** The number of the page, alone or with words that may change from page to page. */
function showsNumber({ numerals }: Candidate, numeral: PageNumeral | undefined): boolean {
  return numerals.some(one => isSame(one, numeral))
}

/** A note may by chance have the number of its page: one that stands alone is the page's, else the one in larger type. */
function placeOfNumber(
  candidates: readonly Candidate[],
  numeral: PageNumeral | undefined,
): Candidate['side'] | undefined {
  const shown = candidates.filter(candidate => showsNumber(candidate, numeral))
  const alone = shown.find(candidate => isNumberAlone(candidate, numeral))
  if (alone) return alone.side
  return shown.reduce<Candidate | undefined>((a, b) => (a && a.row.size >= b.row.size * 0.99 ? a : b), undefined)?.side
}

/** On a page near by, at the same height. A line that leads on to the next is text: the head of an example, of a list. */
function comesAgain({ row, side, shape }: Candidate, page: number, all: readonly (readonly Candidate[])[]): boolean {
  if (/[:;,]$/.test(row.text)) return false
  let left = /[.!?]$/.test(row.text) ? 2 : 1
  for (let other = Math.max(0, page - REACH); other <= Math.min(all.length - 1, page + REACH); other++) {
    if (other === page) continue
    const again = (all[other] as readonly Candidate[]).some(
      candidate =>
        candidate.side === side && candidate.shape === shape && Math.abs(candidate.row.y - row.y) < SAME_HEIGHT,
    )
    if (again && --left === 0) return true
  }
  return false
}

/** Set off at the top of a page in the midst of a sentence: the only page with this head, but a head. */
function isBetween(
  { row, side, isApart }: Candidate,
  before: PageRows | undefined,
  page: PageRows | undefined,
): boolean {
  if (side !== 'head' || !isApart || !before || page?.rows[0] !== row) return false
  if (row.text.length > LONGEST_HEAD || /[.!?:;,]$/.test(row.text) || /^\p{Ll}/u.test(row.text)) return false
  const next = page.rows[1]?.text ?? ''
  const last = before.rows.findLast(({ text }) => numeralOf(text) === undefined)?.text ?? ''
  return /^\p{Ll}/u.test(next) && /[\p{Ll},;-]$/u.test(last)
}

/** Figures apart, and Roman ones where they are the whole. */
function shapeOf(text: string): string {
  return numeralOf(text) ? '#' : text.replace(/\d+/g, '#').replace(/\s+/g, ' ')
}

/** The numbers that may be the page's: the first or last word, `12` of `12 / 233` at the end. The number of a note is none. */
function numeralsIn({ text, opens }: Line): NumeralInLine[] {
  const words = [
    opens === undefined ? /^\d{1,4}(?=\s)/.exec(text) : null,
    /(?<=\s)\d{1,4}$/.exec(text),
    /(?<=\s)\d{1,4}(?=(?: ?\/ ?| (?:of|von|sur|de|из) )\d{1,4}$)/.exec(text),
    /^[ivxlc]{1,7}(?=\s)/.exec(text),
    /(?<=\s)[ivxlc]{1,7}$/.exec(text),
  ]
  return words.flatMap(word => {
    const numeral = word && numeralOf(word[0])
    return numeral ? [{ ...numeral, isAlone: false }] : []
  })
}
