/**
 * The terms of all sources of a snapshot, and where texts use them. Terms are merged when they are asked for (segment-lexicon.ts), mentions
 * sought likewise; what was asked for is remembered within bounds.
 */
import { MemoryBytes } from '../index/bytes.ts'
import type { Contribution, FreshContribution } from '../index/contribution.ts'
import type { SourceId } from '../model/place.ts'
import type { Account, Term, TermLanguage } from '../model/term.ts'
import type { Task } from '../task.ts'
import { eachWord } from '../text/fold.ts'
import { contains, type Span, span } from '../text/span.ts'
import { latinSpellings } from '../text/transliteration.ts'
import { scanWords } from '../text/words.ts'
import { type AccountSense, accountSenses } from './account-senses.ts'
import { stretchesOf } from './corpus-mentions.ts'
import { encodeTerms } from './encode-terms.ts'
import { mayBeOnePerson, maySurname, namesPerson, surnameOf } from './full-name.ts'
import type { Lexicon } from './lexicon.ts'
import type { MentionSource } from './mention-source.ts'
import { type CompiledPatterns, compileMentions, isOneName, type MentionPattern, mentionsOf } from './mentions.ts'
import { NameWords } from './name-words.ts'
import { isAbbreviation, isStopWord, mayBeginName } from './phrase.ts'
import { Recent } from './recent.ts'
import { SegmentLexicon, type TermPart } from './segment-lexicon.ts'
import { openTerms } from './segment-terms.ts'
import { distinctSenses } from './senses.ts'
import { isFormOf, MAX_WORDS, type TermEntry } from './term-entry.ts'
import { foldedPhrase } from './term-keys.ts'
import { wordsOfName } from './term-words.ts'

export type { Account, Term } from '../model/term.ts'
export type { TermPart } from './segment-lexicon.ts'

/** A term where an essay uses it. */
export interface TermMention {
  readonly span: Span<'essay'>
  readonly term: Term
}

/** Where one source uses a term. */
export interface SourceMentions {
  readonly source: Contribution
  /** In order; not empty. */
  readonly spans: readonly Span<'text'>[]
}

export interface CorpusMentions {
  readonly sources: readonly SourceMentions[]
  /** False when the budget ended before the corpus did: there may be more, in these sources and in others. */
  readonly isComplete: boolean
}

/** Sources that account for a term and are looked into before others when there is no time for all: a hover shows passages of four. */
const ACCOUNTING = 4

/** How far round an offset a name is sought. */
const WINDOW = 300

/** An explanation this good of a shorter name is shown rather than a mere mention of a longer one: *Thermidor* in `Soviet Thermidor`. */
const GOOD_ACCOUNT = 0.55

/** Stretches of essays whose terms are remembered: more than the paragraphs of the essays that are open. */
const MOST_STRETCHES = 4000
/** Longer names are found at a pointer only: each length is a look-up at every word of an essay. */
const MAX_EXPLAINED_WORDS = 5

/** A term in a stretch of text. */
export interface UsedTerm {
  readonly start: number
  readonly end: number
  readonly term: Term
}

interface Match {
  readonly mention: TermMention
  /** In words. */
  readonly length: number
}

export class Glossary {
  private readonly lexicon: Lexicon
  private readonly usedIn = new Recent<string, readonly UsedTerm[]>(MOST_STRETCHES)
  private readonly patternsOf = new WeakMap<Term, Map<string, Patterns>>()
  private nameWordsOrNone: NameWords | undefined
  /** `null`: none. */
  private readonly bearers = new WeakMap<Term, Term | null>()
  private readonly sensesOf = new WeakMap<Term, readonly AccountSense[]>()

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  /** Of segments; the sources of each are those that it names. */
  static over(parts: readonly TermPart[]): Glossary {
    return new Glossary(new SegmentLexicon(parts))
  }

  /** Of sources that stand in no segment. */
  static of(contributions: readonly FreshContribution[]): Glossary {
    const terms = openTerms(new MemoryBytes(encodeTerms(contributions)))
    const idOf = (document: number): Contribution['id'] => (contributions[document] as FreshContribution).id
    return Glossary.over([{ terms, idOf, isLive: () => true }])
  }

  /** Those of the sources that say terms. */
  get languages(): readonly TermLanguage[] {
    return this.lexicon.languages
  }

