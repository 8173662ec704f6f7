/**
 * The proof of a fix: it is made on a copy of the essay, the copy is read and checked anew, and only when the finding is gone (or the
 * quotation is closer to its source) and nothing else is found is the fix offered. So no rule of a single fix must foresee what
 * Markdown, the pairing of marks or the verdicts make of its text. Costs one reading of the changed paragraph and its verdicts; all
 * else is taken over from the essay as it is.
 */
import { type CheckedEssay, type CheckedQuotation, type CheckOptions, checkEssay } from '../../check/check-essay.ts'
import type { VerdictMemo } from '../../check/verdict-memo.ts'
import type { Corpus } from '../../corpus/corpus.ts'
import { parseEssay } from '../../essay/essay.ts'
import type { Finding, Severity } from '../../model/finding.ts'
import type { Task } from '../../task.ts'
import { contains, type Span, span } from '../../text/span.ts'
import { applyEdits, type Candidate, type FixEdit } from './fix.ts'

export interface Recheck {
  readonly task: Task
  /** Knows the verdicts of the essay as it is. */
  readonly memo: VerdictMemo
  readonly check: CheckOptions
}

const RANK: Record<Severity, number> = { error: 3, warning: 2, information: 1, hint: 0 }

/** Whether a fix does what it promises. Throws Cancelled. */
export async function isProven(
  candidate: Candidate,
  before: CheckedEssay,
  corpus: Corpus,
  recheck: Recheck,
): Promise<boolean> {
  const after = await checkedAfter(candidate.edits, before, corpus, recheck)
  const { finding, edits, goal } = candidate
  if (!sameQuotations(before, after, edits)) return false
  for (const found of after.findings) {
    const old = before.findings.find(one => isSame(one, found, edits))
    if (old ? RANK[found.severity] > RANK[old.severity] : !isLess(found, finding)) return false
    if (old !== undefined && old === finding && goal === 'resolved') return false
  }
  return goal === 'resolved' || (finding !== undefined && isCloser(finding, before, after, edits))
}

/** What is new must weigh less than what is gone: the words restored, a comma still differs. */
function isLess(found: Finding, finding: Finding | undefined): boolean {
  return finding !== undefined && RANK[found.severity] < RANK[finding.severity]
}

/** The essay with the edits made, checked. */
export function checkedAfter(
  edits: readonly FixEdit[],
  previous: CheckedEssay,
  corpus: Corpus,
  { task, memo, check }: Recheck,
): Promise<CheckedEssay> {
  const { essay } = previous
  const after = parseEssay(applyEdits(essay.text, edits), essay)
  return checkEssay(after, corpus, task, memo, { ...check, previous })
}

/** Where a span of the essay lies after the edits. An end inside a replaced stretch goes to that end of the replacement. */
export function movedSpan({ start, end }: Span<'essay'>, edits: readonly FixEdit[]): Span<'essay'> {
  let from: number = start
  let to: number = end
  let growth = 0
  for (const { span: s, newText } of edits) {
    if (s.start < start && start < s.end) from = s.start + growth
    if (s.start < end && end < s.end) to = s.start + growth + newText.length
    growth += newText.length - (s.end - s.start)
    if (s.end <= start) from = start + growth
    if (s.end <= end) to = end + growth
  }
  return span(from, Math.max(from, to))
}

function isSame(old: Finding, found: Finding, edits: readonly FixEdit[]): boolean {
  if (old.code !== found.code) return false
  const moved = movedSpan(old.span, edits)
  return moved.start < found.span.end && found.span.start < moved.end
}

/** No quotation is lost, and none comes that does not stand within one that was there: marks are still paired as they were. */
function sameQuotations(before: CheckedEssay, after: CheckedEssay, edits: readonly FixEdit[]): boolean {
  const outermost = ({ essay }: CheckedEssay): Span<'essay'>[] =>
    essay.quotations.filter(q => q.inside === undefined).map(q => q.outer)
  const old = outermost(before)
  const now = outermost(after)
  return (
    old.length === now.length &&
    old.every((one, i) => {
      const moved = movedSpan(one, edits)
      const other = now[i] as Span<'essay'>
      return moved.start < other.end && other.start < moved.end
    })
  )
}

function isCloser(finding: Finding, before: CheckedEssay, after: CheckedEssay, edits: readonly FixEdit[]): boolean {
  const i = before.quotations.findIndex(({ quotation }) => contains(quotation.outer, finding.span))
  const old = before.quotations[i]
  const moved = old && movedSpan(old.quotation.outer, edits)
  const now = after.quotations.find(
    ({ quotation }) => moved && quotation.outer.start < moved.end && moved.start < quotation.outer.end,
  )
  return old !== undefined && now !== undefined && weightOf(now) < weightOf(old)
}

/** How much is wrong with a quotation: what changes the meaning counts more than any number of small things. */
function weightOf({ judgement }: CheckedQuotation): number {
  const weights = { silent: 0, marked: 0, minor: 1, unlicensed: 100, meaning: 10_000 }
  const best = judgement.matches[0]
  return best ? best.differences.reduce((sum, d) => sum + weights[d.class], 0) : Number.POSITIVE_INFINITY
}
