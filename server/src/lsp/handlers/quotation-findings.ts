/** What was found of each quotation of an essay: for a preview and for a list. */
import type { Finding, FindingCode, Severity } from '../../core/model/finding.ts'
import type { Quotation } from '../../core/model/quotation.ts'
import type { CheckedEssay, CheckedQuotation } from '../../core/service.ts'
import { contains } from '../../core/text/span.ts'

/** Of what a quotation has been found to be; the others are about citations, comments and words without marks. */
const NOT_OF_QUOTATIONS: ReadonlySet<FindingCode> = new Set([
  'quotation.unmarked',
  'citation.unknown-key',
  'bibliography.broken-entry',
  'bibliography.duplicate-key',
  'suppression.unused',
  'suppression.no-reason',
])

/** By the index of the quotation: its own finding, and what is wrong with its marks. */
export function findingsByQuotation({ quotations, findings }: CheckedEssay): ReadonlyMap<number, readonly Finding[]> {
  const told = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (NOT_OF_QUOTATIONS.has(finding.code)) continue
    const index = innermost(quotations, finding)
    if (index !== undefined) told.set(index, [...(told.get(index) ?? []), finding])
  }
  return told
}

/** The shortest quotation that a finding lies in. */
function innermost(quotations: readonly CheckedQuotation[], { span }: Finding): number | undefined {
  const length = ({ outer }: Quotation): number => outer.end - outer.start
  let found: number | undefined
  let shortest = Number.POSITIVE_INFINITY
  for (const [i, { quotation }] of quotations.entries()) {
    if (quotation.span.start > span.start) break
    if (!contains(quotation.span, span) || length(quotation) > shortest) continue
    found = i
    shortest = length(quotation)
  }
  return found
}

/** Gravest first. */
const LOUDEST: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** The gravest that the writer's settings let be shown; undefined where they let none. */
export function shownSeverity(
  findings: readonly Finding[],
  shown: (finding: Finding) => Severity | undefined,
): Severity | undefined {
  const severities = new Set(findings.map(shown))
  return LOUDEST.find(severity => severities.has(severity))
}
