/**
 * HTML, as a browser's reader sees it: tags gone, entities decoded, white space collapsed, block elements as paragraphs. Built on
 * htmlparser2's tokenizer, which keeps no stack: any nesting costs the same. Cost: O(file).
 */
import { Tokenizer } from 'htmlparser2'
import type { Block, Heading, Rendition, SourceMetadata } from '../model/source.ts'
import { type Span, span } from '../text/span.ts'
import { decode } from './charset.ts'
import { declaredEncoding } from './html-encoding.ts'
import { htmlMetadata, type MetaTag } from './html-metadata.ts'
import { mergeSpans } from './merge-spans.ts'
import type { Reader, SourceFile } from './reader.ts'
import { RenditionBuilder, type Separator } from './rendition-builder.ts'
import { verseLabels } from './verse-labels.ts'

export const htmlReader: Reader = {
  name: 'html',
  version: 2,
  extensions: ['html', 'htm', 'xhtml'],
  read: readHtml,
}

/** Their content is not on the page, or is not text. */
const UNSEEN: ReadonlySet<string> = new Set(
  'script style title template svg iframe object noembed noframes select textarea datalist canvas audio video'.split(
    ' ',
  ),
)
const BLOCKS: ReadonlyMap<string, Separator> = new Map([
  ...'p div h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table section article header footer nav aside main figure center form fieldset hr address details body caption'
    .split(' ')
    .map((name): [string, Separator] => [name, '\n\n']),
  ...'li dt dd tr thead tbody tfoot figcaption summary legend option'
    .split(' ')
    .map((name): [string, Separator] => [name, '\n']),
  ['td', '\t'],
  ['th', '\t'],
])
/** A tag with more attributes, or with longer values, than any that a person or a tool writes. What is over is not looked at. */
const MOST_ATTRIBUTES = 64
const LONGEST_VALUE = 2000

function readHtml(file: SourceFile): Rendition {
  const { text: raw } = decode(file.bytes, declaredEncoding(file.bytes), file.encoding)
  const page = new PageReader(raw)
  const tokenizer = new Tokenizer({ decodeEntities: true }, page)
  tokenizer.write(raw)
  tokenizer.end()
  return page.finish()
}

/** Receives the tokens of one page. */
class PageReader {
  private readonly raw: string
  private readonly out: RenditionBuilder
  private readonly outline: { readonly start: number; readonly end: number; readonly level: number }[] = []
  private readonly noteMarks: Span<'text'>[] = []
  private readonly metaTags: MetaTag[] = []
  private tag = ''
  private attributes: [string, string][] = []
  private value: string[] = []
  private valueLength = 0
  /** The element whose content is not shown, and how many of its name are open within. */
  private unseen = ''
  private unseenDepth = 0
  private pre = 0
  private quote = 0
  private table = 0
  private item = 0
  private heading: { readonly level: number; readonly start: number } | undefined
  private readonly emphasis: Span<'text'>[] = []
  private readonly emphasisStarts: number[] = []
  private sup = -1
  private supHasLink = false
  private title = ''
  private language: string | undefined
  private textEnd = 0

  constructor(raw: string) {
    this.raw = raw
    this.out = new RenditionBuilder(raw)
  }

  ontext(start: number, end: number): void {
    // htmlparser2 12.0 tells of a closing tag that the file's end cuts off as of text that begins at -1.
    if (start < 0) return
    this.textEnd = end
    if (this.unseen !== '') {
      if (this.unseen === 'title' && this.title.length < LONGEST_VALUE) this.title += this.raw.slice(start, end)
      return
    }
    if (this.pre > 0) this.copyPreformatted(start, end)
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
    this.tag = this.raw.slice(start, end).toLowerCase()
    this.attributes = []
  }

  onattribname(start: number, end: number): void {
    this.value = []
    this.valueLength = 0
    if (this.attributes.length < MOST_ATTRIBUTES) this.attributes.push([this.raw.slice(start, end).toLowerCase(), ''])
  }

  onattribdata(start: number, end: number): void {
    this.addValue(this.raw.slice(start, Math.min(end, start + LONGEST_VALUE)))
  }

  onattribentity(codepoint: number): void {
    this.addValue(String.fromCodePoint(codepoint))
  }

  onattribend(): void {
    const last = this.attributes.at(-1)
    if (last && last[1] === '') last[1] = this.value.join('')
  }

  onopentagend(end: number): void {
    this.textEnd = end + 1
    this.open(false)
  }

  onselfclosingtag(end: number): void {
    this.textEnd = end + 1
    this.open(true)
  }

