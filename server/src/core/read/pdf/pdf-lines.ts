/**
 * Lines of a page from its runs of glyphs: runs that are drawn one after the other on one baseline belong together; wide gaps end a line,
 * which may be the gap between two columns. Cost: O(runs · log runs).
 */
import { type Span, span } from '../../text/span.ts'
import { accentedStart, withAccents, withLigatures } from './pdf-glyphs.ts'
import type { Fragment } from './pdf-page.ts'
import { inReadingOrder, isRightToLeft } from './right-to-left.ts'

/** A line of text, or the part of one that stands in one column. */
export interface Line {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** Its baseline. */
  readonly y: number
  /** Of most of its type. */
  readonly size: number
  /** Note marks in its text: raised small figures after a word. */
  readonly marks: readonly Span<'text'>[]
  /** The raised small mark that it begins with, as a note does: `5`, `*`. */
  readonly opens?: string
  /** When it was drawn, counted in lines. */
  readonly order: number
}

/** A gap that is wider does not stand between two words, in ems. Justified narrow columns have gaps up to one. */
const WIDEST_GAP = 1.6
/** A gap that is narrower stands within a word, in ems. The narrowest blank of a tight line is an eighth. */
const NARROWEST_BLANK = 0.12
/** Type may be set back a little over what stands before it. */
const LARGEST_OVERLAP = 0.8
/** What is set back by more than this, in ems, is drawn under an accent. */
const UNDER_ACCENT = 0.15
/** Raised and lowered type is that far from the baseline, in ems of the larger type. */
const FARTHEST_OFF = 0.55

export function pageLines(fragments: readonly Fragment[]): Line[] {
  const lines: LineDraft[] = []
  let open: LineDraft | undefined
  let blank = false
  for (const fragment of withoutShadows(fragments)) {
    if (fragment.text.trim() === '') {
      blank = true
      continue
    }
    if (open && open.takes(fragment)) open.add(fragment, blank)
    else {
      open = new LineDraft(fragment)
      lines.push(open)
    }
    blank = /\s$/.test(fragment.text)
  }
  return lines.map((draft, order) => draft.line(order)).filter(({ text }) => text !== '')
}

/** The box round lines; from infinity down to minus infinity, when there are none. */
export function extentOf(lines: readonly { readonly x0: number; readonly x1: number; readonly y: number }[]) {
  let [x0, x1, top, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const line of lines) {
    x0 = Math.min(x0, line.x0)
    x1 = Math.max(x1, line.x1)
    top = Math.min(top, line.y)
    bottom = Math.max(bottom, line.y)
  }
  return { x0, x1, top, bottom }
}

/** Lines that stand side by side made one, from the top to the bottom of the page. For a part of a page without columns. */
export function rowsOf(lines: readonly Line[]): Line[] {
  const sorted = [...lines].sort((a, b) => a.y - b.y || a.x0 - b.x0)
  const rows: Line[][] = []
  for (const line of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && line.y - first.y < Math.min(line.size, first.size) * SAME_ROW) row.push(line)
    else rows.push([line])
  }
  return rows.map(row => (row.length === 1 ? (row[0] as Line) : joined(row)))
}

/** Baselines that are nearer than this part of an em are one. */
const SAME_ROW = 0.4

function joined(row: readonly Line[]): Line {
  const leftFirst = [...row].sort((a, b) => a.x0 - b.x0)
  const parts = isRightToLeft(row.map(({ text }) => text)) ? leftFirst.reverse() : leftFirst
  const marks: Span<'text'>[] = []
  let text = ''
  for (const part of parts) {
    if (text !== '') text += ' '
    for (const mark of part.marks) marks.push(span(mark.start + text.length, mark.end + text.length))
    text += part.text
  }
  const main = parts.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  const { x0, x1 } = extentOf(parts)
  const order = parts.reduce((first, part) => Math.min(first, part.order), main.order)
  const opens = parts[0]?.opens
  return { text, marks, ...(opens === undefined ? {} : { opens }), x0, x1, y: main.y, size: main.size, order }
}

/** How many runs back the same run may have been drawn: bold type is made by drawing twice, a line or a word at a time. */
const SHADOW_REACH = 12

function withoutShadows(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.filter((fragment, i) => {
    const near = fragment.size * 0.15
    for (let k = Math.max(0, i - SHADOW_REACH); k < i; k++) {
      const other = fragments[k] as Fragment
      if (
        other.text === fragment.text &&
        Math.abs(other.x0 - fragment.x0) < near &&
        Math.abs(other.y - fragment.y) < near
      )
        return fragment.text.trim() === ''
    }
    return true
  })
}

