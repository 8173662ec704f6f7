import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { SourceId } from '../model/place.ts'
import type { Offset, Span } from '../text/span.ts'

/** A mention of a term in a source, or in the essay itself. */
export type Reference =
  | { readonly in: 'source'; readonly source: SourceId; readonly span: Span<'text'> }
  | { readonly in: 'essay'; readonly span: Span<'essay'> }

/** All mentions of the term at `at`: in the sources, best account first, then in this essay. */
export function referencesAt(_essay: Essay, _corpus: Corpus, _at: Offset<'essay'>): readonly Reference[] {
  return []
}
