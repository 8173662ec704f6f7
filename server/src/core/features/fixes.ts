/** What a writer can do about what was found: changes of the essay as plain data, each tried before it is offered. */
import type { CheckedEssay, CheckOptions } from '../check/check-essay.ts'
import { VerdictMemo } from '../check/verdict-memo.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import { type Task, UNINTERRUPTED } from '../task.ts'
import type { Span } from '../text/span.ts'
import { addCitationFixes } from './fixes/add-citation.ts'
import { bracketFixes } from './fixes/bracket-change.ts'
import { bareLocatorFixes, citationFormFixes } from './fixes/citation-form.ts'
import { emphasisAddedFixes } from './fixes/emphasis-added.ts'
import { type Candidate, type Fix, type FixContext, type FixTarget, isFor } from './fixes/fix.ts'
import { fixAllIn } from './fixes/fix-all.ts'
import { ignoreFixes, ignoreUnmarkedFixes } from './fixes/ignore.ts'
import { markOmissionFixes } from './fixes/mark-omission.ts'
import { nearKeyFixes } from './fixes/near-key.ts'
import { putBackFixes } from './fixes/put-back.ts'
import { quotedInFixes } from './fixes/quoted-in.ts'
import { isProven, type Recheck } from './fixes/recheck.ts'
import { restoreFixes } from './fixes/restore.ts'
import { rightKeyFixes } from './fixes/right-key.ts'
import { rightLocatorFixes } from './fixes/right-locator.ts'
import { sicFixes } from './fixes/sic.ts'
import { takeOutCommentFixes } from './fixes/take-out-comment.ts'
import { targetOf } from './fixes/target.ts'
import { usualSpellingFixes } from './fixes/usual-spelling.ts'

export { applyEdits, type Fix, type FixEdit } from './fixes/fix.ts'

/** `. (pp. 199–205, note 3)`: the cursor may stand on it. */
const LONGEST_BARE_LOCATOR = 60

export interface FixOptions {
  readonly task?: Task
  /** With the verdicts of the essay in it, a fix costs no more than reading the essay. */
  readonly memo?: VerdictMemo
  /** As the essay was checked. */
  readonly check?: CheckOptions
}

/** In the order in which they are offered. */
const FIXES: readonly ((context: FixContext, target: FixTarget) => readonly Candidate[])[] = [
  restoreFixes,
  putBackFixes,
  rightKeyFixes,
  rightLocatorFixes,
  addCitationFixes,
  quotedInFixes,
  markOmissionFixes,
  bracketFixes,
  sicFixes,
  ignoreFixes,
]

/**
 * The fixes for what is found at `at` (a selection, or a cursor when it is empty), best first. Each removes its finding, or takes one
 * difference out of several away, and brings no finding as grave. Throws Cancelled.
 */
export async function fixesAt(
  essay: Essay,
  corpus: Corpus,
  checked: CheckedEssay,
  at: Span<'essay'>,
  options: FixOptions = {},
): Promise<readonly Fix[]> {
  const context: FixContext = { essay, corpus, checked }
  const recheck = recheckOf(options)
  const fixes: Fix[] = []
  const seen = new Set<string>()
  for (const candidate of candidatesAt(context, at)) {
    const key = candidate.edits.map(({ span, newText }) => `${span.start} ${span.end} ${newText}`).join('\n')
    // The second way to restore a quotation is for when the first fails.
    const name = `${candidate.title}\n${candidate.finding?.span.start ?? ''}`
    if (seen.has(key) || (candidate.goal === 'resolved' && seen.has(name)) || !isFor(essay.text, candidate)) continue
    await recheck.task.checkpoint()
    if (!(await isProven(candidate, checked, corpus, recheck))) continue
    seen.add(key).add(name)
    const { goal: _, ...fix } = candidate
    fixes.push(fix)
  }
  return fixes
}

/** One fix that restores every quotation that can be restored safely; undefined where there is none. Throws Cancelled. */
export function fixAll(
  essay: Essay,
  corpus: Corpus,
  checked: CheckedEssay,
  options: FixOptions = {},
): Promise<Fix | undefined> {
  return fixAllIn({ essay, corpus, checked }, recheckOf(options))
}

function recheckOf({ task, memo, check }: FixOptions): Recheck {
  return { task: task ?? UNINTERRUPTED, memo: memo ?? new VerdictMemo(), check: check ?? {} }
}

function candidatesAt(context: FixContext, at: Span<'essay'>): readonly Candidate[] {
  const { checked, essay } = context
  const candidates: Candidate[] = []
  for (const finding of checked.findings) {
    const target = targetOf(context, finding)
    const reach = target && finding.code !== 'citation.unknown-key' ? reachOf(target) : finding.span
    if (reach.start > at.end || at.start > reach.end) continue
    if (finding.code === 'citation.unknown-key') candidates.push(...nearKeyFixes(context, finding))
    else if (finding.code === 'term.spelling') candidates.push(...usualSpellingFixes(context, finding))
    else if (target) candidates.push(...FIXES.flatMap(fixesOf => fixesOf(context, target)))
    else candidates.push(...takeOutCommentFixes(essay, finding), ...ignoreUnmarkedFixes(essay, finding))
  }
  for (const one of checked.quotations) {
    const { start, end } = reachOf(one)
    if (start <= at.end && at.start <= end) candidates.push(...emphasisAddedFixes(context, one))
    if (start <= at.end && at.start <= end + LONGEST_BARE_LOCATOR) candidates.push(...bareLocatorFixes(context, one))
  }
  candidates.push(...citationFormFixes(context, at))
  return candidates
}

/** A quotation with the citation behind it: the cursor may stand on either. */
function reachOf({ quotation }: Pick<FixTarget, 'quotation'>): Span<'essay'> {
  const { outer, claims } = quotation
  const behind = claims.find(({ citation }) => citation.start >= outer.end && citation.start - outer.end < 4)
  return { start: outer.start, end: behind?.citation.end ?? outer.end }
}
