/** The text of a PDF as it is written, from left to right, with its blocks, furniture, headings and pages. */
import type { Block, Heading, PageMark } from '../../model/source.ts'
import { offset, type Span, span } from '../../text/span.ts'
import type { PageLabel } from '../page-labels.ts'
import type { Line } from './pdf-lines.ts'

/** A line on its page (counted from 1). */
export interface PlacedLine {
  readonly line: Line
  readonly page: number
}

export class PdfText {
  readonly blocks: Block[] = []
  readonly outline: Heading[] = []
  readonly furniture: Span<'text'>[] = []
  readonly pages: PageMark[] = []
  private readonly labels: readonly PageLabel[]
  private readonly pieces: string[] = []
  private length = 0
  private page = 0

  constructor(labels: readonly PageLabel[]) {
    this.labels = labels
  }

  get text(): string {
    return this.pieces.join('')
  }

  /** Lines as one block, each a line of the text. */
  block(kind: Block['kind'], lines: readonly PlacedLine[], level?: number): void {
    if (lines.length === 0) return
    if (this.length > 0) this.write('\n\n')
    const start = this.length
    for (const [i, { line, page }] of lines.entries()) {
      if (i > 0) this.write('\n')
      this.turnTo(page)
      if (kind !== 'furniture')
        for (const mark of line.marks) this.furniture.push(span(this.length + mark.start, this.length + mark.end))
      this.write(line.text)
    }
    const whole = span<'text'>(start, this.length)
    this.blocks.push({ kind, span: whole })
    if (kind === 'furniture') this.furniture.push(whole)
    if (level === undefined) return
    const title = lines
      .map(({ line }) => line.text)
      .join(' ')
      .replace(/\s+/g, ' ')
    this.outline.push({ span: whole, level, title })
  }

  private turnTo(page: number): void {
    if (page === this.page) return
    this.page = page
    const { label, printed } = this.labels[page - 1] ?? { printed: false }
    const at = offset<'text'>(this.length)
    this.pages.push({ at, ...(label === undefined ? {} : { label }), printed, physical: page })
  }

  private write(text: string): void {
    this.pieces.push(text)
    this.length += text.length
  }
}
