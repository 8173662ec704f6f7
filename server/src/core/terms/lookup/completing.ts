import type { Term } from '../../model/term.ts'
import { latinSpellings } from '../../text/transliteration.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { foldedPhrase } from '../lexicon/term-keys.ts'

/**
 * Terms of which a name begins with these folded words, Russian words in Latin letters too; most important first.
 * @param typed the same as it was typed: folding makes и of й
 */
export function completing(folded: string, typed: string, limit: number, lexicon: Lexicon): readonly Term[] {
  const found = lexicon.startingWith(folded, limit)
  if (found.length > 0 || !/^[\p{Script=Cyrillic}\s-]+$/u.test(typed)) return found
  const [latin = ''] = latinSpellings(typed.toLowerCase())
  return lexicon.startingWith(foldedPhrase(latin), limit)
}
