/**
 * One page of HTML or XHTML, as a browser's reader sees it: tags gone, entities decoded, white space collapsed, block elements as
 * paragraphs. Built on htmlparser2's tokenizer, which keeps no stack: any nesting costs the same. Cost: O(page).
 */
import { Tokenizer } from 'htmlparser2'
import type { Block, Heading } from '../../model/source.ts'
import type { OffsetMap } from '../../text/offset-map.ts'
import { type Span, span } from '../../text/span.ts'
import { mergeSpans } from '../merge-spans.ts'
import { RenditionBuilder, type Separator } from '../rendition-builder.ts'
import { BLOCKS, EMPHASIS, headingLevel, UNSEEN, VOID } from './html-elements.ts'
import { HtmlHeadings } from './html-headings.ts'
import { HtmlMarks, type PrintedPage } from './html-marks.ts'
import type { MetaTag } from './html-metadata.ts'
import { HtmlNesting } from './html-nesting.ts'
import { HtmlSurroundings } from './html-surroundings.ts'
import { HtmlTag, LONGEST_VALUE } from './html-tag.ts'

export interface HtmlPage {
  readonly text: string
  readonly map: OffsetMap<'text', 'raw'>
  readonly blocks: readonly Block[]
  readonly outline: readonly Heading[]
  /** Marks that point out of the text, numbers of printed pages, and what stands round the main text. In order. */
  readonly furniture: readonly Span<'text'>[]
  readonly emphasis: readonly Span<'text'>[]
  readonly title: string
  readonly metaTags: readonly MetaTag[]
  readonly language: string | undefined
  /** Where the elements with these names (`id`, or `name` of a link) begin. */
  readonly anchors: ReadonlyMap<string, number>
  /** Where a page of the printed edition begins, by marks in the text. In order. */
  readonly printedPages: readonly PrintedPage[]
}

/** @param isXhtml any element may close itself: `<a id="x"/>` */
export function readHtmlPage(raw: string, isXhtml: boolean): HtmlPage {
  const page = new PageReader(raw, isXhtml)
  const tokenizer = new Tokenizer({ decodeEntities: true, recognizeSelfClosing: isXhtml }, page)
  tokenizer.write(raw)
  tokenizer.end()
  return page.finish()
}

/** Receives the tokens of one page. */
class PageReader {
  private readonly raw: string
  private readonly out: RenditionBuilder
  private readonly metaTags: MetaTag[] = []
  private readonly tag = new HtmlTag()
  /** The element whose content is not shown, and how many of its name are open within. */
  private unseen = ''
  private unseenDepth = 0
  private readonly nesting = new HtmlNesting()
  private readonly emphasis: Span<'text'>[] = []
  private readonly emphasisStarts: number[] = []
  private title = ''
  private language: string | undefined
  private textEnd = 0
  private readonly isXhtml: boolean
  private readonly headings: HtmlHeadings
  private readonly marks: HtmlMarks
  private readonly round: HtmlSurroundings

  constructor(raw: string, isXhtml: boolean) {
    this.raw = raw
    this.isXhtml = isXhtml
    this.out = new RenditionBuilder(raw)
    this.headings = new HtmlHeadings(this.out)
    this.marks = new HtmlMarks(this.out)
    this.round = new HtmlSurroundings(this.out)
  }

  ontext(start: number, end: number): void {
    // htmlparser2 12.0 tells of a closing tag that the file's end cuts off as of text that begins at -1.
    if (start < 0) return
    this.textEnd = end
    if (this.unseen !== '') {
      if (this.unseen === 'title' && this.title.length < LONGEST_VALUE) this.title += this.raw.slice(start, end)
      return
    }
    if (this.nesting.isPreformatted) this.copyPreformatted(start, end)
    else this.out.copyCollapsed(start, end)
  }

  ontextentity(codepoint: number, end: number): void {
    // The tokenizer says where an entity ends; it begins at the last ampersand before, where the text before it ended.
    const start = Math.max(this.textEnd, this.raw.lastIndexOf('&', end - 1))
    const char = String.fromCodePoint(codepoint)
    this.textEnd = end
    if (this.unseen !== '') {
      if (this.unseen === 'title' && this.title.length < LONGEST_VALUE) this.title += char
      return
    }
    if (char === '\n' || char === '\r' || char === '\t' || char === ' ') this.out.space(start, end)
    else this.out.replace(start, end, char)
  }

