/**
 * All terms of a snapshot, merged at once: linear in what the sources say. For lists of everything, and the twin from scratch of
 * segment-lexicon.ts.
 */
import type { Term, TermLanguage } from '../../model/term.ts'
import { Inflection } from '../inflection.ts'
import { compareText } from '../term-order.ts'
import { wordsOfName } from '../term-words.ts'
import { surnameOf } from './full-name.ts'
import type { Lexicon } from './lexicon.ts'
import { type Member, mergeTerms } from './merge-terms.ts'
import { entriesFitting, entriesOf, type TermEntry } from './term-entry.ts'
import { foldedPhrase } from './term-keys.ts'

export class WholeLexicon implements Lexicon {
  readonly languages: readonly TermLanguage[]
  readonly inflection = new Inflection()
  private readonly merged: readonly Term[]
  private readonly members: readonly Member[]
  private readonly names = new Map<Term, readonly TermEntry[]>()
  private readonly byFirstKey = new Map<string, TermEntry[]>()

  constructor(members: readonly Member[], languages: readonly TermLanguage[]) {
    this.languages = languages
    this.members = members
    const merged = mergeTerms(members, this.inflection)
    this.merged = merged.map(({ term }) => term)
    for (const one of merged) {
      const entries = entriesOf(one, this.inflection)
      this.names.set(one.term, entries)
      for (const entry of entries) {
        for (const key of entry.keys[0] ?? []) {
          const list = this.byFirstKey.get(key)
          if (list) list.push(entry)
          else this.byFirstKey.set(key, [entry])
        }
      }
    }
  }

  fitting(words: readonly string[]): readonly TermEntry[] {
    const keys = this.inflection.allKeys(words[0] ?? '', this.languages)
    const entries = keys.flatMap(key => this.byFirstKey.get(key) ?? [])
    return entriesFitting(entries, words, this.inflection, this.languages)
  }

  sharing(abbreviation: string): readonly Term[] {
    return this.merged.filter(({ aliases }) => aliases.includes(abbreviation))
  }

  withSurname(surname: string): readonly Term[] {
    const wanted = new Set(this.inflection.allKeys(surname, this.languages))
    const found = new Set<Term>()
    for (const member of this.members) {
      if (!hasSurname(member, wanted, this.inflection)) continue
      const [fit] = this.fitting(wordsOfName(member.candidate.name))
      if (fit) found.add(fit.term)
    }
    return byName(found)
  }

  namesOf(term: Term): readonly TermEntry[] {
    return this.names.get(term) ?? []
  }

  startingWith(folded: string, limit: number): readonly Term[] {
    return this.merged.filter(term => beginsWith(term, folded)).slice(0, limit)
  }

  everyName(): Iterable<string> {
    return this.merged.flatMap(({ name, aliases }) => [name, ...aliases])
  }

  terms(): readonly Term[] {
    return this.merged
  }
}

/** Whether the name that a term is shown by, or one of the others, begins with these folded words. */
export function beginsWith({ name, aliases }: Term, folded: string): boolean {
  return [name, ...aliases].some(one => foldedPhrase(one).startsWith(folded))
}

/** Whether the name that a source gives is a full one with a surname that has one of these keys. */
export function hasSurname(
  { candidate, language }: Member,
  wanted: ReadonlySet<string>,
  inflection: Inflection,
): boolean {
  const surname = surnameOf(candidate.name)
  return surname !== undefined && inflection.allKeys(surname, [language]).some(key => wanted.has(key))
}

export function byName(terms: Iterable<Term>): readonly Term[] {
  return [...terms].sort((a, b) => compareText(a.name, b.name))
}
