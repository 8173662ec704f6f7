import type { Term } from '../../model/term.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isAbbreviation } from '../phrase.ts'
import { distinctSenses } from '../senses/senses.ts'
import { wordsOfName } from '../term-words.ts'

/** The different things that an abbreviation, as it stands in a text, is short for (see senses.ts); empty for another word. Best first. */
export function abbreviatedBy(word: string, lexicon: Lexicon): readonly Term[] {
  const [abbreviation, ...more] = wordsOfName(word)
  if (abbreviation === undefined || more.length > 0) return []
  const bare = abbreviation.replace(/(?<=\p{Lu})s$/u, '')
  if (!isAbbreviation(bare)) return []
  const [owner] = lexicon.fitting([bare])
  const all = lexicon.sharing(bare)
  return distinctSenses([...new Set([...(owner ? [owner.term] : []), ...all])])
}
