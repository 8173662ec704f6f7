import type { Corpus } from '../corpus/corpus.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { Account } from '../model/term.ts'
import type { Span } from '../text/span.ts'
import type { CitedNear } from './cited-near.ts'
import { passageOf } from './term-hover.ts'
import { sensesFor } from './term-senses.ts'

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

/**
 * The place of the account that a hover shows, then of those of other things that the sources mean by the name. More accounts of one thing are
 * references: a reader who asks for the definition wants to land somewhere, not to choose.
 */
export function termDefinitions(
  essayText: string,
  at: number,
  corpus: Corpus,
  opaque: readonly Span<'essay'>[] = [],
  language?: string,
  cited?: CitedNear,
): readonly TermDefinition[] {
  const mention = corpus.glossary.termAt(essayText, at, opaque)
  if (!mention) return []
  const { span, term } = mention
  const others = corpus.glossary.sharing(essayText.slice(span.start, span.end)).filter(other => other !== term)
  const meant = [
    ...sensesFor(term, corpus, language, cited).map(([account]) => ({ account, term })),
    ...others.map(other => ({ account: other.accounts[0], term: other })),
  ]
  return meant.map(({ account, term }) => {
    const { place, at } = passageOf(account as Account, term, corpus)
    return { origin: span, place, selection: at }
  })
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
