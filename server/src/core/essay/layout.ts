import type { Edit } from './mask.ts'
import type { Range } from './ranges.ts'

/** A block that holds prose and no other block: a paragraph, a heading, a row of a table. */
export interface Leaf extends Range {
  readonly kind: 'paragraph' | 'heading' | 'row' | 'html'
  /** Where marks are paired: the cells of a row, else the whole. */
  readonly parts: readonly Range[]
  /** Index of the block quotation that it stands in. */
  readonly block?: number
  /** The footnote that it belongs to. */
  readonly footnote?: string
  /** Identifies the list item, footnote or division that it stands in: a quotation goes on only within one. */
  readonly container: number
}

export interface BlockQuote extends Range {
  readonly footnote?: string
}

export interface Labelled extends Range {
  readonly label: string
}

/** The text of an inline note is a leaf of its own; its label begins with `^`, which no other does. */
export type Note = Labelled

/** An essay's blocks and markup, as plain data. */
export interface Layout {
  readonly leaves: readonly Leaf[]
  /** The outermost ones, without callouts. */
  readonly blocks: readonly BlockQuote[]
  readonly headings: readonly (Range & { readonly level: number })[]
  readonly opaque: readonly Range[]
  /** What a reader does not see, or sees otherwise. */
  readonly edits: readonly Edit[]
  readonly escapes: readonly Range[]
  /** Marks of footnotes, and inline notes whole. In order. */
  readonly notes: readonly Note[]
  /** The inline ones among them. */
  readonly inlineNotes: readonly Note[]
  /** HTML comments, `<!--` and `-->` included. In order. */
  readonly comments: readonly Range[]
  /** Definitions of links (`[label]: address`); the labels as they are compared. In order. */
  readonly definitions: readonly Labelled[]
  /** Inline code, for roles such as `{cite:p}`. */
  readonly codes: readonly Range[]
}