class LineDraft {
  private readonly parts: Fragment[]
  private readonly texts: string[]
  /** Those of the parts that are drawn over the end of the one before. */
  private readonly under = new Set<Fragment>()
  private x1: number
  /** The baseline and the size of the largest type so far. */
  private y: number
  private size: number

  constructor(first: Fragment) {
    this.parts = [first]
    this.texts = [first.text.trimStart()]
    this.x1 = first.x1
    this.y = first.y
    this.size = first.size
  }

  takes({ x0, y, size }: Fragment): boolean {
    const em = Math.max(size, this.size)
    const gap = x0 - this.x1
    return (
      gap < em * WIDEST_GAP &&
      gap > -em * LARGEST_OVERLAP &&
      Math.abs(y - this.y) < (size === this.size ? SAME_ROW : FARTHEST_OFF) * em
    )
  }

  add(fragment: Fragment, blank: boolean): void {
    const em = Math.min(fragment.size, this.size)
    const before = this.texts.at(-1) ?? ''
    // The mark of a note stands close to it.
    const isNoteMark = this.parts.length === 1 && fragment.size > this.size * 1.1 && /^[\d*†‡§¶∗]+$/.test(before)
    const isApart = blank || isNoteMark || fragment.x0 - this.x1 > em * NARROWEST_BLANK
    this.texts.push(isApart && !/\s$/.test(before) ? ` ${fragment.text.trimStart()}` : fragment.text)
    if (fragment.x0 < this.x1 - em * UNDER_ACCENT) this.under.add(fragment)
    this.parts.push(fragment)
    this.x1 = Math.max(this.x1, fragment.x1)
    if (fragment.size > this.size * 1.05) {
      this.size = fragment.size
      this.y = fragment.y
    }
  }

  line(order: number): Line {
    const marks: Span<'text'>[] = []
    let text = ''
    for (const { text: piece, at } of inReadingOrder(this.texts)) {
      const part = this.parts[at] as Fragment
      let clean = withAccents(withLigatures(piece)).replace(/[\s\u00a0]+/g, ' ')
      if (text === '') clean = clean.trimStart()
      const accented = this.under.has(part) ? accentedStart(text, clean) : undefined
      if (accented !== undefined) {
        text = text.slice(0, -1)
        clean = accented
      }
      const start = text.length + (clean.length - clean.trimStart().length)
      if (this.isMark(part, text, clean.trim())) marks.push(span(start, start + clean.trim().length))
      text += clean
    }
    const end = text.trimEnd()
    const opens = this.openingMark()
    return {
      // The soft hyphen that some programs leave at a line's end is a hyphen there.
      text: end.replace(/\u00ad$/, '-'),
      marks: marks.filter(mark => mark.end <= end.length),
      ...(opens === undefined ? {} : { opens }),
      x0: extentOf(this.parts).x0,
      x1: this.x1,
      ...this.mainType(),
      order,
    }
  }

  private openingMark(): string | undefined {
    const [first, next] = this.parts
    const text = first?.text.trim() ?? ''
    return first && next && this.isRaised(first) && /^(?:\d{1,3}|[*†‡§¶∗]{1,3})$/u.test(text) ? text : undefined
  }

  private isRaised({ size, y }: Fragment): boolean {
    return size <= this.size * 0.85 && this.y - y >= this.size * 0.15
  }

  private mainType(): { readonly y: number; readonly size: number } {
    const letters = new Map<number, number>()
    let main = this.parts[0] as Fragment
    let most = 0
    for (const part of this.parts) {
      const count = (letters.get(part.size) ?? 0) + part.text.trim().length
      letters.set(part.size, count)
      if (count > most) [main, most] = [part, count]
    }
    return { y: main.y, size: main.size }
  }

  private isMark(part: Fragment, before: string, text: string): boolean {
    if (!this.isRaised(part)) return false
    if (!/^(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§¶∗]{1,3}|\[\d{1,3}\])$/u.test(text)) return false
    // `10²` and `x²` are powers. Without text before it the mark begins a note, and is a part of that.
    return /\p{L}\p{L}[\p{P}\p{S}]*$|[\p{L}\d)\]][\p{P}]+$/u.test(before)
  }
}
