/** The running text of a DOCX, from the elements of `document.xml` and of its notes. */
import type { DocumentWriter } from '../document-writer.ts'
import type { XmlAttributes, XmlHandler } from '../xml.ts'
import { DocxFields } from './docx-fields.ts'
import type { DocxNotes } from './docx-notes.ts'
import { DocxParagraph, DocxRun } from './docx-properties.ts'
import type { DocxStyles } from './docx-styles.ts'
import type { TitlePage } from './office-paragraphs.ts'
import { OfficeText } from './office-text.ts'

/** Their content is no text of the document: what was deleted or moved away, instructions, settings, what a picture is called. */
const SKIPPED: ReadonlySet<string> = new Set(
  'w:del w:moveFrom w:delText w:delInstrText w:instrText w:sectPr w:tblPr w:trPr w:tcPr w:tblGrid w:sdtPr w:sdtEndPr w:rPrChange w:pPrChange w:rt w:fldData w:binData m:rPr m:oMathParaPr'.split(
    ' ',
  ),
)

/** Where in the text the reader is. */
interface DocxPlace {
  paragraph: DocxParagraph | undefined
  run: DocxRun | undefined
  readonly fields: DocxFields
  /** The next paragraph goes on in this one. */
  joins: boolean
}

const firstPlace = (): DocxPlace => ({ paragraph: undefined, run: undefined, fields: new DocxFields(), joins: false })

export class DocxBody implements XmlHandler {
  private readonly out: DocumentWriter
  private readonly styles: DocxStyles
  private readonly notes: { readonly foot: DocxNotes; readonly end: DocxNotes }
  private readonly running: OfficeText<DocxPlace>
  private inParagraphProperties = false
  private inRunProperties = false
  private inText = false
  /** How many elements deep we are in what is not text. */
  private skipped = 0
  /** For each `mc:AlternateContent` that is open, whether one of its versions was read. */
  private readonly alternatives: boolean[] = []

  constructor(out: DocumentWriter, styles: DocxStyles, foot: DocxNotes, end: DocxNotes) {
    this.out = out
    this.styles = styles
    this.notes = { foot, end }
    this.running = new OfficeText(out, firstPlace)
  }

  /** What the paragraphs in the styles of a title page say. */
  get titlePage(): TitlePage {
    return this.running.titlePage
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.skipped > 0) {
      this.skipped++
      return
    }
    const { running } = this
    const { place } = running
    if (this.inParagraphProperties) {
      if (place.paragraph?.property(name, attributes) === false) this.skipped = 1
      return
    }
    if (this.inRunProperties) {
      if (place.run?.property(name, attributes) === false) this.skipped = 1
      return
    }
    if (SKIPPED.has(name)) {
      this.skipped = 1
      return
    }
    switch (name) {
      case 'w:p':
        place.paragraph = new DocxParagraph()
        break
      case 'w:pPr':
        this.inParagraphProperties = true
        break
      case 'w:r':
        place.run = new DocxRun()
        break
      case 'w:rPr':
        if (place.run) this.inRunProperties = true
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
        place.fields.mark(attributes.get('w:fldCharType'))
        break
      case 'w:footnoteReference':
        this.note(this.notes.foot, attributes)
        break
      case 'w:endnoteReference':
        this.note(this.notes.end, attributes)
        break
      case 'w:txbxContent':
        running.setAside()
        break
      case 'mc:AlternateContent':
        this.alternatives.push(false)
        break
      case 'mc:Choice':
      case 'mc:Fallback':
        this.alternative()
        break
      case 'w:tbl':
        running.cells.open()
        break
      case 'w:tr':
        running.cells.row(this.out)
        break
      case 'w:tc':
        running.cells.cell(this.out)
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
        this.running.place.run = undefined
        break
      case 'w:t':
      case 'm:t':
        this.inText = false
        break
      case 'w:txbxContent':
        this.running.takeBack()
        break
      case 'mc:AlternateContent':
        this.alternatives.pop()
        break
      case 'w:tbl':
        this.running.cells.close(this.out)
        break
      default:
    }
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.write(text)
  }

  private write(text: string): void {
    const { run } = this.running.place
    if (!this.isShown() || run?.isMark) return
    this.begin()
    const isPlain = run?.bold === undefined && run?.italic === undefined
    const isEmphatic = isPlain ? this.styles.of(run?.style).isEmphatic : run?.bold === true || run?.italic === true
    this.out.emphasise(isEmphatic)
    this.running.text(text)
  }

  private isShown(): boolean {
    const { paragraph, run, fields } = this.running.place
    if (fields.isInstruction) return false
    return !(run?.hidden ?? (this.styles.of(run?.style).isHidden || this.styles.of(paragraph?.style).isHidden))
  }

  /** Begins the paragraph with its first content, when all its properties are known. */
  private begin(): DocumentWriter {
    const { out, running } = this
    const { place } = running
    const { paragraph } = place
    if (!paragraph || paragraph.started) return out
    paragraph.started = true
    if (place.joins) {
      place.joins = false
      return out
    }
    const { role, isList } = this.styles.of(paragraph.style)
    const shown = paragraph.roleBy(role)
    if (shown.is === 'heading') out.heading(shown.level)
    else running.paragraph(shown, paragraph.isList ?? isList)
    if (paragraph.breaksBefore) out.pageBreak('forced')
    running.beginTitle(role)
    return out
  }

  private endParagraph(): void {
    const { place, cells } = this.running
    const { paragraph, fields } = place
    place.joins = paragraph?.runsOn === true && (paragraph.started || place.joins)
    this.running.endParagraph(!place.joins && !cells.isInside)
    place.paragraph = place.run = undefined
    fields.endParagraph()
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

  private note(notes: DocxNotes, attributes: XmlAttributes): void {
    const id = attributes.get('w:id')
    const hasOwnMark = attributes.get('w:customMarkFollows')
    const { run } = this.running.place
    if (run && hasOwnMark !== undefined && !/^(?:0|false|off)$/.test(hasOwnMark)) run.isMark = true
    if (id === undefined || !this.isShown()) return
    this.begin()
    this.running.setAside()
    notes.play(id, this)
    this.running.takeBack()
  }

  /** Of several versions of the same content the first is read. */
  private alternative(): void {
    const last = this.alternatives.length - 1
    if (this.alternatives[last] === true) this.skipped = 1
    else if (last >= 0) this.alternatives[last] = true
  }
}
