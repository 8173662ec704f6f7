import type { Corpus } from '../corpus/corpus.ts'
import type { Place } from '../model/place.ts'
import type { Span } from '../text/span.ts'

/** Where the term under the pointer is explained best. */
export interface TermDefinition {
  /** The term in the essay. */
  readonly origin: Span<'essay'>
  /** The passage. */
  readonly place: Place
  /** The term within the passage: what an editor selects. */
  readonly selection: Span<'text'>
}

export interface TermReferences {
  readonly essay: readonly Span<'essay'>[]
  readonly sources: readonly Place[]
}

/** Best first, one for each source that explains the term. */
export function termDefinitions(
  _essayText: string,
  _at: number,
  _corpus: Corpus,
  _opaque: readonly Span<'essay'>[] = [],
): readonly TermDefinition[] {
  return []
}

/** Every mention of the term under the pointer: in the essay and in all sources. */
export function termReferences(
  _essayText: string,
  _at: number,
  _corpus: Corpus,
  _opaque: readonly Span<'essay'>[] = [],
): TermReferences | undefined {
  return undefined
}
