import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixTarget } from './fix.ts'

const FORMS: ReadonlyMap<string, string> = new Map([
  ['en', 'quoted in'],
  ['de', 'zitiert nach'],
  ['fr', 'cité dans'],
  ['ru', 'цит. по:'],
])

/** `[quoted in @key, p. 3]`, for words that the source itself quotes from somebody else. */
export function quotedInFixes(
  { essay }: FixContext,
  { quotation, judgement, finding }: FixTarget,
): readonly Candidate[] {
  if (judgement.verdict !== 'secondhand') return []
  const form = FORMS.get(essay.language.slice(0, 2).toLowerCase()) ?? 'quoted in'
  return quotation.claims.flatMap((claim): Candidate[] => {
    const citation = essay.citations.find(one => one.span.start === claim.citation.start)
    const item = citation?.items.find(one => one.key === claim.key)
    if (!citation || citation.mode !== 'parenthetical' || !item || item.prefix !== '') return []
    let at: number = item.keySpan.start
    while (at > citation.span.start && /[-@{]/.test(essay.text[at - 1] as string)) at--
    const edits = [edit(essay, at, item.keySpan.start, `${form} ${essay.text.slice(at, item.keySpan.start)}`)]
    return [
      {
        title: say('Say “{0}”', `${form} @${item.key}`),
        kind: 'quickfix',
        finding,
        edits,
        goal: 'resolved',
        preferred: true,
      },
    ]
  })
}
