import type { CheckedEssay } from '../check/check-essay.ts'
import type { FormattedText } from '../cite/formatted-text.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Citation, CitationItem } from '../model/citation.ts'
import { type Offset, type Span, touches } from '../text/span.ts'
import type { CitedElsewhere } from './cited-elsewhere.ts'
import { citedNear } from './cited-near.ts'
import { renderCitedPassage } from './cited-passage.ts'
import { type LinkOf, renderTermHover } from './hover-markup.ts'
import { quotationAt } from './quotation-at.ts'
import { renderQuotationHover } from './quotation-hover.ts'
import { renderSourceHover } from './source-hover.ts'
import { termHover } from './term-hover.ts'

/** `markdown` is built by features/hover-markup.ts alone, so that nothing from a source is active in it. */
export interface HoverResult {
  readonly span: Span<'essay'>
  readonly markdown: string
}

/** What is known of citations beyond the essay. */
export interface CitationHoverOptions {
  /** The entry of a key in the essay's style, where it has been formatted already. */
  readonly formattedOf?: (key: string) => FormattedText | undefined
  /** Where else the work at the place is cited. */
  readonly elsewhere?: CitedElsewhere | undefined
}

export interface CitedItem {
  readonly citation: Citation
  readonly item: CitationItem
  /** Of the key or the locator, which the place is on. */
  readonly span: Span<'essay'>
}

/** The work whose key, or whose locator, is at a place. */
export function citedAt({ citations }: Essay, at: Offset<'essay'>): CitedItem | undefined {
  const all = citations.flatMap(citation => citation.items.map(item => ({ citation, item })))
  const onKey = all.find(({ item }) => touches(item.keySpan, at))
  if (onKey) return { ...onKey, span: onKey.item.keySpan }
  const onLocator = all.find(({ item }) => item.locator !== undefined && touches(item.locator.span, at))
  const span = onLocator?.item.locator?.span
  return onLocator && span && { ...onLocator, span }
}

/**
 * What to show at `at`: what a citation's key stands for and what it cites; the term's account; the quotation's verdict with its differences. Where a
 * term lies in a quotation both are shown, what needs the writer's eye first: the quotation unless it is faithful.
 */
export function hoverAt(
  essay: Essay,
  corpus: Corpus,
  checked: CheckedEssay,
  at: Offset<'essay'>,
  linkOf: LinkOf,
  { formattedOf, elsewhere }: CitationHoverOptions = {},
): HoverResult | undefined {
  const cited = citedAt(essay, at)
  if (cited) {
    const { citation, item } = cited
    const markdown = renderSourceHover(item.key, checked.works, linkOf, {
      formatted: formattedOf?.(item.key),
      passage: renderCitedPassage(citation, item, checked, linkOf),
      elsewhere,
    })
    return { span: cited.span, markdown }
  }
  const term = termHover(essay.text, at, corpus, essay.opaque, essay.language, citedNear(essay, checked.works, at))
  const quoted = quotationAt(checked, at)
  const account = term ? renderTermHover(term, linkOf) : undefined
  if (!quoted) return term && account ? { span: term.span, markdown: account } : undefined
  const verdict = renderQuotationHover(quoted, checked.works, linkOf)
  if (!term || !account) return { span: quoted.quotation.span, markdown: verdict }
  const calm = quoted.severity === undefined
  return { span: term.span, markdown: (calm ? [account, verdict] : [verdict, account]).join('\n\n---\n\n') }
}
