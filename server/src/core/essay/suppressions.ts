/**
 * `<!-- apparatus: ok the printed edition has this slip -->`: the writer has looked at a finding and stands by the text. It silences
 * what is found at the quotation or the citation that it follows in its paragraph, or at the block quotation that begins on the
 * next line when it stands on a line alone.
 */
import type { Citation } from '../model/citation.ts'
import type { Quotation } from '../model/quotation.ts'
import { overlaps, type Span, span } from '../text/span.ts'
import type { Essay } from './essay.ts'
import type { Range } from './ranges.ts'

export interface Suppression {
  /** The comment, `<!--` and `-->` included. */
  readonly span: Span<'essay'>
  /** What the writer gives as the reason; empty when nothing is given. */
  readonly reason: string
}

/** What a suppression silences, by index in the essay's lists. Both empty when it follows nothing. */
export interface Silenced {
  readonly quotations: readonly number[]
  readonly citations: readonly number[]
}

const COMMENT = /^<!--\s*apparatus\s*:\s*ok(?![\p{L}\p{N}])([\s\S]*?)-->$/iu

/** `comments` are the essay's comments as the Markdown parser sees them: one in code is none. */
export function parseSuppressions(text: string, comments: readonly Range[]): Suppression[] {
  return comments.flatMap(({ start, end }) => {
    const found = COMMENT.exec(text.slice(start, end).trimEnd())
    if (!found) return []
    const reason = (found[1] as string).replace(/^[\s:,–—-]+/, '').replace(/\s+/g, ' ')
    return [{ span: span<'essay'>(start, start + found[0].length), reason: reason.trim() }]
  })
}

/** Looks at the neighbourhood of one comment: see the head of this file. */
export function silencedBy(essay: Essay, { span: at }: Suppression): Silenced {
  const { quotations } = essay
  const around = quotations.findIndex(q => q.form === 'block' && q.outer.start <= at.start && at.end <= q.outer.end)
  if (around >= 0) return whole(quotations, around)
  const paragraph = essay.paragraphs.findLast(p => p.start <= at.start && at.end <= p.end)
  if (paragraph) return before(essay, paragraph, at.start)
  const below = quotations.findIndex(q => q.form === 'block' && isNextLine(essay.text, at.end, q.outer.start))
  if (below >= 0) return whole(quotations, below)
  const block = quotations.findIndex(q => q.form === 'block' && isNextLine(essay.text, q.outer.end, at.start))
  if (block >= 0) return whole(quotations, block)
  const above = essay.paragraphs.findLast(p => isNextLine(essay.text, p.end, at.start))
  return above ? before(essay, above, at.start) : { quotations: [], citations: [] }
}

/** The last quotation of a paragraph before `at`, with the citation it claims; or the last citation when that is not the quotation's. */
function before(essay: Essay, paragraph: Range, at: number): Silenced {
  const { quotations, citations } = essay
  const follows = (s: Range): boolean => s.end <= at && s.end > paragraph.start
  const q = quotations.findLastIndex(one => one.inside === undefined && follows(one.outer))
  const c = citations.findLastIndex(one => follows(one.span))
  const quotation = quotations[q]
  const citation = citations[c]
  if (!quotation) return { quotations: [], citations: citation ? [c] : [] }
  const isOther = citation && citation.span.start >= quotation.outer.end && !claims(quotation, citation)
  if (isOther) return { quotations: [], citations: [c] }
  const own = citations.flatMap((one, i) => (claims(quotation, one) ? [i] : []))
  return { quotations: whole(quotations, q).quotations, citations: own }
}

/** A quotation with what is nested in it, and the other parts of an interrupted one. */
function whole(quotations: readonly Quotation[], index: number): Silenced {
  const one = quotations[index] as Quotation
  const parts = quotations.flatMap((other, i) => {
    const isPart = one.interrupted !== undefined && other.interrupted === one.interrupted
    return i === index || isPart || overlaps(other.outer, one.outer) ? [i] : []
  })
  return { quotations: parts, citations: [] }
}

function claims(quotation: Quotation, citation: Citation): boolean {
  return quotation.claims.some(claim => claim.citation.start === citation.span.start)
}

function isNextLine(text: string, from: number, to: number): boolean {
  return from <= to && to - from < 80 && /^[ \t>]*\r?\n?[ \t>]*$/.test(text.slice(from, to))
}
