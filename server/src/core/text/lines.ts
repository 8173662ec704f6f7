import { type Offset, offset, type Unit } from './span.ts'

/** Zero-based; `character` counts UTF-16 code units from the start of the line. */
export interface LineColumn {
  readonly line: number
  readonly character: number
}

/**
 * Where the lines of one text begin and end. `\n`, `\r\n` and a lone `\r` break lines, as the Language Server Protocol has it
 * (form feeds and U+2028 do not). A byte-order mark that is still in the text counts as one unit of the first line.
 *
 * Building is one pass, O(n); a look-up is a binary search. It keeps two numbers a line and not the text.
 */
export class LineIndex<U extends Unit> {
  private readonly starts: Uint32Array
  /** Where each line's own characters end: before its break. */
  private readonly ends: Uint32Array

  constructor(text: string) {
    const starts = [0]
    const ends: number[] = []
    let lf = indexOrEnd(text, '\n', 0)
    let cr = indexOrEnd(text, '\r', 0)
    for (let at = Math.min(lf, cr); at < text.length; at = Math.min(lf, cr)) {
      ends.push(at)
      const next = lf === cr + 1 && lf < text.length ? lf + 1 : at + 1
      starts.push(next)
      if (lf < next) lf = indexOrEnd(text, '\n', next)
      if (cr < next) cr = indexOrEnd(text, '\r', next)
    }
    ends.push(text.length)
    this.starts = Uint32Array.from(starts)
    this.ends = Uint32Array.from(ends)
  }

  /** At least 1: an empty text has one empty line. */
  get lineCount(): number {
    return this.starts.length
  }

  /**
   * The offset of a line and character. What lies outside is clamped: before the text to its start, after the last line to the
   * end of the text, past the end of a line to that end (before its break). Fractions are cut off.
   */
  offsetAt({ line, character }: LineColumn): Offset<U> {
    if (!(line >= 0)) return offset(0)
    if (line >= this.lineCount) return offset(this.ends[this.lineCount - 1] as number)
    const start = this.starts[Math.trunc(line)] as number
    const end = this.ends[Math.trunc(line)] as number
    return offset(Math.min(end, start + Math.max(0, Math.trunc(character) || 0)))
  }

  /**
   * The line and character of an offset, which is clamped to the text. Inside a `\r\n` it is the end of the line. Inside a
   * surrogate pair it stays there: both sides count code units.
   */
  lineColumnAt(at: Offset<U>): LineColumn {
    const wanted = Math.max(0, Math.trunc(at) || 0)
    let low = 0
    let high = this.lineCount
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] as number) <= wanted) low = middle
      else high = middle
    }
    return { line: low, character: Math.min(wanted, this.ends[low] as number) - (this.starts[low] as number) }
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  return at < 0 ? text.length : at
}
