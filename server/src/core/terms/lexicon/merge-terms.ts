/**
 * Merges what the sources say of terms: candidates whose names are forms of one another, or whose sources say that they are names
 * of one thing, become one term. An abbreviation belongs to the long form that most sources give it.
 * Cost: O(candidates), but for sorting them.
 *
 * What is merged is a set: the result depends on no order. And it is closed under slots (term-keys.ts): of a part of what the sources say
 * that holds, with a name, every name that shares a slot with it or with one of its aliases, the result is that part of the whole result.
 */
import type { SourceId } from '../../model/place.ts'
import type { Account, DefinitionKind, Term, TermCandidate, TermLanguage } from '../../model/term.ts'
import { foldWord } from '../../text/fold.ts'
import type { Inflection } from '../inflection.ts'
import { isAbbreviation, isCapitalised, withoutArticle } from '../phrase.ts'
import { compareCandidates, compareText, isDoubtful, sureScore } from '../term-order.ts'
import { wordsOfName } from '../term-words.ts'
import { nameSlots } from './term-keys.ts'

/** What a kind of account is worth; the score within the kind (0 to 1) is added. */
const WORTH: Readonly<Record<DefinitionKind, number>> = {
  // What the writer wrote wins over everything.
  own: 8,
  glossary: 4,
  definition: 2.2,
  // An expansion tells less than an apposition that explains, and more than one that does not: their scores decide.
  abbreviation: 1.7,
  apposition: 1.7,
  heading: 1.3,
  mention: 0.8,
}

/** What an account is worth against others of its term. */
export function worth(candidate: TermCandidate): number {
  return WORTH[candidate.kind] + sureScore(candidate)
}

/** A term and the names it goes by, each with the language of a source that uses it. */
export interface MergedTerm {
  readonly term: Term
  readonly names: readonly SpelledName[]
  /** How important it is: terms are shown in this order. */
  readonly weight: number
  /** The first of its members: decides between two terms of one weight and name. */
  readonly first: Member
}

export interface SpelledName {
  readonly name: string
  readonly language: TermLanguage
  /** Its capital letter belongs to it: sources write it so in the middle of a sentence, and none writes it small. */
  readonly proper: boolean
}

/** What one source says, and which. */
export interface Member {
  readonly candidate: TermCandidate
  readonly source: SourceId
  readonly language: TermLanguage
}

/** All that sources of one language say under one spelling. */
interface Bundle {
  readonly name: string
  readonly language: TermLanguage
  readonly members: Member[]
}

/** Most important first. */
export function mergeTerms(members: readonly Member[], inflection: Inflection): readonly MergedTerm[] {
  const groups = new Groups()
  const longForms = new Map<string, Map<number, number>>()
  const nodes: (readonly [Bundle, number])[] = []
  for (const bundle of bundles(members)) {
    const slots = nameSlots(bundle.name, bundle.language, inflection)
    if (slots.length === 0) continue
    const node = groups.join(slots)
    nodes.push([bundle, node])
    for (const { candidate } of bundle.members) {
      for (const alias of candidate.aliases) {
        if (!isAbbreviation(alias)) {
          groups.join([slots[0] as string, ...nameSlots(alias, bundle.language, inflection)])
          continue
        }
        const owners = longForms.get(alias) ?? new Map<number, number>()
        owners.set(node, (owners.get(node) ?? 0) + (VOTES[candidate.kind] ?? 1))
        longForms.set(alias, owners)
      }
    }
  }
  for (const [abbreviation, owners] of longForms) {
    const votes = new Map<number, number>()
    for (const [node, count] of owners) votes.set(groups.root(node), (votes.get(groups.root(node)) ?? 0) + count)
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (best) groups.unite(best[0], groups.join([`=${abbreviation}`]))
  }
  const byGroup = new Map<number, Bundle[]>()
  for (const [bundle, node] of nodes) {
    const root = groups.root(node)
    const list = byGroup.get(root)
    if (list) list.push(bundle)
    else byGroup.set(root, [bundle])
  }
  const owner = (abbreviation: string): number => groups.root(groups.join([`=${abbreviation}`]))
  return [...byGroup]
    .filter(([, list]) => !isChance(list))
    .map(([root, list]) => mergedTerm(list, abbreviation => owner(abbreviation) === root))
    .sort(compareMerged)
}

