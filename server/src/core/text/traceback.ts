/** The way back through the table of an alignment: from the cheapest end to the steps that led there. */
import { ASIDE, BEFORE, CHANGED, EXTRA, GAP, GAP_GOES_ON, JOINED, NEAR, OP, SAME, SPLIT } from './align-table.ts'

export type StepKind = 'same' | 'near' | 'changed' | 'extra' | 'dropped' | 'aside' | 'joined' | 'split'

/** `rows` of the quotation stand for `columns` of the source; both half-open. */
export interface Step {
  readonly kind: StepKind
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** The cheapest end; of equal ones the first, but rather one where the last word stands for another than where it was added. */
export function bestEnd(costs: Int32Array, ops: Uint8Array, row: number, first: number, last: number): number {
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

/** The steps to column `to` of the last row, in order. `from` is where in the source the columns begin. */
export function stepsTo(ops: Uint8Array, rows: number, to: number, width: number, from: number): Step[] {
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
