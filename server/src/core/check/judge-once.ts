import { locatorKey } from '../locate/locator-key.ts'
import type { PageNumbering } from '../locate/page-numbering.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Difference, Judgement, Match } from '../model/verdict.ts'
import { type Span, span } from '../text/span.ts'
import { type JudgeContext, judge } from './judge.ts'
import type { VerdictMemo } from './verdict-memo.ts'

/** The judgement that `memo` remembers, else a new one, which it then remembers. */
export function judgeOnce(
  quotation: Quotation,
  context: Omit<JudgeContext, 'onSearch'>,
  memo: VerdictMemo | undefined,
): Judgement {
  const origin = quotation.span.start
  const { revision } = context.corpus
  const key = memo ? memoKey(quotation, context) : ''
  const known = memo?.get(key, revision)
  if (known) return movedJudgement(known, origin)
  let everywhere = false
  const judgement = judge(quotation, {
    ...context,
    onSearch: among => {
      everywhere ||= among === undefined
    },
  })
  memo?.set(key, movedJudgement(judgement, 0 - origin), everywhere ? revision : undefined)
  return judgement
}

/**
 * All that a verdict depends on, but for the sources that it does not claim: the words, the claims and what they stand for, the bytes of
 * these sources. The judgement is kept with offsets from the start of the quotation.
 */
function memoKey(
  quotation: Quotation,
  { corpus, loading, sourcesOf, located, declared, writing, emphasised }: Omit<JudgeContext, 'onSearch'>,
): string {
  const claims = quotation.claims.map(({ key, attachment, locator }) => {
    const sources = sourcesOf(key).map(id => `${id} ${corpus.source(id).contribution.fingerprint}`)
    const pages = locator ? sourcesOf(key).map(id => pagesKey(located(id).numbering)) : []
    return [key, attachment, ...sources, locator ? locatorKey(locator) : '', ...pages].join(' ')
  })
  const flags = [
    loading ? 'loading' : '',
    writing ?? '',
    quotation.looksLikeTitle ? 'title' : '',
    quotation.inside === undefined ? '' : 'inside',
  ]
  const stretches = emphasised.map(({ start, end }) => `${start}-${end}`)
  return [...flags, quotation.form, ...declared, ...stretches, ...claims, quotation.masked].join('\n')
}

function pagesKey(numbering: PageNumbering | undefined): string {
  return (numbering ?? []).map(({ physical, first, style }) => `${physical}=${first}${style}`).join()
}

/** The same judgement of a quotation that stands so much further on. */
export function movedJudgement(judgement: Judgement, by: number): Judgement {
  if (by === 0 || judgement.matches.every(match => match.differences.length === 0)) return judgement
  const move = (s: Span<'essay'>): Span<'essay'> => span(s.start + by, s.end + by)
  const moveDifference = (d: Difference): Difference => ({ ...d, essay: move(d.essay) })
  const moveMatch = (m: Match): Match => ({ ...m, differences: m.differences.map(moveDifference) })
  return { ...judgement, matches: judgement.matches.map(moveMatch) }
}