  /** The longest term around an offset of an essay; none inside one of `opaque` (code, link targets, citation keys). */
  termAt(text: string, at: number, opaque: readonly Span<'essay'>[] = []): TermMention | undefined {
    if (opaque.some(o => o.start <= at && at < o.end)) return undefined
    const matches = this.matchesAround(text, at).filter(
      ({ mention }) => !opaque.some(o => o.start < mention.span.end && mention.span.start < o.end),
    )
    matches.sort((a, b) => b.length - a.length || a.mention.span.start - b.mention.span.start)
    const longest = matches[0]
    if (!longest) return this.surnameAt(text, at)
    if (bestOf(longest.mention.term).kind !== 'mention') return longest.mention
    const explained = matches.find(({ mention }) => {
      const { kind, score, proper } = bestOf(mention.term)
      return (
        kind === 'own' ||
        kind === 'glossary' ||
        ((kind === 'definition' || kind === 'abbreviation') && score >= GOOD_ACCOUNT && proper === true)
      )
    })
    return (explained ?? longest).mention
  }

  /** A surname that no source has alone. */
  private surnameAt(text: string, at: number): TermMention | undefined {
    const word = wordsAround(text, at).find(({ start, end }) => start <= at && at <= end)
    const [surname = ''] = word ? wordsOfName(word.text) : []
    const term = word && maySurname(surname) ? this.onlyBearer(surname) : undefined
    return word && term && { span: span<'essay'>(word.start, word.end), term }
  }

  /** The term of that name, alias or inflected form. */
  find(name: string): Term | undefined {
    const words = wordsOfName(name)
    const first = words[0]
    if (first === undefined) return undefined
    const [fit] = this.lexicon.fitting(words)
    if (fit) return fit.term
    // A person who asks for `thermidor` means Thermidor: case decides only between terms.
    const capital = first.charAt(0).toUpperCase() + first.slice(1)
    const upper = first.toUpperCase()
    if (capital !== first) return this.find([capital, ...words.slice(1)].join(' '))
    return words.length === 1 && upper !== first && first.length <= 8 ? this.find(upper) : undefined
  }

  /**
   * How the sources spell a name of one word that they have in other Latin spellings only, each spelling once. Empty where one of them
   * has this spelling, or none knows the name.
   */
  otherSpellings(word: string): readonly string[] {
    const { inflection } = this.lexicon
    const rootOf = (one: string): string | undefined => inflection.keys(one, ['en'])[0]
    const own = rootOf(word)
    const found = new Map<string | undefined, string>()
    for (const { words } of this.lexicon.fitting([word])) {
      const [name] = words
      if (name === undefined || words.length > 1 || !/^\p{Script=Latin}/u.test(name)) continue
      const root = rootOf(name)
      if (root === own) return []
      if (!found.has(root)) found.set(root, name)
    }
    return [...found.values()]
  }

  /**
   * The terms that a stretch of an essay uses and that the sources or the writer's glossaries explain well, in order and not overlapping; of
   * several that begin at one word the longest. A stretch that was asked for before costs nothing.
   */
  explainedIn(text: string): readonly UsedTerm[] {
    // A text of its own: a stretch of an essay would keep all of that version in memory.
    const key = `\n${text}`
    const known = this.usedIn.get(key)
    if (known) return known
    const found = this.findExplained(text)
    this.usedIn.set(key, found)
    return found
  }

  private findExplained(text: string): readonly UsedTerm[] {
    const words = wordsBetween(text, 0, text.length)
    const isStop = words.map(word => isStopWord(word.text))
    const found: UsedTerm[] = []
    for (let i = 0; i < words.length; i++) {
      if (isStop[i] && !mayBeginName((words[i] as Word).text)) continue
      let last = i
      while (last + 1 < words.length && last - i < MAX_EXPLAINED_WORDS - 1) {
        if (!isOneName(text, (words[last] as Word).end, (words[last + 1] as Word).start)) break
        last++
      }
      for (; last >= i; last--) {
        if (isStop[last]) continue
        const name = words.slice(i, last + 1).map(word => word.text)
        const fit = this.lexicon.fitting(name).find(({ term }) => isExplained(term))
        if (!fit) continue
        found.push({ start: (words[i] as Word).start, end: (words[last] as Word).end, term: fit.term })
        i = last
        break
      }
    }
    return found
  }

  /**
   * The person whose surname a term is, where the sources know one of that name only and explain who that is: what *Trotsky* is said to be in passing is less
   * than what they say of *Leon Trotsky*. Undefined for a term that a glossary explains, and for a word that is written small anywhere.
   */
  bearerOf(term: Term): Term | undefined {
    const known = this.bearers.get(term)
    if (known !== undefined) return known ?? undefined
    const { kind } = bestOf(term)
    const isName =
      maySurname(term.name) && this.lexicon.namesOf(term).some(({ proper, words }) => proper && words.length === 1)
    const found = isName && kind !== 'own' && kind !== 'glossary' ? this.onlyBearer(term.name, term) : undefined
    this.bearers.set(term, found ?? null)
    return found
  }

