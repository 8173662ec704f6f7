/**
 * Two clauses in the other order. An alignment keeps the order of words, so it holds one of them and calls the other one added. Here
 * the other one is looked for on the far side of the first: what is found there is one passage whose clause was moved.
 */
import type { Contribution } from '../index/contribution.ts'
import { type Alignment, GAP_WORD_COST } from '../text/align.ts'
import { WORD_COST } from '../text/near-word.ts'
import type { Step } from '../text/traceback.ts'
import type { Piece } from './pattern.ts'
import { PieceMatcher } from './piece-matcher.ts'

/** Fewer words than this may stand beside a passage by chance. */
const LEAST_CLAUSE = 4
/** Of a clause that was moved so many words may differ. */
const MOST_CHANGED = 0.35
/** What a move costs, in eighths of a word: two words. */
const MOVE_COST = 2 * WORD_COST
/** Of the words of a clause that an alignment does not hold, it still holds some by chance. */
const HELD_BY_CHANCE = 0.34

/** Undefined when nothing was moved, or when it would not be cheaper. */
export function withMovedClause(
  { piece, budget, probe }: PieceMatcher,
  source: Contribution,
  alignment: Alignment,
): Alignment | undefined {
  const split = splitOf(piece, alignment)
  if (!split) return undefined
  const { at, headIsHeld } = split
  const head = new PieceMatcher(partOf(piece, 0, at), budget, probe)
  const tail = new PieceMatcher(partOf(piece, at, piece.words.length), budget, probe)
  const [held, moved] = headIsHeld ? [head, tail] : [tail, head]
  const reach = Math.ceil(moved.piece.words.length * (1 + MOST_CHANGED)) + LEAST_CLAUSE
  const rest = held.align(source, around(alignment, source), Number.POSITIVE_INFINITY)
  if (!rest) return undefined
  // What comes later in the quotation comes earlier in the source.
  const [from, to] = headIsHeld
    ? [Math.max(0, rest.from - reach), rest.from]
    : [rest.to, Math.min(source.wordCount, rest.to + reach)]
  const most = moved.piece.words.length * WORD_COST * MOST_CHANGED
  const clause = to > from ? moved.align(source, { from, to }, most) : undefined
  if (!clause) return undefined
  const [first, second] = headIsHeld ? [clause, rest] : [rest, clause]
  const cost = rest.cost + clause.cost + MOVE_COST + (second.from - first.to) * GAP_WORD_COST
  if (cost >= alignment.cost) return undefined
  const steps = headIsHeld
    ? [...dropped(clause.from, rest.from, 0), ...rest.steps, ...extra(at, piece.words.length, rest.to)]
    : [...extra(0, at, rest.from), ...shifted(rest.steps, at), ...dropped(rest.to, clause.to, piece.words.length)]
  return { cost, from: first.from, to: second.to, steps }
}

interface Split {
  /** The row where the second clause begins. */
  readonly at: number
  /** Whether the alignment holds the first clause; else the second. */
  readonly headIsHeld: boolean
}

/** Where the words that the alignment holds are parted best from those that it does not. */
function splitOf({ words }: Piece, { steps }: Alignment): Split | undefined {
  const held = new Uint8Array(words.length)
  for (const { kind, rows } of steps) if (kind === 'same') held[rows[0]] = 1
  const total = held.reduce((sum, is) => sum + is, 0)
  let best: Split | undefined
  let most = 0
  let before = 0
  for (let at = 1; at < words.length; at++) {
    before += held[at - 1] as number
    const after = total - before
    const rest = words.length - at
    if (at < LEAST_CLAUSE || rest < LEAST_CLAUSE) continue
    // Words on the right side of the split, less those on the wrong one.
    const headGain = before - (at - before) - after + (rest - after)
    const tailGain = after - (rest - after) - before + (at - before)
    if (headGain > most && after <= rest * HELD_BY_CHANCE) {
      most = headGain
      best = { at, headIsHeld: true }
    }
    if (tailGain > most && before <= at * HELD_BY_CHANCE) {
      most = tailGain
      best = { at, headIsHeld: false }
    }
  }
  return best
}

function partOf(piece: Piece, from: number, to: number): Piece {
  return { words: piece.words.slice(from, to), hashes: piece.hashes.slice(from, to), after: piece.after }
}

function around({ from, to }: Alignment, { wordCount }: Contribution): { readonly from: number; readonly to: number } {
  return { from: Math.max(0, from - LEAST_CLAUSE), to: Math.min(wordCount, to + LEAST_CLAUSE) }
}

function dropped(from: number, to: number, row: number): Step[] {
  return Array.from({ length: to - from }, (_, i) => ({
    kind: 'dropped',
    rows: [row, row],
    columns: [from + i, from + i + 1],
  }))
}

function extra(from: number, to: number, column: number): Step[] {
  return Array.from({ length: to - from }, (_, i) => ({
    kind: 'extra',
    rows: [from + i, from + i + 1],
    columns: [column, column],
  }))
}

function shifted(steps: readonly Step[], rows: number): Step[] {
  return steps.map(step => ({ ...step, rows: [step.rows[0] + rows, step.rows[1] + rows] }))
}
