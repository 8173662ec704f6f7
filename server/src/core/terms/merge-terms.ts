/**
 * Merges what the sources say of terms: candidates whose names are forms of one another, or whose sources say that they are names
 * of one thing, become one term. An abbreviation belongs to the long form that most sources give it.
 * Cost: O(candidates), but for sorting the accounts of a term.
 */
import type { Contribution } from '../index/contribution.ts'
import type { Account, DefinitionKind, Term } from '../model/term.ts'
import { foldWord } from '../text/fold.ts'
import type { Inflection } from './inflection.ts'
import { languageOf, type TermLanguage } from './language.ts'
import { isAbbreviation, withoutArticle } from './phrase.ts'
import { wordsOfName } from './term-entry.ts'

/** What a kind of account is worth; the score within the kind (0 to 1) is added. */
const WORTH: Readonly<Record<DefinitionKind, number>> = {
  glossary: 4,
  definition: 2.2,
  // An expansion tells less than an apposition that explains, and more than one that does not: their scores decide.
  abbreviation: 1.7,
  apposition: 1.7,
  heading: 1.3,
  mention: 0.8,
}

export function worth(account: Account): number {
  return WORTH[account.kind] + account.score
}

/** A term and the names it goes by, each with the language of a source that uses it. */
export interface MergedTerm {
  readonly term: Term
  readonly names: readonly { readonly name: string; readonly language: TermLanguage }[]
  readonly proper: boolean
}

interface Member {
  readonly account: Account
  readonly language: TermLanguage
}

/** Most important first. */
export function mergeTerms(contributions: readonly Contribution[], inflection: Inflection): readonly MergedTerm[] {
  const groups = new Groups()
  const members: { readonly member: Member; readonly node: number; readonly abbreviations: readonly string[] }[] = []
  const longForms = new Map<string, Map<number, number>>()
  const slots = new Map<string, readonly string[]>()
  const slotsOf = (name: string, language: TermLanguage): readonly string[] => {
    const id = `${language} ${name}`
    const known = slots.get(id)
    if (known) return known
    const made = nameSlots(name, language, inflection)
    slots.set(id, made)
    return made
  }
  for (const contribution of contributions) {
    const language = languageOf(contribution.rendition)
    for (const candidate of contribution.terms) {
      const own = slotsOf(candidate.name, language)
      if (own.length === 0) continue
      const node = groups.join(own)
      const abbreviations: string[] = []
      for (const alias of candidate.aliases) {
        const slot = slotsOf(alias, language)
        if (isAbbreviation(alias)) abbreviations.push(alias)
        else if (slot.length > 0) groups.join([own[0] as string, ...slot])
      }
      for (const alias of abbreviations) {
        const owners = longForms.get(alias) ?? new Map<number, number>()
        owners.set(node, (owners.get(node) ?? 0) + (candidate.kind === 'glossary' ? 10 : 1))
        longForms.set(alias, owners)
      }
      const account: Account = { ...candidate, source: contribution.id }
      members.push({ member: { account, language }, node, abbreviations })
    }
  }
  for (const [abbreviation, owners] of longForms) {
    const votes = new Map<number, number>()
    for (const [node, count] of owners) votes.set(groups.root(node), (votes.get(groups.root(node)) ?? 0) + count)
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (best) groups.unite(best[0], groups.join([`=${abbreviation}`]))
  }
  const byGroup = new Map<number, Member[]>()
  for (const { member, node } of members) {
    const root = groups.root(node)
    const list = byGroup.get(root)
    if (list) list.push(member)
    else byGroup.set(root, [member])
  }
  const terms = [...byGroup.values()].map(list => mergedTerm(list))
  return terms
    .map(merged => ({ merged, weight: importance(merged.term) }))
    .sort((a, b) => b.weight - a.weight || compareText(a.merged.term.name, b.merged.term.name))
    .map(({ merged }) => merged)
}

/** Names that have a slot in common are one term. */
function nameSlots(name: string, language: TermLanguage, inflection: Inflection): readonly string[] {
  const words = wordsOfName(name)
  if (words.length === 0) return []
  const keys = words.map(word => inflection.keys(word, [language]))
  if (keys.some(k => k.length === 0)) return []
  const first = keys.map(k => k[0]).join(' ')
  const last = keys.map(k => k[k.length - 1]).join(' ')
  return first === last ? [first] : [first, last]
}

function mergedTerm(members: readonly Member[]): MergedTerm {
  const sorted = members
    .map(member => ({ member, value: worth(member.account) }))
    .sort(
      (a, b) =>
        b.value - a.value ||
        compareText(a.member.account.source, b.member.account.source) ||
        a.member.account.at.start - b.member.account.at.start,
    )
    .map(({ member }) => member)
  const passages = new Set<string>()
  const accounts = sorted
    .map(member => member.account)
    .filter(({ source, passage }) => {
      const place = `${passage.start} ${source}`
      return !passages.has(place) && passages.add(place)
    })
  const glossary = accounts.find(a => a.kind === 'glossary')
  const expanded = accounts.find(a => a.aliases.some(alias => isAbbreviation(alias)) && !isAbbreviation(a.name))
  const name = withoutArticle((glossary ?? expanded ?? (accounts[0] as Account)).name)
  const spellings = new Map<string, string>([[foldName(name), name]])
  const explicit: string[] = []
  for (const { account } of sorted) {
    for (const other of [...account.aliases, account.name]) {
      const bare = withoutArticle(other)
      const folded = foldName(bare)
      if (spellings.has(folded)) continue
      spellings.set(folded, bare)
      if (account.aliases.includes(other) || isAbbreviation(other)) explicit.push(bare)
    }
  }
  const aliases = explicit.sort((a, b) => Number(isAbbreviation(b)) - Number(isAbbreviation(a)))
  const languages = new Map<string, TermLanguage>()
  for (const { account, language } of sorted) {
    for (const other of [account.name, ...account.aliases])
      if (!languages.has(foldName(other))) languages.set(foldName(other), language)
  }
  const names = [...spellings].map(([folded, spelling]) => ({
    name: spelling,
    language: languages.get(folded) ?? 'en',
  }))
  const small = accounts.some(a => a.kind === 'glossary' && /^\p{Ll}/u.test(a.name))
  return { term: { name, aliases, accounts }, names, proper: !small && accounts.some(a => a.proper === true) }
}

function foldName(name: string): string {
  return wordsOfName(name)
    .map(word => (isAbbreviation(word) ? word : foldWord(word)))
    .join(' ')
}

function importance(term: Term): number {
  const best = term.accounts[0] as Account
  return worth(best) + Math.log2(new Set(term.accounts.map(a => a.source)).size + 1) * 0.3
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
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
