import type { Span } from '../text/span.ts'

/** How a source accounts for a term. Earlier in this list is a better account. */
export type DefinitionKind = 'glossary' | 'definition' | 'abbreviation' | 'apposition' | 'heading' | 'mention'

/** What one source contributes about one term: where it is explained, in that source's rendition. */
export interface TermCandidate {
  /** As the source writes it at its best place: `New Economic Policy`. */
  readonly name: string
  /** Other names that the same place gives: `NEP`. */
  readonly aliases: readonly string[]
  readonly kind: DefinitionKind
  /** The term itself. */
  readonly at: Span<'text'>
  /** The passage to show: a sentence, or a heading's first sentence. */
  readonly passage: Span<'text'>
  /** Within one kind, higher is better. */
  readonly score: number
}
