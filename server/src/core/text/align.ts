/**
 * Aligns the words of a quotation (rows) with a stretch of a source (columns): every row is used, the ends of the stretch are free.
 *
 * Costs are in eighths of a word: the same word 0; a near word 2–5; another word, or a word that only the quotation has, 8; leaving out
 * source words 8 and 3 for each (affine gaps, Gotoh 1982); two words written as one, or the reverse, 0. A row or a column may be
 * cheaper: bracketed words of the quotation, note marks of the source.
 *
 * Only cells that cost no more than a bound are looked at (Ukkonen 1985). The bound begins low and is raised until the alignment fits: a
 * few changed words cost O(rows + columns), unlike texts rows × columns; one byte a cell of memory.
 * What it is bad at: clauses that were swapped; it keeps the order and calls one of them dropped and added.
 */
import { anyRow, plainRow } from './align-rows.ts'
import { type AlignRows, type AlignTable, BEFORE, FAR, SPARE } from './align-table.ts'
import { hashJoined } from './fold.ts'
import type { NearCosts } from './near-costs.ts'
import { WORD_COST } from './near-word.ts'
import { bestEnd, type Step, stepsTo } from './traceback.ts'
import type { WordTable } from './words.ts'

/** A stretch of a source, half-open. */
export interface AlignColumns {
  readonly from: number
  readonly to: number
  readonly words: WordTable
  readonly text: string
  /** Whether the column at this index may be passed over for nothing. */
  readonly isAside: (column: number) => boolean
}

export const GAP_COST = 8
export const GAP_WORD_COST = 3

export interface Alignment {
  readonly cost: number
  /** The stretch of columns that is matched, half-open. Empty when nothing matched. */
  readonly from: number
  readonly to: number
  readonly steps: readonly Step[]
}

/** The first bound: two words. */
const FIRST_BOUND = 2 * WORD_COST
/** Then so many eighths for each word of the quotation: as much as anybody would still call a quotation. Then all of it. */
const NEXT_BOUND_A_WORD = 3

/** Aligns one quotation with many stretches. Keeps its tables, so that no alignment asks for memory of its own. */
export class Aligner {
  /** Cells that were looked at so far. */
  cells = 0
  private readonly table: AlignTable
  /** What it costs that nothing of the quotation stands in the source. */
  private readonly mostCost: number
  /** By row: whether any word of a source is it and the row before written together. */
  private readonly joins: Uint8Array
  private hasJoins = false
  private hasAsides = false
  private hasSplits = false

  constructor(rows: AlignRows, near: NearCosts) {
    this.mostCost = rows.extraCosts.reduce((sum, cost) => sum + cost, 0)
    this.joins = new Uint8Array(rows.count)
    const joinedHashes = new Int32Array(rows.count)
    for (let i = 1; i < rows.count; i++) {
      const [before, hash, length] = [rows.hashes[i - 1], rows.hashes[i], rows.lengths[i]]
      joinedHashes[i] = hashJoined(before as number, hash as number, length as number)
    }
    this.table = {
      rows,
      near,
      joinedHashes,
      nearColumns: new Int32Array(0),
      asides: new Uint8Array(0),
      written: new Int32Array(0),
      columnHashes: new Int32Array(0),
      ops: new Uint8Array(0),
      older: new Int32Array(0),
      previous: new Int32Array(0),
      current: new Int32Array(0),
    }
  }

  /** Undefined when the cheapest alignment costs more than `most`. */
  align(columns: AlignColumns, most: number): Alignment | undefined {
    this.prepare(columns)
    let tried = -1
    for (const bound of [FIRST_BOUND, NEXT_BOUND_A_WORD * this.table.rows.count, this.mostCost]) {
      const next = Math.min(bound, most)
      if (next <= tried) continue
      const found = this.within(columns, next)
      if (found) return found
      tried = next
    }
    return undefined
  }

