/**
 * A source whose file is no text, as an editor shows it: its rendition with a line where each page begins (`── p. 47 ──`), also in
 * mid-paragraph, without the running heads and page numbers that stand in blocks of their own (the lines say the same), and with note marks raised.
 * One pass, O(n).
 */
import { labelIn, type PageNumbering } from '../locate/page-numbering.ts'
import type { PageMark, Rendition } from '../model/source.ts'
import { type OffsetMap, OffsetMapBuilder } from '../text/offset-map.ts'
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { withRaisedMarks } from './raised-marks.ts'

export interface RenditionDocument {
  readonly text: string
  /** From the rendition to this text. A passage maps to a stretch that holds its words and the page lines between them, no more. */
  readonly map: OffsetMap<'text', 'raw'>
  /** In order. */
  readonly pageLines: readonly PageLine[]
}

export interface PageLine {
  /** The line without its break. */
  readonly span: Span<'raw'>
  readonly page: PageMark
}

/** `numbering`: what the writer's project says of the pages, which wins over what the file says. */
export function renditionDocument(rendition: Rendition, numbering?: PageNumbering): RenditionDocument {
  const { pages = [], blocks, furniture } = rendition
  const text = withRaisedMarks(rendition)
  const map = new OffsetMapBuilder<'text', 'raw'>()
  const pageLines: PageLine[] = []
  const shown: string[] = []
  let length = 0
  let at = 0
  const copyTo = (end: number): void => {
    if (end <= at) return
    shown.push(text.slice(at, end))
    map.copy(end - at)
    length += end - at
    at = end
  }
  const add = (inserted: string): void => {
    shown.push(inserted)
    map.replace(0, inserted.length)
    length += inserted.length
  }
  const cuts = leftOut(blocks, furniture, text)
  const seen = new Set<number>()
  let current: number | undefined
  let cut = 0
  const writeTo = (end: number): void => {
    for (; cut < cuts.length && (cuts[cut] as Span<'text'>).start < end; cut++) {
      const gap = cuts[cut] as Span<'text'>
      copyTo(gap.start)
      if (gap.end > at) map.replace(gap.end - at, 0)
      at = Math.max(at, gap.end)
    }
    copyTo(end)
  }
  pages.forEach((page, i) => {
    writeTo(page.at)
    const next = pages[i + 1]?.at ?? text.length
    // Of some pages nothing is shown but what was left out; and then the page before them may go on.
    if (isEmpty(text, Math.max(at, page.at), next, cuts, cut) || page.physical === current) return
    if (shown.length > 0 && !shown.at(-1)?.endsWith('\n')) add('\n')
    const name = pageName(page, numbering)
    const line = `── ${seen.has(page.physical) ? say('{0} (continued)', name) : name} ──`
    current = page.physical
    seen.add(page.physical)
    pageLines.push({ span: span(length, length + line.length), page })
    const beginsParagraph = at === 0 || text.slice(at - 2, at) === '\n\n'
    add(beginsParagraph ? `${line}\n\n` : `${line}\n`)
  })
  writeTo(text.length)
  return { text: shown.join(''), map: map.build(), pageLines }
}

/** `p. 47` as it is cited; `page 3 of the file` where the page says no number of its own. */
export function pageName({ label, physical }: PageMark, numbering?: PageNumbering): string {
  const number = numbering ? labelIn(numbering, physical) : label
  return number === undefined ? say('page {0} of the file', physical) : say('p. {0}', number)
}

/** Blocks that are nothing but furniture, each with the empty line behind it. In order. */
function leftOut(
  blocks: Rendition['blocks'],
  furniture: Rendition['furniture'],
  text: string,
): readonly Span<'text'>[] {
  if (furniture.length === 0) return []
  return blocks
    .filter(({ kind, span: { start } }) => kind === 'furniture' && (start === 0 || text[start - 1] === '\n'))
    .map(({ span: { start, end } }) => {
      let behind: number = end
      while (text[behind] === '\n') behind++
      return span(start, behind === end && end < text.length ? start : behind)
    })
}

/** Whether no letter between two offsets is shown. */
function isEmpty(text: string, from: number, to: number, cuts: readonly Span<'text'>[], first: number): boolean {
  let at = from
  for (let i = first; i < cuts.length && at < to; i++) {
    const gap = cuts[i] as Span<'text'>
    if (text.slice(at, Math.min(gap.start, to)).trim() !== '') return false
    at = Math.max(at, gap.end)
  }
  return text.slice(at, Math.max(at, to)).trim() === ''
}
