import type { Essay } from '../../essay/essay.ts'
import type { Difference } from '../../model/verdict.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixTarget } from './fix.ts'

/** Shows with an ellipsis that words were left out. Not where a “not” is among them: that is no omission but another sentence. */
export function markOmissionFixes(
  { essay, corpus }: FixContext,
  { quotation, judgement, finding }: FixTarget,
): readonly Candidate[] {
  const match = judgement.matches[0]
  if (!match || finding.code !== 'quotation.altered') return []
  const { text } = corpus.source(match.place.source).contribution.rendition
  const mark = ellipsisOf(essay)
  return match.differences.filter(isOmission).flatMap(({ essay: at, source }): Candidate[] => {
    const gap = /^[^\p{L}\p{N}]*/u.exec(quotation.masked.slice(at.start - quotation.span.start))?.[0] ?? ''
    const space = gap.search(/\s/)
    if (space < 0) return []
    // `the river for years, was` → `the river […], was`: the comma comes after what was left out.
    const isBehind =
      /^[.,;:!?]/.test(gap) && /[\p{L}\p{N}]\s*$/u.test(text.slice(Math.max(0, source.start - 4), source.start))
    const start = at.start + (isBehind ? 0 : space)
    const found = essay.text[start] as string
    const edits = [edit(essay, start, start + 1, ` ${mark}${found}`)]
    return [{ title: say('Mark the omission with “{0}”', mark), kind: 'quickfix', finding, edits, goal: 'closer' }]
  })
}

function isOmission({ kind, class: class_, essayText, sourceText }: Difference): boolean {
  const isOpen = class_ === 'unlicensed' || class_ === 'meaning'
  return isOpen && kind !== 'meaning.negation' && kind !== 'word.moved' && essayText === '' && sourceText !== ''
}

const ELLIPSES = /\[(?:…|\.{3}|\. \. \.)\]|…|\. \. \.|\.{3}/g

/** The form that the essay's quotations use most, `[…]` where they have none. */
function ellipsisOf({ quotations }: Essay): string {
  const counts = new Map<string, number>()
  for (const { masked } of quotations) {
    for (const [found] of masked.matchAll(ELLIPSES)) counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  let best = '[…]'
  for (const [form, count] of counts) if (count > (counts.get(best) ?? 0)) best = form
  return best
}
