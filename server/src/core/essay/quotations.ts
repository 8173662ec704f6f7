import { attributionStart } from './attribution.ts'
import { interruptions } from './interrupted.ts'
import type { Layout, Leaf } from './layout.ts'
import { markedSpans } from './marked-spans.ts'
import { SOFT } from './mask.ts'
import { type Range, within } from './ranges.ts'
import { looksLikeTitle } from './title-like.ts'

/** A quotation before its claims are known. Offsets into the essay. */
export interface Draft extends Range {
  readonly form: 'inline' | 'block'
  readonly outer: Range
  readonly masked: string
  /** The leaf, by index, in which an inline quotation ends; −1 for a block. */
  readonly lastLeaf: number
  readonly inside?: number
  readonly looksLikeTitle?: boolean
  /** It goes on with the quotation before it, which the writer interrupts inside the marks. */
  readonly continues?: boolean
  /** A block with a title before its words. */
  readonly titled?: boolean
  /** A block that only a citation makes a quotation. */
  readonly loose?: boolean
}

export interface Texts {
  /** As the editor has it. */
  readonly text: string
  /** What is not quoted taken out (see Quotation.masked). */
  readonly masked: string
  /** The same with code, links' targets, citations and notes as objects. */
  readonly scan: string
}

/** A nested quotation of fewer words is a scare quote or a name. */
const NESTED_WORDS = 4

/** All quotations of an essay in order of their start: marked spans, and block quotations as wholes. */
export function findQuotations(texts: Texts, layout: Layout, title: string | undefined): Draft[] {
  const drafts = [...blockDrafts(texts, layout), ...inlineDrafts(texts, layout, title)]
  drafts.sort((a, b) => a.start - b.start || b.end - a.end)
  return nest(drafts)
}

/** `> — [@key]`: nothing but the dash is left of the line that says whose the words are. */
const BARE_DASH = /\n[^\S\n]*(?:[—–]|-{2,3})[\s\u00AD]*$/

function blockDrafts(texts: Texts, layout: Layout): Draft[] {
  const drafts: Draft[] = []
  for (const outer of layout.blocks) {
    const { wordsFrom, wordsTo, loose } = outer
    let whole = maskedSlice(texts.masked, outer.start, outer.end, layout)
    if (wordsFrom !== undefined) whole = blank(whole, 0, wordsFrom - outer.start)
    const words =
      wordsTo === undefined ? attributionStart(whole, texts.scan.slice(outer.start, outer.end)) : wordsTo - outer.start
    const trimmed = trim(whole.slice(0, words).replace(BARE_DASH, ''))
    if (!trimmed) continue
    drafts.push({
      form: 'block',
      start: outer.start + trimmed.start,
      end: outer.start + trimmed.end,
      outer: { start: outer.start, end: outer.end },
      masked: whole.slice(trimmed.start, trimmed.end),
      lastLeaf: -1,
      ...(wordsFrom === undefined ? {} : { titled: true }),
      ...(loose ? { loose } : {}),
    })
  }
  return drafts
}

function inlineDrafts(texts: Texts, layout: Layout, title: string | undefined): Draft[] {
  const drafts: Draft[] = []
  // A mark of one character ends behind itself, others are written at greater length: `&rdquo;`, `</q>`.
  const markEnds = new Map(
    layout.edits.flatMap(({ start, end, show }) => (typeof show === 'object' ? [[start, end]] : [])),
  )
  for (const found of markedSpans(texts.scan, layout)) {
    const start = found.open + 1
    let masked = maskedSlice(texts.masked, start, found.close, layout)
    for (const at of found.repeated) masked = blank(masked, at - start, at - start + 1)
    const leaf = layout.leaves[found.firstLeaf] as Leaf
    const isTitle = looksLikeTitle(texts.scan, leaf, found.open, masked, title)
    pieces(masked).forEach((piece, i, all) => {
      drafts.push({
        form: 'inline',
        start: start + piece.start,
        end: start + piece.end,
        outer: {
          start: i === 0 ? found.open : start + piece.start,
          end: i === all.length - 1 ? (markEnds.get(found.close) ?? found.close + 1) : start + piece.end,
        },
        masked: masked.slice(piece.start, piece.end),
        lastLeaf: found.lastLeaf,
        ...(i > 0 ? { continues: true } : {}),
        ...(isTitle ? { looksLikeTitle: true } : {}),
      })
    })
  }
  return drafts
}

/** A marked span without space at its ends; in pieces where the writer interrupts it inside the marks. */
function pieces(masked: string): Range[] {
  const whole = trim(masked)
  if (!whole) return []
  const found: Range[] = []
  let at = 0
  for (const gap of [...interruptions(masked), { start: masked.length, end: masked.length }]) {
    const piece = gap.start > at ? trim(masked.slice(at, gap.start)) : undefined
    if (piece) found.push({ start: at + piece.start, end: at + piece.end })
    at = Math.max(at, gap.end)
  }
  return found
}

/** The masked text from `start` to `end`; the inline notes inside are blanks. */
function maskedSlice(masked: string, start: number, end: number, layout: Layout): string {
  let slice = masked.slice(start, end)
  for (const note of within(layout.inlineNotes, start, end)) slice = blank(slice, note.start - start, note.end - start)
  return slice
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to)
}

/** Without space and markup at the ends; undefined when no letter or digit is left. */
function trim(masked: string): Range | undefined {
  if (!/[\p{L}\p{N}]/u.test(masked)) return undefined
  let start = 0
  let end = masked.length
  while (isBlank(masked[start] as string)) start++
  while (isBlank(masked[end - 1] as string)) end--
  return { start, end }
}

function isBlank(character: string): boolean {
  return character === SOFT || /\s/.test(character)
}

/** Sets `inside`, and leaves out nested spans too short to be checked on their own. */
function nest(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  const open: number[] = []
  for (const draft of drafts) {
    while (open.length > 0 && (kept[open.at(-1) as number] as Draft).outer.end <= draft.outer.start) open.pop()
    const inside = open.at(-1)
    if (inside !== undefined && (draft.form === 'inline' ? wordCount(draft.masked) < NESTED_WORDS : false)) continue
    open.push(kept.length)
    kept.push(inside === undefined ? draft : { ...draft, inside })
  }
  return kept
}

function wordCount(text: string): number {
  return text.replaceAll(SOFT, '').match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)?.length ?? 0
}
