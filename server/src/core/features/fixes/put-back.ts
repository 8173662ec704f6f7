import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixEdit, type FixTarget } from './fix.ts'
import { QuotedWords } from './quoted-words.ts'
import { styleOf } from './style.ts'
import { wordingOf } from './wording.ts'

/** The source's words in the place of a mark of the writer that changes the sense: an ellipsis for a “not”, a bracket that reverses. */
export function putBackFixes(
  { essay, corpus }: FixContext,
  { quotation, judgement, finding }: FixTarget,
): readonly Candidate[] {
  if (finding.code !== 'omission.negation' && finding.code !== 'bracket.meaning') return []
  const match = judgement.matches[0]
  const difference = match?.differences.find(
    d => d.class === 'marked' && d.essay.start === finding.span.start && d.essay.end === finding.span.end,
  )
  if (!match || !difference) return []
  const { contribution } = corpus.source(match.place.source)
  const quoted = new QuotedWords(essay, quotation)
  const { from, to, first, last } = quoted.siteOf(difference, contribution)
  const { words } = contribution
  const style = styleOf(essay, quotation)
  let edits: readonly FixEdit[]
  if (difference.kind === 'omission.marked') {
    const [before, after] = [quoted.words[from - 1], quoted.words[to]]
    const [start, end] = [words.ends[first - 1], words.starts[last]]
    if (!before || !after || start === undefined || end === undefined) return []
    edits = [edit(essay, before.end, after.start, wordingOf(contribution, start, end, style))]
  } else {
    const { start, end } = difference.essay
    const open = essay.text[start - 1] === '[' ? start - 1 : start
    const close = essay.text[end] === ']' ? end + 1 : end
    const [begin, stop] = [words.starts[first], words.ends[last - 1]]
    if (first === last || begin === undefined || stop === undefined) return []
    edits = [edit(essay, open, close, wordingOf(contribution, begin, stop, style))]
  }
  return [{ title: say('Put the source’s words back'), kind: 'quickfix', finding, edits, goal: 'resolved' }]
}
