/**
 * The numbered parts of a source as its headings have them: books, chapters, acts, scenes, sections. Contents at the front and numbers that
 * belong to no sequence are left out. Cost: O(text), once for a source that is asked.
 */
import type { Heading, Rendition } from '../model/source.ts'
import { type Span, span } from '../text/span.ts'
import { comparePaths, samePath } from './cited-values.ts'
import { bareHeading, type DivisionLabel, type NumberedHeading, numberedHeadings } from './division-headings.ts'

export interface Division extends NumberedHeading {
  /** From its heading to the next that is not inside it. */
  readonly span: Span<'text'>
  /** Where its heading ends. */
  readonly textStart: number
  /** The one that it is inside, by index. */
  readonly parent?: number
}

interface Found extends NumberedHeading {
  readonly start: number
  readonly end: number
  readonly level: number | undefined
  rank: number
}

/** What stands inside what. A book of parts and a part of books are told by which comes first. */
const RANKS: Readonly<Record<DivisionLabel, number>> = {
  volume: 0,
  part: 1,
  book: 2,
  act: 3,
  canto: 3,
  chapter: 4,
  appendix: 4,
  scene: 5,
  'article-locator': 5,
  section: 6,
  bare: 7,
}
const LONGEST_LINE = 160
/** Fewer words than this between two headings: they may be lines of a list of contents. A poem under a number may be short itself. */
const LEAST_WORDS = 60
const LEAST_WORDS_UNDER_NUMBER = 15
const LEAST_IN_CONTENTS = 2
/** A number in a heading that is higher is a year, a price, a distance. */
const HIGHEST_BARE = 400

export function divisionsOf({ text, outline, blocks }: Rendition): readonly Division[] {
  const found = withoutContents(inSequence(headingsIn(text, outline, new Set(blocks.map(b => b.span.start)))), text)
  rankParts(found)
  const unnumbered = outline.filter(
    heading => !found.some(f => f.start <= heading.span.start && heading.span.start < f.end),
  )
  return nested(found, unnumbered, text.length)
}

function headingsIn(text: string, outline: readonly Heading[], blockStarts: ReadonlySet<number>): Found[] {
  const found: Found[] = []
  const levels = new Map(outline.map(heading => [text.lastIndexOf('\n', heading.span.start - 1) + 1, heading.level]))
  let afterBlank = true
  let afterDivision = false
  for (let start = 0; start <= text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd < 0 ? text.length : lineEnd
    const isShort = end - start <= LONGEST_LINE
    const line = isShort ? text.slice(start, end) : ''
    const level = levels.get(start)
    const isBlank = isShort && line.trim() === ''
    if (!isBlank && isShort) {
      const named = mayBeDivision(line) ? numberedHeadings(line) : []
      const stands: boolean =
        level !== undefined ||
        ((afterBlank || afterDivision || blockStarts.has(start)) && standsAlone(text, end, line, named[0]))
      const bare = named.length === 0 && level !== undefined ? bareHeading(line) : undefined
      const here: readonly NumberedHeading[] = stands ? named : []
      for (const heading of bare ? [bare] : here) found.push({ ...heading, start, end, level, rank: 0 })
      afterDivision = here.length > 0
    } else afterDivision &&= isBlank
    afterBlank = isBlank
    start = end + 1
  }
  return found
}

/** Spares most lines the look at what they say: a heading has its name among its first words. */
function mayBeDivision(line: string): boolean {
  return /^\s*(?:§|(?:\p{L}+\.?\s+){0,2}(?:act|ak?te?|auf|scen|szen|sc[eè]n|chap|kap|book|buch|livre|part|teil|vol|band|tome|canto|ges|chant|app|anh|ann|sect|abs|artic|artik|глав|част|книг|том|пес|дей|сцен|явл|прил|стат|разд))/iu.test(
    line,
  )
}

/** A paragraph may begin with such words; a heading has a line to itself, or is in capitals, or belongs to a play. */
function standsAlone(text: string, end: number, line: string, heading: NumberedHeading | undefined): boolean {
  if (!heading || /^\s*\p{Ll}/u.test(line)) return false
  if (heading.label === 'act' || heading.label === 'scene') return true
  const next = text.slice(end + 1, end + 1 + LONGEST_LINE).split('\n', 1)[0] ?? ''
  return next.trim() === '' || numberedHeadings(next).length > 0 || /^\s*\p{Lu}{3,}/u.test(line)
}

/**
 * Headings with hardly a word between them, all of which come again further on, are a list of contents; with the last of them, whatever
 * stands between it and the first chapter.
 */
