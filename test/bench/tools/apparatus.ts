/** Ours: the corpus as the server holds it, asked as the judge asks it. */
import { type FoundPlace, findPlaces } from '../../../server/src/core/check/find-places.ts'
import { search } from '../../../server/src/core/check/judge.ts'
import { readPattern } from '../../../server/src/core/check/pattern.ts'
import { newProbe, type Probe } from '../../../server/src/core/index/probe.ts'
import type { Match } from '../../../server/src/core/model/verdict.ts'
import type { Corpus } from '../../../server/src/core/service.ts'
import type { ManifestEntry } from '../corpora.ts'
import type { Asked } from '../workload.ts'
import { idOf } from '../workspaces.ts'
import type { Answer } from './tool.ts'

export class Apparatus {
  readonly corpus: Corpus
  private readonly numbers: ReadonlyMap<string, number>

  /** `documents`: those of the corpus, in the order of the folded texts. */
  constructor(corpus: Corpus, documents: readonly ManifestEntry[]) {
    this.corpus = corpus
    this.numbers = new Map(documents.map((entry, i) => [idOf(entry), i]))
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

  /** The best place that a judge accepts, with all that differs there. */
  best({ text }: Pick<Asked, 'text'>): Match | undefined {
    return search(text, this.corpus)[0]
  }

  /** Where that is in characters of the folded text. */
  answer({ place }: Match, folded: readonly string[]): Answer {
    const document = this.numbers.get(place.source) as number
    const { words } = this.corpus.source(place.source).contribution
    const { start, end } = place.span
    let first = 0
    while ((words.ends[first] as number) <= start) first++
    let last = first
    while (last < words.count && (words.starts[last] as number) < end) last++
    const all = folded[document] as string
    const from = afterWords(all, 0, first)
    return { document, from, to: afterWords(all, from, last - first) - 1 }
  }
}

/** Where the word after `count` more of them begins. */
function afterWords(folded: string, from: number, count: number): number {
  let at = from
  for (let i = 0; i < count; i++) {
    const space = folded.indexOf(' ', at)
    at = space < 0 ? folded.length + 1 : space + 1
  }
  return at
}