  private onlyBearer(surname: string, term?: Term): Term | undefined {
    const all = this.lexicon.withSurname(surname).filter(one => one !== term)
    const explained = all.filter(one => EXPLAINS.has(bestOf(one).kind))
    const [bearer] = explained
    if (!bearer || explained.length > 1) return undefined
    const others = all.flatMap(one => (one === bearer ? [] : fullNames(one)))
    const own = fullNames(bearer)
    if (!own.some(namesPerson)) return undefined
    return others.every(name => own.some(one => mayBeOnePerson(one, name))) ? bearer : undefined
  }

  /** The different things that an abbreviation, as it stands in a text, is short for (see senses.ts); empty for another word. Best first. */
  sharing(word: string): readonly Term[] {
    const [abbreviation, ...more] = wordsOfName(word)
    if (abbreviation === undefined || more.length > 0) return []
    const bare = abbreviation.replace(/(?<=\p{Lu})s$/u, '')
    if (!isAbbreviation(bare)) return []
    const [owner] = this.lexicon.fitting([bare])
    const all = this.lexicon.sharing(bare)
    return distinctSenses([...new Set([...(owner ? [owner.term] : []), ...all])])
  }

  /**
   * What different sources mean by a term, where they mean different things (see account-senses.ts); else empty. That of most sources first.
   * @param sourceOf gives any source of this glossary; asked for those that are compared
   */
  senses(term: Term, sourceOf: (id: SourceId) => Contribution): readonly AccountSense[] {
    let found = this.sensesOf.get(term)
    if (!found) {
      found = accountSenses(term, id => {
        const { rendition, language } = sourceOf(id)
        return { text: rendition.text, language }
      })
      this.sensesOf.set(term, found)
    }
    return found
  }

  /** The names and aliases of all terms; some may come several times. Reads all, as far as somebody asks. */
  everyName(): Iterable<string> {
    return this.lexicon.everyName()
  }

  /** The words that all names are made of. Throws Cancelled. */
  async nameWords(task: Task): Promise<NameWords> {
    this.nameWordsOrNone ??= new NameWords(this.lexicon.everyName())
    await this.nameWordsOrNone.ready(task)
    return this.nameWordsOrNone
  }

  /** The forms that English makes of a word, folded, itself among them. */
  englishForms(word: string): readonly string[] {
    return this.lexicon.inflection.forms(word, 'en')
  }

  /** Terms of which a name begins with these folded words, one space between; most important first. */
  startingWith(folded: string, limit: number): readonly Term[] {
    return this.lexicon.startingWith(folded, limit)
  }

  /**
   * Terms of which a name begins with these folded words, Russian words in Latin letters too; most important first.
   * @param typed the same as it was typed: folding makes и of й
   */
  completing(folded: string, typed: string, limit: number): readonly Term[] {
    const found = this.startingWith(folded, limit)
    if (found.length > 0 || !/^[\p{Script=Cyrillic}\s-]+$/u.test(typed)) return found
    const [latin = ''] = latinSpellings(typed.toLowerCase())
    return this.startingWith(foldedPhrase(latin), limit)
  }

  /** Most important first. Merges everything: for small corpora and for tests. */
  terms(): readonly Term[] {
    return this.lexicon.terms()
  }

  /** Every mention in one source, in order, page furniture left out. Looks at all words of the source. */
  mentionsIn(term: Term, { rendition, words, language }: Contribution): readonly Span<'text'>[] {
    return mentionsOf<'text'>(this.patterns(term, [language]).compiled, rendition.text, words)
  }

  /** The first mention within a passage of a source. */
  mentionWithin(term: Term, { rendition, language }: Contribution, passage: Span<'text'>): Span<'text'> | undefined {
    const text = rendition.text.slice(passage.start, passage.end)
    const [first] = mentionsOf<'text'>(this.patterns(term, [language]).compiled, text, scanWords(text))
    const found = first && span<'text'>(passage.start + first.start, passage.start + first.end)
    return found && contains(passage, found) ? found : undefined
  }

