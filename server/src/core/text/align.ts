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
import { hashJoined } from './fold.ts'
import { type NearCosts, UNKNOWN_COST } from './near-costs.ts'
import { WORD_COST } from './near-word.ts'
import type { WordIds } from './word-ids.ts'
import type { WordTable } from './words.ts'

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

export type StepKind = 'same' | 'near' | 'changed' | 'extra' | 'dropped' | 'aside' | 'joined' | 'split'

/** `rows` of the quotation stand for `columns` of the source; both half-open. */
export interface Step {
  readonly kind: StepKind
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

export interface Alignment {
  readonly cost: number
  /** The stretch of columns that is matched, half-open. Empty when nothing matched. */
  readonly from: number
  readonly to: number
  readonly steps: readonly Step[]
}

const SAME = 0
const NEAR = 1
const CHANGED = 2
const EXTRA = 3
const ASIDE = 4
const GAP = 5
const JOINED = 6
const SPLIT = 7
/** Flag of a cell: the best gap that ends here goes on from the cell to its left. */
const GAP_GOES_ON = 16
const OP = 15

const FAR = 1 << 28

/** The first bound: two words. */
const FIRST_BOUND = 2 * WORD_COST
/** Then so many eighths for each word of the quotation: as much as anybody would still call a quotation. Then all of it. */
const NEXT_BOUND_A_WORD = 3

/** Places of a row of the table beyond its cells: two before it, two after it, as far as a step reaches. */
const BEFORE = 2
const SPARE = 5

/** Aligns one quotation with many stretches. Keeps its tables, so that no alignment asks for memory of its own. */
export class Aligner {
  /** Cells that were looked at so far. */
  cells = 0
  private readonly rows: AlignRows
  private readonly near: NearCosts
  /** What it costs that nothing of the quotation stands in the source. */
  private readonly mostCost: number
  /** By row: the hash of it and the row before written together, and whether any word of a source is that. */
  private readonly joinedHashes: Int32Array
  private readonly joins: Uint8Array
  private hasJoins = false
  /** By column: where its near costs begin, whether it is an aside, the hash of it and the column before written together. */
  private nearColumns = new Int32Array(0)
  private asides = new Uint8Array(0)
  private written = new Int32Array(0)
  private columnHashes: Int32Array = new Int32Array(0)
  private hasAsides = false
  private hasSplits = false
  private ops = new Uint8Array(0)
  private older = new Int32Array(0)
  private previous = new Int32Array(0)
  private current = new Int32Array(0)

  constructor(rows: AlignRows, near: NearCosts) {
    this.rows = rows
    this.near = near
    this.mostCost = rows.extraCosts.reduce((sum, cost) => sum + cost, 0)
    this.joins = new Uint8Array(rows.count)
    this.joinedHashes = new Int32Array(rows.count)
    for (let i = 1; i < rows.count; i++) {
      const [before, hash, length] = [rows.hashes[i - 1], rows.hashes[i], rows.lengths[i]]
      this.joinedHashes[i] = hashJoined(before as number, hash as number, length as number)
    }
  }

  /** Undefined when the cheapest alignment costs more than `most`. */
  align(columns: AlignColumns, most: number): Alignment | undefined {
    this.prepare(columns)
    let tried = -1
    for (const bound of [FIRST_BOUND, NEXT_BOUND_A_WORD * this.rows.count, this.mostCost]) {
      const next = Math.min(bound, most)
      if (next <= tried) continue
      const found = this.within(columns, next)
      if (found) return found
      tried = next
    }
    return undefined
  }

  private prepare({ from, to, words, text, isAside }: AlignColumns): void {
    const { rows, near, joins } = this
    const n = to - from
    this.makeRoom(n)
    const { hashes, lengths, starts, ends } = words
    this.columnHashes = hashes.subarray(from, to)
    this.hasAsides = false
    this.hasSplits = false
    this.hasJoins = false
    for (let j = 0; j < n; j++) {
      const column = from + j
      const hash = hashes[column] as number
      const length = lengths[column] as number
      this.nearColumns[j] = near.columnOf(hash, length, text, starts[column] as number, ends[column] as number)
      const aside = isAside(column)
      this.asides[j] = aside ? 1 : 0
      if (aside) this.hasAsides = true
      if (j === 0) continue
      const joined = hashJoined(hashes[column - 1] as number, hash, length)
      this.written[j] = joined
      if (rows.ids.idOf(joined) >= 0) this.hasSplits = true
    }
    for (let i = 1; i < rows.count; i++) {
      const joined = near.has(this.joinedHashes[i] as number)
      joins[i] = joined ? 1 : 0
      if (joined) this.hasJoins = true
    }
  }

