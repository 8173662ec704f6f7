import type { Corpus } from '../corpus/corpus.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { DefinitionKind } from '../model/term.ts'
import type { Span } from '../text/span.ts'

/** A passage of a source that explains or uses a term. */
export interface TermPassage {
  readonly source: SourceId
  readonly key: string
  readonly title: string
  readonly kind: DefinitionKind
  /** The passage, for going there. */
  readonly place: Place
  /** The term within the source's text. */
  readonly at: Span<'text'>
  /** The passage's words, line breaks and runs of spaces as one space. */
  readonly text: string
  /** Where in `text` the term stands. */
  readonly term: { readonly start: number; readonly end: number }
  /** Title of the section that the passage stands in. */
  readonly heading?: string
}

export interface TermCount {
  readonly source: SourceId
  readonly key: string
  readonly title: string
  readonly count: number
}

export interface TermHover {
  /** What the pointer rests on. */
  readonly span: Span<'essay'>
  readonly name: string
  readonly aliases: readonly string[]
  readonly best: TermPassage
  /** At most three more, those of other sources first. */
  readonly more: readonly TermPassage[]
  /** Sources that use the term, most first. */
  readonly counts: readonly TermCount[]
}

/** What to show for the term at an offset of an essay. */
export function termHover(
  _essayText: string,
  _at: number,
  _corpus: Corpus,
  _opaque: readonly Span<'essay'>[] = [],
): TermHover | undefined {
  return undefined
}
