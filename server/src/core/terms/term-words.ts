import { eachWord } from '../text/fold.ts'
import { withoutArticle } from './phrase.ts'

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
