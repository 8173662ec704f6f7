/**
 * All terms of a snapshot, merged at once: linear in what the sources say. For lists of everything, and the twin from scratch of
 * segment-lexicon.ts.
 */
import type { Term, TermLanguage } from '../model/term.ts'
import { Inflection } from './inflection.ts'
import type { Lexicon } from './lexicon.ts'
import { type Member, mergeTerms } from './merge-terms.ts'
import { entriesFitting, entriesOf, type TermEntry } from './term-entry.ts'
import { foldedPhrase } from './term-keys.ts'

export class WholeLexicon implements Lexicon {
  readonly languages: readonly TermLanguage[]
  readonly inflection = new Inflection()
  private readonly merged: readonly Term[]
  private readonly names = new Map<Term, readonly TermEntry[]>()
  private readonly byFirstKey = new Map<string, TermEntry[]>()

  constructor(members: readonly Member[], languages: readonly TermLanguage[]) {
    this.languages = languages
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

  namesOf(term: Term): readonly TermEntry[] {
    return this.names.get(term) ?? []
  }

  startingWith(folded: string, limit: number): readonly Term[] {
    return this.merged.filter(term => beginsWith(term, folded)).slice(0, limit)
  }

  terms(): readonly Term[] {
    return this.merged
  }
}

/** Whether the name that a term is shown by, or one of the others, begins with these folded words. */
export function beginsWith({ name, aliases }: Term, folded: string): boolean {
  return [name, ...aliases].some(one => foldedPhrase(one).startsWith(folded))
}
