import { search } from '../check/judge.ts'
import { describeDifference } from '../check/messages.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { SourceId } from '../model/place.ts'

/** Where a source has the words that were asked for, or nearly these. */
export interface FoundWords {
  readonly source: SourceId
  readonly text: string
  /** In words; empty when they are the same. */
  readonly differences: readonly string[]
}

/** The places of the sources where these words stand, best first: all exact ones, or else the nearest. */
export function findWords(words: string, corpus: Corpus): readonly FoundWords[] {
  return search(words, corpus).map(({ place, differences }) => ({
    source: place.source,
    text: corpus.source(place.source).contribution.rendition.text.slice(place.span.start, place.span.end),
    differences: differences.filter(d => d.class !== 'silent').map(describeDifference),
  }))
}
