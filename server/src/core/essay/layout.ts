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
  /** Where its words begin, behind a title: `> [!quote] Title`. */
  readonly wordsFrom?: number
  /** Where they end, before what HTML has for whose they are: `<footer>`. */
  readonly wordsTo?: number
  /** Only a citation at its end says that it is quoted. */
  readonly loose?: true
}

export interface Labelled extends Range {
  readonly label: string
}

/** The text of an inline note is a leaf of its own; its label begins with `^`, which no other does. */
export type Note = Labelled

/** An essay's blocks and markup, as plain data. */
export interface Layout {
  readonly leaves: readonly Leaf[]
  /** The outermost ones in order: `>` (no callouts but those that quote), what is set off otherwise (set-off.ts), quoted verse (line-blocks.ts). */
  readonly blocks: readonly BlockQuote[]
  readonly headings: readonly (Range & { readonly level: number })[]
  readonly opaque: readonly Range[]
  /** Those of them that stand for something where marks are looked for: all but tags of which is known what they do. */
  readonly objects: readonly Range[]
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
  /** Where one thing is set off from its beginning to its end, whatever stands between: no cut lies in it. In order, apart. */
  readonly uncut: readonly Range[]
  /** Inline code, for roles such as `{cite:p}`. */
  readonly codes: readonly Range[]
}
