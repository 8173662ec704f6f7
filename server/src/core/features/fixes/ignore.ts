import type { Essay } from '../../essay/essay.ts'
import type { Finding } from '../../model/finding.ts'
import type { Quotation } from '../../model/quotation.ts'
import { say } from '../../wording.ts'
import { blockEnd } from './block-end.ts'
import { type Candidate, edit, type FixContext, type FixTarget } from './fix.ts'

const COMMENT = '<!-- apparatus: ok reason -->'

/** The writer knows better: a comment behind the quotation and its citation, in which “reason” waits for the reason. */
export function ignoreFixes({ essay }: FixContext, { quotation, finding }: FixTarget): readonly Candidate[] {
  const at = placeFor(essay, quotation)
  const before = essay.text[at - 1]
  if (before === undefined) return []
  const edits = [edit(essay, at - 1, at, `${before} ${COMMENT}`)]
  return [{ title: say('Ignore with a reason'), kind: 'quickfix', finding, edits, goal: 'resolved' }]
}

function placeFor({ text, quotations }: Essay, quotation: Quotation): number {
  const { outer } = quotation
  if (quotation.form === 'block') return blockEnd(text, outer)
  const around = quotation.inside === undefined ? quotation : (quotations[quotation.inside] ?? quotation)
  if (around.form === 'block') return placeFor({ text, quotations } as Essay, around)
  const end: number = around.outer.end
  // Its own citation only: behind another quotation the comment would be that one's.
  const next = quotations.find(other => other.outer.start >= end)?.outer.start ?? text.length
  const citation = around.claims.find(({ citation: c }) => {
    const between = text.slice(end, c.start)
    return (
      c.start >= end &&
      c.end <= next &&
      between.length < 40 &&
      /^[\s.,;:!?]*$/.test(between) &&
      !/\n\s*\n/.test(between)
    )
  })?.citation
  const behind: number = citation?.end ?? end
  return behind + (/^[.,;:!?]+/.exec(text.slice(behind, behind + 4))?.[0].length ?? 0)
}

/** For words taken over without marks: behind their paragraph, where it silences all of them in it. */
export function ignoreUnmarkedFixes(essay: Essay, finding: Finding): readonly Candidate[] {
  if (finding.code !== 'quotation.unmarked') return []
  const paragraph = essay.paragraphs.findLast(p => p.start <= finding.span.start && finding.span.end <= p.end)
  if (!paragraph) return []
  const at = paragraph.start + essay.text.slice(paragraph.start, paragraph.end).trimEnd().length
  const edits = [edit(essay, at - 1, at, `${essay.text[at - 1]} ${COMMENT}`)]
  return [{ title: say('Ignore with a reason'), kind: 'quickfix', finding, edits, goal: 'resolved' }]
}
