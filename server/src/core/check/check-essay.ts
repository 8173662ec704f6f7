import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import { changeBetween } from '../essay/text-change.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Judgement } from '../model/verdict.ts'
import type { Task } from '../task.ts'
import { span } from '../text/span.ts'
import { citationFindings, nearKeysIn } from './citations.ts'
import { declarationsOf } from './declarations.ts'
import { editionFindings } from './edition.ts'
import { emphasisedIn } from './emphasis.ts'
import { findingsOf } from './findings.ts'
import { judgeOnce, movedJudgement } from './judge-once.ts'
import { type MissingLocators, missingLocatorFindings } from './missing-locators.ts'
import { withoutOtherPaginations } from './other-pagination.ts'
import { declaresOwnTranslations } from './own-translations.ts'
import { saysPlace } from './said-place.ts'
import { namesSpeaker } from './second-hand.ts'
import { suppress } from './suppress.ts'
import { type KnownTerms, type TermHintCode, termHints } from './term-hints/term-hints.ts'
import { CHANGED, unchangedQuotations } from './unchanged-quotations.ts'
import { type CopiedRuns, unmarkedFindings } from './unmarked.ts'
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
  /** For the check of the next version. */
  readonly carried: Carried
}

/** What a check leaves for that of the next version of its essay. */
export interface Carried {
  readonly given: Omit<CheckOptions, 'previous'>
  /** The writer says that all translations are his. */
  readonly isTranslated: boolean
  /** The quotations before the writer's comments silenced some. */
  readonly quotations: readonly CheckedQuotation[]
  /** What was found of each of them. */
  readonly told: readonly (readonly Finding[])[]
  readonly nearTo: (key: string) => readonly string[]
  readonly missing: MissingLocators
  readonly copied: CopiedRuns | undefined
  readonly terms: KnownTerms | undefined
}

export interface CheckOptions extends CitedWorks {
  /** True while sources are still being read: verdicts that depend on what is missing say so. */
  readonly loading?: boolean
  /** Also tell what was taken over without quotation marks. */
  readonly unmarked?: boolean
  /** Hints about terms that the writer wants. */
  readonly termHints?: ReadonlySet<TermHintCode>
  /** What an earlier version of the essay was found to be: quotations that nothing changed for are not looked at again. */
  readonly previous?: CheckedEssay | undefined
}

/**
 * Checks every quotation of an essay. What `options.previous` or `memo` know to be the same is not made again; the result is as if neither
 * were given.
 */
export async function checkEssay(
  essay: Essay,
  corpus: Corpus,
  task: Task,
  memo?: VerdictMemo,
  options: CheckOptions = {},
): Promise<CheckedEssay> {
  const { previous: last, ...given } = options
  const loading = given.loading ?? false
  const previous = last && isSameBut(last, corpus, given) ? last : undefined
  const works = previous?.works ?? worksOf(corpus, options)
  const change = previous && changeBetween(previous.essay.text, essay.text)
  const isTranslated = declaresOwnTranslations(essay.text)
  const isSaidAnew = isTranslated !== previous?.carried.isTranslated || writingOf(essay) !== writingOf(previous.essay)
  const unchanged = previous && !isSaidAnew ? unchangedQuotations(previous.essay, essay, change) : undefined
  await task.checkpoint()
  const quotations: CheckedQuotation[] = []
  const told: (readonly Finding[])[] = []
  for (let i = 0; i < essay.quotations.length; i++) {
    const quotation = essay.quotations[i] as Quotation
    const index = unchanged?.[i] ?? CHANGED
    if (previous && index !== CHANGED) {
      const before = previous.carried.quotations[index] as CheckedQuotation
      quotations.push(movedQuotation(before, quotation))
      told.push(movedFindings(previous.carried.told[index] as readonly Finding[], before, quotation))
      continue
    }
    await task.checkpoint()
    const one = tell(quotation, { essay, works, loading, isTranslated, memo })
    quotations.push(one.checked)
    told.push(one.findings)
  }
  const findings: Finding[] = []
  const settled = withoutOtherPaginations(quotations, told, works)
  for (const some of settled.told) if (some.length > 0) findings.push(...some)
  findings.push(...editionFindings(quotations, works), ...settled.editions)
  const copied = options.unmarked ? await unmarkedFindings(essay, works, task, previous?.carried.copied) : undefined
  if (copied) findings.push(...copied.findings)
  const hints = options.termHints?.size
    ? await termHints(essay, works, { wanted: options.termHints, loading, change }, task, previous?.carried.terms)
    : undefined
  if (hints) findings.push(...hints.findings)
  const nearTo = previous?.carried.nearTo ?? nearKeysIn(works)
  if (!loading) findings.push(...citationFindings(essay, works, nearTo))
  const missing = previous?.carried.missing ?? new Map<string, string | null>()
  if (!loading) findings.push(...(await missingLocatorFindings(essay, quotations, works, missing, task)))
  findings.sort((a, b) => a.span.start - b.span.start)
  return {
    essay,
    revision: corpus.revision,
    works,
    ...suppress(essay, settled.quotations, findings, loading || works.incomplete),
    carried: { given, isTranslated, quotations, told, nearTo, missing, copied: copied?.runs, terms: hints?.known },
  }
}

