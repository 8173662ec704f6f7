/** The running text of an ODT, from the elements of `content.xml`. */
import type { DocumentWriter } from './document-writer.ts'
import type { OdtFormulas } from './odt-formulas.ts'
import type { OdtStyles } from './odt-styles.ts'
import { beginParagraph, TableCells, TitlePage } from './office-paragraphs.ts'
import type { XmlAttributes, XmlHandler } from './xml.ts'

/**
 * Their content is no text of the document: deletions that are recorded, remarks, the numbers of notes, declarations, names of pictures,
 * and indexes, which say again what the headings say.
 */
const SKIPPED: ReadonlySet<string> = new Set(
  'text:tracked-changes office:annotation office:annotation-end text:note-citation text:sequence-decls text:variable-decls text:user-field-decls office:forms office:scripts office:font-face-decls svg:title svg:desc text:ruby-text text:hidden-text office:event-listeners text:index-title-template office:settings text:meta-field-decls text:alphabetical-index-auto-mark-file draw:glue-point text:table-of-content-source text:alphabetical-index-source text:bibliography-source text:illustration-index-source text:table-index-source text:user-index-source text:object-index-source'.split(
    ' ',
  ),
)

/** Of one element: who wants more space than this draws with it, and a small file could ask for gigabytes. */
const MOST_SPACES = 20

interface OpenSpan {
  readonly isEmphatic: boolean
  readonly isHidden: boolean
}

/** What is set aside while a note or a text box is read in the middle of a paragraph. */
interface Outer {
  readonly paragraph: boolean
  readonly spans: OpenSpan[]
  readonly cells: TableCells
  readonly lists: number
  readonly breaksAfter: boolean
}

export class OdtBody implements XmlHandler {
  readonly titlePage = new TitlePage()
  private readonly out: DocumentWriter
  private readonly styles: OdtStyles
  private readonly formulas: OdtFormulas
  private inText = false
  private skipped = 0
  private paragraph = false
  private spans: OpenSpan[] = []
  private cells = new TableCells()
  private lists = 0
  private breaksAfter = false
  private readonly outer: Outer[] = []

  constructor(out: DocumentWriter, styles: OdtStyles, formulas: OdtFormulas) {
    this.out = out
    this.styles = styles
    this.formulas = formulas
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.skipped > 0 || SKIPPED.has(name)) {
      this.skipped++
      return
    }
    if (!this.inText) {
      if (name === 'office:text') this.inText = true
      else this.styles.open(name, attributes)
      return
    }
    switch (name) {
      case 'text:h':
        this.startHeading(attributes)
        break
      case 'text:p':
        this.startParagraph(attributes.get('text:style-name'))
        break
      case 'text:span':
        this.startSpan(attributes.get('text:style-name'))
        break
      case 'text:s':
        this.write(' '.repeat(Math.min(MOST_SPACES, Number(attributes.get('text:c') ?? 1) || 1)))
        break
      case 'text:tab':
        if (this.isShown()) this.out.separate('\t')
        break
      case 'text:line-break':
        if (this.isShown()) this.out.separate('\n')
        break
      case 'text:soft-page-break':
        this.out.pageBreak('recorded')
        break
      case 'draw:object':
        this.write(this.formulas.at(attributes.get('xlink:href') ?? ''))
        break
      case 'text:note':
      case 'draw:text-box':
        this.setAside()
        break
      case 'text:list':
        this.lists++
        break
      case 'table:table':
        this.cells.open()
        break
      case 'table:table-row':
        this.cells.row(this.out)
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
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
    if (!this.inText) {
      this.styles.close(name)
      return
    }
    switch (name) {
      case 'office:text':
        this.inText = false
        break
      case 'text:h':
      case 'text:p':
        this.endParagraph()
        break
      case 'text:span':
        this.endSpan()
        break
      case 'text:note':
      case 'draw:text-box':
        this.takeBack()
        break
      case 'text:list':
        this.lists = Math.max(0, this.lists - 1)
        break
      case 'table:table':
        this.cells.close(this.out)
        break
      default:
    }
  }

  text(text: string): void {
    if (!this.inText || this.skipped > 0 || !this.paragraph || !this.isShown()) return
    this.out.collapsed(text)
    if (this.outer.length === 0) this.titlePage.add(text)
  }

  private write(text: string): void {
    if (!this.paragraph || !this.isShown()) return
    this.out.text(text)
    if (this.outer.length === 0) this.titlePage.add(text)
  }

  private isShown(): boolean {
    return !this.spans.some(open => open.isHidden)
  }

  private startHeading(attributes: XmlAttributes): void {
    const level = Number(attributes.get('text:outline-level') ?? 1)
    const style = this.styles.of('paragraph', attributes.get('text:style-name'))
    this.paragraph = true
    this.out.heading(level >= 1 && level <= 10 ? level : 1)
    this.startPage(style.breaksBefore, style.breaksAfter)
  }

  private startParagraph(id: string | undefined): void {
    const { role, isHidden, breaksBefore, breaksAfter } = this.styles.of('paragraph', id)
    const { out } = this
    this.paragraph = true
    if (isHidden) this.spans.push({ isEmphatic: false, isHidden })
    if (this.cells.isInside) this.cells.paragraph(out)
    else beginParagraph(out, role, this.lists > 0)
    this.startPage(breaksBefore, breaksAfter)
    if (this.outer.length === 0) this.titlePage.begin(role)
  }

  private startPage(before: boolean, after: boolean): void {
    if (before) this.out.pageBreak('forced')
    this.breaksAfter = after
  }

  private endParagraph(): void {
    if (!this.paragraph) return
    this.spans = []
    this.out.emphasise(false)
    if (!this.cells.isInside) this.out.endBlock()
    if (this.breaksAfter) this.out.pageBreak('forced')
    this.paragraph = this.breaksAfter = false
    if (this.outer.length === 0) this.titlePage.end()
  }

  private startSpan(id: string | undefined): void {
    const { isEmphatic, isHidden } = this.styles.of('text', id)
    this.spans.push({ isEmphatic, isHidden })
    this.out.emphasise(this.spans.some(open => open.isEmphatic))
  }

  private endSpan(): void {
    this.spans.pop()
    this.out.emphasise(this.spans.some(open => open.isEmphatic))
  }

  private setAside(): void {
    const { paragraph, spans, cells, lists, breaksAfter } = this
    this.outer.push({ paragraph, spans, cells, lists, breaksAfter })
    this.spans = []
    this.cells = new TableCells()
    this.lists = 0
    this.paragraph = this.breaksAfter = false
    this.out.openNote()
  }

  private takeBack(): void {
    const outer = this.outer.pop()
    if (!outer) return
    this.out.closeNote()
    this.spans = outer.spans
    this.cells = outer.cells
    this.lists = outer.lists
    this.paragraph = outer.paragraph
    this.breaksAfter = outer.breaksAfter
  }
}
