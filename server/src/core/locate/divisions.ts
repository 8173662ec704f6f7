/**
 * The numbered parts of a source as its headings have them: books, chapters, acts, scenes, sections. Contents at the front and numbers that
 * belong to no sequence are left out. Cost: O(text), once for a source that is asked.
 */

import type { Heading, Rendition } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import { type Span, span } from '../text/span.ts'
import { comparePaths } from './cited-values.ts'
import { type DivisionLabel, type NumberedHeading, RANKS, type VerseForm } from './division-headings.ts'
import { type FoundHeading, foundHeadings } from './found-headings.ts'
import { inSequence, withoutContents, withoutHalfTitles } from './heading-sequences.ts'

export interface Division extends NumberedHeading {
  /** From its heading to the next that is not inside it. */
  readonly span: Span<'text'>
  /** Where its heading ends. */
  readonly textStart: number
  /** The one that it is inside, by index. */
  readonly parent?: number
  /** Of a number without a word that stands above verse. */
  readonly form?: VerseForm
}

interface Ranked extends FoundHeading {
  readonly rank: number
}

export function divisionsOf(rendition: Rendition): readonly Division[] {
  const { text, outline } = rendition
  const named = withoutHalfTitles(withoutContents(inSequence(foundHeadings(rendition)), text), text)
  const found = ranked(named)
  const numbered = new Set(found.map(({ start }) => start))
  const unnumbered = outline.filter(({ span: s }) => !numbered.has(text.lastIndexOf('\n', s.start - 1) + 1))
  return nested(found, unnumbered, text.length)
}

/** A book of parts and a part of books are told by which comes first. */
function ranked(found: readonly FoundHeading[]): readonly Ranked[] {
  const outer = (['volume', 'part', 'book'] as const)
    .map(label => ({ label, at: found.findIndex(one => one.label === label) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const ranks = new Map<DivisionLabel, number>(outer.map(({ label }, i) => [label, i]))
  return found.map(one => ({ ...one, rank: (ranks.get(one.label) ?? RANKS[one.label]) + (one.number.length - 1) }))
}

function nested(found: readonly Ranked[], unnumbered: readonly Heading[], length: number): Division[] {
  const parents: (number | undefined)[] = []
  const nexts = new Array<number>(found.length).fill(found.length)
  const open: number[] = []
  for (const [i, { rank }] of found.entries()) {
    while (open.length > 0 && (found[open.at(-1) as number] as Ranked).rank >= rank) nexts[open.pop() as number] = i
    parents.push(open.at(-1))
    open.push(i)
  }
  const ends = nexts.map(next => found[next]?.start ?? length)
  const goOn = found.map((_, i) => goesOn(found, parents, i, nexts[i] as number))
  const inner = new Set(
    goOn.flatMap((does, i) =>
      does ? headingsBetween(unnumbered, (found[i] as Ranked).end, ends[i] as number).map(h => h.title) : [],
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
function goesOn(found: readonly Ranked[], parents: readonly (number | undefined)[], at: number, next: number): boolean {
  const after = found[next]
  for (let i: number | undefined = at; after !== undefined && i !== undefined; i = parents[i]) {
    const one = found[i] as Ranked
    if (one.label === after.label && comparePaths(after.number, one.number) > 0) return true
  }
  return false
}

/**
 * Behind the last that is numbered another part of the book may begin, with a heading that stands in none of those before. Speakers in plays look
 * like headings, so that plays are left alone.
 */
function headingsBetween(headings: readonly Heading[], from: number, until: number): readonly Heading[] {
  const first = lastAtOrBefore(headings, from, ({ span }) => span.start) + 1
  let end = first
  while (end < headings.length && (headings[end] as Heading).span.start < until) end++
  return headings.slice(first, end)
}
