/**
 * The terms of all sources of a snapshot, merged, and where texts use them. Built on first use, in time linear in what the sources
 * contribute; mentions are sought when they are asked for and remembered.
 */
import type { Contribution } from '../index/contribution.ts'
import type { Account, Term } from '../model/term.ts'
import { eachWord } from '../text/fold.ts'
import { type Span, span, type Unit } from '../text/span.ts'
import { scanWords, type WordTable } from '../text/words.ts'
import { Inflection } from './inflection.ts'
import type { TermLanguage } from './language.ts'
import { type CompiledPatterns, compileMentions, isOneName, type MentionPattern, mentionsOf } from './mentions.ts'
import { mergeTerms } from './merge-terms.ts'
import { isFormOf, type TermEntry, wordsOfName } from './term-entry.ts'

export type { Account, Term } from '../model/term.ts'

/** A term where an essay uses it. */
export interface TermMention {
  readonly span: Span<'essay'>
  readonly term: Term
}

/** Names have at most this many words, so that a term round an offset is found in a small window. */
const MAX_WORDS = 8
const WINDOW = 300

/** An explanation this good of a shorter name is shown rather than a mere mention of a longer one: *Thermidor* in `Soviet Thermidor`. */
const GOOD_ACCOUNT = 0.55

interface Built {
  readonly terms: readonly Term[]
  /** By a key of their first word. */
  readonly byFirstKey: ReadonlyMap<string, readonly TermEntry[]>
  readonly entriesOf: ReadonlyMap<Term, readonly TermEntry[]>
  readonly languages: readonly TermLanguage[]
}

export class Glossary {
  private readonly contributions: readonly Contribution[]
  private readonly inflection = new Inflection()
  private readonly mentions = new Map<Term, Map<Contribution, readonly Span<'text'>[]>>()
  private readonly patternsOf = new Map<Term, Map<string, CompiledPatterns>>()
  private readonly languages = new Map<Contribution, TermLanguage>()
  private lazy: Built | undefined

  private constructor(contributions: readonly Contribution[]) {
    this.contributions = contributions
  }

  static of(contributions: readonly Contribution[]): Glossary {
    return new Glossary(contributions)
  }

  /** The longest term around an offset of an essay; none inside one of `opaque` (code, link targets, citation keys). */
  termAt(text: string, at: number, opaque: readonly Span<'essay'>[] = []): TermMention | undefined {
    if (opaque.some(o => o.start <= at && at < o.end)) return undefined
    const words = wordsAround(text, at)
    const matches: { readonly mention: TermMention; readonly length: number }[] = []
    for (let i = 0; i < words.length; i++) {
      const first = words[i] as Word
      if (first.start > at) break
      for (const entry of this.entriesBeginning(first.text)) {
        const last = i + entry.keys.length - 1
        if (last >= words.length || (words[last] as Word).end < at || !this.matches(text, words, i, entry)) continue
        const found = span<'essay'>(first.start, (words[last] as Word).end)
        if (opaque.some(o => o.start < found.end && found.start < o.end)) continue
        matches.push({ mention: { span: found, term: entry.term }, length: entry.keys.length })
      }
    }
    matches.sort((a, b) => b.length - a.length || a.mention.span.start - b.mention.span.start)
    const longest = matches[0]
    if (!longest || bestOf(longest.mention.term).kind !== 'mention') return longest?.mention
    const explained = matches.find(({ mention }) => {
      const { kind, score, proper } = bestOf(mention.term)
      return (
        kind === 'glossary' ||
        ((kind === 'definition' || kind === 'abbreviation') && score >= GOOD_ACCOUNT && proper === true)
      )
    })
    return (explained ?? longest).mention
  }

  /** The term of that name, alias or inflected form. */
  find(name: string): Term | undefined {
    const words = wordsOfName(name)
    const first = words[0]
    if (first === undefined) return undefined
    const { languages } = this.built()
    const fits = this.entriesBeginning(first).filter(entry => isFormOf(entry, words, this.inflection, languages))
    // A person who asks for `thermidor` means Thermidor: case decides only between terms.
    const capital = first.charAt(0).toUpperCase() + first.slice(1)
    const upper = first.toUpperCase()
    if (fits.length === 0 && capital !== first) return this.find([capital, ...words.slice(1)].join(' '))
    if (fits.length === 0 && words.length === 1 && upper !== first && first.length <= 8) return this.find(upper)
    return fits[0]?.term
  }

  /** Most important first. */
  terms(): readonly Term[] {
    return this.built().terms
  }

