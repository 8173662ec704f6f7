/**
 * Puts the pages of a PDF together to a rendition. Running text comes first: what a page adds to it (its head and foot, its notes) is
 * written after the paragraph that runs over to the next page, so that a quotation may run over too.
 * Cost: O(text · log text), beside what pdf.js takes.
 */
import type { SourceProblem } from '../../model/problem.ts'
import type { Block, Rendition } from '../../model/source.ts'
import { OffsetMap } from '../../text/offset-map.ts'
import { unsaid } from '../../wording.ts'
import { labelsOf, type PageNumeral } from '../page-labels.ts'
import type { SourceFile } from '../reader.ts'
import { type Column, columnsOf } from './pdf-columns.ts'
import { openPdf } from './pdf-document.ts'
import { floatingRows } from './pdf-floats.ts'
import { runningLines } from './pdf-furniture.ts'
import { type Headings, headingsOf } from './pdf-headings.ts'
import { type Line, pageLines, rowsOf } from './pdf-lines.ts'
import { pdfMetadata } from './pdf-metadata.ts'
import { marksOf, noteByNote, usualDistance, withoutNotes } from './pdf-notes.ts'
import type { PdfDocument, PdfPage } from './pdf-page.ts'
import { goesOn, isListed, type Row } from './pdf-paragraphs.ts'
import { PdfText, type PlacedLine } from './pdf-text.ts'

/** Never rejects. */
export async function readPdf({ bytes }: SourceFile): Promise<Rendition> {
  const opened = await openPdf(bytes)
  if ('reason' in opened) return withoutText([{ message: opened.reason, unreadable: true }])
  return renditionOfPdf(opened)
}

function withoutText(problems: readonly SourceProblem[]): Rendition {
  return { text: '', map: noMap(0), blocks: [], outline: [], furniture: [], metadata: {}, problems }
}

/** An editor shows no text for a PDF, so there is nothing that the rendition could be mapped onto. */
function noMap(length: number): Rendition['map'] {
  return new OffsetMap(Uint32Array.of(0, length), Uint32Array.of(0, 0))
}

/** A page taken apart. */
interface TakenPage {
  readonly page: PdfPage
  /** In reading order. */
  readonly rows: readonly Row[]
  readonly notes: readonly Line[]
  readonly heads: readonly Line[]
  readonly feet: readonly Line[]
}

export function renditionOfPdf(document: PdfDocument): Rendition {
  const { pages, facts, bookmarks } = document
  const lines = pages.map(({ fragments }) => pageLines(fragments))
  const bodySize = usualSize(lines)
  const { running, numerals } = runningLines(
    pages.map(({ physical, height }, i) => ({ physical, height, rows: rowsOf(lines[i] as Line[]) })),
    bodySize,
  )
  const taken = pages.map((page, i) => takePage(page, lines[i] as Line[], running[i] as ReadonlySet<Line>, bodySize))
  const shown = new Map(pages.map(({ physical }, i) => [physical, numerals[i]]))
  const all = Array.from({ length: pages.at(-1)?.physical ?? 0 }, (_, i): PageNumeral | undefined => shown.get(i + 1))
  const read = taken.map(({ page, rows }) => ({ page: page.physical, lines: rows.map(({ line }) => line) }))
  const writing = new Writing(new PdfText(labelsOf(document.labels, all)), headingsOf(read, bookmarks, bodySize))
  for (const page of taken) writing.page(page)
  const out = writing.finish()
  const { text } = out
  const withText = read.map(page => page.lines).filter(some => some.length > 0)
  return {
    text,
    map: noMap(text.length),
    blocks: out.blocks,
    outline: out.outline,
    furniture: out.furniture,
    pages: out.pages,
    metadata: pdfMetadata(facts, withText, bodySize),
    problems: problemsOf(document),
  }
}

/** The size that most letters have. */
function usualSize(pages: readonly (readonly Line[])[]): number {
  const letters = new Map<number, number>()
  for (const lines of pages) {
    for (const { size, text } of lines) {
      const rounded = Math.round(size * 10) / 10
      letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
    }
  }
  let [usual, most] = [10, 0]
  for (const [size, count] of letters) if (count > most) [usual, most] = [size, count]
  return usual
}

function takePage(page: PdfPage, lines: readonly Line[], running: ReadonlySet<Line>, bodySize: number): TakenPage {
  // Running lines were found in whole rows: parts of lines that stand in such a row belong to it.
  const heights = [...running].map(({ y, size }) => ({ y, near: size * 0.4 }))
  const isRunning = (line: Line): boolean => heights.some(({ y, near }) => Math.abs(line.y - y) < near)
  const columns = columnsOf(lines.filter(line => !isRunning(line)))
  const rows: Row[] = []
  const notes: Line[] = []
  const marked = marksOf(lines)
  for (const column of columns) {
    const parted = withoutNotes(column, bodySize, isLowest(column, columns), marked)
    notes.push(...parted.notes)
    const leading = usualDistance(parted.rows) ?? bodySize * 1.2
    for (const [i, line] of parted.rows.entries())
      rows.push({ line, columnX0: column.x0, columnX1: column.x1, leading, isFirst: i === 0 })
  }
  const isHead = ({ y }: Line): boolean => y < page.height / 2
  return {
    page,
    rows,
    notes,
    heads: [...running].filter(isHead),
    feet: [...running].filter(line => !isHead(line)),
  }
}

