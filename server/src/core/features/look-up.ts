/** What the corpus knows about some words: what they mean, where they stand, and what else the same sentences speak of. */
import type { Corpus } from '../corpus/corpus.ts'
import type { Place } from '../model/place.ts'
import type { Account, Term } from '../model/term.ts'
import { type Span, span } from '../text/span.ts'
import { searchPassages } from './completion/passage-search.ts'
import { passageOf, type TermPassage } from './term-hover.ts'
import { accountsFor, sensesFor } from './term-senses.ts'

export interface LookUp {
  /** The term that the words name, where they name one. */
  readonly term?: { readonly name: string; readonly aliases: readonly string[] }
  /** Best first; of several terms that an abbreviation is short for the accounts of each. */
  readonly definitions: readonly (TermPassage & { readonly name: string })[]
  /** Where the sources have the words. */
  readonly passages: readonly LookedUpPassage[]
  /** Names of terms that stand in the same sentences, most often first. */
  readonly related: readonly string[]
}

export interface LookedUpPassage {
  readonly key: string
  readonly title: string
  readonly place: Place
  readonly text: string
}

const MOST_DEFINITIONS = 6
const MOST_PASSAGES = 12
const MOST_RELATED = 10
/** Accounts whose passages are asked for related terms. */
const MOST_ACCOUNTS = 12
const LONGEST_QUERY = 400

/** @param language the essay's: an account in it comes first */
export function lookUp(query: string, corpus: Corpus, language?: string): LookUp {
  const words = query.slice(0, LONGEST_QUERY).replace(/\s+/g, ' ').trim()
  if (words === '') return { definitions: [], passages: [], related: [] }
  const { glossary } = corpus
  const term = glossary.find(words)
  const terms = [...new Set([...(term ? [term] : []), ...glossary.sharing(words)])]
  const definitions = terms.flatMap(one =>
    sensesFirst(one, corpus, language)
      .filter(({ kind }) => kind !== 'mention')
      .slice(0, terms.length > 1 ? 2 : MOST_DEFINITIONS)
      .map(account => ({ ...passageOf(account, one, corpus), name: one.name })),
  )
  const passages = searchPassages(words, corpus, MOST_PASSAGES).map(({ source, text, at }) => ({
    key: source.key,
    title: source.title,
    place: { source: source.id, span: at, pieces: [at] },
    text: text.replace(/\s+/g, ' ').trim(),
  }))
  return {
    ...(term && { term: { name: term.name, aliases: term.aliases } }),
    definitions,
    passages,
    related: term ? relatedTo(term, corpus) : [],
  }
}

/** The best account of each thing that the sources mean by a term, then the others. */
function sensesFirst(term: Term, corpus: Corpus, language: string | undefined): readonly Account[] {
  const senses = sensesFor(term, corpus, language).flatMap(accounts => accounts.slice(0, 1))
  return [...new Set([...senses, ...accountsFor(term, corpus, language)])]
}

/** The explained terms of the passages that account for a term. */
function relatedTo(term: Term, corpus: Corpus): readonly string[] {
  const counts = new Map<Term, number>()
  for (const account of term.accounts.slice(0, MOST_ACCOUNTS)) {
    const used = new Set(corpus.glossary.explainedIn(textOf(account, corpus)).map(one => one.term))
    for (const other of used) if (other !== term) counts.set(other, (counts.get(other) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0].name < b[0].name ? -1 : 1))
    .slice(0, MOST_RELATED)
    .map(([{ name }]) => name)
}

function textOf({ source, passage }: Account, corpus: Corpus): string {
  const own = corpus.own.definition(source, passage)
  const { text } = corpus.source(source).contribution.rendition
  return own ?? text.slice(passage.start, passage.end)
}

/** The place of a term's best account and the name in it. */
export function placeOfTerm(term: Term, corpus: Corpus): { readonly place: Place; readonly at: Span<'text'> } {
  const { place, at } = passageOf(term.accounts[0] as Account, term, corpus)
  return { place, at: at.end > at.start ? at : span(place.span.start, place.span.start) }
}
