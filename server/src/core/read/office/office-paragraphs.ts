/** What the readers of office documents do alike with paragraphs, cells and what the paragraphs of a title page say. */
import type { DocumentProperties } from '../document-metadata.ts'
import type { DocumentWriter } from '../document-writer.ts'
import type { StyleRole } from './office-styles.ts'

/** Begins the block of a paragraph of the running text. */
export function beginParagraph(out: DocumentWriter, role: StyleRole, isList: boolean): void {
  if (role.is === 'heading') out.heading(role.level)
  else if (role.is === 'title') out.block('heading', '\n\n')
  else if (role.is === 'quote') out.block('quote', '\n\n')
  else if (role.is === 'code') out.block('code', '\n')
  else if (isList) out.block('list-item', '\n')
  else out.block('paragraph', '\n\n')
}

/** Tables as the formats with elements for rows and cells have them: a row is a block, cells stand apart in it, whatever is nested. */
export class TableCells {
  private depth = 0
  /** The next paragraph is the first of its cell. */
  private isStart = false

  get isInside(): boolean {
    return this.depth > 0
  }

  open(): void {
    this.depth++
  }

  close(out: DocumentWriter): void {
    this.depth = Math.max(0, this.depth - 1)
    out.block('paragraph', '\n\n')
  }

  row(out: DocumentWriter): void {
    out.block('table', '\n')
  }

  cell(out: DocumentWriter): void {
    out.separate('\t')
    this.isStart = true
  }

  /** A paragraph in a cell begins: the first in the line of its row, others in lines of their own. */
  paragraph(out: DocumentWriter): void {
    out.separate(this.isStart ? '' : '\n')
    this.isStart = false
  }
}

/** Longer is no title and no name. */
const LONGEST = 1000

/** Collects what the paragraphs in the styles of a title page say: the first title, the first date, every author. */
export class TitlePage {
  readonly properties: DocumentProperties = {}
  private kind: 'title' | 'author' | 'date' | undefined

  begin(role: StyleRole): void {
    const { properties } = this
    this.kind = undefined
    if (role.is === 'author') (properties.creators ??= []).push('')
    else if ((role.is !== 'title' && role.is !== 'date') || properties[role.is] !== undefined) return
    this.kind = role.is
  }

  /** Text of the paragraph that has begun. */
  add(text: string): void {
    const { properties, kind } = this
    if (kind === undefined) return
    if (kind === 'author') {
      const names = properties.creators ?? []
      names[names.length - 1] = ((names.at(-1) ?? '') + text).slice(0, LONGEST)
    } else properties[kind] = ((properties[kind] ?? '') + text).slice(0, LONGEST)
  }

  end(): void {
    this.kind = undefined
  }
}
