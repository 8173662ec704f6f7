/**
 * A stretch of text that is written from left to right with its structure: separators, blocks, headings, emphasis, page breaks. A document
 * has one flow, and one for each of its notes until the note is put in its place (document-writer.ts).
 */
import type { Block } from '../model/source.ts'
import type { Separator } from './rendition-builder.ts'

export interface FlowSpan {
  readonly start: number
  readonly end: number
}
export interface FlowBlock extends FlowSpan {
  readonly kind: Block['kind']
}
export interface FlowHeading extends FlowSpan {
  readonly level: number
}
/** Copied from the original: `start` and `length` in the flow, `from` and `to` in the original. */
export interface FlowOrigin {
  readonly start: number
  readonly length: number
  readonly from: number
  readonly to: number
}

const STRENGTH: Readonly<Record<Separator, number>> = { '': 0, ' ': 1, '\t': 2, '\n': 3, '\n\n': 4 }

export class TextFlow {
  readonly pieces: string[] = []
  readonly blocks: FlowBlock[] = []
  readonly headings: FlowHeading[] = []
  readonly emphasis: FlowSpan[] = []
  readonly origins: FlowOrigin[] = []
  length = 0
  private pending: Separator = ''
  private blockStart = -1
  private blockKind: Block['kind'] = 'paragraph'
  private level = 0
  private emphasisStart = -1
  private isEmphatic = false
  private lastUnit = 0

  /** Ends the block that is open; what comes next begins one of this kind. `level` is that of a heading, else 0. */
  block(kind: Block['kind'], separator: Separator, level = 0): void {
    this.endBlock()
    this.separate(separator)
    this.blockKind = kind
    this.level = level
  }

  endBlock(): void {
    this.closeEmphasis()
    if (this.blockStart >= 0 && this.length > this.blockStart) {
      const whole = { start: this.blockStart, end: this.length }
      this.blocks.push({ ...whole, kind: this.blockKind })
      if (this.level > 0) this.headings.push({ ...whole, level: this.level })
    }
    this.blockStart = -1
    this.level = 0
  }

  /** A separator before whatever comes next. The strongest of several counts. */
  separate(separator: Separator): void {
    if (STRENGTH[separator] > STRENGTH[this.pending]) this.pending = separator
  }

  /** Takes back a separator that nothing has followed yet: a word goes on. */
  join(): void {
    if (this.pending === ' ') this.pending = ''
  }

  /** Text as it is, line breaks and tabs as spaces, without space at the start of a block. `from` and `to`: where it stands in the original, if that means something. */
  text(text: string, from = -1, to = from + text.length): void {
    const plain = NO_SPACES.test(text) ? text.replace(EACH_NO_SPACE, ' ') : text
    const shown = this.blockStart < 0 && isBlank(plain.charCodeAt(0)) ? plain.trimStart() : plain
    this.put(shown, from < 0 ? -1 : from + plain.length - shown.length, to)
  }

  /** Text with its line breaks: preformatted. */
  verbatim(text: string, from = -1, to = from + text.length): void {
    this.put(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, from, to)
  }

  /** Text with every run of white space as one space, and none at the start of a block. */
  collapsed(text: string, from = -1): void {
    let at = 0
    while (at < text.length) {
      const start = at
      while (at < text.length && isSpace(text.charCodeAt(at))) at++
      if (at > start) this.space()
      const wordStart = at
      // A single blank between words is copied with them: pieces are lines then, not words.
      while (at < text.length && (!isSpace(text.charCodeAt(at)) || isSingleBlank(text, at))) at++
      if (at > wordStart) {
        const whole = wordStart === 0 && at === text.length ? text : text.slice(wordStart, at)
        this.put(whole, from < 0 ? -1 : from + wordStart, from < 0 ? -1 : from + at)
      }
    }
  }

  space(): void {
    if (this.pending === '' && this.blockStart >= 0 && !isSpace(this.lastUnit)) this.pending = ' '
  }

  emphasise(on: boolean): void {
    if (on === this.isEmphatic) return
    if (!on) this.closeEmphasis()
    this.isEmphatic = on
  }

  /** Where the next text will begin. */
  nextStart(): number {
    return this.length === 0 ? 0 : this.length + this.pending.length
  }

  /** Puts a finished flow here, as blocks of its own. */
  append(other: TextFlow): void {
    other.endBlock()
    if (other.length === 0) return
    this.endBlock()
    this.separate('\n\n')
    this.begin()
    const by = this.length
    for (const piece of other.pieces) this.pieces.push(piece)
    this.length += other.length
    this.lastUnit = other.lastUnit
    for (const { start, end, kind } of other.blocks) this.blocks.push({ start: start + by, end: end + by, kind })
    for (const { start, end } of other.emphasis) this.emphasis.push({ start: start + by, end: end + by })
    this.blockStart = -1
    this.separate('\n\n')
  }

  private put(text: string, from: number, to: number): void {
    if (text === '') return
    this.begin()
    if (this.blockStart < 0) this.blockStart = this.length
    if (this.isEmphatic && this.emphasisStart < 0) this.emphasisStart = this.length
    if (from >= 0) this.origins.push({ start: this.length, length: text.length, from, to })
    this.pieces.push(text)
    this.length += text.length
    this.lastUnit = text.charCodeAt(text.length - 1)
  }

  private begin(): void {
    if (this.pending !== '' && this.length > 0) {
      this.pieces.push(this.pending)
      this.length += this.pending.length
      this.lastUnit = this.pending.charCodeAt(0)
    }
    this.pending = ''
  }

  private closeEmphasis(): void {
    if (this.emphasisStart >= 0) this.emphasis.push({ start: this.emphasisStart, end: this.length })
    this.emphasisStart = -1
  }
}

const NO_SPACES = /[\t\n\v\f\r]/
const EACH_NO_SPACE = /[\t\n\v\f\r]/g

/** A space or one that no line ends at. */
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 0xa0
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13)
}

function isSingleBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) === 32 && at + 1 < text.length && !isSpace(text.charCodeAt(at + 1))
}
