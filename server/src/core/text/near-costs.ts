/**
 * What it costs an alignment to set words of a source against words of a quotation: a table of the distinct words of both, filled where
 * it is read. Windows of a search share words, so a table outlives one window.
 */
import { foldWord } from './fold.ts'
import { lengthsDiffer, nearShapeCost, shapeOf, WORD_COST, type WordShape } from './near-word.ts'
import { WordIds } from './word-ids.ts'

/** A distinct word of the quotation. */
export interface NearRow {
  readonly hash: number
  readonly folded: string
  /** What of it stands outside the writer's brackets: `walk` of `walk[ed]`. A word that begins or ends so costs {@link PART_COST}. */
  readonly kept?: string | undefined
}

/** A word with a bracket inside that fits the source's word outside the bracket. */
const PART_COST = 1
/** Of a pair that nobody has compared yet. No cost is so high. */
export const UNKNOWN_COST = 255

/** A distinct word of the sources, as it stands in one of them. */
interface NearColumn {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly length: number
  shape?: WordShape
}

export class NearCosts {
  /** By {@link columnOf} plus the number of the row. 0 means the same word and nothing else does. */
  costs: Uint8Array
  private readonly rows: readonly NearRow[]
  private readonly shapes: readonly WordShape[]
  private readonly columns: NearColumn[] = []
  private readonly ids: WordIds

  constructor(rows: readonly NearRow[]) {
    this.rows = rows
    this.shapes = rows.map(row => shapeOf(row.folded))
    this.ids = new WordIds(FIRST_COLUMNS)
    this.costs = new Uint8Array(rows.length * FIRST_COLUMNS).fill(UNKNOWN_COST)
  }

  /** Where the costs of a source's word begin. The word stands in `text` from `start` to `end`; `length` is its folded length. */
  columnOf(hash: number, length: number, text: string, start: number, end: number): number {
    const known = this.ids.idOf(hash)
    const width = this.rows.length
    if (known >= 0) return known * width
    const column = this.ids.add(hash) * width
    this.columns.push({ text, start, end, length })
    if (column + width > this.costs.length) {
      const grown = new Uint8Array(this.costs.length * 2 + width).fill(UNKNOWN_COST)
      grown.set(this.costs)
      this.costs = grown
    }
    for (let row = 0; row < width; row++) if ((this.rows[row] as NearRow).hash === hash) this.costs[column + row] = 0
    return column
  }

  /** Whether any word so far had this hash. */
  has(hash: number): boolean {
    return this.ids.idOf(hash) >= 0
  }

  /** The cost of a pair that is not known yet; known from now on. */
  compare(row: number, column: number): number {
    const cost = this.costOf(row, this.columns[column / this.rows.length] as NearColumn)
    this.costs[column + row] = cost
    return cost
  }

  private costOf(row: number, column: NearColumn): number {
    const shape = this.shapes[row] as WordShape
    const { kept } = this.rows[row] as NearRow
    if (kept === undefined && lengthsDiffer(shape.word.length, column.length)) return WORD_COST
    column.shape ??= shapeOf(foldWord(column.text, column.start, column.end))
    const { word } = column.shape
    if (kept !== undefined && (word.startsWith(kept) || word.endsWith(kept))) return PART_COST
    return nearShapeCost(shape, column.shape)
  }
}

const FIRST_COLUMNS = 128
