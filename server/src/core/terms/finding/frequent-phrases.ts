/**
 * Terms of several words that a source neither defines nor sets apart: what it says again and again in the same words (*stub resolver*, *workers' state*).
 * English only: in German they are one word, and French and Russian would need words of their own that end a run.
 *
 * Of the runs that are frequent (collocations.ts) those that stand as nouns do and are no piece of a longer one, by their C-value: log₂ of the words × (how often −
 * how often on average within longer runs), after K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of multi-word terms: the C-value/NC-value method",
 * IJDL 3 (2000), times what binds the words to each other. Cost: that of the runs, and a look at the sentences of the best few dozen.
 */
import type { Rendition } from '../../model/source.ts'
import type { WordTable } from '../../text/words.ts'
import { isCommonWord } from '../common-words.ts'
import { isCapitalised, spacedWords } from '../phrase.ts'
import { MOST_DOUBTFUL, steppedScore } from '../term-order.ts'
import { type Collocation, type CollocationPlace, collocations } from './collocations.ts'
import { type Section, SectionWalk } from './sections.ts'
import { type CandidateSink, candidate, endsAsProse, type Sentence } from './sentence.ts'
import { hasVerbBetween } from './sentence-signs.ts'

/** A run is worth a look when it was seen so often, and once more for so many characters, up to a number that is often in any book. */
const LEAST_TIMES = 4
const CHARACTERS_FOR_ONE = 48_000
const OFTEN = 8
/** A short text says little often: here less will do, of what is more than chance by other signs. */
const SHORT_TEXT = 32_000
const LEAST_IN_SHORT = 2
/** So many terms, and one more for so many characters. */
const MOST = 40
const FEW = 8
const CHARACTERS_FOR_A_TERM = 3000

/** Shares of its places: see {@link Collocation}. */
const LEAST_INTRODUCED = 0.3
const MOST_GOVERNING = 0.25
const MOST_CONTINUED = 0.5
const MOST_TITLED = 0.7
/** See {@link Collocation}: what says the same words by chance, and what is so long that it says anything so often, has no term in them. */
const LEAST_ASSOCIATION = 0.12
const LEAST_WITH_OF = 0.4
const LEAST_DENSITY = 0.0003
/** Of words that everybody uses: a source is about them, or they are no term. */
const DENSITY_OF_COMMON = 0.0015
/** `X of Y` stands so much oftener, and as a noun so often. */
const OF_FACTOR = 1.5
const INTRODUCED_WITH_OF = 0.5

interface Place {
  readonly start: number
  readonly end: number
  readonly phrase: Phrase
}

interface Phrase {
  /** As it is best shown. */
  readonly name: string
  readonly times: number
  readonly isDoubtful: boolean
  /** How many of its passages were given, and how good the best of them was. */
  given: number
  best: number
}

/** Goes through the places of the frequent phrases beside a walk over the sentences of their text. */
export class FrequentPhrases {
  /** In order. */
  private readonly places: readonly Place[]
  /** By the names that were given. */
  private readonly times = new Map<string, number>()
  private next = 0

  constructor(rendition: Rendition, words: WordTable, sections: readonly Section[]) {
    const { text } = rendition
    const places: Place[] = []
    for (const { run, isDoubtful } of best(rendition, words, sections)) {
      const name = nameOf(text, words, run)
      const phrase = { name, times: run.times, isDoubtful, given: 0, best: 0 }
      for (const { first, last } of run.places) {
        places.push({ start: words.starts[first] as number, end: words.ends[last] as number, phrase })
      }
    }
    this.places = places.sort((a, b) => a.start - b.start || b.end - a.end)
  }

  /** Whether one begins between these offsets, which must not go back. */
  reaches(from: number, to: number): boolean {
    while (this.next < this.places.length && (this.places[this.next] as Place).start < from) this.next++
    const place = this.places[this.next]
    return place !== undefined && place.start < to
  }

  find(sentence: Sentence, sink: CandidateSink): void {
    const { text, start, signs } = sentence
    const end = start + text.length
    if (!this.reaches(start, end)) return
    for (let i = this.next; i < this.places.length; i++) {
      const { start: from, end: to, phrase } = this.places[i] as Place
      if (from >= end) return
      if (to > end) continue
      const at = from - start
      const written = text.slice(at, to - start)
      const quality = qualityOf(sentence, from, to) + (written === phrase.name ? AS_SHOWN : 0)
      // Two are kept of a name that is only mentioned: later ones must be better.
      if (phrase.given >= ENOUGH && quality <= phrase.best) continue
      phrase.given++
      phrase.best = Math.max(phrase.best, quality)
      const found = candidate(sentence, { kind: 'mention', name: written, at, quality, explaining: signs.words })
      this.times.set(found.name, phrase.times)
      sink(phrase.isDoubtful ? { ...found, score: steppedScore(found.score * MOST_DOUBTFUL) } : found)
    }
  }

