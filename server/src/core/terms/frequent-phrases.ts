/**
 * Terms of several words that a source neither defines nor sets apart: what it says again and again in the same words (*stub resolver*). English only: in
 * German they are one word, and French and Russian would need words of their own that end a run.
 *
 * Runs of two and three words (phrase-counts.ts) by their C-value: log₂ of the words × (how often − how often on average within longer runs), after
 * K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of multi-word terms: the C-value/NC-value method", IJDL 3 (2000). Words that everybody uses
 * (common-words.ts) must be said oftener. Cost: a look into a table for each word, and the best few dozen runs.
 */
import type { Block, Rendition } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import { eachSentence } from '../text/sentences.ts'
import { span } from '../text/span.ts'
import { isCommonWord } from './common-words.ts'
import { isCapitalised, spacedWords } from './phrase.ts'
import { type CountedPhrase, keyOfWords, type PhraseCounts } from './phrase-counts.ts'
import type { CandidateSink } from './sentence.ts'
import { steppedScore } from './term-order.ts'

/** A run is worth a look when it was seen so often, and once more for so many characters. */
const LEAST_TIMES = 4
const CHARACTERS_FOR_ONE = 48_000
/** Of common words alone. */
const COMMON_FACTOR = 1.5
/** So many terms, and one more for so many characters. */
const MOST = 40
const FEW = 8
const CHARACTERS_FOR_A_TERM = 4000
/** How far round a run its sentence may reach. */
const AROUND = 1000

interface Scored {
  readonly phrase: CountedPhrase
  readonly name: string
  readonly at: number
  readonly value: number
}

/** Gives them to `sink` as names that are mentioned; says how often each is. */
export function findFrequentPhrases(
  rendition: Rendition,
  counts: PhraseCounts,
  sink: CandidateSink,
): ReadonlyMap<string, number> {
  const { text } = rendition
  const times = new Map<string, number>()
  const most = Math.min(MOST, FEW + Math.floor(text.length / CHARACTERS_FOR_A_TERM))
  for (const { phrase, name, at } of best(text, counts).slice(0, most)) {
    const sentence = sentenceAt(rendition, at, at + name.length)
    if (!sentence) continue
    const oneLine = spacedWords(name).join(' ')
    times.set(oneLine, phrase.times)
    const [start, end] = sentence
    const place = span<'text'>(at, at + name.length)
    sink({
      name: oneLine,
      aliases: [],
      kind: 'mention',
      at: place,
      passage: span<'text'>(start, end),
      score: steppedScore(SCORE),
    })
  }
  return times
}

/** As a name in the middle of a good sentence. */
const SCORE = 0.5

/** By C-value, best first. */
function best(text: string, counts: PhraseCounts): readonly Scored[] {
  const least = LEAST_TIMES + Math.floor(text.length / CHARACTERS_FOR_ONE)
  const often = counts.seenOften(least)
  const longer = new Map<number, { times: number; runs: number }>()
  for (const { places, length, times } of often) {
    const words = spacedWords(text.slice(places[0], (places[0] as number) + length))
    if (words.length !== 3 || words[1] === 'of') continue
    for (const part of [words.slice(0, 2), words.slice(1)]) {
      const key = keyOfWords(part)
      const known = longer.get(key)
      if (known) {
        known.times += times
        known.runs++
      } else longer.set(key, { times, runs: 1 })
    }
  }
  const found: Scored[] = []
  for (const phrase of often) {
    const at = placeOf(text, phrase)
    if (at === undefined) continue
    const name = runAt(text, at, phrase)
    const words = spacedWords(name).filter(word => word !== 'of')
    const within = longer.get(phrase.key)
    const value = Math.log2(words.length) * (phrase.times - (within ? within.times / within.runs : 0))
    const needed = words.every(word => isCommonWord(word, 'en')) ? least * COMMON_FACTOR : least
    if (phrase.times < needed || value < needed || isFragment(text, phrase)) continue
    found.push({ phrase, name, at, value })
  }
  return found.sort((a, b) => b.value - a.value || a.at - b.at)
}

/** Of its places the one where it stands in small letters and in the singular; undefined where it is a name. */
function placeOf(text: string, phrase: CountedPhrase): number | undefined {
  let small: number | undefined
  for (const at of phrase.places) {
    const name = runAt(text, at, phrase)
    const words = spacedWords(name)
    if (words.some(word => isCapitalised(word) && !/^\p{Lu}+s?$/u.test(word))) continue
    if (words.every(word => isCapitalised(word))) continue
    if (!name.endsWith('s')) return at
    small ??= at
  }
  return small
}

/** The run of a phrase at one of its places, where it may be a plural or go over a line break. */
function runAt(text: string, at: number, { places, length }: CountedPhrase): string {
  const [first = at] = places
  let left = 0
  for (let i = first; i < first + length; i++) if (isLetter(text, i) && !isLetter(text, i + 1)) left++
  let end = at
  while (left > 0 && end < text.length) {
    if (isLetter(text, end) && !isLetter(text, end + 1)) left--
    end++
  }
  return text.slice(at, end)
}

function isLetter(text: string, at: number): boolean {
  const small = text.charCodeAt(at) | 32
  return small >= 97 && small <= 122
}

/** Whether the same word stands before or after it everywhere: then it is a part of a longer term. */
function isFragment(text: string, phrase: CountedPhrase): boolean {
  const { places } = phrase
  const before = places.map(at => /([A-Za-z]+)[ -]\s*$/.exec(text.slice(Math.max(0, at - 24), at))?.[1])
  const after = places.map(at => {
    const end = at + runAt(text, at, phrase).length
    return /^\s+([A-Za-z]+)/.exec(text.slice(end, end + 24))?.[1]
  })
  return isOneWord(before) || isOneWord(after)
}

function isOneWord(words: readonly (string | undefined)[]): boolean {
  const [first] = words
  return first !== undefined && !ARTICLES.has(first.toLowerCase()) && words.every(word => word === first)
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an', 'and', 'or', 'this', 'that', 'is', 'are', 'to', 'in', 'for'])

function sentenceAt({ text, blocks }: Rendition, at: number, end: number): readonly [number, number] | undefined {
  const block = blocks[lastAtOrBefore(blocks, at, (one: Block) => one.span.start)]
  if (!block || at >= block.span.end) return undefined
  let found: readonly [number, number] | undefined
  const [from, to] = [Math.max(block.span.start, at - AROUND), Math.min(block.span.end, at + AROUND)]
  eachSentence(text, from, to, (first, last) => {
    if (last <= at) return true
    if (first <= at && end <= last) found = [first, last]
    return false
  })
  return found
}
