import type { Span } from '../text/span.ts'
import type { SourceId } from './place.ts'

/** The languages whose inflections we know. */
export type TermLanguage = 'en' | 'de' | 'fr' | 'ru'

/** How a source accounts for a term; `own` is a glossary of the writer's. Earlier in this list is a better account. */
export type DefinitionKind = 'own' | 'glossary' | 'definition' | 'abbreviation' | 'apposition' | 'heading' | 'mention'

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
  /** Within one kind, higher is better: 0 to 1. */
  readonly score: number
  /** The source writes it with a capital in the middle of a sentence: in small letters it would be another word. */
  readonly proper?: boolean
}

/** One source's account of a term. */
export interface Account extends TermCandidate {
  readonly source: SourceId
}

/** What all sources together say of one term. */
export interface Term {
  /** The name to show: the long form where there is an abbreviation. */
  readonly name: string
  /** Other names, abbreviations first. None equals the name. */
  readonly aliases: readonly string[]
  /** Best first; never empty. */
  readonly accounts: readonly Account[]
}