  private makeRoom(columns: number): void {
    const cells = (this.rows.count + 1) * (columns + 1)
    if (this.ops.length < cells) this.ops = new Uint8Array(cells)
    if (this.current.length >= columns + SPARE) return
    this.older = new Int32Array(columns + SPARE)
    this.previous = new Int32Array(columns + SPARE)
    this.current = new Int32Array(columns + SPARE)
    this.nearColumns = new Int32Array(columns)
    this.asides = new Uint8Array(columns)
    this.written = new Int32Array(columns)
  }

  private within(columns: AlignColumns, bound: number): Alignment | undefined {
    const { rows } = this
    const n = columns.to - columns.from
    this.previous.fill(0, BEFORE, n + BEFORE + 1)
    this.previous.fill(FAR, 0, BEFORE).fill(FAR, n + BEFORE + 1, n + SPARE)
    this.older.fill(FAR, 0, n + SPARE)
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
      const end = isPlain && !joins ? this.plainRow(i, from, to, n, bound) : this.anyRow(i, from, to, n, joins, bound)
      const { current } = this
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
      const recycled = this.older
      this.older = this.previous
      this.previous = current
      this.current = recycled
    }
    return wasEmpty ? undefined : this.alignment(columns, first, last)
  }

  /** Of the last row the cells from `first` to `last` are within the bound. */
  private alignment({ from, to }: AlignColumns, first: number, last: number): Alignment {
    const { previous, ops, rows } = this
    const width = to - from + 1
    const end = bestEnd(previous, ops, rows.count * width, first, last)
    const steps = trace(ops, rows.count, end, width, from)
    const matched = steps.find(step => step.columns[1] > step.columns[0])
    return {
      cost: previous[end + BEFORE] as number,
      from: matched ? matched.columns[0] : from + end,
      to: from + end,
      steps,
    }
  }

  /** A row where nothing but single words meets single words, from column `from` to `to` and on while the bound holds. Gives the last one. */
  private plainRow(i: number, from: number, to: number, n: number, bound: number): number {
    const { previous, current, ops, nearColumns, near, rows } = this
    const { costs } = near
    const nearRow = rows.nearRows[i - 1] as number
    const extraCost = rows.extraCosts[i - 1] as number
    const gapWord = rows.gapWordCosts[i - 1] as number
    const gapOpen = (rows.gapCosts[i - 1] as number) + gapWord
    const base = i * (n + 1)
    current[from] = FAR
    current[from + 1] = FAR
    let left = FAR
    let gap = FAR
    let j = from
    if (j === 0) {
      left = (previous[BEFORE] as number) + extraCost
      current[BEFORE] = left
      ops[base] = EXTRA
      j = 1
    }
    for (; j <= to; j++) {
      const diagonal = previous[j + 1] as number
      let cost = FAR
      let op = SAME
      if (diagonal <= bound) {
        let apart = costs[(nearColumns[j - 1] as number) + nearRow] as number
        if (apart === UNKNOWN_COST) apart = near.compare(nearRow, nearColumns[j - 1] as number)
        cost = diagonal + apart
        op = apart === 0 ? SAME : apart < WORD_COST ? NEAR : CHANGED
      }
      const added = (previous[j + BEFORE] as number) + extraCost
      if (added < cost) {
        cost = added
        op = EXTRA
      }
      gap += gapWord
      let goesOn = GAP_GOES_ON
      if (left + gapOpen <= gap) {
        gap = left + gapOpen
        goesOn = 0
      }
      if (gap < cost) {
        cost = gap
        op = GAP
      }
      left = cost
      current[j + BEFORE] = cost
      ops[base + j] = op | goesOn
    }
    for (; j <= n; j++) {
      gap += gapWord
      let goesOn = GAP_GOES_ON
      if (left + gapOpen <= gap) {
        gap = left + gapOpen
        goesOn = 0
      }
      if (gap > bound) break
      left = gap
      current[j + BEFORE] = gap
      ops[base + j] = GAP | goesOn
    }
    current[j + BEFORE] = FAR
    current[j + BEFORE + 1] = FAR
    return j - 1
  }

