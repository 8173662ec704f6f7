import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { SourceId } from '../model/place.ts'
import type { Offset, Span } from '../text/span.ts'
import { termReferences } from './term-places.ts'

/** A mention of a term in a source, or in the essay itself. */
export type Reference =
  | { readonly in: 'source'; readonly source: SourceId; readonly span: Span<'text'> }
  | { readonly in: 'essay'; readonly span: Span<'essay'> }

/** All uses of the term at `at`: in the sources, best account first, then in this essay. For a citation key see key-places.ts. */
export function referencesAt(essay: Essay, corpus: Corpus, at: Offset<'essay'>): readonly Reference[] {
  const found = termReferences(essay.text, at, corpus, essay.opaque)
  if (!found) return []
  return [
    ...found.sources.map(place => ({ in: 'source' as const, source: place.source, span: place.span })),
    ...found.essay.map(span => ({ in: 'essay' as const, span })),
  ]
}