  /** How often the source says it; 0 for what is none of them. */
  timesOf(name: string): number {
    return this.times.get(name) ?? 0
  }
}

/** As a name that is mentioned, and more where soon after it comes a verb that may define, or a clause about it. */
function qualityOf({ signs, start, text }: Sentence, from: number, to: number): number {
  const prose = signs.words >= 6 && endsAsProse(text) ? 0.3 : 0
  const after = text.slice(to - start, to - start + SOON)
  const told = hasVerbBetween(signs, to - 1, to + SOON) || EXPLAINING.test(after) ? 0.2 : 0
  return 0.2 + prose + told + (from - start < SOON ? 0.05 : 0)
}

const ENOUGH = 2
/** In the singular, and not at the beginning of a sentence. */
const AS_SHOWN = 0.05
/** Characters. */
const SOON = 24
const EXPLAINING = /^(?:,?\s+(?:(?:in|by|through)\s+which|which|that|who|whose|whereby|where)|\s+to)\s/

interface Ranked {
  readonly run: Collocation
  readonly isDoubtful: boolean
  readonly value: number
}

/** The best runs of a text. */
function best(rendition: Rendition, words: WordTable, sections: readonly Section[]): readonly Ranked[] {
  const { length } = rendition.text
  const isShort = length < SHORT_TEXT
  const least = isShort ? LEAST_IN_SHORT : Math.min(OFTEN, LEAST_TIMES + Math.floor(length / CHARACTERS_FOR_ONE))
  const often = collocations(rendition, words, new SectionWalk(sections), least).filter(isNoun)
  const longer = new Map<number, { times: number; runs: number }>()
  for (const { parts, times } of often) {
    for (const key of parts) {
      const known = longer.get(key)
      if (known) {
        known.times += times
        known.runs++
      } else longer.set(key, { times, runs: 1 })
    }
  }
  const ranked: Ranked[] = []
  for (const run of often) {
    const within = longer.get(run.key)
    const alone = run.times - (within ? within.times / within.runs : 0)
    if (alone < (run.isOf ? least * OF_FACTOR : least)) continue
    if (!isBound(rendition.text, words, run)) continue
    const isDoubtful = isShort && alone < LEAST_TIMES && !isTelling(rendition.text, words, run)
    ranked.push({ run, isDoubtful, value: alone * (run.parts.length > 0 ? LOG_3 : 1) * run.association })
  }
  ranked.sort((a, b) => b.value - a.value || a.run.key - b.run.key)
  const most = Math.min(MOST, FEW + Math.floor(length / CHARACTERS_FOR_A_TERM))
  return ranked.slice(0, most)
}

/** The C-value's weight of three words, in bits; of two it is 1. */
const LOG_3 = Math.log2(3)

/** Whether it stands as a noun does, and neither as a name nor as a piece of something longer. */
function isNoun({ introduced, governing, continued, titled, isOf }: Collocation): boolean {
  const least = isOf ? INTRODUCED_WITH_OF : LEAST_INTRODUCED
  return titled <= MOST_TITLED && introduced >= least && governing <= MOST_GOVERNING && continued < MOST_CONTINUED
}

/** Whether its words belong together: the more so the more everybody uses them. */
function isBound(text: string, words: WordTable, run: Collocation): boolean {
  if (run.association < (run.isOf ? LEAST_WITH_OF : LEAST_ASSOCIATION)) return false
  const isCommon = !run.isOf && wordsOf(text, words, run).every(word => isCommonWord(word, 'en'))
  return run.density >= (isCommon ? DENSITY_OF_COMMON : LEAST_DENSITY)
}

/** Of what a short text says two or three times: it is said three times, or has a name or an owner in it. */
function isTelling(text: string, words: WordTable, run: Collocation): boolean {
  const [first, ...others] = wordsOf(text, words, run) as [string, ...string[]]
  if (run.introduced < INTRODUCED_WITH_OF) return false
  return /['’]$/.test(first) || run.times > LEAST_IN_SHORT || others.some(isCapitalised)
}

function wordsOf(text: string, { starts, ends }: WordTable, { places }: Collocation): readonly string[] {
  const [{ first, last }] = places as [CollocationPlace]
  return spacedWords(text.slice(starts[first], ends[last]))
}

/** As it stands where the first letter is small and the last word in the singular, or else small. On one line. */
function nameOf(text: string, { starts, ends }: WordTable, { places }: Collocation): string {
  let chosen = ''
  let least = Number.POSITIVE_INFINITY
  for (const { first, last } of places) {
    const name = spacedWords(text.slice(starts[first], ends[last])).join(' ')
    const rank = (isCapitalised(name) ? 2 : 0) + (name.endsWith('s') ? 1 : 0)
    if (rank >= least) continue
    least = rank
    chosen = name
  }
  return chosen
}
