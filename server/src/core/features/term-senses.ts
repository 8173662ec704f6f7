import type { Corpus } from '../corpus/corpus.ts'
import { termLanguage } from '../glossary/own-entry.ts'
import type { Account, DefinitionKind, Term } from '../model/term.ts'
import type { CitedNear } from './cited-near.ts'

/** Accounts that explain, whatever the language. */
export const EXPLAINING: ReadonlySet<DefinitionKind> = new Set([
  'own',
  'glossary',
  'definition',
  'abbreviation',
  'apposition',
])

/**
 * Best first: one that explains in the essay's language before others of its kind of origin. A source that is itself one of the writer's
 * glossaries does not say the same a second time.
 */
export function accountsFor(term: Term, corpus: Corpus, language?: string): readonly Account[] {
  const { accounts } = term
  const [first] = accounts
  const wanted = termLanguage(language)
  const ofOrigin = accounts.filter(({ kind }) => (first?.kind === 'own' ? kind === 'own' : EXPLAINING.has(kind)))
  const inLanguage = wanted && ofOrigin.find(({ source }) => corpus.source(source).contribution.language === wanted)
  const best = inLanguage ?? first
  const ordered = best && best !== first ? [best, ...accounts.filter(account => account !== best)] : accounts
  if (first?.kind !== 'own') return ordered
  const files = new Set(corpus.own.files.map(({ uri }) => uri))
  const isCopy = ({ kind, source }: Account): boolean =>
    kind !== 'own' && files.has(corpus.source(source).contribution.uri)
  return ordered.filter(account => !isCopy(account))
}

/**
 * For each thing that sources mean by a term its accounts, best first; one list of all where that is one thing. First what a source means that the
 * writer cites, the nearest; else what most sources mean. Of a surname the accounts of its bearer. Reads the sources of the accounts.
 */
export function sensesFor(
  named: Term,
  corpus: Corpus,
  language?: string,
  cited?: CitedNear,
): readonly (readonly Account[])[] {
  const term = corpus.glossary.bearerOf(named) ?? named
  const accounts = accountsFor(term, corpus, language)
  const senses = corpus.glossary.senses(term, id => corpus.source(id).contribution)
  // An account in the essay's language that cannot be compared with those in another is the one to show.
  const best = accounts[0] as Account
  const isForeign = best !== term.accounts[0] && !senses.some(({ sources }) => sources.has(best.source))
  if (senses.length === 0 || isForeign) return [accounts]
  const near = cited?.() ?? []
  const rank = new Map(
    senses.map(sense => {
      const at = near.findIndex(id => sense.sources.has(id))
      return [sense, at < 0 ? near.length : at]
    }),
  )
  return senses.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).map(sense => sense.accounts)
}
