/** The running text of an ODT, from the elements of `content.xml`. */
import type { DocumentWriter } from '../document-writer.ts'
import type { XmlAttributes, XmlHandler } from '../xml.ts'
import type { OdtFormulas } from './odt-formulas.ts'
import type { OdtStyles } from './odt-styles.ts'
import type { TitlePage } from './office-paragraphs.ts'
import { OfficeText } from './office-text.ts'

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

/** Where in the text the reader is. */
interface OdtPlace {
  inParagraph: boolean
  spans: OpenSpan[]
  lists: number
  breaksAfter: boolean
}

const firstPlace = (): OdtPlace => ({ inParagraph: false, spans: [], lists: 0, breaksAfter: false })

export class OdtBody implements XmlHandler {
  private readonly out: DocumentWriter
  private readonly styles: OdtStyles
  private readonly formulas: OdtFormulas
  private readonly running: OfficeText<OdtPlace>
  private inText = false
  private skipped = 0

  constructor(out: DocumentWriter, styles: OdtStyles, formulas: OdtFormulas) {
    this.out = out
    this.styles = styles
    this.formulas = formulas
    this.running = new OfficeText(out, firstPlace)
  }

  /** What the paragraphs in the styles of a title page say. */
  get titlePage(): TitlePage {
    return this.running.titlePage
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
        this.running.setAside()
        break
      case 'text:list':
        this.running.place.lists++
        break
      case 'table:table':
        this.running.cells.open()
        break
      case 'table:table-row':
        this.running.cells.row(this.out)
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.running.cells.cell(this.out)
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
        this.running.takeBack()
        break
      case 'text:list':
        this.endList()
        break
      case 'table:table':
        this.running.cells.close(this.out)
        break
      default:
    }
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0 && this.running.place.inParagraph && this.isShown())
      this.running.collapsed(text)
  }

  private write(text: string): void {
    if (this.running.place.inParagraph && this.isShown()) this.running.text(text)
  }

  private isShown(): boolean {
    return !this.running.place.spans.some(open => open.isHidden)
  }

  private startHeading(attributes: XmlAttributes): void {
    const level = Number(attributes.get('text:outline-level') ?? 1)
    const style = this.styles.of('paragraph', attributes.get('text:style-name'))
    this.out.heading(level >= 1 && level <= 10 ? level : 1)
    this.startPage(style.breaksBefore, style.breaksAfter)
  }

  private startParagraph(id: string | undefined): void {
    const { role, isHidden, breaksBefore, breaksAfter } = this.styles.of('paragraph', id)
    const { place } = this.running
    if (isHidden) place.spans.push({ isEmphatic: false, isHidden })
    this.running.paragraph(role, place.lists > 0)
    this.startPage(breaksBefore, breaksAfter)
    this.running.beginTitle(role)
  }

  private startPage(before: boolean, after: boolean): void {
    const { place } = this.running
    place.inParagraph = true
    if (before) this.out.pageBreak('forced')
    place.breaksAfter = after
  }

  private endParagraph(): void {
    const { place, cells } = this.running
    if (!place.inParagraph) return
    this.running.endParagraph(!cells.isInside)
    if (place.breaksAfter) this.out.pageBreak('forced')
    place.spans = []
    place.inParagraph = place.breaksAfter = false
  }

  private startSpan(id: string | undefined): void {
    const { isEmphatic, isHidden } = this.styles.of('text', id)
    this.running.place.spans.push({ isEmphatic, isHidden })
    this.emphasise()
  }

  private endSpan(): void {
    this.running.place.spans.pop()
    this.emphasise()
  }

  private emphasise(): void {
    this.out.emphasise(this.running.place.spans.some(open => open.isEmphatic))
  }

  private endList(): void {
    const { place } = this.running
    place.lists = Math.max(0, place.lists - 1)
  }
}
