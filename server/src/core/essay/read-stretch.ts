/**
 * Reads a whole essay, or a stretch of one from one cut to another (cuts.ts) as if it were all; offsets count in what was given. What
 * reaches into it from elsewhere is `Elsewhere`.
 */
import type { Citation } from '../model/citation.ts'
import type { Quotation } from '../model/quotation.ts'
import { type Span, span } from '../text/span.ts'
import { anchorsOf, type Cited, citedSources, type Notes, notesOf, type Source } from './anchors.ts'
import { parseCitations } from './citations.ts'
import { claimsOf } from './claims.ts'
import { cutsOf } from './cuts.ts'
import { defuse } from './defuse.ts'
import type { EssayHeading } from './essay.ts'
import { exampleLabels } from './example-labels.ts'
import type { Labelled, Layout } from './layout.ts'
import { essayMarkdown } from './markdown.ts'
import { applyEdits, type Edit } from './mask.ts'
import { noteBearing } from './note-bearing.ts'
import { findQuotations } from './quotations.ts'
import type { Range } from './ranges.ts'
import { type LayoutElsewhere, layoutOf } from './read-layout.ts'
import { parseSuppressions, type Suppression } from './suppressions.ts'

/** What is said elsewhere in the essay when only a stretch of it is read. */
export interface Elsewhere extends LayoutElsewhere {
  readonly language: string
  readonly title: string | undefined
  /** The labels of example lists. */
  readonly examples: ReadonlySet<string>
}

/** All that is known of a stretch but its quotations. */
export interface Stretch {
  readonly text: string
  readonly layout: Layout
  readonly cuts: readonly number[]
  readonly masked: string
  readonly scan: string
  readonly citations: readonly Citation[]
  readonly examples: readonly Labelled[]
  readonly cited: readonly Cited[]
  /** What its own notes cite. */
  readonly notes: Notes
  readonly language: string
  readonly title: string | undefined
}

const MARKDOWN = essayMarkdown()
/** No essay is longer than four megabytes; what is, is not read at all. */
export const LONGEST_ESSAY = 4_000_000

/** Never throws, and takes time in proportion to the length: what cannot be read is left out. */
export function readStretch(text: string, frontMatter: Range | undefined, elsewhere: Elsewhere): Stretch {
  const { language, title } = elsewhere
  const { layout, cuts } = readLayout(text, frontMatter, elsewhere)
  const bare = applyEdits(text, [...layout.edits, ...hardBreaks(text)])
  const objects = layout.objects.map(asObject)
  const forCitations = applyEdits(bare, [...objects, ...layout.escapes.map(asObject)])
  const examples = exampleLabels(forCitations)
  const numbers = new Set([...elsewhere.examples, ...examples.map(({ label }) => label)])
  const citations = parseCitations(text, forCitations, layout, language, numbers)
  const outermost = citations.filter(
    (c, i) => !citations.slice(Math.max(0, i - 8), i).some(o => o.span.end >= c.span.end),
  )
  const masked =
    outermost.length === 0
      ? bare
      : applyEdits(
          bare,
          outermost.map(c => ({ ...c.span, show: 'space' as const })),
        )
  const scan = applyEdits(masked, [...objects, ...outermost.map(c => asObject(c.span))])
  const cited = citedSources(text, citations)
  const notes = notesOf(text, layout, cited, noteBearing(scan, layout))
  return { text, layout, cuts, masked, scan, citations, examples, cited, notes, language, title }
}

/** `notes` are those of the whole essay, `last` is what the note before the stretch cites. */
export function quotationsOf(stretch: Stretch, notes: Notes, last: readonly Source[]): Quotation[] {
  const { layout, cited, title } = stretch
  return claimsOf(stretch, findQuotations(stretch, layout, title), anchorsOf(cited, layout.notes, notes, last))
}

export function headingsOf({ layout, masked }: Stretch): EssayHeading[] {
  return layout.headings.map(({ start, end, level }) => ({
    span: span(start, end),
    level,
    title: masked
      .slice(start, end)
      .replaceAll('\u00AD', '')
      .replace(/^#+|\s#+\s*$|\n\s*(?:=+|-+)\s*$/g, '')
      .trim(),
  }))
}

export function paragraphsOf({ layout }: Stretch): Span<'essay'>[] {
  return layout.leaves
    .flatMap(leaf => leaf.parts.map(part => span<'essay'>(part.start, part.end)))
    .sort((a, b) => a.start - b.start)
}

export function suppressionsOf({ text, layout }: Stretch): Suppression[] {
  return parseSuppressions(text, layout.comments)
}

/** Merged, in order. */
export function opaqueOf({ layout, citations }: Stretch): Span<'essay'>[] {
  const ranges: Range[] = [...layout.opaque]
  for (const { items } of citations)
    for (const item of items) ranges.push({ start: item.keySpan.start - 1, end: item.keySpan.end })
  ranges.sort((a, b) => a.start - b.start)
  const merged: Span<'essay'>[] = []
  for (const { start, end } of ranges) {
    const last = merged.at(-1)
    if (last && start <= last.end) merged[merged.length - 1] = span(last.start, Math.max(last.end, end))
    else merged.push(span(start, end))
  }
  return merged
}

function asObject({ start, end }: Range): Edit {
  return { start, end, show: 'object' }
}

const EMPTY: Layout = {
  leaves: [],
  blocks: [],
  headings: [],
  opaque: [],
  objects: [],
  edits: [],
  escapes: [],
  notes: [],
  inlineNotes: [],
  comments: [],
  definitions: [],
  uncut: [],
  codes: [],
}

function readLayout(
  text: string,
  frontMatter: Range | undefined,
  elsewhere: LayoutElsewhere,
): { readonly layout: Layout; readonly cuts: readonly number[] } {
  if (text.length > LONGEST_ESSAY) return { layout: EMPTY, cuts: [] }
  try {
    const tree = MARKDOWN.parse(defuse(forParser(text, frontMatter)))
    const layout = layoutOf(text, tree, frontMatter, elsewhere)
    return { layout, cuts: cutsOf(text, tree, layout.uncut) }
  } catch (error) {
    // A stack that is too small for markup nested more deeply than `defuse` foresees. An essay without quotations is better
    // than a server that is gone.
    if (error instanceof RangeError) return { layout: EMPTY, cuts: [] }
    throw error
  }
}

/**
 * Of the same length: line ends all `\n`, the front matter blank, and the last bar of a table's row at the end of its line (space
 * behind it makes the parser see one cell more).
 */
function forParser(text: string, frontMatter: Range | undefined): string {
  let body = text.includes('\r') ? text.replace(/\r\n?/g, end => (end.length === 2 ? ' \n' : '\n')) : text
  if (body.includes('|')) body = body.replace(/\|([ \t]+)$/gm, (_, space: string) => `${space}|`)
  if (!frontMatter) return body
  return body.slice(0, frontMatter.end).replace(/[^\n]/g, ' ') + body.slice(frontMatter.end)
}

/** A backslash at the end of a line is a line break. (Looked for here since the parser misses it before `\r\n`.) */
function hardBreaks(text: string): Edit[] {
  if (!text.includes('\\\n') && !text.includes('\\\r')) return []
  const breaks = text.matchAll(/(?<!\\)(?:\\\\)*\\(?=\r?\n)/g)
  return Array.from(breaks, ({ index, 0: found }) => {
    const end = index + found.length
    return { start: end - 1, end, show: 'space' }
  })
}