  /**
   * Every mention in all sources that `mentions` knows, source by source in order of id; with a `budget`, what is found among so many
   * words: of the sources that account for the term, then of those that may be about it (see corpus-mentions.ts).
   */
  mentionsEverywhere(term: Term, mentions: MentionSource, budget?: number): CorpusMentions {
    const { languages } = this.lexicon
    const all = new Map(languages.map(language => [language, this.patterns(term, [language]).patterns]))
    const longest = [...all.values()].flat().reduce((most, { forms }) => Math.max(most, forms.length), 1)
    const first = [...new Set(term.accounts.map(({ source }) => source))].slice(0, ACCOUNTING)
    const spend = budget === undefined ? undefined : { words: budget, first }
    const { sources, isComplete } = stretchesOf(all, mentions, spend)
    const found: SourceMentions[] = []
    for (const { source, beginnings } of sources) {
      const spans: Span<'text'>[] = []
      const { compiled } = this.patterns(term, [source.language])
      const { text } = source.rendition
      for (const [first, last] of beginnings) {
        const words = source.wordsNear(first, last + longest - 1, 0)
        // A name that began in the stretch before may end in this one.
        const taken = spans[spans.length - 1]?.end ?? 0
        let begin = first
        while (begin < last && (words.starts[begin] as number) < taken) begin++
        for (const mention of mentionsOf<'text'>(compiled, text, words, begin, last)) spans.push(mention)
      }
      if (spans.length > 0) found.push({ source, spans })
    }
    found.sort((a, b) => (a.source.id < b.source.id ? -1 : 1))
    return { sources: found, isComplete }
  }

  /** Every mention in an essay, in order; none inside one of `opaque`. */
  mentionsInEssay(term: Term, essay: string, opaque: readonly Span<'essay'>[] = []): readonly Span<'essay'>[] {
    const { compiled } = this.patterns(term, this.lexicon.languages)
    const found = mentionsOf<'essay'>(compiled, essay, scanWords(essay))
    return found.filter(f => !opaque.some(o => o.start < f.end && f.start < o.end))
  }

  /** All names that stand around an offset. */
  private matchesAround(text: string, at: number): Match[] {
    const words = wordsAround(text, at)
    const matches: Match[] = []
    for (let i = 0; i < words.length; i++) {
      const first = words[i] as Word
      if (first.start > at) break
      for (let last = i; last < words.length && last < i + MAX_WORDS; last++) {
        const end = (words[last] as Word).end
        if (last > i && !isOneName(text, (words[last - 1] as Word).end, (words[last] as Word).start)) break
        if (end < at) continue
        const name = words.slice(i, last + 1).map(word => word.text)
        for (const { term } of this.lexicon.fitting(name)) {
          matches.push({ mention: { span: span<'essay'>(first.start, end), term }, length: name.length })
        }
      }
    }
    return matches
  }

  private patterns(term: Term, languages: readonly TermLanguage[]): Patterns {
    const slot = languages.join()
    const known = this.patternsOf.get(term)?.get(slot)
    if (known) return known
    const { inflection } = this.lexicon
    const patterns = this.lexicon.namesOf(term).flatMap((entry: TermEntry) =>
      languages.map(
        (language): MentionPattern => ({
          forms: entry.words.map(word => inflection.forms(word, language)),
          accepts: words => isFormOf(entry, words, inflection, languages),
        }),
      ),
    )
    const ofTerm = this.patternsOf.get(term) ?? new Map<string, Patterns>()
    const made = { patterns, compiled: compileMentions(patterns) }
    ofTerm.set(slot, made)
    this.patternsOf.set(term, ofTerm)
    return made
  }
}

/** Whether a reader who does not know the term would learn it: common words that some sentence happens to define are none. */
function isExplained(term: Term): boolean {
  const { kind, score, proper } = bestOf(term)
  if (kind === 'own' || kind === 'glossary') return true
  if (kind === 'mention' || kind === 'heading' || score < GOOD_ACCOUNT) return false
  return proper === true || term.name.includes(' ') || term.aliases.length > 0
}

/** Kinds of accounts that say who somebody is. */
const EXPLAINS: ReadonlySet<Account['kind']> = new Set(['own', 'glossary', 'definition', 'apposition'])

/** The names of a term that may be a person's. */
function fullNames({ accounts }: Term): readonly string[] {
  return [...new Set(accounts.map(({ name }) => name))].filter(name => surnameOf(name) !== undefined)
}

interface Patterns {
  readonly patterns: readonly MentionPattern[]
  readonly compiled: CompiledPatterns
}

function bestOf(term: Term): Account {
  return term.accounts[0] as Account
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
  return wordsBetween(text, from, to)
}

function wordsBetween(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = []
  eachWord(text, from, to, (start, end) => words.push({ text: text.slice(start, end), start, end }))
  return words
}
