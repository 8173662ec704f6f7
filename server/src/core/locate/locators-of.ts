import type { Locator } from '../model/place.ts'
import type { Rendition } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import { type Span, span } from '../text/span.ts'
import { bareLabelOf, divisionsAt, restartingOf } from './division-chain.ts'
import type { Division } from './divisions.ts'
import type { Located } from './located.ts'
import { pagesOfSpan } from './pages.ts'
import { paragraphAt } from './paragraphs.ts'
import { linesOfSpan } from './verse-lines.ts'
import { type Verse, versesOf } from './verses.ts'

/**
 * How a stretch of a source is cited, the locator to take first: chapter and verse of a Bible, the printed page, act and scene, book and
 * line, chapter or section, the page that is told from others, the paragraph, last the page of the file. A range where it stands on
 * several pages or lines. Empty only where the source has neither pages nor paragraphs.
 */
export function locatorsOf(source: Located, place: Span<'text'>): readonly Locator[] {
  const pages = pageLocators(source, place)
  const lines = lineLocators(source, place)
  const divisions = divisionLocators(source, place)
  return [
    ...verseLocators(source, place),
    ...pages.filter(({ certain }) => certain),
    ...lines.filter(({ certain, within }) => certain && within),
    ...divisions,
    ...pages.filter(({ certain }) => !certain),
    ...lines.filter(({ certain, within }) => !(certain && within)),
    ...paragraphLocators(source, place),
  ]
}

/** The page of the file: what a viewer counts. Undefined where the file has no pages of its own. */
export function physicalPages(source: Located, place: Span<'text'>): string | undefined {
  if (source.hasOwnPages === false) return undefined
  const pages = pagesOfSpan(source, place)
  return pages.length === 0 ? undefined : rangeOf(pages.map(page => String(page.physical)))
}

function pageLocators(source: Located, place: Span<'text'>): readonly Locator[] {
  const pages = pagesOfSpan(source, place)
  if (pages.length === 0) return []
  const labels = pages.map(({ label }) => label)
  if (labels.includes(undefined)) {
    return [{ label: 'page', value: rangeOf(pages.map(page => String(page.physical))), certain: false }]
  }
  return [{ label: 'page', value: rangeOf(labels as string[]), certain: pages.every(page => page.printed) }]
}

function rangeOf(values: readonly string[]): string {
  const [first, last] = [values[0] as string, values.at(-1) as string]
  return first === last ? first : `${first}-${last}`
}

function verseLocators(source: Located, { start, end }: Span<'text'>): readonly Locator[] {
  const verses = source.derived(versesOf)
  const first = verses[lastAtOrBefore(verses, start, verse => verse.span.start)]
  const last = verses[lastAtOrBefore(verses, Math.max(start, end - 1), verse => verse.span.start)]
  if (!first || !last) return []
  return [{ label: 'verse', value: versesWritten(first, last), certain: true, ...inBook(source, first) }]
}

/** The book of a verse, where the source has several. */
export function inBook(source: Located, { book }: Verse): Pick<Locator, 'book'> {
  return book !== undefined && source.derived(bookCount) > 1 ? { book } : {}
}

function bookCount(rendition: Rendition): number {
  return new Set(versesOf(rendition).map(({ book }) => book)).size
}

function versesWritten(first: Verse, last: Verse): string {
  const from = `${first.chapter}:${first.verse}`
  if (first === last) return from
  return first.chapter === last.chapter ? `${from}-${last.verse}` : `${from}-${last.chapter}:${last.verse}`
}

function divisionLocators(source: Located, { start }: Span<'text'>): readonly Locator[] {
  const chain = divisionsAt(source, start)
  const restarting = restartingOf(source)
  const seen = new Set<string>()
  const found: Locator[] = []
  for (const [i, division] of chain.entries()) {
    const locator = divisionLocator(source, division)
    if (seen.has(locator.label)) continue
    seen.add(locator.label)
    const outer = chain.slice(i + 1).filter(other => other.label !== division.label)
    const needs = division.label === 'scene' || restarting.has(division.label)
    const within = needs ? outer.map(other => divisionLocator(source, other)).reverse() : []
    for (const { label } of within) seen.add(label)
    found.push(within.length > 0 ? { ...locator, within } : locator)
  }
  return found
}

/** Without what it is inside. */
export function divisionLocator(source: Located, { label, form, number, title }: Division): Locator {
  const value = number.map(one => (one.kind === 'letter' ? letterOf(one.value) : String(one.value))).join('.')
  return {
    label: form ?? (label === 'bare' ? bareLabelOf(source) : label),
    value,
    certain: true,
    ...(title === '' ? {} : { title }),
  }
}

function letterOf(value: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + value - 1)
}

function lineLocators(source: Located, place: Span<'text'>): readonly Locator[] {
  const lines = linesOfSpan(source, place)
  if (!lines) return []
  const outer = divisionsAt(source, place.start).filter(({ label, form }) => label !== 'bare' || form !== undefined)
  const within = outer.map(one => divisionLocator(source, one)).reverse()
  const value = lines.from === lines.to ? String(lines.from) : `${lines.from}-${lines.to}`
  return [{ label: 'line', value, certain: lines.exact, ...(within.length > 0 ? { within } : {}) }]
}

function paragraphLocators(source: Located, { start, end }: Span<'text'>): readonly Locator[] {
  const from = paragraphAt(source, start)
  const to = paragraphAt(source, Math.max(start, end - 1))
  if (from === undefined || to === undefined) return []
  const value = to > from ? `${from}-${to}` : String(from)
  return [{ label: 'paragraph', value, certain: false }]
}

/** The stretch from the first to the last of a place's pieces. */
export function wholeOf(pieces: readonly Span<'text'>[]): Span<'text'> {
  return span(Math.min(...pieces.map(p => p.start)), Math.max(...pieces.map(p => p.end)))
}