  /** Every mention in one source, in order, page furniture left out. */
  mentionsIn(term: Term, contribution: Contribution): readonly Span<'text'>[] {
    const known = this.mentions.get(term)?.get(contribution)
    if (known) return known
    const language = this.languageIn(contribution)
    const found = this.scan<'text'>(term, contribution.rendition.text, contribution.words, [language])
    const ofTerm = this.mentions.get(term) ?? new Map<Contribution, readonly Span<'text'>[]>()
    ofTerm.set(contribution, found)
    this.mentions.set(term, ofTerm)
    return found
  }

  /** Every mention in an essay, in order; none inside one of `opaque`. */
  mentionsInEssay(term: Term, essay: string, opaque: readonly Span<'essay'>[] = []): readonly Span<'essay'>[] {
    const found = this.scan<'essay'>(term, essay, scanWords(essay), this.built().languages)
    return found.filter(f => !opaque.some(o => o.start < f.end && f.start < o.end))
  }

  private scan<U extends Unit>(
    term: Term,
    text: string,
    table: WordTable,
    languages: readonly TermLanguage[],
  ): readonly Span<U>[] {
    return mentionsOf<U>(this.patterns(term, languages), text, table)
  }

  private patterns(term: Term, languages: readonly TermLanguage[]): CompiledPatterns {
    const slot = languages.join()
    const known = this.patternsOf.get(term)?.get(slot)
    if (known) return known
    const patterns: MentionPattern[] = []
    for (const entry of this.built().entriesOf.get(term) ?? []) {
      for (const language of languages) {
        patterns.push({
          forms: entry.words.map(word => this.inflection.forms(word, language)),
          accepts: words => isFormOf(entry, words, this.inflection, languages),
        })
      }
    }
    const ofTerm = this.patternsOf.get(term) ?? new Map<string, CompiledPatterns>()
    const compiled = compileMentions(patterns)
    ofTerm.set(slot, compiled)
    this.patternsOf.set(term, ofTerm)
    return compiled
  }

  private entriesBeginning(word: string): readonly TermEntry[] {
    const { byFirstKey, languages } = this.built()
    const found = new Set<TermEntry>()
    for (const key of this.inflection.keys(word, languages))
      for (const entry of byFirstKey.get(key) ?? []) found.add(entry)
    return [...found]
  }

  private matches(text: string, words: readonly Word[], first: number, entry: TermEntry): boolean {
    const slice = words.slice(first, first + entry.keys.length)
    const joined = slice.every((word, k) => k === 0 || isOneName(text, (slice[k - 1] as Word).end, word.start))
    return (
      joined &&
      isFormOf(
        entry,
        slice.map(word => word.text),
        this.inflection,
        this.built().languages,
      )
    )
  }

  private built(): Built {
    this.lazy ??= build(this.contributions, contribution => this.languageIn(contribution), this.inflection)
    return this.lazy
  }

  private languageIn(contribution: Contribution): TermLanguage {
    const known = this.languages.get(contribution)
    if (known) return known
    const language = contribution.language
    this.languages.set(contribution, language)
    return language
  }
}

function bestOf(term: Term): Account {
  return term.accounts[0] as Account
}

function build(
  contributions: readonly Contribution[],
  languageIn: (contribution: Contribution) => TermLanguage,
  inflection: Inflection,
): Built {
  const byFirstKey = new Map<string, TermEntry[]>()
  const entriesOf = new Map<Term, TermEntry[]>()
  const terms: Term[] = []
  for (const { term, names } of mergeTerms(contributions, languageIn, inflection)) {
    terms.push(term)
    const entries: TermEntry[] = []
    for (const { name, language, proper } of names) {
      const words = wordsOfName(name)
      if (words.length === 0 || words.length > MAX_WORDS) continue
      const keys = words.map(word => inflection.keys(word, [language]))
      // Writers differ on the capital of an -ism: Bonapartism, bonapartism.
      const cased = proper && words.length === 1 && !(keys[0] ?? []).some(key => key.endsWith('~ism'))
      const entry: TermEntry = { term, words, keys, proper: cased }
      entries.push(entry)
      for (const key of keys[0] ?? []) {
        const list = byFirstKey.get(key)
        if (list) list.push(entry)
        else byFirstKey.set(key, [entry])
      }
    }
    entriesOf.set(term, entries)
  }
  const languages = [...new Set<TermLanguage>(['en', ...contributions.map(languageIn)])].sort()
  return { terms, byFirstKey, entriesOf, languages }
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The words near an offset; the outermost may be cut, which is farther away than a name is long. */
function wordsAround(text: string, at: number): readonly Word[] {
  const from = Math.max(0, at - WINDOW)
  const to = Math.min(text.length, at + WINDOW)
  const words: Word[] = []
  eachWord(text, from, to, (start, end) => words.push({ text: text.slice(start, end), start, end }))
  return words
}