/** Whether a check was made with the same sources and keys, so that only the essay is another. */
function isSameBut({ works, carried }: CheckedEssay, corpus: Corpus, now: Carried['given']): boolean {
  const { given } = carried
  return (
    works.corpus === corpus &&
    (given.loading ?? false) === (now.loading ?? false) &&
    given.library === now.library &&
    given.incomplete === now.incomplete &&
    given.sourcesOf === now.sourcesOf &&
    given.keyOf === now.keyOf &&
    given.pagesOf === now.pagesOf
  )
}

interface TellContext {
  readonly essay: Essay
  readonly works: Works
  readonly loading: boolean
  readonly isTranslated: boolean
  readonly memo: VerdictMemo | undefined
}

function tell(
  quotation: Quotation,
  { essay, works, loading, isTranslated, memo }: TellContext,
): { readonly checked: CheckedQuotation; readonly findings: readonly Finding[] } {
  const declared = declarationsOf(essay.text, quotation)
  const context = {
    ...works,
    loading,
    declared: isTranslated ? [...new Set([...declared, 'translation' as const])] : declared,
    writing: writingOf(essay),
    emphasised: emphasisedIn(essay.text, quotation),
  }
  const judgement = withSpeaker(
    withoutSaidPlace(judgeOnce(quotation, context, memo), quotation, essay),
    quotation,
    essay,
  )
  const findings = findingsOf(quotation, judgement, context)
  return {
    checked: { quotation, judgement, ...(findings[0] ? { severity: findings[0].severity } : {}) },
    findings,
  }
}

/** The language that the essay says it is written in. */
function writingOf({ frontMatter }: Essay): string | undefined {
  return frontMatter?.lang
}

/** Of a quotation that is the same but for its place. */
function movedQuotation(checked: CheckedQuotation, quotation: Quotation): CheckedQuotation {
  if (checked.quotation === quotation) return checked
  const { severity } = checked
  const judgement = movedJudgement(checked.judgement, quotation.span.start - checked.quotation.span.start)
  return severity === undefined ? { quotation, judgement } : { quotation, judgement, severity }
}

function movedFindings(
  findings: readonly Finding[],
  before: CheckedQuotation,
  quotation: Quotation,
): readonly Finding[] {
  const by = quotation.span.start - before.quotation.span.start
  if (by === 0 || findings.length === 0) return findings
  return findings.map(finding => ({ ...finding, span: span(finding.span.start + by, finding.span.end + by) }))
}

/** Asked last, as who speaks is. */
function withoutSaidPlace(judgement: Judgement, quotation: Quotation, essay: Essay): Judgement {
  const { location, ...rest } = judgement
  if (location?.kind !== 'wrong' || !saysPlace(location.right, essay.text, quotation)) return judgement
  const { words, ...settled } = rest
  return settled.verdict === 'mislocated' && words ? { ...settled, verdict: words } : rest
}

/** Who speaks is asked last: it depends on what the writer says round the quotation, which a remembered verdict does not know. */
function withSpeaker(judgement: Judgement, quotation: Quotation, essay: Essay): Judgement {
  const { speaker } = judgement
  if (speaker === undefined || namesSpeaker(speaker, essay, quotation)) return judgement
  return judgement.verdict === 'mislocated'
    ? { ...judgement, words: 'secondhand' }
    : { ...judgement, verdict: 'secondhand' }
}
