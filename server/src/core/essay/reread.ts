/**
 * The next version of an essay. The stretch between two cuts (cuts.ts) round all that changed is read like an essay of its own; what
 * lies before it stays, what lies behind moves. Where what reaches over a cut (seams.ts) is not what it was, or the new text cannot be
 * cut where the old one could, nothing is given and the whole must be read.
 */
import type { Span } from '../text/span.ts'
import type { Essay } from './essay.ts'
import { joinedNotes, notesSeenFrom, sameLabels } from './joined-notes.ts'
import { joinedQuotations } from './joined-quotations.ts'
import type { Labelled } from './layout.ts'
import type { Range } from './ranges.ts'
import {
  headingsOf,
  opaqueOf,
  paragraphsOf,
  quotationsOf,
  readStretch,
  type Stretch,
  suppressionsOf,
} from './read-stretch.ts'
import { Relocation, shifted, shiftedCitation, shiftedLabel } from './relocation.ts'
import type { Seams } from './seams.ts'
import { spliced } from './spliced.ts'
import { changeBetween } from './text-change.ts'
import { type Window, windows } from './windows.ts'

/** Undefined where the whole must be read. */
export function reread(previous: Essay, text: string): Essay | undefined {
  const change = changeBetween(previous.text, text)
  if (!change) return previous
  for (const window of windows(previous, text, change)) {
    const stretch = readWindow(previous, text, window)
    const { start, end, until, by } = window
    if (end === until || stretch.cuts.includes(end + by - start)) return joined(previous, text, window, stretch)
  }
  return undefined
}

function readWindow({ seams, language, frontMatter }: Essay, text: string, { start, until, by }: Window): Stretch {
  return readStretch(detached(text.slice(start, until + by)), undefined, {
    language,
    title: frontMatter?.title,
    definitions: labelsOf(seams.definitions),
    examples: labelsOf(seams.examples),
    inlineNotes: inlineCount(seams.marks.filter(mark => mark.start < start)),
  })
}

/**
 * A copy: else the words that quotations and citations keep of this stretch would be windows into the text of the whole essay, and each of
 * its versions would stay in memory as long as one of them. (V8 shares the characters of a slice, and joins into new ones.)
 */
function detached(stretch: string): string {
  const middle = stretch.length >> 1
  return [stretch.slice(0, middle), stretch.slice(middle)].join('')
}

function joined(previous: Essay, text: string, window: Window, stretch: Stretch): Essay | undefined {
  const { seams } = previous
  const { start, end, by } = window
  if (!sameReach(seams, window, stretch)) return undefined
  const relocation = new Relocation(window)
  const notes = joinedNotes(previous, window, stretch, relocation)
  if (!notes) return undefined
  const seen = notesSeenFrom(notes, seams, start, stretch)
  const read = quotationsOf(stretch, seen.notes, seen.last)
  const quotations = joinedQuotations(previous.quotations, read, window, relocation)
  if (relocation.lost) return undefined
  return {
    ...previous,
    text,
    quotations,
    citations: spliced(previous.citations, stretch.citations, window, spanStart, shiftedCitation),
    headings: spliced(previous.headings, headingsOf(stretch), window, spanStart, withSpan),
    opaque: spliced(previous.opaque, opaqueOf(stretch), window, startOf, shifted),
    paragraphs: spliced(previous.paragraphs, paragraphsOf(stretch), window, startOf, shifted),
    suppressions: spliced(previous.suppressions, suppressionsOf(stretch), window, spanStart, withSpan),
    scan: previous.scan.slice(0, start) + stretch.scan.slice(0, end + by - start) + previous.scan.slice(end),
    seams: {
      cuts: joinedCuts(seams.cuts, stretch.cuts, window),
      definitions: spliced(seams.definitions, stretch.layout.definitions, window, startOf, shiftedLabel),
      examples: spliced(seams.examples, stretch.examples, window, startOf, shiftedLabel),
      marks: spliced(seams.marks, stretch.layout.notes, window, startOf, shiftedLabel),
      notes,
    },
  }
}

/** Whether the stretch says to the rest of the essay what it said before. */
function sameReach({ definitions, examples, marks }: Seams, { start, end, by }: Window, stretch: Stretch): boolean {
  const { layout } = stretch
  const was = (items: readonly Labelled[]): Labelled[] => items.filter(one => one.start >= start && one.start < end)
  const is = (items: readonly Labelled[]): Labelled[] => items.filter(one => one.start < end + by - start)
  return (
    sameLabels(was(definitions), is(layout.definitions)) &&
    sameLabels(was(examples), is(stretch.examples)) &&
    inlineCount(was(marks)) === inlineCount(is(layout.notes))
  )
}

/** Where a stretch begins there was a cut, if it is not the beginning of the essay, and its first block is still the same. */
function joinedCuts(previous: readonly number[], read: readonly number[], { start, end, by }: Window): number[] {
  return [
    ...previous.filter(cut => cut <= start),
    ...read.filter(cut => cut < end + by - start).map(cut => cut + start),
    ...previous.filter(cut => cut >= end).map(cut => cut + by),
  ]
}

function labelsOf(items: readonly Labelled[]): Set<string> {
  return new Set(items.map(({ label }) => label))
}

/** Inline notes have numbers, which run through the essay. */
function inlineCount(marks: readonly Labelled[]): number {
  return marks.filter(({ label }) => label.startsWith('^')).length
}

function spanStart(item: { readonly span: Range }): number {
  return item.span.start
}

function startOf(item: Range): number {
  return item.start
}

function withSpan<T extends { readonly span: Span<'essay'> }>(item: T, by: number): T {
  return { ...item, span: shifted(item.span, by) }
}
