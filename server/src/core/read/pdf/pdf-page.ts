/** What a page of a PDF shows, as its file draws it: runs of glyphs at places. x goes right, y goes down, both in points. */
export interface Fragment {
  readonly text: string
  /** Where its baseline begins and ends. */
  readonly x0: number
  readonly x1: number
  readonly y: number
  /** Of the type, in points. */
  readonly size: number
}

export interface PdfPage {
  /** Counted from 1. */
  readonly physical: number
  readonly width: number
  readonly height: number
  /** In the order in which they are drawn. */
  readonly fragments: readonly Fragment[]
  /** What stands across the direction of the others: a stamp in the margin, the head of a table's column. */
  readonly turned: readonly string[]
  /** Whether it shows a picture of most of a page and no text. */
  readonly isPicture: boolean
}

/** A bookmark. `page` counts from 1. */
export interface Bookmark {
  readonly title: string
  readonly level: number
  readonly page: number
}

/** What the file says of itself; not to be believed without a look. */
export interface PdfFacts {
  readonly title?: string
  readonly author?: string
  readonly language?: string
  /** Of the publication, not of the file. */
  readonly date?: string
  /** When the file was made. */
  readonly created?: string
}

export interface PdfDocument {
  readonly pages: readonly PdfPage[]
  /** Pages of the file, of which some may not be read. */
  readonly pageCount: number
  readonly labels: readonly string[] | undefined
  readonly bookmarks: readonly Bookmark[]
  readonly facts: PdfFacts
  /** Pages (counted from 1) that could not be read or not to the end. */
  readonly broken: readonly number[]
}
