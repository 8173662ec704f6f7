import type { Citation } from '../model/citation.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Span } from '../text/span.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'
import { headingsOf, opaqueOf, paragraphsOf, quotationsOf, readStretch, suppressionsOf } from './read-stretch.ts'
import { reread } from './reread.ts'
import type { Seams } from './seams.ts'
import type { Suppression } from './suppressions.ts'

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
  /** What the next version is read with. */
  readonly seams: Seams
}

export interface EssayHeading {
  readonly span: Span<'essay'>
  readonly level: number
  readonly title: string
}

/**
 * Reads an essay. Never throws, and takes time in proportion to its length: what cannot be read is left out. With an earlier version of
 * it only what changed is read, and a few paragraphs round that; the result is the same.
 */
export function parseEssay(text: string, previous?: Essay): Essay {
  return (previous && reread(previous, text)) ?? readWhole(text)
}

function readWhole(text: string): Essay {
  const frontMatter = parseFrontMatter(text)
  const language = frontMatter?.lang ?? 'en'
  const stretch = readStretch(text, frontMatter?.span, {
    language,
    title: frontMatter?.title,
    definitions: new Set(),
    examples: new Set(),
    inlineNotes: 0,
  })
  const { layout, citations, cuts, examples, notes, scan } = stretch
  return {
    text,
    ...(frontMatter ? { frontMatter } : {}),
    quotations: quotationsOf(stretch, notes, []),
    citations,
    headings: headingsOf(stretch),
    opaque: opaqueOf(stretch),
    paragraphs: paragraphsOf(stretch),
    suppressions: suppressionsOf(stretch),
    language,
    scan,
    seams: { cuts, definitions: layout.definitions, examples, marks: layout.notes, notes },
  }
}
