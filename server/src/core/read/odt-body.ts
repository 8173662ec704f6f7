/** The running text of an ODT, from the elements of `content.xml`. */
import type { DocumentProperties } from './document-metadata.ts'
import type { DocumentWriter } from './document-writer.ts'
import type { OdtStyles } from './odt-styles.ts'
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

/** Longest text of a title page that is taken for a title. */
const LONGEST_TITLE = 1000
/** Of one element: who wants more space than this draws with it, and a small file could ask for gigabytes. */
const MOST_SPACES = 20

type Collects = 'title' | 'author' | 'date' | undefined

interface OpenSpan {
  readonly isEmphatic: boolean
  readonly isHidden: boolean
}

/** What is set aside while a note or a text box is read in the middle of a paragraph. */
interface Outer {
  readonly paragraph: boolean
  readonly spans: OpenSpan[]
  readonly tables: number
  readonly lists: number
  readonly collects: Collects
  readonly breaksAfter: boolean
}

export class OdtBody implements XmlHandler {
  readonly titlePage: DocumentProperties = {}
  private readonly out: DocumentWriter
  private readonly styles: OdtStyles
  private inText = false
  private skipped = 0
  private paragraph = false
  private spans: OpenSpan[] = []
  private tables = 0
  private isCellStart = false
  private lists = 0
  private collects: Collects
  private breaksAfter = false
  private readonly outer: Outer[] = []

  constructor(out: DocumentWriter, styles: OdtStyles) {
    this.out = out
    this.styles = styles
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
      case 'text:note':
      case 'draw:text-box':
        this.setAside()
        break
      case 'text:list':
        this.lists++
        break
      case 'table:table':
        this.tables++
        break
      case 'table:table-row':
        this.out.block('table', '\n')
        break
      case 'table:table-cell':
      case 'table:covered-table-cell':
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
        this.tables = Math.max(0, this.tables - 1)
        this.out.block('paragraph', '\n\n')
        break
      default:
    }
  }

  text(text: string): void {
    if (!this.inText || this.skipped > 0 || !this.paragraph || !this.isShown()) return
    this.out.collapsed(text)
    this.collect(text)
  }

  private write(text: string): void {
    if (!this.paragraph || !this.isShown()) return
    this.out.text(text)
    this.collect(text)
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
    if (this.tables > 0) out.separate(this.isCellStart ? '' : '\n')
    else if (role.is === 'heading') out.heading(role.level)
    else if (role.is === 'title') out.block('heading', '\n\n')
    else if (role.is === 'quote') out.block('quote', '\n\n')
    else if (role.is === 'code') out.block('code', '\n')
    else if (this.lists > 0) out.block('list-item', '\n')
    else out.block('paragraph', '\n\n')
    this.isCellStart = false
    this.startPage(breaksBefore, breaksAfter)
    if (role.is === 'title' || role.is === 'author' || role.is === 'date') this.startCollecting(role.is)
  }

  private startPage(before: boolean, after: boolean): void {
    if (before) this.out.pageBreak('forced')
    this.breaksAfter = after
  }

  private endParagraph(): void {
    if (!this.paragraph) return
    this.spans = []
    this.out.emphasise(false)
    if (this.tables === 0) this.out.endBlock()
    if (this.breaksAfter) this.out.pageBreak('forced')
    this.paragraph = this.breaksAfter = false
    this.collects = undefined
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

  private startCollecting(kind: 'title' | 'author' | 'date'): void {
    if (this.outer.length > 0) return
    if (kind === 'author') (this.titlePage.creators ??= []).push('')
    else if (this.titlePage[kind] !== undefined) return
    this.collects = kind
  }

  private collect(text: string): void {
    const { titlePage, collects: kind } = this
    if (kind === undefined) return
    if (kind === 'author') {
      const names = titlePage.creators ?? []
      const last = names.length - 1
      if ((names[last] ?? '').length < LONGEST_TITLE) names[last] = (names[last] ?? '') + text
    } else if ((titlePage[kind] ?? '').length < LONGEST_TITLE) titlePage[kind] = (titlePage[kind] ?? '') + text
  }

  private setAside(): void {
    const { paragraph, spans, tables, lists, collects, breaksAfter } = this
    this.outer.push({ paragraph, spans, tables, lists, collects, breaksAfter })
    this.spans = []
    this.tables = this.lists = 0
    this.paragraph = this.breaksAfter = false
    this.collects = undefined
    this.out.openNote()
  }

  private takeBack(): void {
    const outer = this.outer.pop()
    if (!outer) return
    this.out.closeNote()
    this.spans = outer.spans
    this.tables = outer.tables
    this.lists = outer.lists
    this.paragraph = outer.paragraph
    this.collects = outer.collects
    this.breaksAfter = outer.breaksAfter
  }
}