  private prepare({ from, to, words, text, isAside }: AlignColumns): void {
    const { table, joins } = this
    const { rows, near } = table
    const n = to - from
    this.makeRoom(n)
    const { nearColumns, asides, written } = table
    const { hashes, lengths, starts, ends } = words
    table.columnHashes = hashes.subarray(from, to)
    this.hasAsides = false
    this.hasSplits = false
    this.hasJoins = false
    for (let j = 0; j < n; j++) {
      const column = from + j
      const hash = hashes[column] as number
      const length = lengths[column] as number
      nearColumns[j] = near.columnOf(hash, length, text, starts[column] as number, ends[column] as number)
      const aside = isAside(column)
      asides[j] = aside ? 1 : 0
      if (aside) this.hasAsides = true
      if (j === 0) continue
      const joined = hashJoined(hashes[column - 1] as number, hash, length)
      written[j] = joined
      if (rows.ids.idOf(joined) >= 0) this.hasSplits = true
    }
    for (let i = 1; i < rows.count; i++) {
      const joined = near.has(table.joinedHashes[i] as number)
      joins[i] = joined ? 1 : 0
      if (joined) this.hasJoins = true
    }
  }

  private makeRoom(columns: number): void {
    const { table } = this
    const cells = (table.rows.count + 1) * (columns + 1)
    if (table.ops.length < cells) table.ops = new Uint8Array(cells)
    if (table.current.length >= columns + SPARE) return
    table.older = new Int32Array(columns + SPARE)
    table.previous = new Int32Array(columns + SPARE)
    table.current = new Int32Array(columns + SPARE)
    table.nearColumns = new Int32Array(columns)
    table.asides = new Uint8Array(columns)
    table.written = new Int32Array(columns)
  }

  private within(columns: AlignColumns, bound: number): Alignment | undefined {
    const { table } = this
    const { rows } = table
    const n = columns.to - columns.from
    table.previous.fill(0, BEFORE, n + BEFORE + 1)
    table.previous.fill(FAR, 0, BEFORE).fill(FAR, n + BEFORE + 1, n + SPARE)
    table.older.fill(FAR, 0, n + SPARE)
    const isPlain = !this.hasAsides && !this.hasSplits
    // The cells of the row before that are within the bound, first and last.
    let first = 0
    let last = n
    let wasEmpty = false
    for (let i = 1; i <= rows.count; i++) {
      const joins = this.joins[i - 1] === 1
      const from = joins ? 0 : first
      // A split word reaches two columns on.
      const to = joins ? n : Math.min(n, last + 2)
      const end =
        isPlain && !joins ? plainRow(table, i, from, to, n, bound) : anyRow(table, i, from, to, n, joins, bound)
      const { current } = table
      if (this.hasJoins) current.fill(FAR, 0, from + BEFORE).fill(FAR, end + BEFORE + 1, n + SPARE)
      this.cells += end - from + 1
      first = from
      while (first <= end && (current[first + BEFORE] as number) > bound) first++
      last = end
      while (last >= first && (current[last + BEFORE] as number) > bound) last--
      const isEmpty = first > last
      // Joined words reach two rows down.
      if (isEmpty && (wasEmpty || !this.hasJoins)) return undefined
      if (isEmpty) last = first = n
      wasEmpty = isEmpty
      const recycled = table.older
      table.older = table.previous
      table.previous = current
      table.current = recycled
    }
    return wasEmpty ? undefined : this.alignment(columns, first, last)
  }

  /** Of the last row the cells from `first` to `last` are within the bound. */
  private alignment({ from, to }: AlignColumns, first: number, last: number): Alignment {
    const { previous, ops, rows } = this.table
    const width = to - from + 1
    const end = bestEnd(previous, ops, rows.count * width, first, last)
    const steps = stepsTo(ops, rows.count, end, width, from)
    const matched = steps.find(step => step.columns[1] > step.columns[0])
    return {
      cost: previous[end + BEFORE] as number,
      from: matched ? matched.columns[0] : from + end,
      to: from + end,
      steps,
    }
  }
}
