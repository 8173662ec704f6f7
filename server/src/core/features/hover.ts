import type { CheckedEssay } from '../check/check-essay.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { SourceId } from '../model/place.ts'
import type { Offset, Span } from '../text/span.ts'

/** `markdown` is built by features/hover-markup.ts alone, so that nothing from a source is active in it. */
export interface HoverResult {
  readonly span: Span<'essay'>
  readonly markdown: string
}

/** Gives the link that opens a place in a source, or undefined where the editor cannot open one. */
export type LinkOf = (source: SourceId, span: Span<'text'>) => string | undefined

/** What to show at `at`: the quotation's verdict with its differences, the term's account, or both. */
export function hoverAt(
  _essay: Essay,
  _corpus: Corpus,
  _checked: CheckedEssay,
  _at: Offset<'essay'>,
  _linkOf: LinkOf,
): HoverResult | undefined {
  return undefined
}
