import type { Essay } from '../../essay/essay.ts'
import type { Finding } from '../../model/finding.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit } from './fix.ts'

/** Takes out a comment that silences nothing, with the space before it, or with its line when it is alone on it. */
export function takeOutCommentFixes(essay: Essay, finding: Finding): readonly Candidate[] {
  if (finding.code !== 'suppression.unused') return []
  const { text } = essay
  let { start, end }: { start: number; end: number } = finding.span
  while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--
  const isAlone = (start === 0 || text[start - 1] === '\n') && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end))
  if (isAlone) end += /^[ \t]*\r?\n?/.exec(text.slice(end))?.[0].length ?? 0
  const edits = [edit(essay, start, end, '')]
  return [{ title: say('Take this comment out'), kind: 'quickfix', finding, edits, goal: 'resolved', preferred: true }]
}
