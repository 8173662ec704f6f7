import type { DifferenceClass, DifferenceKind } from '../../model/verdict.ts'
import type { Change } from '../change.ts'

/** What a rule says of a change. */
export interface Ruling {
  readonly kind: DifferenceKind
  readonly class: DifferenceClass
}

/** One rule of the matching contract: names the change, or leaves it to the next rule. Pure. */
export type Rule = (change: Change) => Ruling | undefined
