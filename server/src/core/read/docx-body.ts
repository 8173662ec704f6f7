/** The running text of a DOCX, from the elements of `document.xml` and of its notes. */
import type { DocumentProperties } from './document-metadata.ts'
import type { DocumentWriter } from './document-writer.ts'
import type { DocxNotes } from './docx-notes.ts'
import { type DocxStyles, isOn, type Toggle } from './docx-styles.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

/** What {@link DocxBody} asks elements for. */
export const DOCX_ATTRIBUTES: ReadonlySet<string> = new Set([
  'w:val',
  'w:type',
  'w:id',
  'w:fldCharType',
  'w:char',
  'w:customMarkFollows',
])

/** Their content is no text of the document: what was deleted or moved away, instructions, settings, what a picture is called. */
const SKIPPED: ReadonlySet<string> = new Set(
  'w:del w:moveFrom w:delText w:delInstrText w:instrText w:sectPr w:tblPr w:trPr w:tcPr w:tblGrid w:sdtPr w:sdtEndPr w:rPrChange w:pPrChange w:rt w:fldData w:binData m:rPr m:oMathParaPr'.split(
    ' ',
  ),
)

interface Paragraph {
  style: string | undefined
  outline: number | undefined
  isList: Toggle
  breaksBefore: boolean
  /** Its end was deleted: the next paragraph goes on in it. */
  runsOn: boolean
  started: boolean
  /** Where its words are collected when they stand on the title page. */
  collects: 'title' | 'author' | 'date' | undefined
}

interface Run {
  style: string | undefined
  bold: Toggle
  italic: Toggle
  hidden: Toggle
  /** The text after a note's reference is the mark that the writer chose for it. */
  isMark: boolean
}

/** What is set aside while a note or a text box is read in the middle of a paragraph. */
interface Outer {
  readonly paragraph: Paragraph | undefined
  readonly run: Run | undefined
  readonly fields: boolean[]
  readonly tables: number
  readonly joins: boolean
}

/** Longest text of a title page that is taken for a title. */
const LONGEST_TITLE = 1000

export class DocxBody implements XmlHandler {
  /** What the paragraphs in the styles of a title page say. */
  readonly titlePage: DocumentProperties = {}
  private readonly out: DocumentWriter
  private readonly styles: DocxStyles
  private readonly notes: { readonly foot: DocxNotes; readonly end: DocxNotes }
  private paragraph: Paragraph | undefined
  private run: Run | undefined
  private inParagraphProperties = false
  private inRunProperties = false
  private inText = false
  /** How many elements deep we are in what is not text. */
  private skipped = 0
  /** For each field that is open, whether its result has begun. */
  private fields: boolean[] = []
  private tables = 0
  private isCellStart = false
  /** The next paragraph goes on in this one. */
  private joins = false
  /** For each `mc:AlternateContent` that is open, whether one of its versions was read. */
  private readonly alternatives: boolean[] = []
  private readonly outer: Outer[] = []

