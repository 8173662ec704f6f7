/** The running text of a DOCX, from the elements of `document.xml` and of its notes. */
import type { DocumentWriter } from './document-writer.ts'
import { DocxFields } from './docx-fields.ts'
import type { DocxNotes } from './docx-notes.ts'
import { DocxParagraph, DocxRun } from './docx-properties.ts'
import type { DocxStyles } from './docx-styles.ts'
import { beginParagraph, TableCells, TitlePage } from './office-paragraphs.ts'
import type { StyleRole } from './office-styles.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

/** Their content is no text of the document: what was deleted or moved away, instructions, settings, what a picture is called. */
const SKIPPED: ReadonlySet<string> = new Set(
  'w:del w:moveFrom w:delText w:delInstrText w:instrText w:sectPr w:tblPr w:trPr w:tcPr w:tblGrid w:sdtPr w:sdtEndPr w:rPrChange w:pPrChange w:rt w:fldData w:binData m:rPr m:oMathParaPr'.split(
    ' ',
  ),
)

/** What is set aside while a note or a text box is read in the middle of a paragraph. */
interface Outer {
  readonly paragraph: DocxParagraph | undefined
  readonly run: DocxRun | undefined
  readonly fields: DocxFields
  readonly cells: TableCells
  readonly joins: boolean
}

export class DocxBody implements XmlHandler {
  /** What the paragraphs in the styles of a title page say. */
  readonly titlePage = new TitlePage()
  private readonly out: DocumentWriter
  private readonly styles: DocxStyles
  private readonly notes: { readonly foot: DocxNotes; readonly end: DocxNotes }
  private paragraph: DocxParagraph | undefined
  private run: DocxRun | undefined
  private inParagraphProperties = false
  private inRunProperties = false
  private inText = false
  /** How many elements deep we are in what is not text. */
  private skipped = 0
  private fields = new DocxFields()
  private cells = new TableCells()
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
      if (this.paragraph?.property(name, attributes) === false) this.skipped = 1
      return
    }
    if (this.inRunProperties) {
      if (this.run?.property(name, attributes) === false) this.skipped = 1
      return
    }
    if (SKIPPED.has(name)) {
      this.skipped = 1
      return
    }
    switch (name) {
      case 'w:p':
        this.paragraph = new DocxParagraph()
        break
      case 'w:pPr':
        this.inParagraphProperties = true
        break
      case 'w:r':
        this.run = new DocxRun()
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
        this.fields.mark(attributes.get('w:fldCharType'))
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
        this.cells.open()
        break
      case 'w:tr':
        this.cells.row(this.out)
        break
      case 'w:tc':
        this.cells.cell(this.out)
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
        this.cells.close(this.out)
        break
      default:
    }
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.write(text)
  }

  private write(text: string): void {
    if (!this.isShown() || this.run?.isMark) return
    const { run } = this
    const style = this.styles.of(run?.style)
    this.begin()
    const isPlain = run?.bold === undefined && run?.italic === undefined
    this.out.emphasise(isPlain ? style.isEmphatic : run?.bold === true || run?.italic === true)
    this.out.text(text)
    if (this.outer.length === 0) this.titlePage.add(text)
  }

  private isShown(): boolean {
    const { run } = this
    if (this.fields.isInstruction) return false
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
    const shown = roleWith(paragraph.outline, role)
    if (this.cells.isInside && shown.is !== 'heading') this.cells.paragraph(out)
    else beginParagraph(out, shown, paragraph.isList ?? isList)
    if (paragraph.breaksBefore) out.pageBreak('forced')
    if (this.outer.length === 0) this.titlePage.begin(role)
    return out
  }

  private endParagraph(): void {
    const { paragraph } = this
    this.out.emphasise(false)
    this.joins = paragraph?.runsOn === true && (paragraph.started || this.joins)
    if (!this.joins && !this.cells.isInside) this.out.endBlock()
    this.paragraph = undefined
    this.run = undefined
    this.fields.endParagraph()
    if (this.outer.length === 0) this.titlePage.end()
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
    if (this.run && hasOwnMark !== undefined && !/^(?:0|false|off)$/.test(hasOwnMark)) this.run.isMark = true
    if (id === undefined || !this.isShown()) return
    this.begin()
    this.setAside()
    notes.play(id, this)
    this.takeBack()
  }

  private setAside(): void {
    const { paragraph, run, fields, cells, joins } = this
    this.outer.push({ paragraph, run, fields, cells, joins })
    this.paragraph = this.run = undefined
    this.fields = new DocxFields()
    this.cells = new TableCells()
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
    this.cells = outer.cells
    this.joins = outer.joins
  }

  /** Of several versions of the same content the first is read. */
  private alternative(): void {
    const last = this.alternatives.length - 1
    if (this.alternatives[last] === true) this.skipped = 1
    else if (last >= 0) this.alternatives[last] = true
  }
}

/** Levels from here on are of text. */
const BODY_LEVEL = 9

/** The level that a paragraph states wins over its style's. */
function roleWith(outline: number | undefined, role: StyleRole): StyleRole {
  if (outline === undefined) return role
  if (outline < BODY_LEVEL) return { is: 'heading', level: outline + 1 }
  return role.is === 'heading' ? { is: 'plain' } : role
}