  onopentagname(start: number, end: number): void {
    this.tag.begin(this.raw.slice(start, end))
  }

  onattribname(start: number, end: number): void {
    this.tag.beginAttribute(this.raw.slice(start, end))
  }

  onattribdata(start: number, end: number): void {
    this.tag.addValue(this.raw.slice(start, Math.min(end, start + LONGEST_VALUE)))
  }

  onattribentity(codepoint: number): void {
    this.tag.addValue(String.fromCodePoint(codepoint))
  }

  onattribend(): void {
    this.tag.endAttribute()
  }

  onopentagend(end: number): void {
    this.textEnd = end + 1
    this.open(false)
  }

  onselfclosingtag(end: number): void {
    this.textEnd = end + 1
    const { name } = this.tag
    this.open(true)
    if (this.isXhtml && !VOID.has(name)) this.closed(name)
  }

  onclosetag(start: number, end: number): void {
    this.textEnd = end + 1
    this.closed(this.raw.slice(start, end).toLowerCase())
  }

  private closed(name: string): void {
    if (this.unseen !== '') {
      if (name === this.unseen && --this.unseenDepth === 0) this.unseen = ''
      return
    }
    this.marks.close(name)
    this.round.close(name)
    if (EMPHASIS.has(name)) this.closeEmphasis()
    else if (name === 'q') this.quotationMark('”')
    const separator = BLOCKS.get(name)
    if (separator === undefined) return
    if (headingLevel(name) !== undefined) this.headings.close()
    this.nesting.close(name)
    this.breakBlock(separator)
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  finish(): HtmlPage {
    this.headings.close()
    const { text, map } = this.out.finish()
    const round = this.round.spans(text.length)
    return {
      text,
      map,
      blocks: this.out.blocks,
      outline: this.headings.outline(text, round),
      furniture: mergeSpans([...this.marks.furniture, ...round]),
      emphasis: mergeSpans(this.emphasis),
      title: this.title,
      metaTags: this.metaTags,
      language: this.language,
      anchors: this.marks.anchors,
      printedPages: this.marks.printedPages,
    }
  }

  private open(isSelfClosing: boolean): void {
    const { tag, unseen } = this
    const { name } = tag
    if (unseen !== '') {
      if (name === unseen && !isSelfClosing) this.unseenDepth++
      return
    }
    this.marks.open(tag)
    this.round.open(name, tag.attribute('role'), isSelfClosing)
    if (name === 'meta') this.metaTags.push(tag.all())
    else if (name === 'html') this.language = tag.attribute('lang') ?? tag.attribute('xml:lang')
    else if (name === 'br') this.out.separate('\n')
    else if (EMPHASIS.has(name) && !isSelfClosing) this.emphasisStarts.push(this.out.nextStart())
    else if (name === 'q') this.quotationMark('“')
    else if (UNSEEN.has(name) && !isSelfClosing) {
      this.unseen = name
      this.unseenDepth = 1
      return
    }
    const separator = BLOCKS.get(name)
    if (separator === undefined || name === 'hr') {
      if (separator !== undefined) this.breakBlock(separator)
      return
    }
    this.headings.close()
    this.nesting.open(name)
    this.breakBlock(separator)
    if (name === 'p' && this.nesting.kind === 'table') this.out.block('paragraph', separator)
    const level = headingLevel(name)
    if (level !== undefined) this.headings.open(level)
  }

  private breakBlock(separator: Separator): void {
    if (separator === '\t') {
      this.out.separate(separator)
      return
    }
    this.out.block(this.nesting.kind, separator)
  }

  private closeEmphasis(): void {
    const start = this.emphasisStarts.pop()
    if (start !== undefined && this.out.length > start) this.emphasis.push(span(start, this.out.length))
  }

  /** A browser shows `<q>` in quotation marks that the file does not have. */
  private quotationMark(mark: string): void {
    const at = this.textEnd
    this.out.replace(at, at, mark)
  }

  private copyPreformatted(start: number, end: number): void {
    let at = start
    for (let cr = this.raw.indexOf('\r', at); cr >= 0 && cr < end; cr = this.raw.indexOf('\r', at)) {
      this.out.copy(at, cr)
      const next = this.raw.charAt(cr + 1) === '\n' ? cr + 2 : cr + 1
      this.out.replace(cr, next, '\n')
      at = next
    }
    this.out.copy(at, end)
  }
}
