import { MOST_WORDS_FOR_A_BRACKET } from '../../check/differences.ts'
import type { Difference } from '../../model/verdict.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixTarget } from './fix.ts'
import { short } from './restore.ts'

/**
 * Puts the writer's own words in brackets, as every style guide asks. Not where they change a negation, a number, a date, a quantifier or
 * a modal: brackets do not make that honest.
 */
export function bracketFixes({ essay }: FixContext, { judgement, finding }: FixTarget): readonly Candidate[] {
  if (finding.code !== 'quotation.altered' && finding.code !== 'quotation.minor') return []
  return (judgement.matches[0]?.differences ?? []).flatMap((difference): Candidate[] => {
    const { start, end } = difference.essay
    const words = essay.text.slice(start, end)
    if (isCapital(difference)) {
      const first = String.fromCodePoint(words.codePointAt(0) as number)
      const edits = [edit(essay, start, start + first.length, `[${first}]`)]
      const title = say('Write “{0}”', `[${first}]${short(words.slice(first.length))}`)
      return [{ title, kind: 'quickfix', finding, edits, goal: 'closer' }]
    }
    if (!isBracketable(difference) || /[[\]]|\n\s*[>\s]*\n/.test(words)) return []
    const edits = [edit(essay, start, end, `[${words}]`)]
    return [
      {
        title: say('Put “{0}” in brackets', short(difference.essayText)),
        kind: 'quickfix',
        finding,
        edits,
        goal: 'closer',
      },
    ]
  })
}

const BRACKETABLE: ReadonlySet<Difference['kind']> = new Set(['word.changed', 'word.added', 'meaning.name'])

function isBracketable({ kind, essayText, sourceText }: Difference): boolean {
  const replaced = sourceText.split(/\s+/).filter(word => word !== '').length
  return BRACKETABLE.has(kind) && essayText !== '' && replaced <= MOST_WORDS_FOR_A_BRACKET
}

/** Only the first letter is written otherwise. */
function isCapital({ kind, essayText, sourceText }: Difference): boolean {
  return kind === 'capital.inner' && essayText.slice(1) === sourceText.slice(1)
}