/** Whether one source alone says something, and that by chance as likely as not. */
function isChance(list: readonly Bundle[]): boolean {
  const one = list[0]?.members[0]?.source
  return list.every(({ members }) => members.every(({ candidate, source }) => source === one && isDoubtful(candidate)))
}

/** Most important first. */
export function compareMerged(a: MergedTerm, b: MergedTerm): number {
  return b.weight - a.weight || compareText(a.term.name, b.term.name) || compareOrigins(a.first, b.first)
}

function compareOrigins(a: Member, b: Member): number {
  return compareText(a.source, b.source) || compareCandidates(a.candidate, b.candidate)
}

/** A glossary's word for an abbreviation's long form outweighs what other sources use it for; the writer's own outweighs all. */
const VOTES: Readonly<Partial<Record<DefinitionKind, number>>> = { own: 100_000, glossary: 10 }

/** In the order of their first members. */
function bundles(members: readonly Member[]): Iterable<Bundle> {
  const found = new Map<string, Bundle>()
  for (const member of [...members].sort(compareOrigins)) {
    const { candidate, language } = member
    const id = `${candidate.name}\n${language}`
    const bundle = found.get(id)
    if (bundle) bundle.members.push(member)
    else found.set(id, { name: candidate.name, language, members: [member] })
  }
  return found.values()
}

/** Sorts its accounts when somebody asks for them: of most terms nobody ever does. */
class LazyTerm implements Term {
  readonly name: string
  readonly aliases: readonly string[]
  private readonly members: readonly Member[]
  private sorted: readonly Account[] | undefined

  constructor(name: string, aliases: readonly string[], members: readonly Member[]) {
    this.name = name
    this.aliases = aliases
    this.members = members
  }

  get accounts(): readonly Account[] {
    this.sorted ??= accountsOf(this.members)
    return this.sorted
  }
}

/** Best first; of one passage that accounts for the term in two ways, the better. */
function accountsOf(members: readonly Member[]): readonly Account[] {
  const passages = new Set<string>()
  return [...members].sort(compareMembers).flatMap(({ candidate, source }) => {
    const place = `${candidate.passage.start} ${source}`
    if (passages.has(place)) return []
    passages.add(place)
    return [{ ...candidate, source }]
  })
}

function compareMembers(a: Member, b: Member): number {
  return (
    worth(b.candidate) - worth(a.candidate) ||
    compareText(a.source, b.source) ||
    a.candidate.at.start - b.candidate.at.start
  )
}

