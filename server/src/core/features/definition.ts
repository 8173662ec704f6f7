import type { CheckedEssay } from '../check/check-essay.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { SourceId } from '../model/place.ts'
import type { Offset, Span } from '../text/span.ts'

/** A place to go to. `focus` is what to select (a term, a matched passage), `passage` what to show around it. */
export interface Target {
  readonly origin: Span<'essay'>
  readonly source: SourceId
  readonly passage: Span<'text'>
  readonly focus: Span<'text'>
}

/**
 * Where the thing at `at` comes from, best first: a quotation's places in the sources, a citation's source (the passage of
 * its quotation when it has one), a term's best account.
 */
export function definitionAt(
  _essay: Essay,
  _corpus: Corpus,
  _checked: CheckedEssay,
  _at: Offset<'essay'>,
): readonly Target[] {
  return []
}
