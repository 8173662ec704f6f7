import type { CitedLocator } from '../model/citation.ts'
import { bibleBook } from '../text/bible-books.ts'
import { additiveRomanValue } from '../text/roman.ts'
import { span } from '../text/span.ts'

const BOOK = /^(?:([1-3]|I{1,3})\.?\s?)?(\p{Lu}\p{L}+)\.?\s*(?:(?:of|des)\s\p{L}+\.?\s*)?(?=[\divxlc])/u
/** `1:3`, `1:3-5`, `1.3`, `1,3`, `i. 3`. */
const CHAPTER_AND_VERSE =
  /^(?:\d{1,3}|[ivxlc]{1,8})(?::\s?|\.\s?|,\s?)\d{1,3}(?!\d)(?:\s?[-–—]{1,2}\s?\d{1,3}(?::\d{1,3})?(?!\d))?(?:ff?\b)?/u
const CHAPTER = /^\d{1,3}(?![\d\p{L}])(?:\s?[-–—]{1,2}\s?\d{1,3})?/u
const LONGEST = 60

/**
 * `Gen. 1:3`, `1 Cor 13:4-7`, `Röm 3,28`, `Gen. i. 3`: chapter and verse of a book of the Bible, `Gen. 3` a chapter. Pandoc takes it for words and
 * prints it as it is. `isTerm` says that a word is a locator's as well: `Col. 2` is a column, `Col. 2:3` is none.
 */
export function biblePlaceAt(
  text: string,
  from: number,
  to: number,
  isTerm: (word: string) => boolean,
): CitedLocator | undefined {
  const content = text.slice(from, Math.min(to, from + LONGEST))
  const [whole = '', number, name = ''] = BOOK.exec(content) ?? []
  const book =
    name === '' ? undefined : bibleBook(name, number === undefined ? 0 : (additiveRomanValue(number) ?? Number(number)))
  if (book === undefined) return undefined
  const rest = content.slice(whole.length)
  const both = CHAPTER_AND_VERSE.exec(rest)?.[0]
  const isDoubtful = number === undefined && isTerm(name)
  if (isDoubtful && !both?.includes(':')) return undefined
  const value = both ?? CHAPTER.exec(rest)?.[0]
  if (value === undefined) return undefined
  const end = from + whole.length + value.length
  return { label: both === undefined ? 'chapter' : 'verse', value, span: span(from, end), book }
}
