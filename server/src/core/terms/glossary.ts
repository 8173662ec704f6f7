/**
 * The terms of all sources of a snapshot, and where texts use them. Terms are merged when they are asked for (segment-lexicon.ts), mentions
 * sought likewise; what was asked for is remembered within bounds. How each question is answered stands in a file of its own; here is what is remembered.
 */
import { MemoryBytes } from '../index/bytes.ts'
import type { Contribution, FreshContribution } from '../index/contribution.ts'
import type { SourceId } from '../model/place.ts'
import type { Term, TermLanguage } from '../model/term.ts'
import type { Task } from '../task.ts'
import type { Span } from '../text/span.ts'
import { encodeTerms } from './lexicon/encode-terms.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { Recent } from './lexicon/recent.ts'
import { SegmentLexicon, type TermPart } from './lexicon/segment-lexicon.ts'
import { openTerms } from './lexicon/segment-terms.ts'
import { abbreviatedBy } from './lookup/abbreviated-by.ts'
import { bearerOf } from './lookup/bearer.ts'
import { completing } from './lookup/completing.ts'
import { explainedIn, type UsedTerm } from './lookup/explained-in.ts'
import type { MentionSource } from './lookup/mention-source.ts'
import { NameWords } from './lookup/name-words.ts'
import { otherSpellings } from './lookup/other-spellings.ts'
import { type TermMention, termAt } from './lookup/term-at.ts'
import { termCalled } from './lookup/term-called.ts'
import { type CorpusMentions, TermMentions } from './lookup/term-mentions.ts'
import { termsIn } from './lookup/terms-in.ts'
import { type AccountSense, accountSenses } from './senses/account-senses.ts'

export type { Account, Term } from '../model/term.ts'
export type { TermPart } from './lexicon/segment-lexicon.ts'
export type { UsedTerm } from './lookup/explained-in.ts'
export type { TermMention } from './lookup/term-at.ts'
export type { CorpusMentions, SourceMentions } from './lookup/term-mentions.ts'

/** Stretches of essays whose terms are remembered: more than the paragraphs of the essays that are open. */
const MOST_STRETCHES = 4000

export class Glossary {
  private readonly lexicon: Lexicon
  private readonly mentions: TermMentions
  private readonly usedIn = new Recent<string, readonly UsedTerm[]>(MOST_STRETCHES)
  private readonly allIn = new Recent<string, readonly UsedTerm[]>(MOST_STRETCHES)
  private nameWordsOrNone: NameWords | undefined
  /** `null`: none. */
  private readonly bearers = new WeakMap<Term, Term | null>()
  private readonly sensesOf = new WeakMap<Term, readonly AccountSense[]>()

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
    this.mentions = new TermMentions(lexicon)
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
    return termAt(text, at, opaque, this.lexicon)
  }

  /** The term of that name, alias or inflected form. */
  find(name: string): Term | undefined {
    return termCalled(name, this.lexicon)
  }

  /**
   * How the sources spell a name of one word that they have in other Latin spellings only, each spelling once. Empty where one of them
   * has this spelling, or none knows the name.
   */
  otherSpellings(word: string): readonly string[] {
    return otherSpellings(word, this.lexicon)
  }

  /**
   * The terms that a stretch of an essay uses and that the sources or the writer's glossaries explain well, in order and not overlapping; of
   * several that begin at one word the longest. A stretch that was asked for before costs nothing.
   */
  explainedIn(text: string): readonly UsedTerm[] {
    return remembered(this.usedIn, text, () => explainedIn(text, this.lexicon))
  }

  /**
   * Every term that a pointer in a stretch of an essay would be answered with, mentions too, each where it is first found (see terms-in.ts). A stretch that
   * was asked for before costs nothing.
   */
  termsIn(text: string): readonly UsedTerm[] {
    return remembered(this.allIn, text, () => termsIn(text, this.lexicon))
  }

  /**
   * The person whose surname a term is, where the sources know one of that name only and explain who that is: what *Trotsky* is said to be in passing is less
   * than what they say of *Leon Trotsky*. Undefined for a term that a glossary explains, and for a word that is written small anywhere.
   */
  bearerOf(term: Term): Term | undefined {
    const known = this.bearers.get(term)
    if (known !== undefined) return known ?? undefined
    const found = bearerOf(term, this.lexicon)
    this.bearers.set(term, found ?? null)
    return found
  }

  /** The different things that an abbreviation, as it stands in a text, is short for (see senses.ts); empty for another word. Best first. */
  sharing(word: string): readonly Term[] {
    return abbreviatedBy(word, this.lexicon)
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
    return completing(folded, typed, limit, this.lexicon)
  }

  /** Most important first. Merges everything: for small corpora and for tests. */
  terms(): readonly Term[] {
    return this.lexicon.terms()
  }

  /** Every mention in one source, in order, page furniture left out. Looks at all words of the source. */
  mentionsIn(term: Term, source: Contribution): readonly Span<'text'>[] {
    return this.mentions.inSource(term, source)
  }

  /** The first mention within a passage of a source. */
  mentionWithin(term: Term, source: Contribution, passage: Span<'text'>): Span<'text'> | undefined {
    return this.mentions.within(term, source, passage)
  }

  /**
   * Every mention in all sources that `mentions` knows, source by source in order of id; with a `budget`, what is found among so many
   * words: of the sources that account for the term, then of those that may be about it (see corpus-mentions.ts).
   */
  mentionsEverywhere(term: Term, mentions: MentionSource, budget?: number): CorpusMentions {
    return this.mentions.everywhere(term, mentions, budget)
  }

  /** Every mention in an essay, in order; none inside one of `opaque`. */
  mentionsInEssay(term: Term, essay: string, opaque: readonly Span<'essay'>[] = []): readonly Span<'essay'>[] {
    return this.mentions.inEssay(term, essay, opaque)
  }
}

function remembered(
  known: Recent<string, readonly UsedTerm[]>,
  text: string,
  find: () => readonly UsedTerm[],
): readonly UsedTerm[] {
  // A text of its own: a stretch of an essay would keep all of that version in memory.
  const key = `\n${text}`
  const before = known.get(key)
  if (before) return before
  const found = find()
  known.set(key, found)
  return found
}