  /** The same with asides, joined and split words. */
  private anyRow(i: number, from: number, to: number, n: number, joins: boolean, bound: number): number {
    const { older, previous, current, ops, nearColumns, near, rows, asides, written, columnHashes } = this
    const hash = rows.hashes[i - 1] as number
    const joined = this.joinedHashes[i - 1] as number
    const nearRow = rows.nearRows[i - 1] as number
    const extraCost = rows.extraCosts[i - 1] as number
    const gapWord = rows.gapWordCosts[i - 1] as number
    const gapOpen = rows.gapCosts[i - 1] as number
    const base = i * (n + 1)
    current[from] = FAR
    current[from + 1] = FAR
    let left = FAR
    let gap = FAR
    let j = from
    if (j === 0) {
      left = (previous[BEFORE] as number) + extraCost
      current[BEFORE] = left
      ops[base] = EXTRA
      j = 1
    }
    for (; j <= n; j++) {
      let cost = FAR
      let op = SAME
      if (j <= to) {
        const column = nearColumns[j - 1] as number
        let apart = near.costs[column + nearRow] as number
        if (apart === UNKNOWN_COST) apart = near.compare(nearRow, column)
        cost = (previous[j + 1] as number) + apart
        op = apart === 0 ? SAME : apart < WORD_COST ? NEAR : CHANGED
        const added = (previous[j + BEFORE] as number) + extraCost
        if (added < cost) {
          cost = added
          op = EXTRA
        }
        if (joins && (older[j + 1] as number) < cost && columnHashes[j - 1] === joined) {
          cost = older[j + 1] as number
          op = JOINED
        }
        if (j > 1 && (previous[j] as number) < cost && written[j - 1] === hash) {
          cost = previous[j] as number
          op = SPLIT
        }
      }
      const wordCost = asides[j - 1] === 1 ? 0 : gapWord
      gap += wordCost
      let goesOn = GAP_GOES_ON
      if (left + gapOpen + wordCost <= gap) {
        gap = left + gapOpen + wordCost
        goesOn = 0
      }
      if (asides[j - 1] === 1 && left < cost) {
        cost = left
        op = ASIDE
      }
      if (gap < cost) {
        cost = gap
        op = GAP
      }
      if (j > to && cost > bound) break
      left = cost
      current[j + BEFORE] = cost
      ops[base + j] = op | goesOn
    }
    current[j + BEFORE] = FAR
    current[j + BEFORE + 1] = FAR
    return j - 1
  }
}

/** The cheapest end; of equal ones the first, but rather one where the last word stands for another than where it was added. */
function bestEnd(costs: Int32Array, ops: Uint8Array, row: number, first: number, last: number): number {
  let best = first
  for (let j = first + 1; j <= last; j++) {
    const cost = costs[j + BEFORE] as number
    const least = costs[best + BEFORE] as number
    if (cost > least) continue
    if (cost < least || (isReplacing(ops[row + j] as number) && !isReplacing(ops[row + best] as number))) best = j
  }
  return best
}

function isReplacing(cell: number): boolean {
  const op = cell & OP
  return op === SAME || op === NEAR || op === CHANGED
}

function trace(ops: Uint8Array, rows: number, to: number, width: number, from: number): Step[] {
  const steps: Step[] = []
  let i = rows
  let j = to
  let inGap = false
  const push = (kind: StepKind, height: number, wide: number): void => {
    steps.push({ kind, rows: [i - height, i], columns: [from + j - wide, from + j] })
    i -= height
    j -= wide
  }
  while (i > 0) {
    const cell = ops[i * width + j] as number
    const op = inGap ? GAP : cell & OP
    switch (op) {
      case GAP:
        inGap = (cell & GAP_GOES_ON) !== 0
        push('dropped', 0, 1)
        break
      case ASIDE:
        push('aside', 0, 1)
        break
      case EXTRA:
        push('extra', 1, 0)
        break
      case JOINED:
        push('joined', 2, 1)
        break
      case SPLIT:
        push('split', 1, 2)
        break
      default:
        push(op === SAME ? 'same' : op === NEAR ? 'near' : 'changed', 1, 1)
    }
  }
  return steps.reverse()
}
