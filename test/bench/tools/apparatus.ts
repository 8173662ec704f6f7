/** Ours: the corpus as the server holds it, asked as the judge asks it. */
import { type FoundPlace, findPlaces } from '../../../server/src/core/check/find-places.ts'
import { search } from '../../../server/src/core/check/judge.ts'
import { readPattern } from '../../../server/src/core/check/pattern.ts'
import type { Contribution } from '../../../server/src/core/index/contribution.ts'
import { newProbe, type Probe } from '../../../server/src/core/index/probe.ts'
import { Corpus } from '../../../server/src/core/service.ts'
import type { Asked } from '../workload.ts'
import type { Answer } from './tool.ts'

export class Apparatus {
  readonly corpus: Corpus
  private readonly sources: readonly Contribution[]
  private readonly numbers: ReadonlyMap<string, number>

  constructor(sources: readonly Contribution[]) {
    this.sources = sources
    this.numbers = new Map(sources.map((source, i) => [source.id as string, i]))
    this.corpus = Corpus.empty().with(sources)
  }

  /** The search alone: places, with the alignment that is the word diff. */
  places({ text }: Pick<Asked, 'text'>): readonly FoundPlace[] {
    return findPlaces(readPattern(text), this.corpus.search)
  }

  /** What the search cost. */
  probed({ text }: Pick<Asked, 'text'>): Probe {
    const probe = newProbe()
    findPlaces(readPattern(text), this.corpus.search, { probe })
    return probe
  }

  /** The best place that a judge accepts, in characters of the folded text. */
  answer({ text }: Pick<Asked, 'text'>, folded: readonly string[]): Answer | undefined {
    const [best] = search(text, this.corpus)
    if (!best) return undefined
    const document = this.numbers.get(best.place.source) as number
    const { words } = this.sources[document] as Contribution
    const { start, end } = best.place.span
    let first = 0
    while ((words.ends[first] as number) <= start) first++
    let last = first
    while (last < words.count && (words.starts[last] as number) < end) last++
    const all = folded[document] as string
    const from = afterWords(all, 0, first)
    return { document, from, to: afterWords(all, from, last - first) }
  }
}

/** Where the word after `count` more of them begins. */
function afterWords(folded: string, from: number, count: number): number {
  let at = from
  for (let i = 0; i < count && at < folded.length; i++) {
    const space = folded.indexOf(' ', at)
    at = space < 0 ? folded.length : space + 1
  }
  return at
}
