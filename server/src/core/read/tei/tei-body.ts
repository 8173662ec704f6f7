/** The running text of a TEI document, from its elements. */
import type { Block, SourceMetadata } from '../../model/source.ts'
import type { DocumentWriter } from '../document-writer.ts'
import type { Separator } from '../rendition-builder.ts'
import type { XmlAttributes, XmlHandler } from '../xml.ts'
import { TeiHeader } from './tei-header.ts'

/** Not in the printed text, or said twice. Running heads (`fw`) are on the page but in no sentence. */
const SKIPPED: ReadonlySet<string> = new Set(
  'fw figDesc desc index facsimile sourceDoc standOff xenoData rdg wit del spanGrp linkGrp interpGrp interp certainty respons binaryObject svg annotation'.split(
    ' ',
  ),
)
/** Within `choice`: what the encoder made of the text, where the text itself is given too. */
const EMENDED: ReadonlySet<string> = new Set(['corr', 'reg', 'expan'])
const DIVISION = /^(?:div[0-7]?|lg0)$/

const BLOCKS: ReadonlyMap<string, readonly [Block['kind'] | 'inner', Separator]> = new Map<
  string,
  readonly [Block['kind'] | 'inner', Separator]
>([
  ...'p ab opener closer salute signed dateline byline trailer argument epigraph titlePage titlePart docAuthor docDate docImprint docEdition imprimatur set castList castItem sp speaker stage lg list table figure listBibl address front body back group postscript floatingText'
    .split(' ')
    .map((name): [string, readonly ['inner', Separator]] => [name, ['inner', '\n\n']]),
  ...'l addrLine label'.split(' ').map((name): [string, readonly ['inner', Separator]] => [name, ['inner', '\n']]),
  ['item', ['list-item', '\n']],
  ['row', ['table', '\n']],
])
const TITLES: ReadonlySet<string> = new Set(['docTitle'])
/** Their parts are paragraphs even when they stand in one. */
const QUOTES: ReadonlySet<string> = new Set(['quote', 'q', 'cit'])

interface Element {
  readonly name: string
  readonly isSkipped: boolean
  readonly isEmphatic: boolean
  readonly isNote: boolean
  /** Of a `choice` or `app`, whether a reading was taken. */
  hasReading: boolean
}

export class TeiBody implements XmlHandler {
  private readonly out: DocumentWriter
  private readonly header = new TeiHeader()
  private headerDepth = 0
  private readonly open_: Element[] = []
  private textDepth = 0
  private skipped = 0
  private divisions = 0
  private emphasis = 0
  private quotes = 0
  private items = 0
  private rows = 0
  private language: string | undefined
  /** White space that follows is no end of a word: it was divided at a line's or a page's end. */
  private glues = false
  private lastChar = ''

  constructor(out: DocumentWriter) {
    this.out = out
  }

