/** Words that bear on what a sentence says, by language: changing one changes the meaning, however alike the rest is. */
import { DE } from './de.ts'
import { EN } from './en.ts'
import { FR } from './fr.ts'
import { RU } from './ru.ts'

export type LexiconLanguage = 'en' | 'de' | 'fr' | 'ru'

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

/** The language to judge words in, from a BCP 47 tag; English where we have no words of a language. */
export function lexiconLanguage(tag: string | undefined): LexiconLanguage {
  const primary = tag?.toLowerCase().split('-')[0]
  return primary === 'de' || primary === 'fr' || primary === 'ru' ? primary : 'en'
}

export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(word => word !== ''))
}

/** `january jan | february feb` to a map from each word to its number, counted from `first`. */
export function numbered(groups: string, first: number): ReadonlyMap<string, number> {
  return new Map(
    groups.split('|').flatMap((group, i) => [...wordSet(group)].map(word => [word, first + i] as const)),
  )
}

export function valued(pairs: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(pairs))
}
