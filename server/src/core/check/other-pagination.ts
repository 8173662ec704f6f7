/**
 * When most quotations from one source are cited where they do not stand, the writer cites another edition, printing or numbering: no citation is
 * wrong then. Said once for a source, instead of the findings.
 */
import type { Finding } from '../model/finding.ts'
import type { SourceId } from '../model/place.ts'
import type { Judgement } from '../model/verdict.ts'
import type { CheckedQuotation } from './check-essay.ts'
import { otherPaginationMessage } from './messages.ts'
import type { Works } from './works.ts'

/** Fewer show no habit. */
const LEAST_ELSEWHERE = 3
/** For each that stands where it is cited so many must not. */
const LEAST_RATIO = 3

export interface Settled {
  readonly quotations: readonly CheckedQuotation[]
  readonly told: readonly (readonly Finding[])[]
  readonly editions: readonly Finding[]
}

export function withoutOtherPaginations(
  quotations: readonly CheckedQuotation[],
  told: readonly (readonly Finding[])[],
  works: Works,
): Settled {
  const unchanged: Settled = { quotations, told, editions: [] }
  // Most essays have no such habit, and this is asked after every keystroke.
  if (quotations.filter(({ judgement }) => judgement.location?.kind === 'wrong').length < LEAST_ELSEWHERE)
    return unchanged
  const counts = new Map<SourceId, { elsewhere: number; all: number; first: CheckedQuotation }>()
  for (const one of quotations) {
    const { location, matches } = one.judgement
    const source = location?.kind === 'wrong' ? location.source : matches[0]?.place.source
    if (!location || source === undefined) continue
    const count = counts.get(source) ?? { elsewhere: 0, all: 0, first: one }
    counts.set(source, count)
    count.all++
    if (location.kind === 'wrong' && ++count.elsewhere === 1) count.first = one
  }
  const others = new Map(
    [...counts].filter(
      ([, { elsewhere, all }]) => elsewhere >= LEAST_ELSEWHERE && elsewhere >= LEAST_RATIO * (all - elsewhere),
    ),
  )
  if (others.size === 0) return unchanged
  const isOther = ({ location }: Judgement): boolean => location?.kind === 'wrong' && others.has(location.source)
  const kept = told.map((findings, i) =>
    isOther((quotations[i] as CheckedQuotation).judgement)
      ? findings.filter(({ code }) => code !== 'quotation.mislocated')
      : findings,
  )
  return {
    quotations: quotations.map((one, i) => (isOther(one.judgement) ? withoutLocation(one, kept[i]?.[0]) : one)),
    told: kept,
    editions: [...others].map(([source, { elsewhere, all, first }]) => ({
      code: 'source.edition',
      severity: 'information',
      span: first.quotation.span,
      message: otherPaginationMessage(source, elsewhere, all, works),
    })),
  }
}

function withoutLocation({ quotation, judgement }: CheckedQuotation, first: Finding | undefined): CheckedQuotation {
  const { location: _, words, ...rest } = judgement
  const settled = rest.verdict === 'mislocated' && words ? { ...rest, verdict: words } : rest
  return first ? { quotation, judgement: settled, severity: first.severity } : { quotation, judgement: settled }
}
