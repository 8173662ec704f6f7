import { placesOfSpelling } from '../../check/term-hints.ts'
import type { Finding } from '../../model/finding.ts'
import { sayCount } from '../../wording.ts'
import { type Candidate, edit, type FixContext } from './fix.ts'

/** Spells a name as the sources do, everywhere in the writer's own prose; a possessive stays. */
export function usualSpellingFixes({ essay, corpus, checked }: FixContext, finding: Finding): readonly Candidate[] {
  const word = essay.text.slice(finding.span.start, finding.span.end)
  const [usual, ...others] = corpus.glossary.otherSpellings(word)
  if (usual === undefined || others.length > 0) return []
  const places = placesOfSpelling(essay, checked.works, word)
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
