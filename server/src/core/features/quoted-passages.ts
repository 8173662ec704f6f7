/** From an essay that has been checked to the places of the sources that it quotes. */
import type { CheckedEssay } from '../check/check-essay.ts'
import type { SourceId } from '../model/place.ts'
import type { Span } from '../text/span.ts'

export interface QuotedPassage {
  readonly source: SourceId
  /** As the source was when this was found: of another text the place says nothing. */
  readonly fingerprint: string
  readonly passage: Span<'text'>
  /** The quotation without its marks. */
  readonly quotation: Span<'essay'>
}

/**
 * Every place where a quotation stands, with what it lacks or has otherwise; in the order of the essay. A quotation that stands in several
 * places equally well has all of them; one that was not found has none, whatever is near it.
 */
export function quotedPassages({ quotations, works }: CheckedEssay): readonly QuotedPassage[] {
  return quotations.flatMap(({ quotation, judgement }) =>
    judgement.verdict === 'absent'
      ? []
      : judgement.matches.map(({ place }) => ({
          source: place.source,
          fingerprint: works.corpus.source(place.source).contribution.fingerprint,
          passage: place.span,
          quotation: quotation.span,
        })),
  )
}