  constructor(out: DocumentWriter, styles: DocxStyles, foot: DocxNotes, end: DocxNotes) {
    this.out = out
    this.styles = styles
    this.notes = { foot, end }
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.skipped > 0) {
      this.skipped++
      return
    }
    if (this.inParagraphProperties) {
      this.paragraphProperty(name, attributes)
      return
    }
    if (this.inRunProperties) {
      this.runProperty(name, attributes)
      return
    }
    if (SKIPPED.has(name)) {
      this.skipped = 1
      return
    }
    switch (name) {
      case 'w:p':
        this.paragraph = newParagraph()
        break
      case 'w:pPr':
        this.inParagraphProperties = true
        break
      case 'w:r':
        this.run = newRun()
        break
      case 'w:rPr':
        if (this.run) this.inRunProperties = true
        else this.skipped = 1
        break
      case 'w:t':
      case 'm:t':
        this.inText = true
        break
      case 'w:tab':
      case 'w:ptab':
        if (this.isShown()) this.begin().separate('\t')
        break
      case 'w:br':
      case 'w:cr':
        this.lineBreak(attributes.get('w:type'))
        break
      case 'w:lastRenderedPageBreak':
        if (this.isShown()) this.begin().pageBreak('recorded')
        break
      case 'w:noBreakHyphen':
        this.write('\u2011')
        break
      case 'w:sym':
        this.symbol(attributes.get('w:char'))
        break
      case 'w:fldChar':
        this.field(attributes.get('w:fldCharType'))
        break
      case 'w:footnoteReference':
        this.note(this.notes.foot, attributes)
        break
      case 'w:endnoteReference':
        this.note(this.notes.end, attributes)
        break
      case 'w:txbxContent':
        this.setAside()
        break
      case 'mc:AlternateContent':
        this.alternatives.push(false)
        break
      case 'mc:Choice':
      case 'mc:Fallback':
        this.alternative()
        break
      case 'w:tbl':
        this.tables++
        break
      case 'w:tr':
        this.out.block('table', '\n')
        break
      case 'w:tc':
        this.out.separate('\t')
        this.isCellStart = true
        break
      default:
    }
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--
      return
    }
    if (this.inParagraphProperties) {
      if (name === 'w:pPr') this.inParagraphProperties = false
      return
    }
    if (this.inRunProperties) {
      if (name === 'w:rPr') this.inRunProperties = false
      return
    }
    switch (name) {
      case 'w:p':
        this.endParagraph()
        break
      case 'w:r':
        this.run = undefined
        break
      case 'w:t':
      case 'm:t':
        this.inText = false
        break
      case 'w:txbxContent':
        this.takeBack()
        break
      case 'mc:AlternateContent':
        this.alternatives.pop()
        break
      case 'w:tbl':
        this.tables = Math.max(0, this.tables - 1)
        this.out.block('paragraph', '\n\n')
        break
      default:
    }
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.write(text)
  }

  private paragraphProperty(name: string, attributes: XmlAttributes): void {
    const { paragraph } = this
    if (!paragraph) return
    if (name === 'w:pStyle') paragraph.style = attributes.get('w:val')
    else if (name === 'w:outlineLvl') paragraph.outline = Number(attributes.get('w:val'))
    else if (name === 'w:numId') paragraph.isList = attributes.get('w:val') !== '0'
    else if (name === 'w:pageBreakBefore') paragraph.breaksBefore = isOn(attributes)
    else if (name === 'w:del' || name === 'w:moveFrom') paragraph.runsOn = true
    else if (name === 'w:pPrChange' || name === 'w:sectPr' || name === 'w:rPrChange') this.skipped = 1
  }

  private runProperty(name: string, attributes: XmlAttributes): void {
    const { run } = this
    if (!run) return
    if (name === 'w:rStyle') run.style = attributes.get('w:val')
    else if (name === 'w:b') run.bold = isOn(attributes)
    else if (name === 'w:i') run.italic = isOn(attributes)
    else if (name === 'w:vanish') run.hidden = isOn(attributes)
    else if (name === 'w:rPrChange') this.skipped = 1
  }

  private write(text: string): void {
    if (!this.isShown() || this.run?.isMark) return
    const { run } = this
    const style = this.styles.of(run?.style)
    this.begin()
    const isPlain = run?.bold === undefined && run?.italic === undefined
    this.out.emphasise(isPlain ? style.isEmphatic : run?.bold === true || run?.italic === true)
    this.out.text(text)
    this.collect(text)
  }

  private collect(text: string): void {
    const { titlePage } = this
    const kind = this.paragraph?.collects
    if (kind === 'title' && (titlePage.title ?? '').length < LONGEST_TITLE)
      titlePage.title = (titlePage.title ?? '') + text
    else if (kind === 'date' && (titlePage.date ?? '').length < LONGEST_TITLE)
      titlePage.date = (titlePage.date ?? '') + text
    else if (kind === 'author') {
      const names = titlePage.creators ?? []
      const last = names.length - 1
      if ((names[last] ?? '').length < LONGEST_TITLE) names[last] = (names[last] ?? '') + text
    }
  }

  private isShown(): boolean {
    const { run } = this
    if (this.fields.includes(false)) return false
    return !(run?.hidden ?? (this.styles.of(run?.style).isHidden || this.styles.of(this.paragraph?.style).isHidden))
  }

  /** Begins the paragraph with its first content, when all its properties are known. */
  private begin(): DocumentWriter {
    const { paragraph, out } = this
    if (!paragraph || paragraph.started) return out
    paragraph.started = true
    if (this.joins) {
      this.joins = false
      return out
    }
    const { role, isList } = this.styles.of(paragraph.style)
    const { outline } = paragraph
    const level = outline === undefined ? (role.is === 'heading' ? role.level : 0) : outline < 9 ? outline + 1 : 0
    if (level > 0) out.heading(level)
    else if (this.tables > 0) out.separate(this.isCellStart ? '' : '\n')
    else if (role.is === 'title') out.block('heading', '\n\n')
    else if (role.is === 'quote') out.block('quote', '\n\n')
    else if (role.is === 'code') out.block('code', '\n')
    else if (paragraph.isList ?? isList) out.block('list-item', '\n')
    else out.block('paragraph', '\n\n')
    this.isCellStart = false
    if (paragraph.breaksBefore) out.pageBreak('forced')
    if (role.is === 'title' || role.is === 'author' || role.is === 'date') this.startCollecting(role.is)
    return out
  }

  private startCollecting(kind: 'title' | 'author' | 'date'): void {
    const { titlePage, paragraph } = this
    if (!paragraph || this.outer.length > 0) return
    if (kind === 'author') {
      titlePage.creators ??= []
      titlePage.creators.push('')
    } else if (titlePage[kind] !== undefined) return
    paragraph.collects = kind
  }

  private endParagraph(): void {
    const { paragraph } = this
    this.out.emphasise(false)
    this.joins = paragraph?.runsOn === true && (paragraph.started || this.joins)
    if (!this.joins && this.tables === 0) this.out.endBlock()
    this.paragraph = undefined
    this.run = undefined
    // Instructions do not run over a paragraph: a field that was never closed would take the rest of the text with it.
    if (this.fields.includes(false)) this.fields = this.fields.filter(isResult => isResult)
  }

  private lineBreak(type: string | undefined): void {
    if (!this.isShown()) return
    if (type === 'page') this.begin().pageBreak('forced')
    else this.begin().separate('\n')
  }

  /** Fonts of symbols have their signs where no letters are; they are no words. */
  private symbol(char: string | undefined): void {
    const code = Number.parseInt(char ?? '', 16)
    if (code >= 32 && code < 0xd800) this.write(String.fromCodePoint(code))
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push(false)
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = true
    else if (type === 'end') this.fields.pop()
  }

  private note(notes: DocxNotes, attributes: XmlAttributes): void {
    const id = attributes.get('w:id')
    const hasOwnMark = attributes.get('w:customMarkFollows')
    if (this.run && hasOwnMark !== undefined && !/^(?:0|false|off)$/.test(hasOwnMark)) this.run.isMark = true
    if (id === undefined || !this.isShown()) return
    this.begin()
    this.setAside()
    notes.play(id, this)
    this.takeBack()
  }

  private setAside(): void {
    const { paragraph, run, fields, tables, joins } = this
    this.outer.push({ paragraph, run, fields, tables, joins })
    this.paragraph = this.run = undefined
    this.fields = []
    this.tables = 0
    this.joins = false
    this.out.openNote()
  }

  private takeBack(): void {
    const outer = this.outer.pop()
    if (!outer) return
    this.out.closeNote()
    this.paragraph = outer.paragraph
    this.run = outer.run
    this.fields = outer.fields
    this.tables = outer.tables
    this.joins = outer.joins
  }

  /** Of several versions of the same content the first is read. */
  private alternative(): void {
    const last = this.alternatives.length - 1
    if (this.alternatives[last] === true) this.skipped = 1
    else if (last >= 0) this.alternatives[last] = true
  }
}

function newParagraph(): Paragraph {
  return {
    style: undefined,
    outline: undefined,
    isList: undefined,
    breaksBefore: false,
    runsOn: false,
    started: false,
    collects: undefined,
  }
}

function newRun(): Run {
  return { style: undefined, bold: undefined, italic: undefined, hidden: undefined, isMark: false }
}
