/** Where the content of a block of markdown-it stands in the document: the content is the block's lines without what stands before them. */

/** A line of a block's content. */
interface ContentLine {
  /** Offset into the content. */
  readonly at: number
  /** Offset into the document of the same character. */
  readonly inText: number
  readonly length: number
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The lines of a document, as markdown-it counts them. */
export class DocumentLines {
  readonly text: string
  private readonly starts: readonly number[]

  constructor(text: string) {
    this.text = text
    this.starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length)]
  }

  /** From its first character to before its line end. */
  line(index: number): Stretch {
    const start = this.starts[index] ?? this.text.length
    const next = this.starts[index + 1]
    if (next === undefined) return { start, end: this.text.length }
    return { start, end: next - (this.text.startsWith('\r\n', next - 2) ? 2 : 1) }
  }

  lineAt(offset: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The places of one block's content. */
export class BlockPlaces {
  private readonly lines: readonly ContentLine[]

  private constructor(lines: readonly ContentLine[]) {
    this.lines = lines
  }

  /**
   * @param first the line of the document that the content begins on
   * @returns undefined where a line of the content is not found
   */
  static ofParagraph(content: string, document: DocumentLines, first: number): BlockPlaces | undefined {
    const lines: ContentLine[] = []
    let at = 0
    for (const [i, line] of content.split('\n').entries()) {
      const words = line.trim()
      const { start, end } = document.line(first + i)
      const whole = document.text.slice(start, end).trimEnd()
      // It reaches to the end of its line, but for the marks behind a heading; before it the same letters may be the mark of a list.
      const found = whole.endsWith(words) ? whole.length - words.length : whole.indexOf(words)
      if (found < 0) return undefined
      lines.push({ at: at + line.length - line.trimStart().length, inText: start + found, length: words.length })
      at += line.length + 1
    }
    return new BlockPlaces(lines)
  }

  /** The same for a cell of a table, which shares its line with others: it is sought from `from` on. */
  static ofCell(content: string, document: DocumentLines, line: number, from: number): BlockPlaces | undefined {
    const inText = document.text.indexOf(content, Math.max(from, document.line(line).start))
    if (inText < 0 || inText + content.length > document.line(line).end) return undefined
    return new BlockPlaces([{ at: 0, inText, length: content.length }])
  }

  /** Where the content ends in the document. */
  get end(): number {
    const last = this.lines.at(-1)
    return last ? last.inText + last.length : 0
  }

  /** The part of a stretch of the document that lies in this content; undefined when none does. */
  within({ start, end }: Stretch): Stretch | undefined {
    const first = this.lines.find(line => line.inText + line.length > start)
    const last = this.lines.findLast(line => line.inText < end)
    if (!first || !last) return undefined
    const from = first.at + Math.max(0, start - first.inText)
    const to = last.at + Math.min(last.length, end - last.inText)
    return from < to ? { start: from, end: to } : undefined
  }

  /** Whether a stretch of the document begins and ends in this content. */
  holds({ start, end }: Stretch): boolean {
    const has = (offset: number): boolean =>
      this.lines.some(({ inText, length }) => offset >= inText && offset <= inText + length)
    return has(start) && has(end)
  }
}
