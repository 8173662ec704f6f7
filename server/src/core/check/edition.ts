/**
 * When the quotations from one source differ from it throughout, the writer may be quoting another edition or translation. Said once for
 * a source, at its first quotation, beside the findings and never instead of them.
 */
import type { Finding } from '../model/finding.ts'
import type { SourceId } from '../model/place.ts'
import type { CheckedQuotation } from './check-essay.ts'
import { editionMessage } from './messages.ts'
import type { Works } from './works.ts'

/** Fewer quotations show no habit. */
const LEAST_QUOTATIONS = 3
const LEAST_SHARE = 0.6
/** A slip changes one place; an edition changes several. */
const LEAST_DIFFERENCES = 2

export function editionFindings(checked: readonly CheckedQuotation[], works: Works): readonly Finding[] {
  // Most essays have no such habit, and this is asked after every keystroke.
  if (checked.filter(differsThroughout).length < LEAST_QUOTATIONS) return []
  const bySource = new Map<SourceId, CheckedQuotation[]>()
  for (const one of checked) {
    const source = one.judgement.matches[0]?.place.source
    if (!source || !one.judgement.claimed.includes(source) || one.judgement.verdict === 'unchecked') continue
    const known = bySource.get(source)
    if (known) known.push(one)
    else bySource.set(source, [one])
  }
  return [...bySource].flatMap(([source, quotations]) => {
    const differing = quotations.filter(differsThroughout)
    const first = differing[0]
    if (!first || differing.length < LEAST_QUOTATIONS || differing.length < quotations.length * LEAST_SHARE) return []
    const message = editionMessage(source, differing.length, quotations.length, works)
    return [{ code: 'source.edition', severity: 'information', span: first.quotation.span, message }]
  })
}

function differsThroughout({ judgement }: CheckedQuotation): boolean {
  if (judgement.verdict !== 'altered') return false
  const wrong = judgement.matches[0]?.differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning') ?? []
  return wrong.length >= LEAST_DIFFERENCES
}
