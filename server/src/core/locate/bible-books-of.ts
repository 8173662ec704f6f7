/** Which book of the Bible stands where in a source: by its headings, else by its title. Cost: O(headings × words). */
import type { Rendition } from '../model/source.ts'
import { bibleBook } from '../text/bible-books.ts'
import { romanValue } from '../text/roman.ts'
import { wordValue } from './numerals.ts'

export interface BookOfBible {
  readonly at: number
  /** Its English name. */
  readonly book: string
}

/** Shorter words of a title name no book: `am`, `is`, `song` is long enough. */
const LEAST_LETTERS = 3
const LONGEST_TITLE = 120
const MOST_NUMBER = 5

/**
 * In order; empty where nothing names one. A book is named in a heading or in a line above its first verse, `firsts`; the only one may be named in the
 * title of the source.
 */
export function bibleBooksOf(
  { text, outline, metadata }: Rendition,
  firsts: readonly number[],
): readonly BookOfBible[] {
  const headed = outline.flatMap(({ title, span }) => named(title, span.start))
  const above = firsts.flatMap(at => {
    const [, ...paragraphs] = text.slice(Math.max(0, at - LOOK_BACK), at).split(/\n\s*\n/)
    const isFirst = at < LOOK_BACK
    const lines = isFirst ? [text.slice(0, at), ...paragraphs] : paragraphs
    return named(lines.findLast(line => bookNamed(line) !== undefined) ?? '', at)
  })
  const found = [...headed, ...above].sort((x, y) => x.at - y.at)
  return found.length > 0 ? found : named(metadata.title ?? '', 0)
}

/** As far above a verse as its book may be named; before that the verse before ends. */
const LOOK_BACK = 300

function named(title: string, at: number): readonly BookOfBible[] {
  const book = bookNamed(title)
  return book === undefined ? [] : [{ at, book }]
}

/** `The First Epistle of Paul the Apostle to the Corinthians`, `1 Corinthians`, `Genesis`: the book that is named first. */
function bookNamed(title: string): string | undefined {
  if (title.trim().length > LONGEST_TITLE) return undefined
  const words = title.match(/\p{L}+|\d+/gu) ?? []
  let number = 0
  for (const word of words) {
    const value = /^[1-5]$/.test(word)
      ? Number(word)
      : (wordValue(word) ?? (/^I{1,3}$/.test(word) ? romanValue(word) : undefined))
    if (value !== undefined && value <= MOST_NUMBER) number = value
    else if (word.length >= LEAST_LETTERS && /^\p{Lu}/u.test(word)) {
      const book = (number > 0 ? bibleBook(word, number) : undefined) ?? bibleBook(word, 0)
      if (book !== undefined) return book
    }
  }
  return undefined
}