function withoutContents(found: readonly Found[], text: string): Found[] {
  const lastAt = new Map(found.map((one, i) => [nameOf(one), i]))
  const kept: Found[] = []
  for (let from = 0; from < found.length; ) {
    let thin = 0
    let to = from
    for (; to + 1 < found.length; to++) {
      const [one, next] = [found[to] as Found, found[to + 1] as Found]
      if (RANKS[next.label] > RANKS[one.label]) continue
      if (!isThin(one, next, text)) break
      thin++
    }
    const comesAgain = (i: number): boolean => (lastAt.get(nameOf(found[i] as Found)) ?? 0) > to
    let end = from
    while (end <= to && comesAgain(end)) end++
    if (thin < LEAST_IN_CONTENTS || end < to) {
      kept.push(...found.slice(from, to + 1))
      from = to + 1
    } else from = end
  }
  return kept
}

function nameOf({ label, number }: Found): string {
  return `${label} ${number.map(({ value }) => value).join('.')}`
}

function isThin({ label, end }: Found, next: Found, text: string): boolean {
  const least = label === 'bare' ? LEAST_WORDS_UNDER_NUMBER : LEAST_WORDS
  let count = 0
  for (const _ of text.slice(end, Math.min(next.start, end + least * 40)).matchAll(/\p{L}{2,}/gu))
    if (++count >= least) return false
  return true
}

/** Bare numbers count only beside a neighbour of theirs: `1066 and All That` numbers nothing. */
function inSequence(found: readonly Found[]): Found[] {
  const bare = found.filter(one => one.label === 'bare' && (one.number[0]?.value ?? 0) <= HIGHEST_BARE)
  const kept = new Set(bare.filter((one, i) => follows(bare[i - 1], one) || follows(one, bare[i + 1])))
  return found.filter(one => one.label !== 'bare' || kept.has(one))
}

function follows(before: Found | undefined, after: Found | undefined): boolean {
  if (!before || !after) return false
  const [x, y] = [before.number, after.number]
  if (y.length > x.length)
    return y.length === x.length + 1 && samePath(y.slice(0, -1), x) && (y.at(-1)?.value ?? 0) <= 1
  const last = y.length - 1
  return samePath(y.slice(0, last), x.slice(0, last)) && y[last]?.value === (x[last]?.value ?? 0) + 1
}

function rankParts(found: readonly Found[]): void {
  const outer = (['volume', 'part', 'book'] as const)
    .map(label => ({ label, at: found.findIndex(one => one.label === label) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const ranks = new Map<DivisionLabel, number>(outer.map(({ label }, i) => [label, i]))
  for (const one of found) one.rank = (ranks.get(one.label) ?? RANKS[one.label]) + (one.number.length - 1)
}

function nested(found: readonly Found[], unnumbered: readonly Heading[], length: number): Division[] {
  const parents: (number | undefined)[] = []
  const nexts = new Array<number>(found.length).fill(found.length)
  const open: number[] = []
  for (const [i, { rank }] of found.entries()) {
    while (open.length > 0 && (found[open.at(-1) as number] as Found).rank >= rank) nexts[open.pop() as number] = i
    parents.push(open.at(-1))
    open.push(i)
  }
  const ends = nexts.map(next => found[next]?.start ?? length)
  const goOn = found.map((_, i) => goesOn(found, parents, i, nexts[i] as number))
  const inner = new Set(
    goOn.flatMap((does, i) =>
      does ? headingsBetween(unnumbered, (found[i] as Found).end, ends[i] as number).map(h => h.title) : [],
    ),
  )
  return found.map(({ label, number, written, title, start, end, level }, i) => {
    const isPlay = label === 'act' || label === 'scene'
    const cut =
      goOn[i] || isPlay || level === undefined
        ? undefined
        : headingsBetween(unnumbered, end, ends[i] as number).find(h => h.level <= level && !inner.has(h.title))?.span
            .start
    const parent = parents[i]
    const whole = {
      label,
      number,
      written,
      title,
      textStart: end,
      span: span<'text'>(start, cut ?? (ends[i] as number)),
    }
    return parent === undefined ? whole : { ...whole, parent }
  })
}

/** Whether `next` is the one after `at`, or after one that it is inside: then nothing but `at` stands between them. */
function goesOn(found: readonly Found[], parents: readonly (number | undefined)[], at: number, next: number): boolean {
  const after = found[next]
  for (let i: number | undefined = at; after !== undefined && i !== undefined; i = parents[i]) {
    const one = found[i] as Found
    if (one.label === after.label && comparePaths(after.number, one.number) > 0) return true
  }
  return false
}

/**
 * Behind the last that is numbered another part of the book may begin, with a heading that stands in none of those before. Speakers in plays look
 * like headings, so that plays are left alone.
 */
function headingsBetween(headings: readonly Heading[], from: number, until: number): readonly Heading[] {
  let low = 0
  let high = headings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((headings[middle] as Heading).span.start <= from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < headings.length && (headings[end] as Heading).span.start < until) end++
  return headings.slice(low, end)
}
