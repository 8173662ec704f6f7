/** Chapter and verse where their numbers stand in the text: Bibles. Cost: O(text), once for a source that is asked. */
import type { Rendition } from '../model/source.ts'
import { verseLabels } from '../read/verse-labels.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import { type Span, span } from '../text/span.ts'
import { bibleBooksOf } from './bible-books-of.ts'
import type { Located } from './located.ts'

export interface Verse {
  /** The English name of the book, where the source names it. */
  readonly book?: string
  readonly chapter: number
  readonly verse: number
  /** With its label, to the next. */
  readonly span: Span<'text'>
}

const FIRST = /(?<!\d)0*1:0*1\}?$/

export function versesOf(rendition: Rendition): readonly Verse[] {
  const { text } = rendition
  const labels = verseLabels(text)
  const firsts = labels.filter(({ start, end }) => FIRST.test(text.slice(start, end))).map(({ start }) => start)
  const books = labels.length > 0 ? bibleBooksOf(rendition, firsts) : []
  return labels.flatMap((label, i) => {
    const [, chapter, verse] = /(\d{1,3}):(\d{1,3})\}?$/.exec(text.slice(label.start, label.end)) ?? []
    if (chapter === undefined || verse === undefined) return []
    const end = labels[i + 1]?.start ?? text.length
    const book = books[lastAtOrBefore(books, label.start, one => one.at)]?.book
    return [
      {
        ...(book === undefined ? {} : { book }),
        chapter: Number(chapter),
        verse: Number(verse),
        span: span<'text'>(label.start, end),
      },
    ]
  })
}

/** The book of the Bible that a place is in, where the source names it. */
export function bookAt(source: Located, at: number): string | undefined {
  const verses = source.derived(versesOf)
  return verses[lastAtOrBefore(verses, at, verse => verse.span.start)]?.book
}
