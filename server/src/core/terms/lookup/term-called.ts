import type { Term } from '../../model/term.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { wordsOfName } from '../term-words.ts'

/** A longer word that is written small is nobody's way of typing an abbreviation. */
const MOST_LETTERS = 8

/** The term of that name, alias or inflected form. */
export function termCalled(name: string, lexicon: Lexicon): Term | undefined {
  const words = wordsOfName(name)
  const first = words[0]
  if (first === undefined) return undefined
  const [fit] = lexicon.fitting(words)
  if (fit) return fit.term
  // A person who asks for `thermidor` means Thermidor: case decides only between terms.
  const capital = first.charAt(0).toUpperCase() + first.slice(1)
  const upper = first.toUpperCase()
  if (capital !== first) return termCalled([capital, ...words.slice(1)].join(' '), lexicon)
  return words.length === 1 && upper !== first && first.length <= MOST_LETTERS ? termCalled(upper, lexicon) : undefined
}