  metadata(): SourceMetadata {
    return this.header.metadata(this.language)
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.headerDepth > 0 || name === 'teiHeader') {
      if (++this.headerDepth > 1) this.header.open(name, attributes)
      return
    }
    if (this.open_.length < 4) this.language ??= attributes.get('xml:lang') ?? attributes.get('lang')
    const element = this.element(name, attributes)
    this.open_.push(element)
    if (element.isSkipped) this.skipped++
    if (name === 'text') this.textDepth++
    if (this.skipped > 0 || this.textDepth === 0) return
    if (element.isEmphatic) this.out.emphasise(++this.emphasis > 0)
    if (element.isNote) this.out.openNote()
    else this.start(name, attributes)
  }

  close(name: string): void {
    if (this.headerDepth > 0) {
      if (--this.headerDepth > 0) this.header.close()
      return
    }
    const element = this.open_.pop()
    if (!element) return
    if (element.isSkipped) {
      this.skipped--
      return
    }
    if (name === 'text') this.textDepth--
    if (this.skipped > 0) return
    if (element.isEmphatic) this.out.emphasise(--this.emphasis > 0)
    if (element.isNote) this.out.closeNote()
    else if (this.textDepth > 0) this.end(name)
  }

  text(text: string, from: number, to: number): void {
    if (this.headerDepth > 0) {
      if (this.headerDepth > 1) this.header.text(text)
      return
    }
    if (this.skipped > 0 || this.textDepth === 0) return
    let shown = text
    if (this.glues) {
      shown = text.trimStart()
      if (shown === '') return
      this.glues = false
    }
    this.lastChar = shown.at(-1) ?? this.lastChar
    if (to - from === text.length) this.out.collapsed(shown, from + text.length - shown.length)
    else if (shown.trim() === '') this.out.space()
    else this.out.replace(shown, from, to)
  }

  private element(name: string, attributes: XmlAttributes): Element {
    const parent = this.open_.at(-1)
    let isSkipped = SKIPPED.has(name) && !(name === 'rdg' && parent?.name === 'app' && !parent.hasReading)
    if (parent?.name === 'choice') {
      isSkipped ||= EMENDED.has(name) || parent.hasReading
      if (!isSkipped) parent.hasReading = true
    } else if (parent?.name === 'app' && !isSkipped) parent.hasReading = true
    if (name === 'ref' && /note/i.test(attributes.get('type') ?? '')) isSkipped = true
    const isEmphatic = !isSkipped && isEmphasised(name, attributes)
    return { name, isSkipped, isEmphatic, isNote: name === 'note' && !isSkipped, hasReading: false }
  }

  private start(name: string, attributes: XmlAttributes): void {
    const { out } = this
    if (name === 'pb') {
      this.breakWord(attributes, '')
      out.pageBreak('recorded', attributes.get('n')?.trim() || undefined)
    } else if (name === 'lb') this.breakWord(attributes, '\n')
    else if (name === 'cb' || name === 'milestone' || name === 'gb') this.breakWord(attributes, '')
    else if (DIVISION.test(name)) {
      this.divisions++
      this.out.block('paragraph', '\n\n')
    } else if (name === 'head') this.heading()
    else if (TITLES.has(name)) out.block('heading', '\n\n')
    else if (name === 'cell') out.separate('\t')
    else if (QUOTES.has(name)) this.quotes++
    else {
      if (name === 'item') this.items++
      else if (name === 'row') this.rows++
      this.breakBlock(name)
    }
  }

  private end(name: string): void {
    if (DIVISION.test(name)) {
      this.divisions = Math.max(0, this.divisions - 1)
      this.out.endBlock()
      this.out.placeNotes()
      this.out.block('paragraph', '\n\n')
    } else if (name === 'head' || TITLES.has(name)) this.out.block(this.kind(), '\n\n')
    else if (QUOTES.has(name)) this.quotes = Math.max(0, this.quotes - 1)
    else {
      if (name === 'item') this.items = Math.max(0, this.items - 1)
      else if (name === 'row') this.rows = Math.max(0, this.rows - 1)
      this.breakBlock(name)
    }
  }

  /** The head of a division is in the outline; those of lists, tables and pictures are not. */
  private heading(): void {
    const parent = this.open_.at(-2)?.name ?? ''
    if (DIVISION.test(parent) || /^(?:body|front|back|text|group)$/.test(parent))
      this.out.heading(Math.max(1, this.divisions))
    else this.out.block(this.kind(), '\n\n')
  }

  private breakBlock(name: string): void {
    const block = BLOCKS.get(name)
    if (!block) return
    const [, separator] = block
    // A paragraph in an item or a cell does not part it from the next.
    if (this.rows > 0 && name !== 'row' && name !== 'table') {
      if (name !== 'p' && name !== 'ab') this.out.separate('\n')
    } else this.out.block(this.kind(), this.items > 0 && name === 'p' ? '\n' : separator)
  }

  private kind(): Block['kind'] {
    if (this.rows > 0) return 'table'
    if (this.items > 0) return 'list-item'
    return this.quotes > 0 ? 'quote' : 'paragraph'
  }

  /** A line or a page ends, in the middle of a word or not. A hyphen that the encoder left there is the printer's. */
  private breakWord(attributes: XmlAttributes, separator: Separator): void {
    if (attributes.get('break') !== 'no') {
      this.out.separate(separator)
      return
    }
    if (/[-\u2010\u00ad¬]/.test(this.lastChar)) {
      this.out.separate('\n')
      return
    }
    this.out.join()
    this.glues = true
  }
}

function isEmphasised(name: string, attributes: XmlAttributes): boolean {
  if (name === 'emph') return true
  if (name !== 'hi') return false
  const rendering = ['rend', 'rendition', 'style'].map(key => attributes.get(key) ?? '').join(' ')
  return rendering.trim() === '' || /ital|bold|spaced|gesperrt|underline|\b[bi]\b/i.test(rendering)
}
