import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Difference, Judgement, Match } from '../model/verdict.ts'
import type { Task } from '../task.ts'
import { type Span, span } from '../text/span.ts'
import { findingOf } from './findings.ts'
import { judge } from './judge.ts'
import { suppress } from './suppress.ts'
import type { VerdictMemo } from './verdict-memo.ts'

export interface CheckedQuotation {
  readonly quotation: Quotation
  readonly judgement: Judgement
  /** Absent where there is nothing to show but in the hover. */
  readonly severity?: Severity
}

export interface CheckedEssay {
  readonly essay: Essay
  /** The corpus that the verdicts were made against. */
  readonly revision: number
  /** One for each of the essay's quotations, in the same order. */
  readonly quotations: readonly CheckedQuotation[]
  /** In order of place. */
  readonly findings: readonly Finding[]
}

export interface CheckOptions {
  /** True while sources are still being read: verdicts that depend on what is missing say so. */
  readonly loading?: boolean
}

/** Checks every quotation of an essay. Verdicts that `memo` remembers for this corpus are not made again. */
export async function checkEssay(
  essay: Essay,
  corpus: Corpus,
  task: Task,
  memo?: VerdictMemo,
  options: CheckOptions = {},
): Promise<CheckedEssay> {
  const loading = options.loading ?? false
  const quotations: CheckedQuotation[] = []
  const findings: Finding[] = []
  for (const quotation of essay.quotations) {
    await task.checkpoint()
    const judgement = judgeOnce(quotation, corpus, loading, memo)
    const finding = findingOf(quotation, judgement, corpus)
    if (finding) findings.push(finding)
    quotations.push({ quotation, judgement, ...(finding ? { severity: finding.severity } : {}) })
  }
  return { essay, revision: corpus.revision, ...suppress(essay, quotations, findings, loading) }
}

function judgeOnce(
  quotation: Quotation,
  corpus: Corpus,
  loading: boolean,
  memo: VerdictMemo | undefined,
): Judgement {
  const key = memoKey(quotation, corpus, loading)
  const origin = quotation.span.start
  const known = memo?.get(key)
  if (known) return moved(known, origin)
  const judgement = judge(quotation, corpus, loading)
  memo?.set(key, moved(judgement, -origin))
  return judgement
}

/** All that a verdict depends on. The judgement is kept with offsets from the start of the quotation. */
function memoKey(quotation: Quotation, corpus: Corpus, loading: boolean): string {
  const claims = quotation.claims.map(claim => `${claim.key} ${claim.attachment}`)
  const title = quotation.looksLikeTitle ? 'title' : ''
  return [corpus.revision, loading ? 'loading' : '', quotation.form, title, ...claims, quotation.masked].join('\n')
}

function moved(judgement: Judgement, by: number): Judgement {
  const move = (s: Span<'essay'>): Span<'essay'> => span(s.start + by, s.end + by)
  const moveDifference = (d: Difference): Difference => ({ ...d, essay: move(d.essay) })
  const moveMatch = (m: Match): Match => ({ ...m, differences: m.differences.map(moveDifference) })
  return { ...judgement, matches: judgement.matches.map(moveMatch) }
}