function isLowest(column: Column, columns: readonly Column[]): boolean {
  const bottom = column.rows.at(-1)?.y ?? 0
  return !columns.some(
    other => other !== column && other.x0 < column.x1 && column.x0 < other.x1 && (other.rows[0]?.y ?? 0) > bottom,
  )
}

/** Writes page after page. */
class Writing {
  private readonly out: PdfText
  private readonly headings: Headings
  private open: { kind: Block['kind']; lines: PlacedLine[]; level: number | undefined; last: Row } | undefined
  /** What is to be written after the open paragraph. */
  private readonly waiting: { kind: Block['kind']; lines: PlacedLine[] }[] = []

  constructor(out: PdfText, headings: Headings) {
    this.out = out
    this.headings = headings
  }

  page({ page: { physical, turned }, rows, heads, feet, notes }: TakenPage): void {
    const placed = (lines: readonly Line[]): PlacedLine[] => lines.map(line => ({ line, page: physical }))
    const wait = (kind: Block['kind'], lines: readonly Line[]): void => {
      if (lines.length === 0) return
      this.waiting.push({ kind, lines: placed(lines) })
      if (!this.open) this.flush()
    }
    wait('furniture', heads)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as Row
      const floating = row.isFirst && this.open ? floatingRows(rows, i, this.open.last.line.text) : 0
      wait(
        'paragraph',
        rows.slice(i, i + floating).map(({ line }) => line),
      )
      i += floating
      // What goes on below them is where the column begins.
      this.row(floating > 0 ? { ...(rows[i] as Row), isFirst: true } : row, physical)
    }
    for (const note of noteByNote(notes)) wait('paragraph', note)
    wait('paragraph', turned.length > 0 ? [asideOf(turned)] : [])
    wait('furniture', feet)
  }

  finish(): PdfText {
    this.close()
    return this.out
  }

  private row(row: Row, page: number): void {
    const heading = this.headings.get(row.line)
    const { open } = this
    const isSameHeading = heading !== undefined && !heading.isFirst && open?.kind === 'heading'
    const isSameText = heading === undefined && open !== undefined && open.kind !== 'heading' && goesOn(open.last, row)
    if (open && (isSameHeading || isSameText)) {
      open.lines.push({ line: row.line, page })
      open.last = row
      return
    }
    this.close()
    const kind = heading ? 'heading' : isListed(row) ? 'list-item' : 'paragraph'
    this.open = { kind, lines: [{ line: row.line, page }], level: heading?.level, last: row }
  }

  private close(): void {
    if (this.open) this.out.block(this.open.kind, this.open.lines, this.open.level)
    this.open = undefined
    this.flush()
  }

  private flush(): void {
    for (const { kind, lines } of this.waiting.splice(0)) this.out.block(kind, lines)
  }
}

function asideOf(texts: readonly string[]): Line {
  const text = texts.join(' ').replace(/\s+/g, ' ').trim()
  return { text, marks: [], x0: 0, x1: 0, y: 0, size: 0, order: 0 }
}

function problemsOf({ pages, pageCount, broken }: PdfDocument): SourceProblem[] {
  const problems: SourceProblem[] = []
  const pictures = pages.filter(({ isPicture }) => isPicture).map(({ physical }) => physical)
  if (pictures.length > 0) {
    const message =
      pictures.length === pageCount
        ? unsaid('Its pages have no text but pictures of text: run text recognition (OCR) on the file.')
        : pictures.length === 1
          ? unsaid(
              'Page {0} of {1} has no text but a picture of text: run text recognition (OCR) on the file.',
              pageList(pictures),
              pageCount,
            )
          : unsaid(
              'Pages {0} of {1} have no text but pictures of text: run text recognition (OCR) on the file.',
              pageList(pictures),
              pageCount,
            )
    problems.push({ message, unreadable: true })
  }
  if (broken.length > 0) {
    const message =
      broken.length === 1
        ? unsaid('Page {0} of {1} could not be read to the end.', pageList(broken), pageCount)
        : unsaid('Pages {0} of {1} could not be read to the end.', pageList(broken), pageCount)
    problems.push({ message, unreadable: true })
  }
  return problems
}

/** `3–7, 9`; only the first ranges of many. */
function pageList(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else ranges.push([page, page])
  }
  const shown = ranges.slice(0, MOST_RANGES).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  const more = ranges.length > MOST_RANGES ? ' …' : ''
  return shown.join(', ') + more
}

const MOST_RANGES = 8
