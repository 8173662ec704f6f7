/** From an essay that has been checked to the places of the sources that it quotes and cites. */
import type { CheckedEssay } from '../check/check-essay.ts'
import type { Works } from '../check/works.ts'
import { placesOf } from '../locate/places-of.ts'
import type { CitedLocator } from '../model/citation.ts'
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
 * places equally well has all of them; one that was not found has none, whatever is near it, and neither has a word or two in marks, which
 * quote nothing.
 */
export function quotedPassages({ quotations, works }: CheckedEssay): readonly QuotedPassage[] {
  return quotations.flatMap(({ quotation, judgement }) =>
    judgement.verdict === 'absent' || judgement.reason === 'too-short'
      ? []
      : judgement.matches.map(({ place }) => ({
          source: place.source,
          fingerprint: works.corpus.source(place.source).contribution.fingerprint,
          passage: place.span,
          quotation: quotation.span,
        })),
  )
}

/** A citation that names a place of a source. Where that is, is not looked up yet. */
export interface PlacedCitation {
  readonly key: string
  readonly locator: CitedLocator
  readonly citation: Span<'essay'>
}

/** The citations with a locator, but for those of quotations that were found: they say themselves where they stand. */
export function placedCitations({ essay, quotations }: CheckedEssay): readonly PlacedCitation[] {
  const told = new Set<number>()
  for (const { quotation, judgement } of quotations) {
    if (judgement.verdict === 'absent' || judgement.matches.length === 0) continue
    for (const { citation } of quotation.claims) told.add(citation.start)
  }
  return essay.citations.flatMap(({ span, items }) =>
    told.has(span.start)
      ? []
      : items.flatMap(({ key, locator }) => (locator ? [{ key, locator, citation: span }] : [])),
  )
}

/** Those of the citations that name a place of `source` which holds `at`. Costs a look at the source's pages or divisions for each. */
export function citationsAt(
  citations: readonly PlacedCitation[],
  works: Pick<Works, 'sourcesOf' | 'located'>,
  source: SourceId,
  at: number,
): readonly PlacedCitation[] {
  return citations.filter(
    ({ key, locator }) =>
      works.sourcesOf(key).includes(source) &&
      placesOf(works.located(source), locator).spans.some(({ start, end }) => start <= at && at < end),
  )
}
