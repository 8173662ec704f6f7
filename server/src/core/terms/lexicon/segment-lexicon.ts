/**
 * The terms of a snapshot out of its segments, merged as far as somebody asks: for a name the entries under its lookup key, and with them
 * everything that could be merged with them. What mergeTerms makes of that closed set is what it would make of them in the whole.
 *
 * Cost of a name: a few small reads a segment for each name that goes with it; nothing grows with the corpus but the number of sources
 * that know the term.
 */
import type { SourceId } from '../../model/place.ts'
import type { Term, TermLanguage } from '../../model/term.ts'
import { Inflection } from '../inflection.ts'
import { wordsOfName } from '../term-words.ts'
import type { Lexicon } from './lexicon.ts'
import { compareMerged, type Member, type MergedTerm, mergeTerms, weightOf, worth } from './merge-terms.ts'
import { Recent } from './recent.ts'
import type { SegmentTerms } from './segment-terms.ts'
import { entriesFitting, entriesOf, type TermEntry } from './term-entry.ts'
import { keyOfSlot, keysOf, nameSlots, surnameKeys } from './term-keys.ts'
import { LANGUAGES, type SegmentEntry } from './terms-layout.ts'
import { beginsWith, byName, hasSurname, WholeLexicon } from './whole-lexicon.ts'

/** What a segment says, and whose it is. */
export interface TermPart {
  readonly terms: SegmentTerms
  idOf(document: number): SourceId
  /** False for a document that does not count any more. */
  isLive(document: number): boolean
}

/** What is merged together, which may be several terms, and all their names. */
interface Family {
  readonly merged: readonly MergedTerm[]
  readonly entries: readonly TermEntry[]
}

const NO_FAMILY: Family = { merged: [], entries: [] }

/** An entry of one of the segments, of sources that count. */
interface LiveEntry {
  readonly members: readonly Member[]
  /** Of its name and of all its aliases. */
  readonly slots: readonly string[]
}

/** Families that are remembered, by their slots; and look-ups. A writer's essay has fewer terms. */
const MOST_SLOTS = 8192
const MOST_LOOKUPS = 4096

/** Names of one beginning that are looked at in a segment, and those of them that are merged: completion shows thirty. */
const MOST_NAMES = 4096
const MERGED_FOR_EACH = 4
const LEAST_MERGED = 200

/** An alias that is no name is most often an abbreviation, and whoever types one wants it first. */
const WORTH_OF_ALIAS = 3

export class SegmentLexicon implements Lexicon {
  readonly inflection = new Inflection()
  private readonly parts: readonly TermPart[]
  private readonly bySlot = new Recent<string, Family>(MOST_SLOTS)
  private readonly byEntry = new Recent<string, Family>(MOST_SLOTS)
  private readonly byWords = new Recent<string, readonly TermEntry[]>(MOST_LOOKUPS)
  private readonly names = new WeakMap<Term, readonly TermEntry[]>()
  private languagesOrNone: readonly TermLanguage[] | undefined
  private wholeOrNone: WholeLexicon | undefined

  constructor(parts: readonly TermPart[]) {
    this.parts = parts
  }

  get languages(): readonly TermLanguage[] {
    this.languagesOrNone ??= LANGUAGES.filter(
      language => language === 'en' || this.parts.some(part => hasLive(part, language)),
    ).sort()
    return this.languagesOrNone
  }

  fitting(words: readonly string[]): readonly TermEntry[] {
    const asked = words.join(' ')
    const known = this.byWords.get(asked)
    if (known) return known
    const families = new Set<Family>()
    for (const key of keysOf(words, this.languages, this.inflection)) {
      for (const part of this.parts) {
        for (const number of part.terms.withKey(key)) {
          families.add(this.familyOfEntry(part, number))
        }
      }
    }
    const entries = [...families].flatMap(family => family.entries)
    const found = entriesFitting(entries, words, this.inflection, this.languages)
    this.byWords.set(asked, found)
    return found
  }

  sharing(abbreviation: string): readonly Term[] {
    const { merged } = this.familyOf(`=${abbreviation}`)
    return merged.flatMap(({ term }) => (term.aliases.includes(abbreviation) ? [term] : []))
  }

  withSurname(surname: string): readonly Term[] {
    const wanted = new Set(this.inflection.allKeys(surname, this.languages))
    const found = new Set<Term>()
    for (const key of surnameKeys(surname, this.languages, this.inflection)) {
      for (const part of this.parts) {
        for (const number of part.terms.withKey(key)) {
          const { members } = this.live(part, part.terms.entry(number))
          const [first] = members
          if (!first || !hasSurname(first, wanted, this.inflection)) continue
          const [fit] = this.fitting(wordsOfName(first.candidate.name))
          if (fit) found.add(fit.term)
        }
      }
    }
    return byName(found)
  }

  namesOf(term: Term): readonly TermEntry[] {
    return this.names.get(term) ?? this.wholeOrNone?.namesOf(term) ?? []
  }

