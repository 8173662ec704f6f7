/**
 * Which of the accounts that sources give of one word speak of one thing: a *cookie* of HTTP and one of TCP are two, an *octet* is one wherever it is
 * explained. A source means one thing by a word (W. Gale, K. Church, D. Yarowsky, "One sense per discourse", 1992), so sources are compared: by the words
 * with which they explain it, and by those that stand round the explanation. Words count by their first letters, everyday ones less.
 *
 * What is alike in either way is one sense, and so is what is one with both (single linkage). Two accounts of one sense that have no word in common
 * are told apart: a reader is shown a line more. Accounts in different languages cannot be compared and are taken for one. Names of several words and
 * of persons are of one thing; another name with a capital is of several only where its accounts say so: a month, a period.
 * Cost: O(words) of the accounts and of what is round them; sets of n ≤ {@link MOST_SOURCES} sources, each with each.
 */
import type { SourceId } from '../../model/place.ts'
import type { Account, Term, TermLanguage } from '../../model/term.ts'
import { eachWord, foldWord } from '../../text/fold.ts'
import { isCommonWord } from '../common-words.ts'
import { isCapitalised, isStopWord } from '../phrase.ts'
import { isClearAccount } from './clear-account.ts'
import { genusOf, speaksOfPerson } from './genus.ts'

/** What must be known of a source. */
export interface SourceText {
  readonly text: string
  readonly language: TermLanguage
}

/** One of several things that sources mean by a word. */
export interface AccountSense {
  /** Best first; never empty. Of sources that say clearly what it is. */
  readonly accounts: readonly Account[]
  readonly sources: ReadonlySet<SourceId>
}

/** Of more sources those with the best accounts: a hover shows four senses. */
const MOST_SOURCES = 10
/** Of 63 pairs of accounts in different senses none has more in common in RFCs, of 87 in one sense 66 have (docs/terms.md). */
const ALIKE_WORDS = 0.24
/** Two standards of one protocol have so much in common round their accounts. */
const ALIKE_SURROUNDINGS = 0.4
/** On both sides of an account, in characters: what a section says. */
const SURROUNDINGS = 1500
/** Words with so many first letters in common are taken for forms of one. */
const STEM = 6
const SHORTEST_WORD = 3
/** What one of the commonest words of a language tells, beside one that is not. */
const WEIGHT_OF_COMMON = 0.4
/** An account that weighs less says too little to be compared. */
const LEAST_WEIGHT = 1.1

/**
 * First what most sources explain well, then by their best accounts. Empty where all is one sense, as far as can be told.
 * @param sourceOf is asked for the sources of accounts that are compared, and for no others
 */
export function accountSenses(term: Term, sourceOf: (id: SourceId) => SourceText): readonly AccountSense[] {
  if (term.name.includes(' ') || term.accounts[0]?.kind === 'own') return []
  const all = profilesOf(term, sourceOf)
  const isName =
    term.accounts.some(({ proper }) => proper === true) && term.accounts.every(({ name }) => isCapitalised(name))
  if (isName && all.some(({ isPerson }) => isPerson)) return []
  const profiles = isName ? all.filter(({ genus }) => genus !== undefined) : all
  const groups: Profile[][] = []
  for (const profile of profiles) {
    const like = groups.filter(group =>
      group.some(other => areAlike(profile, other) || (isName && areOfOneKind(profile, other))),
    )
    for (const group of like) groups.splice(groups.indexOf(group), 1)
    groups.push([...like.flat(), profile])
  }
  if (groups.length < 2) return []
  const rank = new Map(term.accounts.map((account, i) => [account, i]))
  const first = ({ accounts }: AccountSense): number => rank.get(accounts[0] as Account) ?? 0
  return groups
    .map((group): AccountSense => {
      const accounts = group.flatMap(({ accounts }) => accounts)
      accounts.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
      return { accounts, sources: new Set(accounts.map(({ source }) => source)) }
    })
    .sort((a, b) => goodSources(b) - goodSources(a) || first(a) - first(b))
}

