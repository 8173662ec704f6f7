/** Words that bear on what a sentence says, by language: changing one changes the meaning, however alike the rest is. */
import type { TermLanguage } from '../../terms/language.ts'
import { DE } from './de.ts'
import { EN } from './en.ts'
import { FR } from './fr.ts'
import { RU } from './ru.ts'

/** The languages whose words we know: the same as those of terms. */
export type LexiconLanguage = TermLanguage

/** All words are folded (see text/fold.ts): no accents, no apostrophes, small letters. */
export interface Lexicon {
  readonly negations: ReadonlySet<string>
  /** Put before a word they reverse it: `un`, `in`. */
  readonly negatingPrefixes: readonly string[]
  readonly quantifiers: ReadonlySet<string>
  readonly modals: ReadonlySet<string>
  /** Month names and their abbreviations, by number from 1. */
  readonly months: ReadonlyMap<string, number>
  /** Number words that stand for a value by themselves, ordinals among them. */
  readonly numbers: ReadonlyMap<string, number>
  /** Words that multiply what stands before them: `hundred`, `thousand`. */
  readonly multipliers: ReadonlyMap<string, number>
  /** `and` between number words, and the word that `&` stands for. */
  readonly and: ReadonlySet<string>
  /** What `%` stands for, its words folded and joined. */
  readonly percent: ReadonlySet<string>
}

const LEXICONS: Record<LexiconLanguage, Lexicon> = { en: EN, de: DE, fr: FR, ru: RU }

export function lexiconOf(language: LexiconLanguage): Lexicon {
  return LEXICONS[language]
}

export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(word => word !== ''))
}

/** `january jan | february feb` to a map from each word to its number, counted from `first`. */
export function numbered(groups: string, first: number): ReadonlyMap<string, number> {
  return new Map(groups.split('|').flatMap((group, i) => [...wordSet(group)].map(word => [word, first + i] as const)))
}

export function valued(pairs: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(pairs))
}
