/** What one paragraph says of terms, by offsets into it: all that hints about terms are put together from. Cost: O(words). */
import type { Corpus } from '../../corpus/corpus.ts'
import { languageOfText, type TermLanguage } from '../../terms/language.ts'
import { isOneName } from '../../terms/lookup/mentions.ts'
import { isAbbreviation, isCapitalised, isStopWord } from '../../terms/phrase.ts'
import { eachWord, foldWord } from '../../text/fold.ts'
import type { Works } from '../works.ts'
import { usualNameSpelling } from './name-spellings.ts'
import { type Slip, type SlipSearch, slipOf, type WordInText } from './slips.ts'
import type { SourceWords } from './source-words.ts'

export interface ParagraphTerms {
  /** The first use of each abbreviation. */
  readonly uses: readonly Abbreviation[]
  /** `New Economic Policy (NEP)`. */
  readonly explained: readonly Explained[]
  readonly spellings: readonly Spelling[]
}

export interface Abbreviation {
  readonly letters: string
  readonly at: number
}

export interface Explained extends Abbreviation {
  readonly meaning: string
}

/** A word that the sources spell otherwise. */
export interface Spelling {
  readonly start: number
  readonly end: number
  /** The writer's, folded. */
  readonly folded: string
  /** The sources'. */
  readonly usual: string
  /** Of the paragraph; undefined where it does not tell. */
  readonly language: TermLanguage | undefined
  /** What makes it a slip, where it is none of two systems of transliteration. */
  readonly slip?: Slip
}

interface Word {
  readonly start: number
  readonly end: number
}

/** `text` is the writer's own prose: see proseParagraphs. */
export function paragraphTerms(text: string, works: Works, said: SourceWords, slips?: SlipSearch): ParagraphTerms {
  const words: Word[] = []
  eachWord(text, 0, text.length, (start, end) => words.push({ start, end }))
  const uses = new Map<string, number>()
  const spellings: Spelling[] = []
  let titles: Stretches | undefined
  let others: Stretches | undefined
  for (let i = 0; i < words.length; i++) {
    const { start, end } = words[i] as Word
    const word = text.slice(start, end).replace(/['’]s$/u, '')
    if (isCapitalised(word)) {
      const letters = lettersOf(word)
      if (letters !== '') {
        if (!uses.has(letters)) uses.set(letters, start)
        continue
      }
      const before = words[i - 1]
      const forename = before && text.slice(before.end, start) === ' ' ? text.slice(before.start, before.end) : ''
      const folded = foldWord(word)
      const usual = usualNameSpelling(word, folded, forename, works, said)
      if (usual !== undefined) {
        titles ??= emphasised(text)
        if (isWithin(titles, start, end)) continue
        spellings.push({ start, end: start + word.length, folded, usual, language: languageOfText(text) })
        continue
      }
    }
    const slip = slips && slipOf(inText(text, word, words, i), slips)
    if (!slip) continue
    others ??= notOwn(text)
    if (isWithin(others, start, end) || !standsAlone(text, start, end)) continue
    const own = { start, end: start + word.length, folded: foldWord(word), usual: slip.usual }
    spellings.push({ ...own, language: languageOfText(text), slip })
  }
  return {
    uses: [...uses].map(([letters, at]) => ({ letters, at })),
    explained: explainedIn(text, works.corpus),
    spellings,
  }
}

/** An abbreviation without its plural; empty for another word. */
function lettersOf(word: string): string {
  if (isAbbreviation(word)) return word
  const one = word.replace(/s$/, '')
  return isAbbreviation(one) ? one : ''
}

function inText(text: string, word: string, words: readonly Word[], i: number): WordInText {
  const { start, end } = words[i] as Word
  const [before, after] = [words[i - 1], words[i + 1]]
  return {
    word,
    before: before && isOneName(text, before.end, start) ? text.slice(before.start, before.end) : '',
    after:
      after && end - start === word.length && isOneName(text, end, after.start)
        ? text.slice(after.start, after.end)
        : '',
    beginsSentence: BEGINNING.test(text.slice(Math.max(0, start - LONGEST_BEGINNING), start)),
  }
}

/** What stands before the first word of a sentence. */
const BEGINNING = /^\W*$|[.!?:;…\n—–(][\s*_"'“”‘’«»(\[]*$/u
const LONGEST_BEGINNING = 6

type Stretches = readonly (readonly [number, number])[]

function isWithin(stretches: Stretches, start: number, end: number): boolean {
  return stretches.some(([from, to]) => from <= start && end <= to)
}

/** What stands in italics or bold and is more than one word: most often a title, which has its own spelling. */
function emphasised(text: string): Stretches {
  return stretchesOf(text, /([*_])(?=\S)[^*_]{1,160}\s[^*_]{1,160}?\1/gu)
}

/**
 * What is in italics, be it one word: a title, or a word of another language; and in square brackets: links (their targets are line breaks here),
 * notes, remarks.
 */
function notOwn(text: string): Stretches {
  return [...stretchesOf(text, /([*_])(?=\S)[^*_]{1,320}?\1/gu), ...stretchesOf(text, /\[[^\]]{1,320}?(?:\]|\n\n)/gu)]
}

function stretchesOf(text: string, pattern: RegExp): Stretches {
  return [...text.matchAll(pattern)].map(({ 0: whole, index }) => [index, index + whole.length])
}

/** Whether the word is no part of a compound, an address or a path, and nobody says that it stands so: `[sic]`. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (/[-‐‑/@&#+=<>~^\\|\p{N}]$|\p{L}\.$/u.test(text.slice(Math.max(0, start - 2), start))) return false
  return !/^(?:[-‐‑/@&#+=<>~^\\|\p{N}]|\.\p{L}|\s*[[(]!?sic)/iu.test(text.slice(end, end + 8))
}

const BRACKET = /\((\p{Lu}[\p{Lu}\p{N}]{1,7})s?\)/gu
/** The words before a bracket that may be the long form, in characters. */
const REACH = 120

/** Abbreviations that the corpus knows and whose letters are those of the words before the bracket. */
function explainedIn(text: string, corpus: Corpus): readonly Explained[] {
  const found: Explained[] = []
  for (const { 1: letters = '', index } of text.matchAll(BRACKET)) {
    const meaning = longForm(letters, text.slice(Math.max(0, index - REACH), index))
    if (meaning !== undefined && corpus.glossary.find(letters)) found.push({ letters, at: index + 1, meaning })
  }
  return found
}

function longForm(letters: string, before: string): string | undefined {
  const words: { readonly text: string; readonly start: number }[] = []
  eachWord(before, 0, before.length, (start, end) => words.push({ text: before.slice(start, end), start }))
  let left = letters.length
  for (let i = words.length - 1; i >= 0; i--) {
    const { text, start } = words[i] as (typeof words)[number]
    if (/[\n.;:!?]\s/.test(before.slice(start))) return undefined
    if (text.charAt(0).toUpperCase() === letters[left - 1]) left--
    else if (!isStopWord(text)) return undefined
    if (left === 0) return before.slice(start).trim()
  }
  return undefined
}
