/** What a writer is told about a judged quotation, and how loudly. */
import type { Finding, FindingCode, Severity } from '../model/finding.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Judgement } from '../model/verdict.ts'
import { auditsOf } from './audits.ts'
import type { JudgeContext } from './judge.ts'
import {
  absentMessage,
  alteredMessage,
  minorMessage,
  misattributedMessage,
  mislocatedMessage,
  secondhandMessage,
  sourceMissingMessage,
  uncitedMessage,
} from './messages.ts'

/**
 * The finding that the verdict makes, first, and what the audits of its marks add. Without a citation everything is a hint; a
 * claim that is only inferred never gets more than information.
 */
export function findingsOf(quotation: Quotation, judgement: Judgement, context: JudgeContext): readonly Finding[] {
  const { corpus } = context
  const told = [tell(quotation, judgement, context), ...beside(quotation, judgement, context)]
  const [best] = judgement.matches
  const judged = best && judgement.verdict !== 'unchecked' && judgement.verdict !== 'absent'
  const audits = judged && quotation.claims.length > 0 ? auditsOf(best, corpus) : []
  return [...told.flatMap(one => (one ? [{ ...one, span: quotation.span }] : [])), ...audits].map(finding => ({
    ...finding,
    severity: soften(finding, quotation),
  }))
}

interface Told {
  readonly code: FindingCode
  readonly severity: Severity
  readonly message: string
}

/** What the other verdicts would have said that another one hides. */
function beside(quotation: Quotation, judgement: Judgement, works: JudgeContext): readonly (Told | undefined)[] {
  if (judgement.verdict === 'mislocated' && judgement.words)
    return [tell(quotation, { ...judgement, verdict: judgement.words }, works)]
  const isElsewhere = judgement.verdict === 'altered' && judgement.location?.kind === 'wrong'
  return isElsewhere && !isDoubtful(judgement) ? [tell(quotation, { ...judgement, verdict: 'mislocated' }, works)] : []
}

function tell(quotation: Quotation, judgement: Judgement, works: JudgeContext): Told | undefined {
  const { sourcesOf } = works
  const best = judgement.matches[0]
  if (quotation.claims.length === 0) {
    if (!best || judgement.verdict === 'unchecked') return undefined
    const message = uncitedMessage(best, works, judgement.verdict !== 'altered')
    return { code: 'quotation.uncited', severity: 'hint', message }
  }
  switch (judgement.verdict) {
    case 'altered':
      if (!best) return undefined
      return {
        code: 'quotation.altered',
        severity: isDoubtful(judgement)
          ? 'information'
          : best.differences.some(d => d.class === 'meaning')
            ? 'error'
            : 'warning',
        message: alteredMessage(judgement, best, works),
      }
    case 'misattributed':
      if (!best) return undefined
      return {
        code: 'quotation.misattributed',
        severity: 'warning',
        message: misattributedMessage(judgement, best, works),
      }
    case 'absent':
      return { code: 'quotation.absent', severity: 'warning', message: absentMessage(judgement, works) }
    case 'unchecked': {
      const missing = quotation.claims.map(claim => claim.key).filter(key => sourcesOf(key).length === 0)
      if (judgement.reason !== 'source-missing' || judgement.verbatimIn.length === 0) return undefined
      return {
        code: 'quotation.source-missing',
        severity: 'hint',
        message: sourceMissingMessage([...new Set(missing)], judgement.verbatimIn, works),
      }
    }
    case 'minor':
      return best && { code: 'quotation.minor', severity: 'information', message: minorMessage(best, works) }
    case 'secondhand': {
      if (!best) return undefined
      const message = secondhandMessage(judgement.speaker ?? '', best.place.source, works)
      return { code: 'quotation.secondhand', severity: 'hint', message }
    }
    case 'mislocated': {
      const { location } = judgement
      if (location?.kind !== 'wrong') return undefined
      return { code: 'quotation.mislocated', severity: 'information', message: mislocatedMessage(location, works) }
    }
    case 'faithful':
    case 'adapted':
      return undefined
  }
}

/**
 * Without a citation everything is a hint. A claim that is only inferred gets information at most, and that its source does not have
 * the words, whether another one has them or not, is then hardly news: a hint. Where words stand between the quotation and the sentence's one citation, the quoted words may
 * be nobody's (a proverb, a phrase of the writer): again information, unless they are the source's with a change.
 */
function soften({ code, severity }: Told, { claims }: Quotation): Severity {
  if (claims.length === 0 || severity === 'hint') return 'hint'
  const direct = claims.filter(claim => claim.attachment === 'direct')
  const elsewhere = code === 'quotation.absent' || code === 'quotation.misattributed'
  if (direct.length === 0) return elsewhere || code === 'quotation.mislocated' ? 'hint' : 'information'
  return elsewhere && direct.every(claim => claim.loose) ? 'information' : severity
}

/** Two places fit equally and differ in other words: which of them is meant, and what is wrong, nobody can tell. */
function isDoubtful({ matches }: Judgement): boolean {
  const told = new Set(
    matches.map(({ differences }) =>
      differences
        .filter(d => d.class === 'unlicensed' || d.class === 'meaning')
        .map(d => `${d.essayText}|${d.sourceText}`)
        .join(' '),
    ),
  )
  return told.size > 1
}
