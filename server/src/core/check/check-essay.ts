import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Difference, Judgement, Match } from '../model/verdict.ts'
import type { Task } from '../task.ts'
import { type Span, span } from '../text/span.ts'
import { citationFindings } from './citations.ts'
import { declarationsOf } from './declarations.ts'
import { editionFindings } from './edition.ts'
import { emphasisedIn } from './emphasis.ts'
import { findingsOf } from './findings.ts'
import { type JudgeContext, judge } from './judge.ts'
import { namesSpeaker } from './second-hand.ts'
import { suppress } from './suppress.ts'
import { unmarkedFindings } from './unmarked.ts'
import type { VerdictMemo } from './verdict-memo.ts'
import { type CitedWorks, type Works, worksOf } from './works.ts'

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
  /** What its keys stand for, as the check saw it. */
  readonly works: Works
  /** One for each of the essay's quotations, in the same order. */
  readonly quotations: readonly CheckedQuotation[]
  /** In order of place. */
  readonly findings: readonly Finding[]
}

export interface CheckOptions extends CitedWorks {
  /** True while sources are still being read: verdicts that depend on what is missing say so. */
  readonly loading?: boolean
  /** Also tell what was taken over without quotation marks. */
  readonly unmarked?: boolean
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
  const works = worksOf(corpus, options)
  const quotations: CheckedQuotation[] = []
  const findings: Finding[] = []
  for (const quotation of essay.quotations) {
    await task.checkpoint()
    const context = {
      ...works,
      loading,
      declared: declarationsOf(essay.text, quotation),
      emphasised: emphasisedIn(essay.text, quotation),
    }
    const judgement = withSpeaker(judgeOnce(quotation, context, memo), quotation, essay)
    const told = findingsOf(quotation, judgement, context)
    findings.push(...told)
    quotations.push({ quotation, judgement, ...(told[0] ? { severity: told[0].severity } : {}) })
  }
  findings.push(...editionFindings(quotations, works))
  if (options.unmarked) findings.push(...(await unmarkedFindings(essay, works, task)))
  if (!loading) findings.push(...citationFindings(essay, works))
  findings.sort((a, b) => a.span.start - b.span.start)
  return {
    essay,
    revision: corpus.revision,
    works,
    ...suppress(essay, quotations, findings, loading || works.incomplete),
  }
}

/** Who speaks is asked last: it depends on what the writer says round the quotation, which a remembered verdict does not know. */
function withSpeaker(judgement: Judgement, quotation: Quotation, essay: Essay): Judgement {
  const { speaker } = judgement
  return speaker === undefined || namesSpeaker(speaker, essay, quotation)
    ? judgement
    : { ...judgement, verdict: 'secondhand' }
}

function judgeOnce(quotation: Quotation, context: JudgeContext, memo: VerdictMemo | undefined): Judgement {
  const key = memoKey(quotation, context)
  const origin = quotation.span.start
  const known = memo?.get(key)
  if (known) return moved(known, origin)
  const judgement = judge(quotation, context)
  memo?.set(key, moved(judgement, 0 - origin))
  return judgement
}

/** All that a verdict depends on. The judgement is kept with offsets from the start of the quotation. */
function memoKey(quotation: Quotation, { corpus, loading, sourcesOf, declared, emphasised }: JudgeContext): string {
  const claims = quotation.claims.map(({ key, attachment }) => [key, attachment, ...sourcesOf(key)].join(' '))
  const flags = [
    loading ? 'loading' : '',
    quotation.looksLikeTitle ? 'title' : '',
    quotation.inside === undefined ? '' : 'inside',
  ]
  const stretches = emphasised.map(({ start, end }) => `${start}-${end}`)
  return [corpus.revision, ...flags, quotation.form, ...declared, ...stretches, ...claims, quotation.masked].join('\n')
}

function moved(judgement: Judgement, by: number): Judgement {
  const move = (s: Span<'essay'>): Span<'essay'> => span(s.start + by, s.end + by)
  const moveDifference = (d: Difference): Difference => ({ ...d, essay: move(d.essay) })
  const moveMatch = (m: Match): Match => ({ ...m, differences: m.differences.map(moveDifference) })
  return { ...judgement, matches: judgement.matches.map(moveMatch) }
}
