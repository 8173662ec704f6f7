/** What is an English word: 135,000 of them with their forms, by a filter that is wrong in three words of a thousand (terms/word-filter.ts). */
import { WordFilter } from '../../terms/word-filter.ts'
import { ENGLISH_WORDS } from './english-words-data.ts'

const ENGLISH = new WordFilter(ENGLISH_WORDS)

/** Whether a folded word of four letters or more is in the list, which has the bases of words (see word-bases.ts). Names are not. */
export function isEnglishWord(folded: string): boolean {
  return ENGLISH.has(folded)
}

/** The same for names. */
export function isEnglishName(folded: string): boolean {
  return ENGLISH.has(`^${folded}`)
}
