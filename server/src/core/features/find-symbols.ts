/** Sources and terms by what somebody types to find one, best match first. Cost: O(names of the corpus), in steps. */
import type { Corpus, Source } from '../corpus/corpus.ts'
import type { Term } from '../model/term.ts'
import type { Task } from '../task.ts'
import { foldedPhrase } from '../terms/lexicon/term-keys.ts'
import { compareMatches, matchName, type NameMatch, type TypedName, typedName } from './name-match.ts'

/** A name, and how well it fits. */
export interface FoundSymbol {
  /** With what was typed behind it in brackets where a filter by letters would not find that in it. */
  readonly name: string
  readonly match: NameMatch
  readonly found: { readonly kind: 'source'; readonly source: Source } | { readonly kind: 'term'; readonly term: Term }
}

/** Shown of each kind. */
const MOST = 40
/** Names that are looked at; those of hundreds of megabytes. */
const MOST_NAMES = 400_000
const STEP = 2000
/** Of names that fit so many are kept to be merged: several may be one term, and some of none any more. */
const MOST_FITTING = 2 * MOST

/** Of sources the title, the key and the path count, of terms all names. Sources alone when nothing is typed. Throws Cancelled. */
export async function findSymbols(query: string, corpus: Corpus, task: Task): Promise<readonly FoundSymbol[]> {
  const typed = typedName(query)
  if (!typed)
    return [...corpus.sources.values()].slice(0, MOST).map(source => ofSource(source, source.title, 'letters'))
  const found = [...sourcesFitting(query, typed, corpus), ...(await termsFitting(query, typed, corpus, task))]
  // Of one match sources come first, as they were found.
  return found.sort((a, b) => compareMatches(a.match, b.match))
}

function ofSource(source: Source, name: string, match: NameMatch): FoundSymbol {
  return { name, match, found: { kind: 'source', source } }
}

function sourcesFitting(query: string, typed: TypedName, { sources }: Corpus): readonly FoundSymbol[] {
  const found: FoundSymbol[] = []
  for (const source of sources.values()) {
    const { title, key, contribution } = source
    const names = [title, key, contribution.path]
    const all = matchName(typed, names.join(' '))
    const match = bestMatch(typed, names) ?? (all === 'words' ? all : undefined)
    if (!match) continue
    const shown = names.find(one => matchName(typed, one) === match) ?? title
    found.push(ofSource(source, nameOfSource(title, shown, query), match))
  }
  return found.sort((a, b) => compareMatches(a.match, b.match)).slice(0, MOST)
}

async function termsFitting(
  query: string,
  typed: TypedName,
  { glossary }: Corpus,
  task: Task,
): Promise<readonly FoundSymbol[]> {
  const exact = glossary.find(query)
  const terms = new Set<Term>([...(exact ? [exact] : []), ...glossary.completing(foldedPhrase(query), query, MOST)])
  for (const name of await namesFitting(typed, glossary.everyName(), task)) {
    await task.checkpoint()
    const term = glossary.find(name)
    if (term) terms.add(term)
  }
  const found: FoundSymbol[] = []
  for (const term of terms) {
    const names = [term.name, ...term.aliases]
    const match = term === exact ? 'exact' : bestMatch(typed, names)
    if (!match) continue
    const shown = names.find(one => matchName(typed, one) === match) ?? term.name
    found.push({ name: nameOfTerm(term.name, shown, query), match, found: { kind: 'term', term } })
  }
  return found.sort((a, b) => compareMatches(a.match, b.match)).slice(0, MOST)
}

/** The names that fit best, of those that fit alike the shorter ones. */
async function namesFitting(typed: TypedName, names: Iterable<string>, task: Task): Promise<readonly string[]> {
  const fitting: { readonly name: string; readonly match: NameMatch }[] = []
  const best = (): void => {
    fitting.sort(
      (a, b) => compareMatches(a.match, b.match) || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
    )
    fitting.length = Math.min(fitting.length, MOST_FITTING)
  }
  let looked = 0
  for (const name of names) {
    if (++looked > MOST_NAMES) break
    if (looked % STEP === 0) {
      best()
      await task.checkpoint()
    }
    const match = matchName(typed, name)
    if (match) fitting.push({ name, match })
  }
  best()
  return fitting.map(({ name }) => name)
}

function bestMatch(typed: TypedName, names: readonly string[]): NameMatch | undefined {
  const [best] = names.flatMap(name => matchName(typed, name) ?? []).sort(compareMatches)
  return best
}

/** A term by the name that was typed, with the one that it is known by. */
function nameOfTerm(name: string, shown: string, query: string): string {
  return sifted(shown === name ? name : `${shown} (${name})`, query)
}

function nameOfSource(title: string, shown: string, query: string): string {
  return sifted(shown === title || hasTyped(title, query) ? title : `${title} (${shown})`, query)
}

/** Editors sift what they get by the letters that were typed, accents and alphabets as they stand. */
function sifted(name: string, query: string): string {
  return hasTyped(name, query) ? name : `${name} (${query.trim()})`
}

function hasTyped(name: string, query: string): boolean {
  const small = name.toLowerCase()
  let at = 0
  for (const letter of query.toLowerCase()) {
    if (letter === ' ') continue
    at = small.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
