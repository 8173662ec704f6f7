/** Takes out the findings that the writer silenced, and says which comments silence nothing or give no reason. */
import type { Essay } from '../essay/essay.ts'
import { type Suppression, silencedBy } from '../essay/suppressions.ts'
import type { Citation } from '../model/citation.ts'
import type { Finding } from '../model/finding.ts'
import { contains, overlaps, type Span, span } from '../text/span.ts'
import type { CheckedQuotation } from './check-essay.ts'
import { reasonMissingMessage, unusedSuppressionMessage } from './messages.ts'

export interface Suppressed {
  /** In the same order as before; one that is silenced has no severity any more. */
  readonly quotations: readonly CheckedQuotation[]
  readonly findings: readonly Finding[]
}

/**
 * A comment is called unused only where the check could see that there is nothing to silence: not while sources are being read,
 * and not where a quotation could not be checked.
 */
export function suppress(
  essay: Essay,
  quotations: readonly CheckedQuotation[],
  findings: readonly Finding[],
  loading: boolean,
): Suppressed {
  if (essay.suppressions.length === 0) return { quotations, findings }
  let left = findings
  const silent = new Set<number>()
  const remarks: Finding[] = []
  for (const suppression of essay.suppressions) {
    const found = silencedBy(essay, suppression)
    const spans: Span<'essay'>[] = [
      ...found.quotations.map(i => (quotations[i] as CheckedQuotation).quotation.outer),
      ...found.citations.map(i => (essay.citations[i] as Citation).span),
    ]
    const unmarked = paragraphBefore(essay, suppression)
    const rest = left.filter(
      finding =>
        !spans.some(s => overlaps(s, finding.span)) &&
        !(finding.code === 'quotation.unmarked' && unmarked && contains(unmarked, finding.span)),
    )
    const isUsed = rest.length < left.length
    left = rest
    for (const i of found.quotations) silent.add(i)
    const inDoubt = loading || found.quotations.some(i => quotations[i]?.judgement.verdict === 'unchecked')
    if (!isUsed && !inDoubt) remarks.push(unused(suppression, spans.length > 0))
    else if (suppression.reason === '') remarks.push(noReason(suppression))
  }
  return {
    quotations: quotations.map((one, i) => (silent.has(i) ? withoutSeverity(one) : one)),
    findings: [...left, ...remarks].sort((a, b) => a.span.start - b.span.start),
  }
}

/** What is taken over without marks is no quotation: the comment silences all of it that comes before in its paragraph. */
function paragraphBefore({ paragraphs }: Essay, { span: at }: Suppression): Span<'essay'> | undefined {
  const paragraph = paragraphs.findLast(p => p.start <= at.start && at.end <= p.end)
  return paragraph && span(paragraph.start, at.start)
}

function withoutSeverity({ severity: _, ...rest }: CheckedQuotation): CheckedQuotation {
  return rest
}

function unused({ span: at }: Suppression, hasTarget: boolean): Finding {
  return { code: 'suppression.unused', severity: 'information', span: at, message: unusedSuppressionMessage(hasTarget) }
}

function noReason({ span: at }: Suppression): Finding {
  return { code: 'suppression.no-reason', severity: 'hint', span: at, message: reasonMissingMessage() }
}
