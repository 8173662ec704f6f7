import type { Locator } from '../model/place.ts'
import { overlaps, type Span } from '../text/span.ts'
import { type Cited, type CitedPart, citedParts } from './cited-parts.ts'
import { comparePaths, isLettered, samePath } from './cited-values.ts'
import { divisionsIn, isCalled } from './division-chain.ts'
import type { Division } from './divisions.ts'
import type { Located } from './located.ts'
import { divisionLocator } from './locators-of.ts'
import { numeralOf } from './numerals.ts'
import { allPages, merelyCounts } from './pages.ts'
import { resolvePart } from './resolve-part.ts'
import { versesOf } from './verses.ts'

/**
 * The last locator that a source has of those that the cited one lies behind: page 212 for page 400. Undefined where it does not lie behind all of its
 * kind: numbers may be wanting among others, pages without text are left out, headings may not have been recognised.
 */
export function lastBefore(source: Located, cited: Cited): Locator | undefined {
  let outer: readonly Span<'text'>[] | undefined
  for (const part of citedParts(source, cited)) {
    const { numbering, spans } = resolvePart(source, part)
    if (numbering === 'none') continue
    const inner = outer ? spans.filter(one => outer?.some(other => overlaps(one, other))) : spans
    if (inner.length === 0) return lastOfPart(source, part, outer)
    outer = inner
  }
  return undefined
}

function lastOfPart(source: Located, part: CitedPart, outer: readonly Span<'text'>[] | undefined): Locator | undefined {
  if (part.ranges.length === 0 || part.label === 'line' || part.isVague === true) return undefined
  if (part.label === 'page') return lastPage(source, part)
  if (part.label === 'verse') return lastVerse(source, part)
  const among = divisionsIn(source).filter(
    one => (outer === undefined || outer.some(other => overlaps(one.span, other))) && isCalled(one, part.label),
  )
  let last: (typeof among)[number] | undefined
  for (const { from } of part.ranges) {
    const siblings = among.filter(
      ({ number }) =>
        number.length <= from.path.length && samePath(number.slice(0, -1), from.path.slice(0, number.length - 1)),
    )
    const deepest = Math.max(0, ...siblings.map(({ number }) => number.length))
    // No heading as deep as that: it may be the number of a paragraph.
    if (
      deepest === 0 ||
      (deepest < from.path.length &&
        siblings.some(({ number }) => comparePaths(number, from.path.slice(0, deepest)) >= 0))
    )
      return undefined
    const greatest = siblings
      .filter(({ number }) => number.length === deepest)
      .reduce((a, b) => (comparePaths(a.number, b.number) >= 0 ? a : b))
    if (
      comparePaths(from.path, greatest.number) <= 0 ||
      !isWithoutGaps(siblings.filter(({ number }) => number.length === deepest))
    )
      return undefined
    last = greatest
  }
  return last && { ...divisionLocator(source, last), label: part.label }
}

const LEAST_SIBLINGS = 2

/** A gap is a heading that was not recognised, and there may be more of them. */
function isWithoutGaps(siblings: readonly Division[]): boolean {
  // One heading, or none that is the first, is no numbering to rely on.
  const values = [...new Set(siblings.map(({ number }) => number.at(-1)?.value ?? 0))].sort((a, b) => a - b)
  const isWhole = values.length >= LEAST_SIBLINGS && (values[0] as number) <= 1
  return isWhole && values.every((value, i) => i === 0 || value === (values[i - 1] as number) + 1)
}

/** Plates and blank leaves at the end are not read, and of two pages on one sheet one is known. */
const PAGES_WITHOUT_TEXT = 10

function lastPage(source: Located, { ranges }: CitedPart): Locator | undefined {
  let last: { readonly label: string; readonly value: number } | undefined
  const [first] = ranges
  if (first?.from.path.length !== 1 || isLettered(first) || merelyCounts(source)) return undefined
  const kind = first.from.path[0]?.kind
  for (const { label } of allPages(source)) {
    const numeral = label === undefined ? undefined : numeralOf(label)
    if (label !== undefined && numeral?.kind === kind && numeral && numeral.value > (last?.value ?? 0))
      last = { label, value: numeral.value }
  }
  const least = (last?.value ?? 0) + PAGES_WITHOUT_TEXT
  const isBehind = last !== undefined && ranges.every(({ from }) => (from.path[0]?.value ?? 0) > least)
  return last && isBehind ? { label: 'page', value: last.label, certain: true } : undefined
}

function lastVerse(source: Located, { ranges, book }: CitedPart): Locator | undefined {
  const verses = source.derived(versesOf).filter(one => book === undefined || one.book === book)
  const [chapter, verse] = ranges[0]?.from.path ?? []
  if (!chapter || !verse) return undefined
  const inChapter = verses.filter(one => one.chapter === chapter.value)
  const among = inChapter.length > 0 ? inChapter : verses
  if (among.length === 0) return undefined
  const last = among.reduce((a, b) => (b.chapter > a.chapter || (b.chapter === a.chapter && b.verse > a.verse) ? b : a))
  const isBehind = chapter.value > last.chapter || (chapter.value === last.chapter && verse.value > last.verse)
  return isBehind ? { label: 'verse', value: `${last.chapter}:${last.verse}`, certain: true } : undefined
}
