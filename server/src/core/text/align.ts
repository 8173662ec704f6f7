/**
 * Aligns the words of a quotation (rows) with a stretch of a source (columns): every row is used, the ends of the stretch are free.
 *
 * Costs are in eighths of a word: the same word 0; a near word 2–5; another word, or a word that only the quotation has, 8; leaving out
 * source words 8 and 3 for each (affine gaps, Gotoh 1982); two words written as one, or the reverse, 0. A row or a column may be
 * cheaper: bracketed words of the quotation, note marks of the source. O(rows × columns) time, one byte a cell of memory.
 * What it is bad at: clauses that were swapped; it keeps the order and calls one of them dropped and added.
 */
import { hashJoined } from './fold.ts'
import { nearWordCost, WORD_COST } from './near-word.ts'

export interface AlignRow {
  readonly hash: number
  /** Folded length. */
  readonly length: number
  /** What it costs that only the quotation has this word. {@link WORD_COST} for ordinary words. */
  readonly extraCost: number
  /** What it costs, once, to leave out source words just before or just after this row. */
  readonly gapCost: number
  /** What each of them costs. */
  readonly gapWordCost: number
}

export interface AlignColumns {
  readonly from: number
  readonly to: number
  readonly hashes: Int32Array
  readonly lengths: Uint8Array
  /** Whether the column at this index may be passed over for nothing. */
  readonly isAside?: (column: number) => boolean
}

/** The cost of matching a row with a column that is another word, 1 to {@link WORD_COST}. */
export type NearCost = (row: number, column: number) => number

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

export function align(rows: readonly AlignRow[], columns: AlignColumns, near?: NearCost): Alignment {
  const m = rows.length
  const n = columns.to - columns.from
  const width = n + 1
  const ops = new Uint8Array((m + 1) * width)
  let older: Int32Array = new Int32Array(width)
  let previous: Int32Array = new Int32Array(width)
  let current: Int32Array = new Int32Array(width)
  const asides = asideFlags(columns)
  for (let i = 1; i <= m; i++) {
    alignRow(rows, i, columns, asides, near, ops, older, previous, current)
    const recycled = older
    older = previous
    previous = current
    current = recycled
  }
  const to = bestEnd(previous, ops.subarray(m * width))
  const steps = trace(ops, m, to, width, columns.from)
  const first = steps.find(step => step.columns[1] > step.columns[0])
  return {
    cost: previous[to] as number,
    from: first ? first.columns[0] : columns.from + to,
    to: columns.from + to,
    steps,
  }
}

/** The cheapest end; of equal ones the first, but rather one where the last word stands for another than where it was added. */
function bestEnd(costs: Int32Array, ops: Uint8Array): number {
  let best = 0
  for (let j = 1; j < costs.length; j++) {
    const [cost, least] = [costs[j] as number, costs[best] as number]
    const replaces = cost === least && isReplacing(ops[j] as number) && !isReplacing(ops[best] as number)
    if (cost < least || replaces) best = j
  }
  return best
}

function isReplacing(cell: number): boolean {
  const op = cell & OP
  return op === SAME || op === NEAR || op === CHANGED
}

function asideFlags(columns: AlignColumns): Uint8Array {
  const flags = new Uint8Array(columns.to - columns.from)
  if (columns.isAside) for (let j = 0; j < flags.length; j++) flags[j] = columns.isAside(columns.from + j) ? 1 : 0
  return flags
}

function alignRow(
  rows: readonly AlignRow[],
  i: number,
  columns: AlignColumns,
  asides: Uint8Array,
  near: NearCost | undefined,
  ops: Uint8Array,
  older: Int32Array,
  previous: Int32Array,
  current: Int32Array,
): void {
  const row = rows[i - 1] as AlignRow
  const before = i > 1 ? rows[i - 2] : undefined
  const after = rows[i]
  const joined = before ? hashJoined(before.hash, row.hash, row.length) : 0
  const gapOpen = Math.min(row.gapCost, after?.gapCost ?? GAP_COST)
  const gapWord = Math.min(row.gapWordCost, after?.gapWordCost ?? GAP_WORD_COST)
  const { hashes, lengths, from } = columns
  const n = columns.to - from
  const base = i * (n + 1)
  current[0] = (previous[0] as number) + row.extraCost
  ops[base] = EXTRA
  let gap = FAR
  for (let j = 1; j <= n; j++) {
    const column = from + j - 1
    const hash = hashes[column] as number
    let cost = previous[j - 1] as number
    let op = SAME
    if (hash !== row.hash) {
      const apart = near ? near(i - 1, column) : WORD_COST
      cost += apart
      op = apart < WORD_COST ? NEAR : CHANGED
    }
    const extra = (previous[j] as number) + row.extraCost
    if (extra < cost) {
      cost = extra
      op = EXTRA
    }
    if (before && hash === joined && (older[j - 1] as number) < cost) {
      cost = older[j - 1] as number
      op = JOINED
    }
    if (j > 1 && (previous[j - 2] as number) < cost) {
      const written = hashJoined(hashes[column - 1] as number, hash, lengths[column] as number)
      if (written === row.hash) {
        cost = previous[j - 2] as number
        op = SPLIT
      }
    }
    const wordCost = asides[j - 1] ? 0 : gapWord
    const opened = (current[j - 1] as number) + gapOpen + wordCost
    const extended = gap + wordCost
    let goesOn = 0
    if (extended < opened) {
      gap = extended
      goesOn = GAP_GOES_ON
    } else gap = opened
    if (asides[j - 1] && (current[j - 1] as number) < cost) {
      cost = current[j - 1] as number
      op = ASIDE
    }
    if (gap < cost) {
      cost = gap
      op = GAP
    }
    current[j] = cost
    ops[base + j] = op | goesOn
  }
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

/** A {@link NearCost} over folded words that remembers what it compared. */
export function nearCostOf(rowWords: readonly string[], wordOf: (column: number) => string): NearCost {
  const known = rowWords.map(() => new Map<string, number>())
  return (row, column) => {
    const word = wordOf(column)
    const costs = known[row] as Map<string, number>
    let cost = costs.get(word)
    if (cost === undefined) {
      cost = nearWordCost(rowWords[row] as string, word)
      costs.set(word, cost)
    }
    return cost
  }
}
