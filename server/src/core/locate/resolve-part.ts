/** Where in a source one part of a cited locator is. */

import { type Span, span } from '../text/span.ts'
import type { CitedPart } from './cited-parts.ts'
import { type CitedPoint, type CitedRange, comparePaths } from './cited-values.ts'
import { divisionsIn, isCalled, poemsIn } from './division-chain.ts'
import type { Division } from './divisions.ts'
import type { Located } from './located.ts'
import { type Numeral, numeralOf } from './numerals.ts'
import { allPages, type Page } from './pages.ts'
import { marginNumbersOf } from './verse-lines.ts'
import { type Verse, versesOf } from './verses.ts'

export interface Resolved {
  /** Whether the source has such numbers at all, and whether they stand in it or are told from it. */
  readonly numbering: 'none' | 'inferred' | 'printed'
  /** In order; empty where the numbers are known and the value is not among them. */
  readonly spans: readonly Span<'text'>[]
}

const NONE: Resolved = { numbering: 'none', spans: [] }
/** How many pages, lines or verses `ff.` may mean. */
const MOST_FOLLOWING = 30

export function resolvePart(source: Located, part: CitedPart): Resolved {
  switch (part.label) {
    case 'page':
      return pagesFor(source, part)
    case 'line':
      return linesFor(source, part.ranges)
    case 'verse':
      return versesFor(source, part, 'verse')
    case 'chapter': {
      const chapters = part.book === undefined ? divisionsFor(source, part) : NONE
      return chapters.numbering === 'none' ? versesFor(source, part, 'chapter') : chapters
    }
    default:
      return divisionsFor(source, part)
  }
}

function pagesFor(source: Located, { value, ranges }: CitedPart): Resolved {
  const written = plainLabel(value)
  const spans: Span<'text'>[] = []
  const kinds = new Set<string>()
  let isPrinted = false
  for (const page of allPages(source)) {
    if (page.label === undefined) continue
    isPrinted ||= page.printed
    kinds.add(numeralOf(page.label)?.kind ?? 'other')
    if (plainLabel(page.label) === written || ranges.some(range => isPageIn(page, range))) spans.push(page.span)
  }
  // Roman numbers of a source that has none are those of another edition's front matter.
  // `2:45` is a volume and a page, or anything.
  const isKnown =
    ranges.some(({ from }) => from.path.length === 1 && kinds.has(from.path[0]?.kind ?? '')) || spans.length > 0
  return isKnown ? { numbering: isPrinted ? 'printed' : 'inferred', spans } : NONE
}

/** `S–12` and `s-12` are one. */
function plainLabel(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/[–—‑‐−]/g, '-')
}

function isPageIn({ label }: Page, { from, to, following }: CitedRange): boolean {
  const plain = plainLabel(label as string)
  if (plain === plainLabel(from.written) || plain === plainLabel(to.written)) return true
  const numeral = numeralOf(label as string)
  const [first, last] = [from.path[0], to.path[0]]
  if (!numeral || !first || !last || from.path.length > 1) return false
  const isKind = numeral.kind === first.kind || numeral.kind === last.kind
  return isKind && numeral.value >= first.value && numeral.value <= last.value + more(following)
}

function more(following: CitedRange['following']): number {
  return following === undefined ? 0 : following === 'f' ? 1 : MOST_FOLLOWING
}

function divisionsFor(source: Located, { label, ranges }: CitedPart): Resolved {
  const divisions = divisionsIn(source)
  const named = divisions.filter(one => isCalled(one, label))
  // What has no name is a chapter or a section, whichever the writer says, where nothing else is called so.
  const takesBare = label === 'chapter' && named.length === 0
  const all = takesBare ? divisions.filter(one => one.label === 'bare') : named
  if (all.length === 0) return NONE
  // `§ 12(2)` is in § 12 where no section has a number inside it.
  const deepest = Math.max(...all.map(({ number }) => number.length))
  const known = ranges.map(({ from, to, ...rest }) => ({ ...rest, from: cut(from, deepest), to: cut(to, deepest) }))
  const spans = all.filter(one => known.some(range => isDivisionIn(one, range))).map(one => one.span)
  return { numbering: 'printed', spans: spans.sort((a, b) => a.start - b.start) }
}

function cut(point: CitedPoint, depth: number): CitedPoint {
  return { ...point, path: point.path.slice(0, depth) }
}

