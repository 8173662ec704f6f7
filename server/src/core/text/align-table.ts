/** The table of an alignment: a row for each word of the quotation, a column for each word of the stretch, and one of each before them. */
import type { NearCosts } from './near-costs.ts'
import type { WordIds } from './word-ids.ts'

/** The words of a quotation, by row. */
export interface AlignRows {
  readonly count: number
  readonly hashes: Int32Array
  /** Folded lengths. */
  readonly lengths: Int32Array
  /** The number of the row's word among the rows of the near costs. */
  readonly nearRows: Int32Array
  /** What it costs that only the quotation has this word. {@link WORD_COST} for ordinary words. */
  readonly extraCosts: Int32Array
  /** What it costs, once, to leave out source words just after this row. */
  readonly gapCosts: Int32Array
  /** What each of them costs. */
  readonly gapWordCosts: Int32Array
  /** The distinct hashes. */
  readonly ids: WordIds
}

/** How a cell was come to; the traceback reads it. */
export const SAME = 0
export const NEAR = 1
export const CHANGED = 2
export const EXTRA = 3
export const ASIDE = 4
export const GAP = 5
export const JOINED = 6
export const SPLIT = 7
/** Flag of a cell: the best gap that ends here goes on from the cell to its left. */
export const GAP_GOES_ON = 16
export const OP = 15

export const FAR = 1 << 28

/** Places of a row of the table beyond its cells: two before it, two after it, as far as a step reaches. */
export const BEFORE = 2
export const SPARE = 5

/** What the rows of the table are computed from and into. Its lists are as long as the longest stretch so far. */
export interface AlignTable {
  readonly rows: AlignRows
  readonly near: NearCosts
  /** By row: the hash of it and the row before written together. */
  readonly joinedHashes: Int32Array
  /** By column: where its near costs begin, whether it is an aside, the hash of it and the column before written together, its own hash. */
  nearColumns: Int32Array
  asides: Uint8Array
  written: Int32Array
  columnHashes: Int32Array
  /** All cells: how each was come to. */
  ops: Uint8Array
  /** Three rows of costs: two rows ago, the row before, this one. Column j is at j + {@link BEFORE}. */
  older: Int32Array
  previous: Int32Array
  current: Int32Array
}