/** `owns` tells whether an abbreviation leads to this term: of two terms with one abbreviation, one only shows it. */
function mergedTerm(list: readonly Bundle[], owns: (abbreviation: string) => boolean): MergedTerm {
  const members = list.length === 1 ? (list[0] as Bundle).members : list.flatMap(bundle => bundle.members)
  let best = members[0] as Member
  let naming: Member | undefined
  const sources = new Set<SourceId>()
  for (const member of members) {
    const { kind, aliases, name } = member.candidate
    if (compareMembers(member, best) < 0) best = member
    sources.add(member.source)
    const names = kind === 'own' || kind === 'glossary' || (aliases.some(isAbbreviation) && !isAbbreviation(name))
    if (names && (!naming || compareMembers(member, naming) < 0)) naming = member
  }
  const { kind, name: named } = (naming ?? best).candidate
  const head = withoutArticle(named)
  // A glossary knows how its entries are called.
  const isEntry = kind === 'own' || kind === 'glossary'
  const chosen = isEntry
    ? head
    : plainest(
        head,
        list.map(bundle => withoutArticle(bundle.name)),
      )
  const spellings = new Map<string, SpelledName>()
  const explicit = new Map<string, string>()
  const small = new Set<string>()
  const add = (name: string, language: TermLanguage, isAlias: boolean, isProper: boolean): void => {
    const bare = withoutArticle(name)
    const folded = foldName(bare)
    const known = spellings.get(folded)
    if (!isCapitalised(bare)) small.add(folded)
    const proper = (isProper || known?.proper === true) && !small.has(folded)
    if (known ? known.proper !== proper : !isAbbreviation(bare) || owns(bare)) {
      spellings.set(folded, { name: known?.name ?? bare, language: known?.language ?? language, proper })
    }
    if (isAlias || isAbbreviation(bare)) explicit.set(folded, explicit.get(folded) ?? bare)
  }
  for (const { name, language, members: own } of list) {
    add(
      name,
      language,
      false,
      own.some(({ candidate }) => candidate.proper === true),
    )
    if (list.length === 1 && best.candidate.kind === 'mention') break
    for (const { candidate } of own) {
      // A glossary writes every entry with a capital.
      const capital = candidate.kind !== 'glossary' && candidate.kind !== 'own'
      for (const alias of candidate.aliases) add(alias, language, true, capital && isCapitalised(alias))
    }
  }
  if (explicit.size > 0) explicit.delete(foldName(chosen))
  const aliases = [...explicit.values()].sort((a, b) => Number(isAbbreviation(b)) - Number(isAbbreviation(a)))
  return {
    term: new LazyTerm(chosen, aliases, members),
    names: [...spellings.values()],
    first: members[0] as Member,
    weight: weightOf(best.candidate, sources.size),
  }
}

/** Of a name and its forms: what a dictionary would print. Not all capitals, if somebody writes it otherwise; then not the plural. */
function plainest(name: string, names: readonly string[]): string {
  const shouted = LONG_CAPITALS.test(name)
  const quiet = shouted ? names.find(other => !LONG_CAPITALS.test(other) && isFormOf(name, other)) : undefined
  const found = quiet ?? name
  return (
    names.find(
      other => other.length < found.length && isCapitalised(other) === isCapitalised(found) && isPluralOf(found, other),
    ) ?? found
  )
}

/** Longer than an abbreviation is: `RESOLVERS`. */
const LONG_CAPITALS = /^\p{Lu}{8,}$/u

function isFormOf(name: string, other: string): boolean {
  const [a, b] = [foldName(name.toLowerCase()), foldName(other)]
  return a === b || isPluralOf(a, b) || isPluralOf(b, a)
}

function isPluralOf(many: string, one: string): boolean {
  return many === `${one}s` || many === `${one}es` || (one.endsWith('y') && many === `${one.slice(0, -1)}ies`)
}

/** How important a term is that has this for its best account and that so many sources know. */
export function weightOf(best: TermCandidate, sources: number): number {
  return worth(best) + Math.log2(sources + 1) * WEIGHT_OF_SOURCES
}

/** A term that twice as many sources know is this much more important. */
const WEIGHT_OF_SOURCES = 0.3

function foldName(name: string): string {
  return wordsOfName(name)
    .map(word => (isAbbreviation(word) ? word : foldWord(word)))
    .join(' ')
}

/** Disjoint sets over strings (union by lower number, path halving). */
class Groups {
  private readonly nodes = new Map<string, number>()
  private readonly parents: number[] = []

  /** Puts all of them into one group; gives a node of it. */
  join(slots: readonly string[]): number {
    let node = -1
    for (const slot of slots) {
      let own = this.nodes.get(slot)
      if (own === undefined) {
        own = this.parents.length
        this.parents.push(own)
        this.nodes.set(slot, own)
      }
      if (node < 0) node = own
      else this.unite(node, own)
    }
    return node
  }

  unite(a: number, b: number): void {
    const x = this.root(a)
    const y = this.root(b)
    if (x < y) this.parents[y] = x
    else this.parents[x] = y
  }

  root(node: number): number {
    let at = node
    while (this.parents[at] !== at) {
      this.parents[at] = this.parents[this.parents[at] as number] as number
      at = this.parents[at] as number
    }
    return at
  }
}
