/** What the tokens of an RTF file mean: groups, destinations, encodings, the state that words change. Its text is written by rtf-text.ts. */
import type { Rendition } from '../../model/source.ts'
import { LAST_RESORT } from '../charset.ts'
import { type DocumentProperties, documentMetadata } from '../document-metadata.ts'
import { RtfBytes } from './rtf-bytes.ts'
import { type Destination, destinationOf } from './rtf-destinations.ts'
import { encodingOfPage, languageOfNumber } from './rtf-encoding.ts'
import { RtfFonts } from './rtf-fonts.ts'
import { changeBy, FIRST_STATE, NEW_PARAGRAPH, type RtfState, SIGNS } from './rtf-state.ts'
import { RtfStyles } from './rtf-styles.ts'
import { RtfText } from './rtf-text.ts'
import type { RtfHandler } from './rtf-tokens.ts'

const LONGEST_NAME = 1000
/** The code page of `\\mac`. */
const MAC = 10000

/** Receives the tokens of one file. */
export class RtfBody implements RtfHandler {
  private readonly bytes_: Uint8Array
  private readonly stack: RtfState[] = []
  private state = FIRST_STATE
  /** The group has just begun, or `\*` stands at its start. */
  private atStart = false
  private isIgnorable = false
  private readonly waiting = new RtfBytes()
  private fallbackLeft = 0
  private documentEncoding = LAST_RESORT
  private readonly fonts = new RtfFonts()
  private readonly styles = new RtfStyles()
  private readonly properties: DocumentProperties = {}
  private readonly running = new RtfText(this.styles)

  constructor(bytes: Uint8Array) {
    this.bytes_ = bytes
  }

  finish(): Omit<Rendition, 'problems'> {
    this.flush()
    const title = this.running.titlePage.properties
    const metadata = documentMetadata({ date: title.date ?? '' }, this.properties, title)
    return { ...this.running.finish(), metadata }
  }

  open(): void {
    this.flush()
    this.stack.push(this.state)
    this.fallbackLeft = 0
    this.atStart = true
    this.isIgnorable = false
  }

  close(): void {
    this.flush()
    if (this.state.destination === 'styles') this.styles.endStyle()
    this.fallbackLeft = 0
    this.atStart = this.isIgnorable = false
    this.running.closeGroup(this.stack.length)
    this.state = this.stack.pop() ?? this.state
  }

  bytes(from: number, to: number): void {
    this.atStart = false
    let at = from
    if (this.fallbackLeft > 0) {
      const skipped = Math.min(this.fallbackLeft, to - from)
      this.fallbackLeft -= skipped
      at += skipped
    }
    if (this.state.destination === 'skipped') return
    while (at < to) {
      if (this.waiting.isFull) this.flush()
      at += this.waiting.add(this.bytes_.subarray(at, to))
    }
  }

  byte(value: number): void {
    this.atStart = false
    if (this.fallbackLeft > 0) {
      this.fallbackLeft--
      return
    }
    if (this.state.destination === 'skipped') return
    if (this.waiting.isFull) this.flush()
    this.waiting.addByte(value)
  }

  symbol(unit: number): void {
    const char = String.fromCharCode(unit)
    if (char === '*') {
      this.isIgnorable = this.atStart
      return
    }
    this.atStart = false
    if (this.fallbackLeft > 0) {
      this.fallbackLeft--
      return
    }
    if (char === '\\' || char === '{' || char === '}') this.write(char)
    else if (char === '~') this.write('\u00a0')
    else if (char === '_') this.write('\u2011')
    else if (char === '\n' || char === '\r') this.word('par', undefined)
  }

  word(name: string, number: number | undefined): void {
    const isFirst = this.atStart
    this.atStart = false
    if (name === 'u') {
      this.unicode(number ?? 0)
      return
    }
    if (this.fallbackLeft > 0 && !isFirst) {
      this.fallbackLeft--
      return
    }
    this.flush()
    const destination = destinationOf(name)
    if (destination !== undefined && (isFirst || this.isIgnorable)) {
      this.enter(destination)
      return
    }
    // `{\*\unknown …}`: who does not know the word passes the group over.
    if (this.isIgnorable && this.state.destination !== 'styles') {
      this.set({ destination: 'skipped' })
      this.isIgnorable = false
      return
    }
    this.isIgnorable = false
    if (this.state.destination === 'fonts') this.fonts.word(name, number)
    else if (this.state.destination === 'styles') {
      if (name === 'lang') this.declareLanguage(number)
      else if (name === 'uc') this.set({ fallback: Math.max(0, number ?? 1) })
      else this.styles.word(name, number)
    } else if (this.state.destination !== 'skipped') this.textWord(name, number)
  }

