import type { Corpus } from '../corpus/corpus.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { Account } from '../model/term.ts'
import type { Span } from '../text/span.ts'
import { accountsFor, passageOf } from './term-hover.ts'

/** Where the term under the pointer is explained. */
export interface TermDefinition {
  /** The term in the essay. */
  readonly origin: Span<'essay'>
  /** The passage. */
  readonly place: Place
  /** The term within the passage: what an editor selects. */
  readonly selection: Span<'text'>
}

/** Every mention of a term. */
export interface TermReferences {
  readonly essay: readonly Span<'essay'>[]
  /** The source with the best account first, then by source; in order within a source. */
  readonly sources: readonly Place[]
}

/** The best account's place. Others are references: a reader who asks for the definition wants to land somewhere, not to choose. */
export function termDefinitions(
  essayText: string,
  at: number,
  corpus: Corpus,
  opaque: readonly Span<'essay'>[] = [],
  language?: string,
): readonly TermDefinition[] {
  const mention = corpus.glossary.termAt(essayText, at, opaque)
  if (!mention) return []
  const best = passageOf(accountsFor(mention.term, corpus, language)[0] as Account, mention.term, corpus)
  return [{ origin: mention.span, place: best.place, selection: best.at }]
}

/** Every mention of the term under the pointer: in the essay and in all sources. */
export function termReferences(
  essayText: string,
  at: number,
  corpus: Corpus,
  opaque: readonly Span<'essay'>[] = [],
): TermReferences | undefined {
  const { glossary } = corpus
  const mention = glossary.termAt(essayText, at, opaque)
  if (!mention) return undefined
  const { term } = mention
  const best = (term.accounts[0] as Account).source
  const rank = new Map<SourceId, number>()
  for (const { source } of term.accounts) if (!rank.has(source)) rank.set(source, rank.size)
  const order = (id: SourceId): number => (id === best ? -1 : (rank.get(id) ?? rank.size))
  const found = [...glossary.mentionsEverywhere(term, corpus.search).sources]
  found.sort((a, b) => order(a.source.id) - order(b.source.id))
  const places = found.flatMap(({ source: { id }, spans }) =>
    spans.map((span): Place => ({ source: id, span, pieces: [span] })),
  )
  return { essay: glossary.mentionsInEssay(term, essayText, opaque), sources: places }
}
