/** The running text of an RTF file: paragraphs, rows of cells, notes and boxes. The state of the group says how each of them is. */
import { DocumentWriter, type Written } from '../document-writer.ts'
import { beginParagraph, type TitlePage } from '../office/office-paragraphs.ts'
import type { StyleRole } from '../office/office-styles.ts'
import { OfficeText } from '../office/office-text.ts'
import type { RtfState } from './rtf-state.ts'
import type { RtfStyles } from './rtf-styles.ts'

interface RtfPlace {
  /** Of the group that the note or box is. */
  depth: number
  /** A paragraph has begun. */
  isStarted: boolean
  /** A paragraph ended in a cell; another may follow there. */
  cellLine: boolean
  rowOpen: boolean
}

const firstPlace = (): RtfPlace => ({ depth: -1, isStarted: false, cellLine: false, rowOpen: false })

export class RtfText {
  private readonly out = new DocumentWriter()
  private readonly running = new OfficeText(this.out, firstPlace)
  private readonly styles: RtfStyles

  constructor(styles: RtfStyles) {
    this.styles = styles
  }

  /** What the paragraphs in the styles of a title page say. */
  get titlePage(): TitlePage {
    return this.running.titlePage
  }

  finish(): Written {
    return this.out.finish()
  }

  write(text: string, state: RtfState): void {
    if (state.hidden) return
    this.begin(state)
    this.out.emphasise((state.bold || state.italic) && !/^(?:heading|title)$/.test(this.role(state).is))
    this.running.text(text)
  }

  endParagraph({ inTable }: RtfState): void {
    const { place } = this.running
    this.running.endParagraph(!inTable)
    place.isStarted = false
    if (inTable) place.cellLine = true
  }

  endSection(state: RtfState): void {
    this.endParagraph(state)
    this.out.block('paragraph', '\n\n')
  }

  lineBreak(state: RtfState): void {
    if (!state.hidden) this.begin(state).separate('\n')
  }

  tab(state: RtfState): void {
    if (!state.hidden) this.out.separate('\t')
  }

  endCell(): void {
    this.running.place.cellLine = false
    this.out.separate('\t')
  }

  endRow(): void {
    const { place } = this.running
    place.cellLine = place.isStarted = place.rowOpen = false
    this.out.endBlock()
  }

  /** The writer asked for a new page. */
  newPage(state: RtfState): void {
    this.begin(state).pageBreak('forced')
  }

  /** A program found the page to end here. */
  pageEnd(): void {
    this.out.pageBreak('recorded')
  }

  /** A note or a box begins, in the group of this depth. */
  openNote(depth: number, state: RtfState): void {
    this.begin(state)
    this.running.setAside()
    this.running.place.depth = depth
  }

  /** A group of this depth ends, which may be that of a note. */
  closeGroup(depth: number): void {
    if (this.running.place.depth === depth) this.running.takeBack()
  }

  /** Begins a paragraph with its first text, when all its properties are known. */
  private begin(state: RtfState): DocumentWriter {
    const { out, running } = this
    const { place } = running
    if (place.isStarted) {
      if (place.cellLine) out.separate('\n')
      place.cellLine = false
      return out
    }
    if (state.destination !== 'text') return out
    place.isStarted = true
    const role = this.role(state)
    if (state.inTable) {
      if (!place.rowOpen) out.block('table', '\n')
      else if (place.cellLine) out.separate('\n')
    } else beginParagraph(out, role, state.isList)
    place.rowOpen = state.inTable
    place.cellLine = false
    if (state.breaksBefore) out.pageBreak('forced')
    running.beginTitle(role)
    return out
  }

  private role({ style, outline }: RtfState): StyleRole {
    return this.styles.roleOf(style, outline)
  }
}