/** An account that is worse says little, however many sources say it. */
const GOOD_ACCOUNT = 0.55

function goodSources({ accounts }: AccountSense): number {
  const good = accounts.filter(({ kind, score }) => kind === 'glossary' || score >= GOOD_ACCOUNT)
  return new Set(good.map(({ source }) => source)).size
}

/** What a source says of the term, ready to be compared. */
interface Profile {
  /** The clear ones of one source, best first. */
  readonly accounts: readonly Account[]
  readonly account: Account
  readonly words: Weights
  readonly surroundings: Weights
  readonly genus: string | undefined
  readonly isPerson: boolean
}

/** By the first letters of words. */
type Weights = ReadonlyMap<string, number>

/** Of each source, as far as it says clearly what the thing is. Those in another language than the best are left out. */
function profilesOf(term: Term, sourceOf: (id: SourceId) => SourceText): readonly Profile[] {
  const bySource = new Map<SourceId, Account[]>()
  for (const account of term.accounts) {
    if (account.kind !== 'glossary' && account.kind !== 'definition' && account.kind !== 'apposition') continue
    const list = bySource.get(account.source)
    if (list) list.push(account)
    else if (bySource.size < MOST_SOURCES) bySource.set(account.source, [account])
  }
  if (bySource.size < 2) return []
  const names = new Set<string>()
  for (const name of [term.name, ...term.aliases, ...term.accounts.map(account => account.name)]) {
    eachWord(name, 0, name.length, (start, end) => names.add(stemOf(name.slice(start, end))))
  }
  let language: TermLanguage | undefined
  const found: Profile[] = []
  for (const [id, all] of bySource) {
    const source = sourceOf(id)
    const accounts = all.filter(account => isClearAccount(account, source.text))
    const [account] = accounts
    if (!account) continue
    language ??= source.language
    if (source.language !== language) continue
    const { start, end } = account.passage
    const words = weightsOf(source, start, end, names)
    if (sumOf(words) < LEAST_WEIGHT) continue
    found.push({
      accounts,
      account,
      words,
      surroundings: weightsOf(source, start - SURROUNDINGS, end + SURROUNDINGS, names),
      genus: genusOf(account, source.text),
      isPerson: accounts.some(one => speaksOfPerson(one, source.text)),
    })
  }
  return found
}

function weightsOf({ text, language }: SourceText, from: number, to: number, names: ReadonlySet<string>): Weights {
  const found = new Map<string, number>()
  eachWord(text, Math.max(0, from), Math.min(text.length, to), (start, end) => {
    if (end - start < SHORTEST_WORD) return
    const word = text.slice(start, end)
    if (isStopWord(word) || /^\p{N}+$/u.test(word)) return
    const stem = stemOf(word)
    if (names.has(stem) || found.has(stem)) return
    found.set(stem, isCommonWord(word, language) ? WEIGHT_OF_COMMON : 1)
  })
  return found
}

function stemOf(word: string): string {
  return foldWord(word).slice(0, STEM)
}

function areAlike(a: Profile, b: Profile): boolean {
  const words = sharedOf(a.words, b.words) / Math.min(sumOf(a.words), sumOf(b.words))
  if (words >= ALIKE_WORDS) return true
  const most = Math.sqrt(sumOf(a.surroundings) * sumOf(b.surroundings))
  return sharedOf(a.surroundings, b.surroundings) >= most * ALIKE_SURROUNDINGS
}

function areOfOneKind(a: Profile, b: Profile): boolean {
  return stemOf(a.genus ?? '') === stemOf(b.genus ?? '')
}

function sharedOf(a: Weights, b: Weights): number {
  let sum = 0
  for (const [stem, weight] of a) sum += Math.min(weight, b.get(stem) ?? 0)
  return sum
}

function sumOf(weights: Weights): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight
  return sum
}
