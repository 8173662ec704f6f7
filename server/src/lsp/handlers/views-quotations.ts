import type { Match } from '../../core/model/verdict.ts'
import type { CheckedEssay } from '../../core/service.ts'
import { severityOf } from '../config.ts'
import type { ListedQuotation, QuotationsParams, QuotationsResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { findingsByQuotation, shownSeverity } from './quotation-findings.ts'
import { atMost, oneLine } from './views-limits.ts'

const MOST_MESSAGES = 3
const LONGEST_MESSAGE = 1200

/** The quotations of an open essay with what was found of each; null for what is no open essay. */
export async function listQuotations(
  session: Session,
  { textDocument }: QuotationsParams,
  task: RequestTask,
): Promise<QuotationsResult | null> {
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot) return null
  const { document, config } = snapshot
  if (!config.check) return { version: document.version, checks: false, quotations: [] }
  const checked = await session.check(snapshot, task)
  session.assertCurrent(snapshot)
  return { version: document.version, checks: true, quotations: quotationsOf(checked, snapshot) }
}

function quotationsOf(checked: CheckedEssay, { lines, config, essay }: EssaySnapshot): readonly ListedQuotation[] {
  const told = findingsByQuotation(checked)
  return checked.quotations.slice(0, atMost(checked.quotations.length)).map(({ quotation, judgement }, i) => {
    const { verdict, reason, matches } = judgement
    const findings = told.get(i) ?? []
    const severity = shownSeverity(findings, ({ code, severity }) => severityOf(config, code, severity))
    const message = [...new Set(findings.map(finding => finding.message))].slice(0, MOST_MESSAGES).join(' ')
    const best = matches[0]
    return {
      text: oneLine(essay.text.slice(quotation.span.start, quotation.span.end)),
      range: rangeOf(lines, quotation.outer),
      verdict,
      ...(reason !== undefined && { reason }),
      ...(severity !== undefined && { severity }),
      ...(message !== '' && { message: oneLine(message, LONGEST_MESSAGE) }),
      ...(best && sourceOf(best, checked)),
    }
  })
}

function sourceOf({ place }: Match, { works }: CheckedEssay): Pick<ListedQuotation, 'source' | 'key' | 'place'> {
  const { source, span } = place
  return {
    source: oneLine(works.corpus.source(source).title),
    key: works.keyOf(source),
    place: { source, start: span.start, end: span.end },
  }
}
