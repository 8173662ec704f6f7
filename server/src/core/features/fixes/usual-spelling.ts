import { spellingGroups } from '../../check/term-hints/spelling-groups.ts'
import type { Finding } from '../../model/finding.ts'
import { sayCount } from '../../wording.ts'
import { type Candidate, edit, type FixContext } from './fix.ts'

/** Spells a word as the sources do, everywhere in the writer's own prose; a possessive stays. */
export function usualSpellingFixes({ essay, checked }: FixContext, finding: Finding): readonly Candidate[] {
  const { terms } = checked.carried
  if (!terms) return []
  const group = spellingGroups(terms.essay, terms.paragraphs, checked.works).find(
    ({ places: [first] }) => first?.start === finding.span.start,
  )
  if (!group) return []
  const { places, usual } = group
  return [
    {
      title: sayCount(places.length, 'Spell it “{1}”', 'Spell it “{1}” in all {0} places', usual),
      kind: 'quickfix',
      finding,
      edits: places.map(({ start, end }) => edit(essay, start, end, usual)),
      goal: 'resolved',
    },
  ]
}
