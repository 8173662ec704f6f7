import type { Term, TermLanguage } from '../../model/term.ts'
import type { Inflection } from '../inflection.ts'
import type { TermEntry } from './term-entry.ts'

/** The merged terms of a snapshot, however they are come by: see whole-lexicon.ts and segment-lexicon.ts, which answer alike. */
export interface Lexicon {
  /** Of its sources, and English; in order. */
  readonly languages: readonly TermLanguage[]
  readonly inflection: Inflection
  /** The names that these words are a form of, best first. */
  fitting(words: readonly string[]): readonly TermEntry[]
  /** The terms that have this abbreviation, whichever of them it leads to: several when it is short for several things. Best first. */
  sharing(abbreviation: string): readonly Term[]
  /** The terms of which a full name ends with this surname, in one of its forms (see full-name.ts). In the order of their names. */
  withSurname(surname: string): readonly Term[]
  /** The names of a term that it has given before; none of any other. */
  namesOf(term: Term): readonly TermEntry[]
  /** Terms of which a name begins with these folded words (see foldedPhrase), most important first, at most `limit`. */
  startingWith(folded: string, limit: number): readonly Term[]
  /** The names and aliases of all terms; some may come several times. In no order that means anything. */
  everyName(): Iterable<string>
  /** All, most important first. */
  terms(): readonly Term[]
}