  onclosetag(start: number, end: number): void {
    const name = this.raw.slice(start, end).toLowerCase()
    if (this.unseen !== '') {
      if (name === this.unseen && --this.unseenDepth === 0) this.unseen = ''
      return
    }
    if (name === 'sup') this.closeSup()
    else if (EMPHASIS.has(name)) this.closeEmphasis()
    else if (name === 'a') return
    const separator = BLOCKS.get(name)
    if (separator === undefined) return
    if (HEADING.test(name)) this.closeHeading()
    if (name === 'pre') this.pre = Math.max(0, this.pre - 1)
    else if (name === 'blockquote') this.quote = Math.max(0, this.quote - 1)
    else if (name === 'table') this.table = Math.max(0, this.table - 1)
    else if (name === 'li') this.item = Math.max(0, this.item - 1)
    this.breakBlock(separator)
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  finish(): Rendition {
    this.closeHeading()
    const { text, map } = this.out.finish()
    const outline: Heading[] = []
    for (const { start, end, level } of this.outline) {
      outline.push({ span: span(start, end), level, title: text.slice(start, end).replace(/\s+/g, ' ') })
    }
    const furniture = mergeSpans([...verseLabels(text), ...this.noteMarks])
    const metadata: SourceMetadata = htmlMetadata(this.title, this.metaTags, outline, this.language)
    const emphasis = mergeSpans(this.emphasis)
    return { text, map, blocks: this.out.blocks, outline, furniture, emphasis, metadata, problems: [] }
  }

  private open(isSelfClosing: boolean): void {
    const name = this.tag
    if (this.unseen !== '') {
      if (name === this.unseen && !isSelfClosing) this.unseenDepth++
      return
    }
    if (name === 'meta') this.metaTags.push(new Map(this.attributes))
    else if (name === 'html') this.language = this.attributes.find(([key]) => key === 'lang' || key === 'xml:lang')?.[1]
    else if (name === 'br') this.out.separate('\n')
    else if (name === 'sup') this.openSup()
    else if (EMPHASIS.has(name) && !isSelfClosing) this.emphasisStarts.push(this.out.nextStart())
    else if (name === 'a') this.supHasLink = true
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
    this.closeHeading()
    if (name === 'pre') this.pre++
    else if (name === 'blockquote') this.quote++
    else if (name === 'table') this.table++
    else if (name === 'li') this.item++
    this.breakBlock(separator)
    if (name === 'p' && this.kind() === 'table') this.out.block('paragraph', separator)
    if (HEADING.test(name)) {
      this.out.block('heading', '')
      this.heading = { level: Number(name.charAt(1)), start: this.out.nextStart() }
    }
  }

  private breakBlock(separator: Separator): void {
    if (separator === '\t') {
      this.out.separate(separator)
      return
    }
    this.out.block(this.kind(), separator)
  }

  private kind(): Block['kind'] {
    if (this.pre > 0) return 'code'
    if (this.item > 0) return 'list-item'
    if (this.quote > 0) return 'quote'
    return this.table > 0 ? 'table' : 'paragraph'
  }

  private closeHeading(): void {
    if (!this.heading) return
    const { level, start } = this.heading
    if (this.out.length > start) this.outline.push({ start, end: this.out.length, level })
    this.heading = undefined
  }

  private closeEmphasis(): void {
    const start = this.emphasisStarts.pop()
    if (start !== undefined && this.out.length > start) this.emphasis.push(span(start, this.out.length))
  }

  private openSup(): void {
    this.sup = this.out.nextStart()
    this.supHasLink = false
  }

  /** `<sup><a href="#n3">3</a></sup>`, and a bare number before a verse: marks that point out of the text. */
  private closeSup(): void {
    const end = this.out.length
    if (this.sup < 0 || end <= this.sup || end - this.sup > 8) return
    const content = this.out.lastText(end - this.sup)
    const stands = this.sup === 0 || this.out.separatorBefore(this.sup)
    const isMark = this.supHasLink
      ? /^\s*\[?[\d*†‡§a-z]{1,4}\]?$/i.test(content)
      : stands && /^\s*\d{1,3}$/.test(content)
    if (isMark) this.noteMarks.push(span(this.sup, end))
    this.sup = -1
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

  private addValue(piece: string): void {
    if (this.valueLength >= LONGEST_VALUE) return
    this.value.push(piece)
    this.valueLength += piece.length
  }
}

const HEADING = /^h[1-6]$/
const EMPHASIS: ReadonlySet<string> = new Set(['em', 'i', 'b', 'strong', 'cite', 'dfn', 'u'])
