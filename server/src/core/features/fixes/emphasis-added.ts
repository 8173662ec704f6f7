import type { CheckedQuotation } from '../../check/check-essay.ts'
import { SOFT } from '../../essay/mask.ts'
import { txtReader } from '../../read/plain/txt.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext } from './fix.ts'

const DECLARED = /\b(?:emphas[ie]s|italics|stress)\b|hervorhebung|kursiv|italiques?|soulign|курсив|выделен/i
const FORMS: ReadonlyMap<string, string> = new Map([
  ['en', 'emphasis added'],
  ['de', 'Hervorhebung hinzugefügt'],
  ['fr', 'je souligne'],
  ['ru', 'курсив мой'],
])
/** A declaration stands this near to the quotation's citation. */
const REACH = 80

/**
 * Declares the writer's emphasis in a quotation from a source that has none: a plain text without the usual `_marks_` in the passage,
 * or a format that records emphasis and has none there.
 */
export function emphasisAddedFixes({ essay, corpus }: FixContext, checked: CheckedQuotation): readonly Candidate[] {
  const { quotation, judgement } = checked
  const match = judgement.matches[0]
  const isQuoted = judgement.verdict === 'faithful' || judgement.verdict === 'adapted' || judgement.verdict === 'minor'
  if (!match || !isQuoted || quotation.form === 'block' || !hasEmphasis(essay.text, quotation)) return []
  const { contribution } = corpus.source(match.place.source)
  const { start, end } = match.place.span
  const isUndeclared = match.differences.some(({ kind }) => kind === 'italics.undeclared')
  const isPlain = contribution.reader === txtReader.name
  if (!isUndeclared && (!isPlain || /[_*]/.test(contribution.rendition.text.slice(start - 1, end + 1)))) return []
  const claim = quotation.claims.find(one => one.attachment === 'direct' && one.citation.start >= quotation.outer.end)
  const citation = claim && essay.citations.find(one => one.span.start === claim.citation.start)
  if (!citation || DECLARED.test(essay.text.slice(quotation.outer.end, citation.span.end + REACH))) return []
  const form = FORMS.get(essay.language.slice(0, 2).toLowerCase()) ?? 'emphasis added'
  const last = citation.span.end
  const inside = citation.mode === 'parenthetical' && essay.text[last - 1] === ']'
  const edits = [edit(essay, last - 1, last, inside ? `, ${form}]` : `${essay.text[last - 1]} (${form})`)]
  return [{ title: say('Say “{0}”', form), kind: 'quickfix', edits, goal: 'resolved' }]
}

function hasEmphasis(text: string, { span, masked }: CheckedQuotation['quotation']): boolean {
  for (let i = 0; i < masked.length; i++) {
    if (masked[i] === SOFT && /[*_]/.test(text[span.start + i] as string)) return true
  }
  return false
}
