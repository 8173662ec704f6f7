import type { StateInline, Token } from 'markdown-it'
import type { PreviewCitation, PreviewQuotation } from '../../../server/src/lsp/protocol.ts'
import type { BlockPlaces, Stretch } from './block-lines.ts'
import type { ShownEssay } from './shown-essay.ts'

/** Types of the tokens that stand for a mark until the whole line has been read; none of them is drawn. */
export const QUOTATION_START = 'apparatus_quotation_start'
export const QUOTATION_END = 'apparatus_quotation_end'
export const CITATION = 'apparatus_citation'

interface Edge {
  readonly at: number
  readonly type: typeof QUOTATION_START | typeof QUOTATION_END
  readonly quotation: PreviewQuotation
}

/** What is to be marked in one block's content, by offsets into it. */
export interface InlineMarks {
  /** In the order in which they are met. */
  readonly edges: readonly Edge[]
  readonly citations: ReadonlyMap<number, { readonly end: number; readonly citation: PreviewCitation }>
  /** How many of the edges have been passed. */
  passed: number
}

/** Undefined where there is nothing to mark. */
export function marksIn(places: BlockPlaces, { quotations, citations }: ShownEssay): InlineMarks | undefined {
  const found = quotations.flatMap(quotation => {
    const stretch = quotation.form === 'inline' ? places.within(quotation) : undefined
    return stretch ? [{ quotation, stretch }] : []
  })
  const cited = citations.flatMap(citation => {
    const stretch = places.holds(citation) ? places.within(citation) : undefined
    return stretch ? [[stretch.start, { end: stretch.end, citation }] as const] : []
  })
  if (found.length === 0 && cited.length === 0) return undefined
  return { edges: edgesOf(found), citations: new Map(cited), passed: 0 }
}

/** At one place what ends comes before what begins, inner ends and outer beginnings first. */
function edgesOf(
  found: readonly { readonly quotation: PreviewQuotation; readonly stretch: Stretch }[],
): readonly Edge[] {
  const starts = [...found]
    .sort((a, b) => a.stretch.start - b.stretch.start || b.stretch.end - a.stretch.end)
    .map(({ quotation, stretch }): Edge => ({ at: stretch.start, type: QUOTATION_START, quotation }))
  const ends = [...found]
    .sort((a, b) => a.stretch.end - b.stretch.end || b.stretch.start - a.stretch.start)
    .map(({ quotation, stretch }): Edge => ({ at: stretch.end, type: QUOTATION_END, quotation }))
  return [...ends, ...starts].sort((a, b) => a.at - b.at)
}

/**
 * Where markdown-it's rule for plain text stops, so that other rules are asked. Between these signs no rule but ours has anything to say.
 */
const ASKS_OTHERS = /[\n$%&*+\-:<=>@[\\\]^_`{}~!#]/

/** A rule of the inline parser, the first of all: leaves tokens where marks begin and end, and one in the place of each citation. */
export function inlineRule(
  marksOf: (tokens: readonly Token[]) => InlineMarks | undefined,
): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    const marks = marksOf(state.tokens)
    if (!marks) return false
    if (!silent) passEdges(state, marks)
    const cited = marks.citations.get(state.pos)
    if (cited && cited.end <= state.posMax) {
      if (!silent) state.push(CITATION, '', 0).meta = cited.citation
      state.pos = cited.end
      return true
    }
    const next = marks.edges[marks.passed]
    if (silent || !next || next.at >= state.posMax) return false
    // The rule for plain text would run over the edge.
    const text = state.src.slice(state.pos, next.at)
    if (ASKS_OTHERS.test(text)) return false
    state.pending += text
    state.pos = next.at
    return true
  }
}

/** An edge inside something that is read in one go, such as code, comes behind that. */
function passEdges(state: StateInline, marks: InlineMarks): void {
  for (;;) {
    const edge = marks.edges[marks.passed]
    if (!edge || edge.at > state.pos) return
    marks.passed++
    state.push(edge.type, '', 0).meta = edge.quotation
  }
}