  private enter(destination: Destination): void {
    this.isIgnorable = false
    const { destination: outer } = this.state
    // Within what is skipped only the Unicode twin of a text is read.
    if (outer === 'skipped' && destination !== 'text') return
    if ((destination === 'title' || destination === 'author') && outer !== 'info') return
    if (destination === 'note' || destination === 'box') {
      if (this.state.hidden) {
        this.set({ destination: 'skipped' })
        return
      }
      this.running.openNote(this.stack.length, this.state)
      this.set({ destination: 'text', ...NEW_PARAGRAPH })
      return
    }
    if (destination === 'author') (this.properties.creators ??= []).push('')
    this.set({ destination })
  }

  private textWord(name: string, number: number | undefined): void {
    const { running, state } = this
    switch (name) {
      case 'par':
        running.endParagraph(state)
        break
      case 'sect':
        running.endSection(state)
        break
      case 'line':
      case 'softline':
        running.lineBreak(state)
        break
      case 'tab':
        running.tab(state)
        break
      case 'cell':
      case 'nestcell':
        running.endCell()
        break
      case 'row':
      case 'nestrow':
        running.endRow()
        break
      case 'page':
        running.newPage(state)
        break
      case 'softpage':
        running.pageEnd()
        break
      case 'f':
        this.useFont(number ?? 0)
        break
      case 'ansicpg':
        this.declareEncoding(number ?? 0)
        break
      case 'mac':
        this.declareEncoding(MAC)
        break
      case 'pc':
        this.declareEncoding(437)
        break
      case 'pca':
        this.declareEncoding(850)
        break
      case 'deflang':
        this.declareLanguage(number)
        break
      default: {
        const change = changeBy(name, number)
        const sign = SIGNS.get(name)
        if (change) this.set(change)
        else if (sign !== undefined) this.write(sign)
      }
    }
  }

  private declareEncoding(page: number): void {
    this.documentEncoding = encodingOfPage(page)
    this.set({ encoding: this.documentEncoding })
  }

  private useFont(number: number): void {
    const encoding = this.fonts.encodingOf(number) ?? this.documentEncoding
    this.set({ encoding, isSymbolFont: this.fonts.isOfSymbols(number) })
  }

  /** By the document, else by its first style. */
  private declareLanguage(number = 0): void {
    const language = languageOfNumber(number)
    if (language !== undefined) this.properties.language ??= language
  }

  private unicode(number: number): void {
    this.flush()
    this.fallbackLeft = this.state.fallback
    if (this.state.destination === 'skipped') return
    const unit = number < 0 ? number + 65536 : number
    if (unit < 32 || unit > 0xffff) return
    // Signs of symbol fonts stand where Unicode has no letters.
    if (unit < 0xe000 || unit > 0xf8ff) this.write(String.fromCharCode(unit))
  }

  /** Decodes and writes the bytes that wait. */
  private flush(): void {
    if (this.waiting.isEmpty) return
    if (this.state.isSymbolFont && this.state.destination === 'text') this.waiting.drop()
    else this.write(this.waiting.take(this.state.encoding))
  }

  private write(text: string): void {
    const { destination } = this.state
    this.flush()
    if (destination === 'text') {
      this.running.write(text, this.state)
    } else if (destination === 'styles') {
      this.styles.text(text)
    } else if (destination === 'title') {
      this.properties.title = ((this.properties.title ?? '') + text).slice(0, LONGEST_NAME)
    } else if (destination === 'author') {
      const names = this.properties.creators ?? []
      names[names.length - 1] = ((names.at(-1) ?? '') + text).slice(0, LONGEST_NAME)
    }
  }

  private set(change: Partial<RtfState>): void {
    this.state = { ...this.state, ...change }
  }
}