  /** Of more names than can be merged at each key that is typed, those that look most important by themselves. */
  startingWith(folded: string, limit: number): readonly Term[] {
    const names = new Map<string, NameSeen>()
    for (const part of this.parts) {
      let looked = 0
      for (const entry of part.terms.startingWith(folded)) {
        if (++looked > MOST_NAMES) break
        see(names, entry, part)
      }
    }
    const most = Math.max(LEAST_MERGED, limit * MERGED_FOR_EACH)
    const best = [...names.values()].sort((a, b) => b.weight - a.weight).slice(0, most)
    const found = new Map<Term, MergedTerm>()
    for (const { name, language } of best) {
      for (const slot of nameSlots(name, language, this.inflection)) {
        for (const merged of this.familyOf(slot).merged) {
          if (beginsWith(merged.term, folded)) found.set(merged.term, merged)
        }
      }
    }
    return [...found.values()]
      .sort(compareMerged)
      .slice(0, limit)
      .map(({ term }) => term)
  }

  *everyName(): Iterable<string> {
    for (const part of this.parts) {
      if (isAllLive(part)) yield* part.terms.names()
      else
        for (const { said } of part.terms.all())
          for (const { document, candidate } of said)
            if (part.isLive(document)) yield* [candidate.name, ...candidate.aliases]
    }
  }

  terms(): readonly Term[] {
    this.wholeOrNone ??= new WholeLexicon(membersOf(this.parts), this.languages)
    return this.wholeOrNone.terms()
  }

  private familyOfEntry(part: TermPart, number: number): Family {
    const id = `${this.parts.indexOf(part)} ${number}`
    const known = this.byEntry.get(id)
    if (known) return known
    const [slot] = this.live(part, part.terms.entry(number)).slots
    const family = slot === undefined ? NO_FAMILY : this.familyOf(slot)
    this.byEntry.set(id, family)
    return family
  }

  /** The family of the names with this slot; empty where none has it. */
  private familyOf(slot: string): Family {
    const known = this.bySlot.get(slot)
    if (known) return known
    const { members, slots } = this.closure(slot)
    const merged = mergeTerms(members, this.inflection)
    const entries = merged.flatMap(one => {
      const names = entriesOf(one, this.inflection)
      this.names.set(one.term, names)
      return names
    })
    const family = { merged, entries }
    for (const one of slots) this.bySlot.set(one, family)
    return family
  }

  /** All that is said under names that share slots with one another, directly or through others. */
  private closure(slot: string): { readonly members: readonly Member[]; readonly slots: ReadonlySet<string> } {
    const slots = new Set([slot])
    const members: Member[] = []
    const looked = this.parts.map(() => new Map<number, LiveEntry | undefined>())
    for (const wanted of slots) {
      const key = keyOfSlot(wanted)
      for (const [i, part] of this.parts.entries()) {
        const seen = looked[i] as Map<number, LiveEntry | undefined>
        for (const number of part.terms.withKey(key)) {
          const entry = seen.has(number) ? seen.get(number) : this.live(part, part.terms.entry(number))
          seen.set(number, entry)
          if (!entry?.slots.includes(wanted)) continue
          for (const member of entry.members) members.push(member)
          for (const other of entry.slots) slots.add(other)
          // Taken once.
          seen.set(number, undefined)
        }
      }
    }
    return { members, slots }
  }

  private live(part: TermPart, { name, language, said }: SegmentEntry): LiveEntry {
    const members: Member[] = []
    const slots = new Set(nameSlots(name, language, this.inflection))
    if (slots.size === 0) return NOTHING
    for (const { document, candidate } of said) {
      if (!part.isLive(document)) continue
      members.push({ candidate, source: part.idOf(document), language })
      for (const alias of candidate.aliases) {
        for (const slot of nameSlots(alias, language, this.inflection)) slots.add(slot)
      }
    }
    return members.length === 0 ? NOTHING : { members, slots: [...slots] }
  }
}

const NOTHING: LiveEntry = { members: [], slots: [] }

interface NameSeen {
  readonly name: string
  readonly language: TermLanguage
  weight: number
}

function see(names: Map<string, NameSeen>, { name, language, said }: SegmentEntry, part: TermPart): void {
  const live = said.filter(({ document }) => part.isLive(document))
  const id = `${name}\n${language}`
  const known = names.get(id)
  const sources = new Set(live.map(({ document }) => document)).size
  // Its sources are gone; it may be an alias still.
  let weight = live.length === 0 ? WORTH_OF_ALIAS : 0
  const best = live.reduce<(typeof live)[number] | undefined>(
    (one, other) => (one && worth(one.candidate) >= worth(other.candidate) ? one : other),
    undefined,
  )
  if (best) weight = weightOf(best.candidate, sources)
  if (!known) names.set(id, { name, language, weight })
  else known.weight = Math.max(known.weight, weight)
}

function isAllLive(part: TermPart): boolean {
  for (let document = 0; document < part.terms.size; document++) if (!part.isLive(document)) return false
  return true
}

function hasLive(part: TermPart, language: TermLanguage): boolean {
  const { terms } = part
  if (!terms.mayHold(language)) return false
  for (let document = 0; document < terms.size; document++) {
    if (terms.languageOf(document) === language && part.isLive(document)) return true
  }
  return false
}

/** Everything that is said. Reads all. */
function membersOf(parts: readonly TermPart[]): readonly Member[] {
  const members: Member[] = []
  for (const part of parts) {
    for (const { language, said } of part.terms.all()) {
      for (const { document, candidate } of said) {
        if (part.isLive(document)) members.push({ candidate, source: part.idOf(document), language })
      }
    }
  }
  return members
}
