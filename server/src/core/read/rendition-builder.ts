/**
 * Builds the text of a rendition from left to right together with its map to the decoded file: stretches of the file are copied,
 * replaced or passed over, and separators that the file does not have are put in. White space is collapsed on request.
 */
import type { Block } from '../model/source.ts'
import { type OffsetMap, OffsetMapBuilder } from '../text/offset-map.ts'
import { span } from '../text/span.ts'

/** What may stand between two pieces of text, weakest first. */
export type Separator = '' | ' ' | '\t' | '\n' | '\n\n'
const STRENGTH: Readonly<Record<Separator, number>> = { '': 0, ' ': 1, '\t': 2, '\n': 3, '\n\n': 4 }

export class RenditionBuilder {
  private readonly raw: string
  private readonly pieces: string[] = []
  private readonly map = new OffsetMapBuilder<'text', 'raw'>()
  private textAt = 0
  private rawAt = 0
  private pending: Separator = ''
  /** The stretch of the file that the pending separator stands for, when it is white space of the file. */
  private pendingFrom = 0
  private pendingTo = 0
  private readonly finished: Block[] = []
  private blockStart = -1
  private blockKind: Block['kind'] = 'paragraph'

  constructor(raw: string) {
    this.raw = raw
  }

  /** How much text there is so far, a pending separator left out. */
  get length(): number {
    return this.textAt
  }

  /** Finished blocks, in order. */
  get blocks(): readonly Block[] {
    return this.finished
  }

  /** The last `length` units of the text so far. */
  lastText(length: number): string {
    let tail = ''
    for (let i = this.pieces.length - 1; i >= 0 && tail.length < length; i--) tail = this.pieces[i] + tail
    return tail.slice(tail.length - length)
  }

  /** Whether the text at `at`, not far before its end, begins a block or stands after white space. */
  separatorBefore(at: number): boolean {
    return at === 0 || /^\s/.test(this.lastText(this.length - at + 1))
  }

  /** Copies the file from `from` to `to` as it is. */
  copy(from: number, to: number): void {
    if (to <= from) return
    this.begin(from)
    this.pieces.push(this.raw.slice(from, to))
    this.advance(to - from, to - from)
  }

  /** Writes `text` for the file's stretch from `from` to `to`, which maps as a whole. */
  replace(from: number, to: number, text: string): void {
    if (text === '') return
    this.begin(from)
    this.pieces.push(text)
    this.advance(text.length, to - from)
  }

  /** Copies with every run of white space made one space, and none at a block's start. Line ends of the file are white space. */
  copyCollapsed(from: number, to: number): void {
    let at = from
    while (at < to) {
      let end = at
      while (end < to && isCollapsible(this.raw.charCodeAt(end))) end++
      if (end > at) this.space(at, end)
      at = end
      // A single blank between words is copied with them: pieces are lines then, not words.
      while (end < to && (!isCollapsible(this.raw.charCodeAt(end)) || this.isSingleBlank(end, to))) end++
      this.copy(at, end)
      at = end
    }
  }

  /** White space of the file: one space, unless something stronger stands there. */
  space(from: number, to: number): void {
    if (this.pending !== '' || this.length === 0) return
    this.pending = ' '
    this.pendingFrom = from
    this.pendingTo = to
  }

  /** A separator before whatever comes next. The strongest of several counts. */
  separate(separator: Separator): void {
    if (STRENGTH[separator] <= STRENGTH[this.pending]) return
    this.pending = separator
    this.pendingFrom = this.pendingTo = 0
  }

  /** Ends the block, if one is open; what comes next begins one of this kind. */
  block(kind: Block['kind'], separator: Separator): void {
    this.endBlock()
    this.separate(separator)
    this.blockKind = kind
  }

  endBlock(): void {
    if (this.blockStart >= 0 && this.length > this.blockStart) {
      this.finished.push({ kind: this.blockKind, span: span(this.blockStart, this.length) })
    }
    this.blockStart = -1
  }

  /** Where the next text will begin in the rendition. */
  nextStart(): number {
    return this.length === 0 ? 0 : this.length + this.pending.length
  }

  finish(): { readonly text: string; readonly map: OffsetMap<'text', 'raw'> } {
    this.endBlock()
    this.passTo(this.raw.length)
    return { text: this.pieces.join(''), map: this.map.build() }
  }

  private isSingleBlank(at: number, to: number): boolean {
    return this.raw.charCodeAt(at) === 32 && at + 1 < to && !isCollapsible(this.raw.charCodeAt(at + 1))
  }

  private begin(from: number): void {
    if (this.pending !== '' && this.length > 0) {
      if (this.pendingTo > this.pendingFrom) {
        this.passTo(this.pendingFrom)
        this.advance(this.pending.length, this.pendingTo - this.pendingFrom)
      } else this.advance(this.pending.length, 0)
      this.pieces.push(this.pending)
    }
    this.pending = ''
    this.passTo(from)
    if (this.blockStart < 0) this.blockStart = this.length
  }

  /** Leaves out the file up to `to`. */
  private passTo(to: number): void {
    if (to > this.rawAt) this.advance(0, to - this.rawAt)
  }

  private advance(text: number, raw: number): void {
    if (text === raw) this.map.copy(text)
    else this.map.replace(text, raw)
    this.textAt += text
    this.rawAt += raw
  }
}

function isCollapsible(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13)
}
