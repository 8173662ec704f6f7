/** Asks one program all quotations: how long each takes, which answers are right. */
import type { Answer, Tool } from './tools/tool.ts'
import type { Asked } from './workload.ts'

export interface Timing {
  readonly id: number
  readonly ms: number
  readonly answer?: Answer
}

/** A slow program is asked for so long, in milliseconds, and then no more: the sample is recorded. */
const BUDGET = 40_000
const LEAST_ASKED = 19
/** A program that has done with all of them in less is asked again, and the median of each quotation counts. */
const QUICK = 6_000
const ROUNDS = 5
const WARM_UP = 40

export function ask(tool: Tool, workload: readonly Asked[]): readonly Timing[] {
  return tool.findAll ? askAll(tool.findAll, workload) : askEach(tool.find as NonNullable<Tool['find']>, workload)
}

function askEach(find: NonNullable<Tool['find']>, workload: readonly Asked[]): Timing[] {
  const times = new Map<number, number[]>()
  const answers = new Map<number, Answer>()
  const warmUntil = performance.now() + QUICK / 10
  for (const asked of workload.slice(0, WARM_UP)) if (performance.now() < warmUntil) find(asked)
  const began = performance.now()
  for (let round = 0; round < ROUNDS && (round === 0 || performance.now() - began < QUICK); round++) {
    for (const asked of workload) {
      const start = performance.now()
      if (start - began > BUDGET && times.size >= LEAST_ASKED) break
      const answer = find(asked)
      const list = times.get(asked.id) ?? []
      times.set(asked.id, [...list, performance.now() - start])
      if (answer) answers.set(asked.id, answer)
    }
  }
  return [...times].map(([id, list]) => withAnswer(id, median(list), answers.get(id)))
}

/** Each takes its share of the pass. */
function askAll(findAll: NonNullable<Tool['findAll']>, workload: readonly Asked[]): Timing[] {
  findAll(workload)
  const times: number[] = []
  let answers: readonly (Answer | undefined)[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    answers = findAll(workload)
    times.push(performance.now() - start)
  }
  const share = median(times) / workload.length
  return workload.map(({ id }, i) => withAnswer(id, share, answers[i]))
}

function withAnswer(id: number, ms: number, answer: Answer | undefined): Timing {
  return answer ? { id, ms, answer } : { id, ms }
}

export function median(list: readonly number[]): number {
  return quantile(list, 0.5)
}

/** Zero when there are none. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/**
 * Whether the answer is the truth: it covers half the passage at least, or stands where the same words stand once more. Of a quotation
 * that stands nowhere: whether there is none.
 */
export function isRight({ truth }: Asked, answer: Answer | undefined, folded: readonly string[]): boolean {
  if (!truth || !answer) return !truth && !answer
  const length = truth.to - truth.from
  const common = Math.min(truth.to, answer.to) - Math.max(truth.from, answer.from)
  if (answer.document === truth.document && common >= length / 2) return true
  const words = (folded[truth.document] as string).slice(truth.from, truth.to)
  return (folded[answer.document] as string)
    .slice(Math.max(0, answer.from - length), answer.to + length)
    .includes(words)
}
