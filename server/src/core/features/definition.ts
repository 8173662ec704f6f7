import type { CheckedEssay } from '../check/check-essay.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import { placesOf } from '../locate/places-of.ts'
import type { SourceId } from '../model/place.ts'
import { type Offset, type Span, span, touches } from '../text/span.ts'
import { citedNear } from './cited-near.ts'
import { quotationAt } from './quotation-at.ts'
import { termDefinitions } from './term-places.ts'

/** A place to go to. `focus` is what to select (a term, a matched passage), `passage` what to show around it. */
export interface Target {
  readonly origin: Span<'essay'>
  readonly source: SourceId
  readonly passage: Span<'text'>
  readonly focus: Span<'text'>
}

/**
 * Where the thing at `at` comes from, best first: a citation's source (the passage of the quotation that it is for, when there is
 * one, else the page or chapter that it names), a term's accounts, one for each thing that it means, a quotation's places in the sources. A term inside a quotation goes to the quotation's place:
 * that is where the term was read.
 */
export function definitionAt(
  essay: Essay,
  corpus: Corpus,
  checked: CheckedEssay,
  at: Offset<'essay'>,
): readonly Target[] {
  const ofCitation = citationTargets(essay, checked, at)
  if (ofCitation.length > 0) return ofCitation
  const quoted = quotationAt(checked, at)
  if (quoted) {
    const targets = quoted.judgement.matches.map(match => ({
      origin: quoted.quotation.span,
      source: match.place.source,
      passage: match.place.span,
      focus: match.place.span,
    }))
    if (targets.length > 0) return targets
  }
  const cited = citedNear(essay, checked.works, at)
  return termDefinitions(essay.text, at, corpus, essay.opaque, essay.language, cited).map(
    ({ origin, place, selection }) => ({
      origin,
      source: place.source,
      passage: place.span,
      focus: selection,
    }),
  )
}

/** A place in a bibliography. */
export interface EntryTarget {
  readonly origin: Span<'essay'>
  /** The bibliography's path; for an essay's own references what the library was given for it. */
  readonly bibliography: string
  readonly entry: Span<'raw'>
  readonly key: Span<'raw'>
}

/** The entry of the citation at `at` in its bibliography; undefined where there is none. For works without a loaded source. */
export function entryAt(essay: Essay, checked: CheckedEssay, at: Offset<'essay'>): EntryTarget | undefined {
  const citation = essay.citations.find(c => touches(c.span, at))
  const item = citation?.items.find(i => touches(i.keySpan, at)) ?? citation?.items[0]
  if (!item || checked.works.sourcesOf(item.key).length > 0) return undefined
  const reference = checked.works.library?.get(item.key)
  return (
    reference && {
      origin: item.keySpan,
      bibliography: reference.bibliography,
      entry: reference.span,
      key: reference.keySpan,
    }
  )
}

function citationTargets(essay: Essay, checked: CheckedEssay, at: Offset<'essay'>): readonly Target[] {
  const citation = essay.citations.find(c => touches(c.span, at))
  if (!citation) return []
  const item = citation.items.find(i => touches(i.keySpan, at)) ?? citation.items[0]
  const ids = item ? checked.works.sourcesOf(item.key) : []
  if (!item || ids.length === 0) return []
  const passages = checked.quotations
    .filter(({ quotation }) =>
      quotation.claims.some(c => c.key === item.key && c.citation.start === citation.span.start),
    )
    .flatMap(({ judgement }) => judgement.matches.filter(match => ids.includes(match.place.source)))
    .map(({ place }) => ({ origin: item.keySpan, source: place.source, passage: place.span, focus: place.span }))
  if (passages.length > 0) return passages
  const { locator } = item
  return ids.map(id => {
    const [cited] = locator ? placesOf(checked.works.located(id), locator).spans : []
    const passage = cited ?? span<'text'>(0, 0)
    const isShort = passage.end - passage.start <= LONGEST_SELECTED
    return { origin: item.keySpan, source: id, passage, focus: isShort ? passage : span(passage.start, passage.start) }
  })
}

/** A verse or a line is selected; of a page or a chapter the beginning is gone to. */
const LONGEST_SELECTED = 400
