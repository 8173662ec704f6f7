import type { Term } from '../model/term.ts'
import { eachWord } from '../text/fold.ts'
import type { Inflection } from './inflection.ts'
import type { TermLanguage } from './language.ts'
import { isCapitalised, withoutArticle } from './phrase.ts'

/** One name of a term, prepared for comparing words with it. */
export interface TermEntry {
  readonly term: Term
  /** `['New', 'Economic', 'Policy']`, without an article. */
  readonly words: readonly string[]
  /** The keys of each word (see inflection.ts). */
  readonly keys: readonly (readonly string[])[]
  /** One word whose capital belongs to it: with a small letter it is another word. */
  readonly proper: boolean
}

/** The words of a name, without an article. */
export function wordsOfName(name: string): readonly string[] {
  const bare = withoutArticle(name.trim())
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(bare)) return bare.split(' ')
  const words: string[] = []
  eachWord(bare, 0, bare.length, (start, end) => words.push(bare.slice(start, possessiveEnd(bare, start, end))))
  return words
}

/** A possessive is part of a word to folding: `NEP’s` is the abbreviation and an ending. */
function possessiveEnd(text: string, start: number, end: number): number {
  return /['’]s$/u.test(text.slice(start, end)) ? end - 2 : end
}

/** Whether these words, as they are written in a text of one of these languages, are a form of that name. */
export function isFormOf(
  entry: TermEntry,
  words: readonly string[],
  inflection: Inflection,
  languages: readonly TermLanguage[],
): boolean {
  if (words.length !== entry.keys.length) return false
  if (entry.proper && !isCapitalised(words[0] as string)) return false
  return words.every((word, i) => {
    const keys = inflection.keys(word, languages)
    const wanted = entry.keys[i] as readonly string[]
    return keys.some(key => wanted.includes(key))
  })
}
