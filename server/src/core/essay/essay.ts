import type { Citation } from '../model/citation.ts'
import type { Quotation } from '../model/quotation.ts'
import { type Span, span } from '../text/span.ts'
import { parseCitations } from './citations.ts'
import { claimsOf } from './claims.ts'
import { defuse } from './defuse.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'
import type { Layout } from './layout.ts'
import { essayMarkdown } from './markdown.ts'
import { applyEdits, type Edit } from './mask.ts'
import { findQuotations } from './quotations.ts'
import type { Range } from './ranges.ts'
import { layoutOf } from './read-layout.ts'
import { parseSuppressions, type Suppression } from './suppressions.ts'

/** One version of an essay, read once. All spans count in the text that was given. */
export interface Essay {
  readonly text: string
  readonly frontMatter?: FrontMatter
  /** In order of their start; an outer quotation comes before what stands inside it. */
  readonly quotations: readonly Quotation[]
  /** In order. */
  readonly citations: readonly Citation[]
  /** `span` covers the whole line or lines, `title` is what a reader sees of it. Not those inside block quotations. */
  readonly headings: readonly EssayHeading[]
  /** Where no term, no quotation and no prose is: code, link targets, citation keys, tags, front matter, maths, notes' marks. In order. */
  readonly opaque: readonly Span<'essay'>[]
  /** Blocks of prose that hold no other block: paragraphs, headings, cells of tables. In order; an inline note lies inside its own. */
  readonly paragraphs: readonly Span<'essay'>[]
  /** Comments that silence findings. In order. */
  readonly suppressions: readonly Suppression[]
  /** As the front matter says, else `en`. */
  readonly language: string
  /** As long as `text`: markup as U+00AD or space, code, links' targets, citations and notes as U+FFFC. Marks are paired in it. */
  readonly scan: string
}

export interface EssayHeading {
  readonly span: Span<'essay'>
  readonly level: number
  readonly title: string
}

const MARKDOWN = essayMarkdown()
/** No essay is longer than four megabytes; what is, is not read at all. */
const LONGEST = 4_000_000

/** Reads an essay. Never throws, and takes time in proportion to its length: what cannot be read is left out. */
export function parseEssay(text: string): Essay {
  const frontMatter = parseFrontMatter(text)
  const language = frontMatter?.lang ?? 'en'
  const layout = readLayout(text, frontMatter?.span)
  const bare = applyEdits(text, [...layout.edits, ...hardBreaks(text)])
  const objects = layout.opaque.map(asObject)
  const forCitations = applyEdits(bare, [...objects, ...layout.escapes.map(asObject)])
  const citations = parseCitations(text, forCitations, layout, language)
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
  const drafts = findQuotations({ text, masked, scan }, layout, frontMatter?.title)
  return {
    text,
    ...(frontMatter ? { frontMatter } : {}),
    quotations: claimsOf({ text, masked, scan, layout, citations, language }, drafts),
    citations,
    headings: layout.headings.map(({ start, end, level }) => ({
      span: span(start, end),
      level,
      title: masked
        .slice(start, end)
        .replaceAll('\u00AD', '')
        .replace(/^#+|\s#+\s*$|\n\s*(?:=+|-+)\s*$/g, '')
        .trim(),
    })),
    opaque: opaqueSpans(layout, citations),
    paragraphs: layout.leaves
      .flatMap(leaf => leaf.parts.map(part => span<'essay'>(part.start, part.end)))
      .sort((a, b) => a.start - b.start),
    suppressions: parseSuppressions(text, layout.comments),
    language,
    scan,
  }
}

function asObject({ start, end }: Range): Edit {
  return { start, end, show: 'object' }
}

const EMPTY: Layout = {
  leaves: [],
  blocks: [],
  headings: [],
  opaque: [],
  edits: [],
  escapes: [],
  notes: [],
  inlineNotes: [],
  comments: [],
  codes: [],
}

function readLayout(text: string, frontMatter: Range | undefined): Layout {
  if (text.length > LONGEST) return EMPTY
  try {
    return layoutOf(text, MARKDOWN.parse(defuse(forParser(text, frontMatter))), frontMatter)
  } catch (error) {
    // A stack that is too small for markup nested more deeply than `defuse` foresees. An essay without quotations is better
    // than a server that is gone.
    if (error instanceof RangeError) return EMPTY
    throw error
  }
}

/**
 * Of the same length: line ends all `\n`, the front matter blank, and the last bar of a table's row at the end of its line (space
 * behind it makes the parser see one cell more).
 */
function forParser(text: string, frontMatter: Range | undefined): string {
  let body = text.includes('\r') ? text.replace(/\r\n?/g, end => (end.length === 2 ? ' \n' : '\n')) : text
  if (body.includes('| ')) body = body.replace(/\|([ \t]+)$/gm, (_, space: string) => `${space}|`)
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

/** Merged, in order. */
function opaqueSpans(layout: Layout, citations: readonly Citation[]): Span<'essay'>[] {
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
