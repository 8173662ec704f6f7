/**
 * The running text of an office document as its readers write it: paragraphs, the cells of tables, what the paragraphs of the title page
 * say, and notes and boxes, which are read in the middle of a paragraph and set aside from it.
 */
import type { DocumentWriter } from '../document-writer.ts'
import { beginParagraph, TableCells, TitlePage } from './office-paragraphs.ts'
import type { StyleRole } from './office-styles.ts'

/** `Place`: what a reader knows of where it is in the text. A note begins with one of its own; after it the one before is there again. */
export class OfficeText<Place> {
  readonly titlePage = new TitlePage()
  place: Place
  private readonly out: DocumentWriter
  private readonly begin: () => Place
  private tableCells = new TableCells()
  private readonly outer: { readonly place: Place; readonly cells: TableCells }[] = []

  /** @param begin the place at which the text, and each note, begins */
  constructor(out: DocumentWriter, begin: () => Place) {
    this.out = out
    this.begin = begin
    this.place = begin()
  }

  /** Of the tables that are open here: those round a note are none of its own. */
  get cells(): TableCells {
    return this.tableCells
  }

  text(text: string): void {
    this.out.text(text)
    if (this.outer.length === 0) this.titlePage.add(text)
  }

  /** Text in which every run of white space is one space. */
  collapsed(text: string): void {
    this.out.collapsed(text)
    if (this.outer.length === 0) this.titlePage.add(text)
  }

  /** Begins a paragraph, in a table as the line of a cell. */
  paragraph(role: StyleRole, isList: boolean): void {
    if (this.cells.isInside) this.cells.paragraph(this.out)
    else beginParagraph(this.out, role, isList)
  }

  /** What the paragraph that has begun says in the style of this role is of the title page. Notes say nothing there. */
  beginTitle(role: StyleRole): void {
    if (this.outer.length === 0) this.titlePage.begin(role)
  }

  /** @param isBlock whether its block ends too: not where the text goes on in it */
  endParagraph(isBlock: boolean): void {
    this.out.emphasise(false)
    if (isBlock) this.out.endBlock()
    if (this.outer.length === 0) this.titlePage.end()
  }

  /** A note or a box begins. */
  setAside(): void {
    this.outer.push({ place: this.place, cells: this.tableCells })
    this.place = this.begin()
    this.tableCells = new TableCells()
    this.out.openNote()
  }

  /** It ends. */
  takeBack(): void {
    const outer = this.outer.pop()
    if (!outer) return
    this.out.closeNote()
    this.place = outer.place
    this.tableCells = outer.cells
  }
}
