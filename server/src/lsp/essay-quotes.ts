import {
  type PlacedCitation,
  placedCitations,
  type QuotedPassage,
  quotedPassages,
} from '../core/features/quoted-passages.ts'
import type { CheckedEssay } from '../core/service.ts'
import type { LineIndex } from '../core/text/lines.ts'

/** What one essay quotes and cites, for those who come from a source. */
export interface EssayQuotes {
  readonly uri: string
  readonly passages: readonly QuotedPassage[]
  readonly citations: readonly PlacedCitation[]
  readonly works: CheckedEssay['works']
  readonly lines: LineIndex<'essay'>
}

export function essayQuotes(uri: string, checked: CheckedEssay, lines: LineIndex<'essay'>): EssayQuotes {
  return {
    uri,
    passages: quotedPassages(checked),
    citations: placedCitations(checked),
    works: checked.works,
    lines,
  }
}
