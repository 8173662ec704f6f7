/**
 * Whether a word is one of the commonest of its language: then it takes more than a pattern to make it a term of a source. *zone* is a
 * word that everybody uses, and a term of what says it on every page.
 */
import type { TermLanguage } from '../model/term.ts'
import { foldWord } from '../text/fold.ts'
import { COMMON_WORDS } from './common-words-data.ts'
import { WordFilter } from './word-filter.ts'

const FILTERS: Readonly<Record<TermLanguage, WordFilter>> = {
  en: new WordFilter(COMMON_WORDS.en),
  de: new WordFilter(COMMON_WORDS.de),
  fr: new WordFilter(COMMON_WORDS.fr),
  ru: new WordFilter(COMMON_WORDS.ru),
}

/** Among the 5,000 commonest, in this form or without the ending of a plural. Any case. */
export function isCommonWord(word: string, language: TermLanguage): boolean {
  const folded = foldWord(word)
  const filter = FILTERS[language]
  if (filter.has(folded)) return true
  return language === 'en' && folded.length > 3 && folded.endsWith('s') && filter.has(folded.slice(0, -1))
}