/** Section 4.1.2 is in 4.1; nothing but 4.1 itself is 4.1 where it is counted with `ff.`. */
function isDivisionIn({ number }: Division, { from, to, following }: CitedRange): boolean {
  const isAfter = comparePaths(number, from.path) >= 0 && number.length >= from.path.length
  const upTo = lastRaised(to, more(following))
  return isAfter && comparePaths(number.slice(0, upTo.length), upTo) <= 0
}

function lastRaised({ path }: CitedPoint, by: number): readonly Numeral[] {
  const last = path.at(-1)
  return last ? [...path.slice(0, -1), { ...last, value: last.value + by }] : path
}

/** A single number is a chapter or, in whatever chapter, a verse. */
function versesFor(source: Located, { ranges, book }: CitedPart, single: 'chapter' | 'verse'): Resolved {
  const verses = source.derived(versesOf).filter(verse => book === undefined || verse.book === book)
  if (verses.length === 0) return NONE
  const spans = ranges.flatMap(range => stretches(verses.filter(verse => isVerseIn(verse, range, single))))
  return { numbering: 'printed', spans: spans.sort((a, b) => a.start - b.start) }
}

function isVerseIn(
  { chapter, verse }: Verse,
  { from, to, following }: CitedRange,
  single: 'chapter' | 'verse',
): boolean {
  const whole: readonly Numeral[] = [
    { kind: 'arabic', value: chapter },
    { kind: 'arabic', value: verse },
  ]
  const at = from.path.length === 1 && single === 'verse' ? whole.slice(1) : whole
  const upTo = lastRaised(to, more(following))
  return (
    comparePaths(at.slice(0, from.path.length), from.path) >= 0 && comparePaths(at.slice(0, upTo.length), upTo) <= 0
  )
}

/** Verses that follow one another as one span. */
function stretches(verses: readonly Verse[]): Span<'text'>[] {
  const spans: Span<'text'>[] = []
  for (const { span: s } of verses) {
    const last = spans.at(-1)
    if (last && last.end === s.start) spans[spans.length - 1] = span(last.start, s.end)
    else spans.push(s)
  }
  return spans
}

/** Wherever such a line is: each poem, book and scene counts its own. */
function linesFor(source: Located, ranges: readonly CitedRange[]): Resolved {
  const margins = source.derived(marginNumbersOf)
  const spans = ranges.flatMap(range => linesOfPoems(source, range))
  if (margins.length === 0)
    return poemsIn(source).length === 0
      ? NONE
      : { numbering: 'inferred', spans: spans.sort((a, b) => a.start - b.start) }
  const { text } = source.rendition
  for (const { from, to, following } of ranges) {
    const [first, last] = [from.path[0]?.value, to.path[0]?.value]
    if (first === undefined || last === undefined) continue
    for (const [i, { at, value }] of margins.entries()) {
      const before = margins[i - 1]
      const isAfterOne = before !== undefined && before.value < value
      if (first > value || (isAfterOne && first <= before.value)) continue
      const start = lineBefore(text, at, value - first)
      const lines = last + more(following) - first + 1
      spans.push(span(start, lineAfter(text, start, lines)))
    }
  }
  return { numbering: 'printed', spans: spans.sort((a, b) => a.start - b.start) }
}

function linesOfPoems(source: Located, { from, to, following }: CitedRange): readonly Span<'text'>[] {
  const [first, last] = [from.path[0]?.value, to.path[0]?.value]
  if (first === undefined || last === undefined) return []
  return poemsIn(source).flatMap(poem => {
    const start = poem.lines[first - 1]
    return start === undefined ? [] : [span<'text'>(start, poem.lines[last + more(following)] ?? poem.span.end)]
  })
}

/** The start of the line that is `lines` lines with something on them before the line of `at`. */
function lineBefore(text: string, at: number, lines: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1
  for (let left = lines; left > 0 && start > 0; ) {
    start = text.lastIndexOf('\n', start - 2) + 1
    if (text.slice(start, text.indexOf('\n', start)).trim() !== '') left--
  }
  return start
}

function lineAfter(text: string, from: number, lines: number): number {
  let at = from
  for (let left = lines; left > 0 && at < text.length; ) {
    const end = text.indexOf('\n', at)
    const next = end < 0 ? text.length : end
    if (text.slice(at, next).trim() !== '') left--
    at = next + 1
  }
  return Math.min(at, text.length)
}
