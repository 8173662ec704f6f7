/**
 * Every place where a term is used: in one source, in all of them, in an essay. Its names are made ready for scanning once a language and kept as long as
 * the term is (see mentions.ts, and corpus-mentions.ts for which parts of a corpus are looked through).
 */
import type { Contribution } from '../../index/contribution.ts'
import type { Term, TermLanguage } from '../../model/term.ts'
import { contains, type Span, span } from '../../text/span.ts'
import { scanWords } from '../../text/words.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isFormOf, type TermEntry } from '../lexicon/term-entry.ts'
import { stretchesOf } from './corpus-mentions.ts'
import type { MentionSource } from './mention-source.ts'
import { type CompiledPatterns, compileMentions, type MentionPattern, mentionsOf } from './mentions.ts'

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

interface Patterns {
  readonly patterns: readonly MentionPattern[]
  readonly compiled: CompiledPatterns
}

export class TermMentions {
  private readonly lexicon: Lexicon
  private readonly patternsOf = new WeakMap<Term, Map<string, Patterns>>()

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  /** Every mention in one source, in order, page furniture left out. Looks at all words of the source. */
  inSource(term: Term, { rendition, words, language }: Contribution): readonly Span<'text'>[] {
    return mentionsOf<'text'>(this.patterns(term, [language]).compiled, rendition.text, words)
  }

  /** The first mention within a passage of a source. */
  within(term: Term, { rendition, language }: Contribution, passage: Span<'text'>): Span<'text'> | undefined {
    const text = rendition.text.slice(passage.start, passage.end)
    const [first] = mentionsOf<'text'>(this.patterns(term, [language]).compiled, text, scanWords(text))
    const found = first && span<'text'>(passage.start + first.start, passage.start + first.end)
    return found && contains(passage, found) ? found : undefined
  }

  /**
   * Every mention in all sources that `mentions` knows, source by source in order of id; with a `budget`, what is found among so many
   * words: of the sources that account for the term, then of those that may be about it.
   */
  everywhere(term: Term, mentions: MentionSource, budget?: number): CorpusMentions {
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

  /** Every mention in an essay, in order; none that touches one of `opaque`. */
  inEssay(term: Term, essay: string, opaque: readonly Span<'essay'>[]): readonly Span<'essay'>[] {
    const { compiled } = this.patterns(term, this.lexicon.languages)
    const found = mentionsOf<'essay'>(compiled, essay, scanWords(essay))
    return found.filter(f => !opaque.some(o => o.start < f.end && f.start < o.end))
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
