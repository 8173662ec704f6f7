import type { CheckedEssay } from '../check/check-essay.ts'
import type { FormattedText } from '../cite/formatted-text.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import { type Offset, type Span, touches } from '../text/span.ts'
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

/**
 * What to show at `at`: what a citation's key stands for; the term's account; the quotation's verdict with its differences. Where a
 * term lies in a quotation both are shown, what needs the writer's eye first: the quotation unless it is faithful.
 * @param formattedOf the entry of a key in the essay's style, where it has been formatted already
 */
export function hoverAt(
  essay: Essay,
  corpus: Corpus,
  checked: CheckedEssay,
  at: Offset<'essay'>,
  linkOf: LinkOf,
  formattedOf?: (key: string) => FormattedText | undefined,
): HoverResult | undefined {
  const item = essay.citations.flatMap(citation => citation.items).find(i => touches(i.keySpan, at))
  if (item)
    return { span: item.keySpan, markdown: renderSourceHover(item.key, checked.works, linkOf, formattedOf?.(item.key)) }
  const term = termHover(essay.text, at, corpus, essay.opaque, essay.language)
  const quoted = quotationAt(checked, at)
  const account = term ? renderTermHover(term, linkOf) : undefined
  if (!quoted) return term && account ? { span: term.span, markdown: account } : undefined
  const verdict = renderQuotationHover(quoted, checked.works, linkOf)
  if (!term || !account) return { span: quoted.quotation.span, markdown: verdict }
  const calm = quoted.severity === undefined
  return { span: term.span, markdown: (calm ? [account, verdict] : [verdict, account]).join('\n\n---\n\n') }
}
