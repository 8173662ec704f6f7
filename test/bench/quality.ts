/** How right our answer to one quotation is, beyond whether the place is right. */
import type { DifferenceClass } from '../../server/src/core/model/verdict.ts'
import { isRight } from './ask.ts'
import type { Asking } from './measure-tool.ts'
import type { Apparatus } from './tools/apparatus.ts'
import type { Answer } from './tools/tool.ts'
import { type Asked, wordsOf } from './workload.ts'

export interface OurAsking {
  /** Some place is accepted. */
  readonly isAccepted: boolean
  /** How many characters of folded text the farther end is off; absent when the answer is wrong or there is none. */
  readonly endsOff?: number
  /** A verdict would say that the words are the source's. */
  readonly isFaithful: boolean
  /** A change of meaning (a number, a negation) is named. */
  readonly namesMeaning: boolean
}

const WRONG: readonly DifferenceClass[] = ['unlicensed', 'meaning']

export function judgeAsking(asked: Asked, ms: number, ours: Apparatus, folded: readonly string[]): Asking & OurAsking {
  const best = ours.best(asked)
  const answer = best && ours.answer(best, folded)
  const right = isRight(asked, answer, folded)
  const differences = best?.differences ?? []
  return {
    id: asked.id,
    class: asked.class,
    isForeign: !asked.truth,
    words: wordsOf(asked),
    ms,
    isRight: right,
    isAccepted: best !== undefined,
    ...(answer && asked.truth && right ? { endsOff: endsOff(asked.truth, answer, folded) } : {}),
    isFaithful: best !== undefined && !differences.some(d => WRONG.includes(d.class)),
    namesMeaning: differences.some(({ class: name }) => name === 'meaning'),
  }
}

/** Where the same words stand twice the other place is as good. */
function endsOff(truth: Answer, answer: Answer, folded: readonly string[]): number {
  const wordsAt = ({ document, from, to }: Answer): string => (folded[document] as string).slice(from, to)
  if (wordsAt(answer) === wordsAt(truth)) return 0
  const off =
    answer.document === truth.document && answer.from < truth.to && answer.to > truth.from
      ? [answer.from - truth.from, answer.to - truth.to]
      : offElsewhere(wordsAt(truth), wordsAt(answer))
  return Math.max(...off.map(Math.abs))
}

/** Ends of the same words in another document. */
function offElsewhere(truth: string, answer: string): number[] {
  const at = answer.indexOf(truth)
  if (at >= 0) return [at, answer.length - at - truth.length]
  const inside = truth.indexOf(answer)
  return inside >= 0 ? [inside, truth.length - inside - answer.length] : [truth.length]
}
