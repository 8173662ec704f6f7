/**
 * What a page of HTML marks in its text for other places to point at: names of elements, marks of notes, where printed pages begin.
 * Cost: O(1) an element.
 */
import { type Span, span } from '../../text/span.ts'
import type { RenditionBuilder } from '../rendition-builder.ts'
import type { HtmlTag } from './html-tag.ts'

/** Where a page of the printed edition begins, and the name of the element that says so. */
export interface PrintedPage {
  readonly at: number
  readonly label: string
  readonly id: string | undefined
}

/** A page with more is generated; links into it are not followed. */
const MOST_ANCHORS = 20_000
/** A note's mark, or a page's number with what stands round it. */
const LONGEST_MARK = 16
const LONGEST_RAISED = 8

/** Is told of the elements of a page, and asks `out` how far its text is. */
export class HtmlMarks {
  /** Where the elements with these names begin. */
  readonly anchors = new Map<string, number>()
  /** What is shown but is no word of the text. */
  readonly furniture: Span<'text'>[] = []
  private readonly out: RenditionBuilder
  private readonly pages: { at: number; label: string; id: string | undefined }[] = []
  /** The mark of a printed page that is open: the element, and whether its label is what it shows. */
  private page: { readonly name: string; readonly start: number; readonly showsLabel: boolean } | undefined
  /** Where the link began that is open, when it points to a note. */
  private noteLink = -1
  /** Where raised text began that is open, and whether it holds a link. */
  private raised = -1
  private raisedHasLink = false

  constructor(out: RenditionBuilder) {
    this.out = out
  }

  /** In order. */
  get printedPages(): readonly PrintedPage[] {
    return this.pages.filter(({ label }) => label !== '')
  }

  open(tag: HtmlTag): void {
    if (tag.hasAttributes) this.openMarked(tag)
    if (tag.name === 'sup') {
      this.raised = this.out.nextStart()
      this.raisedHasLink = false
    } else if (tag.name === 'a') this.raisedHasLink = true
  }

  close(name: string): void {
    if (name === this.page?.name) this.closePage()
    if (name === 'sup') this.closeRaised()
    else if (name === 'a') this.closeLink()
  }

  /** What an element says by its attributes. */
  private openMarked(tag: HtmlTag): void {
    const { name } = tag
    const id = tag.attribute('id') ?? (name === 'a' ? tag.attribute('name') : undefined)
    if (id && this.anchors.size < MOST_ANCHORS && !this.anchors.has(id)) this.anchors.set(id, this.out.nextStart())
    const role = `${tag.attribute('epub:type') ?? ''} ${tag.attribute('role') ?? ''}`
    if (/(?:^| )(?:doc-)?pagebreak(?: |$)/.test(role)) {
      const named = numberAtEnd(tag.attribute('title') ?? tag.attribute('aria-label') ?? '')
      const start = this.out.nextStart()
      this.pages.push({ at: start, label: named ?? '', id })
      this.page = { name, start, showsLabel: named === undefined }
    }
    if (name !== 'a') return
    const isNote =
      /(?:^| )(?:doc-)?noteref(?: |$)/.test(role) || /footnote-?ref|noteref/.test(tag.attribute('class') ?? '')
    this.noteLink = isNote ? this.out.nextStart() : -1
  }

  /** `<sup><a href="#n3">3</a></sup>`, and a bare number before a verse: marks that point out of the text. */
  private closeRaised(): void {
    const start = this.raised
    const end = this.out.length
    if (start < 0 || end <= start || end - start > LONGEST_RAISED) return
    const content = this.out.lastText(end - start)
    const stands = start === 0 || this.out.separatorBefore(start)
    const isMark = this.raisedHasLink
      ? /^\s*\[?[\d*†‡§a-z]{1,4}\]?$/i.test(content)
      : stands && /^\s*\d{1,3}$/.test(content)
    if (isMark) this.furniture.push(span(start, end))
    this.raised = -1
  }

  private closeLink(): void {
    const start = this.noteLink
    this.noteLink = -1
    if (start >= 0 && this.out.length > start && this.out.length - start <= LONGEST_MARK)
      this.furniture.push(span(start, this.out.length))
  }

  /** A page's number that is shown in the text is no word of it. */
  private closePage(): void {
    const mark = this.page
    this.page = undefined
    if (!mark || this.out.length <= mark.start || this.out.length - mark.start > LONGEST_MARK) return
    this.furniture.push(span(mark.start, this.out.length))
    const last = this.pages.at(-1)
    if (last && mark.showsLabel) last.label = numberAtEnd(this.out.lastText(this.out.length - mark.start)) ?? ''
  }
}

function numberAtEnd(text: string): string | undefined {
  return /([0-9]{1,5}|[ivxlcdm]{1,12})\W*$/i.exec(text)?.[1]
}
