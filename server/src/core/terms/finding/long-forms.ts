/**
 * Which words an abbreviation stands for.
 *
 * First the plain case: each letter begins a word, or a part of one that a hyphen or a capital sets off, and no word but the small ones is
 * left over (`Universally Unique IDentifier` for UUID; `point-to-point` for P2P). Else as in A. S. Schwartz, M. A. Hearst, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text", Pacific Symposium on Biocomputing 2003: the letters in their order,
 * sought from right to left, the first at the beginning of a word; stricter than the paper in that half of them must begin words.
 * Cost: O(letters × words) of a window of a few words. Bad at: abbreviations of a translation (СССР for Soviet Union).
 */

import { allMatches } from './all-matches.ts'
import { LETTER_UNIT, NUMBER_UNIT, SPACE_UNIT, UNIT_CLASSES, UNKNOWN_UNIT } from './unit-classes.ts'

/** Longest short form, in letters: the paper's bound. */
export const MAX_SHORT = 10

/** Two capitals at least, or a capital and a digit: `NEP`, `IPv6`, `S/MIME`, `КПСС`, `LSPs`. */
export function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > MAX_SHORT + 1) return false
  if (!/^(?:\p{Lu}|\d\p{Lu}|\p{Ll}{1,2}\p{Lu})[\p{L}\p{N}.&/-]*$/u.test(text)) return false
  return (text.match(/[\p{Lu}]/gu)?.length ?? 0) >= 2 || /^\p{Lu}\p{L}*\d/u.test(text)
}

/** `LSPs` is more than one LSP. */
export function singularOf(short: string): string {
  return /^[\p{Lu}\p{N}]{2,}s$/u.test(short) ? short.slice(0, -1) : short
}

/** Words that an abbreviation may pass over. */
const SMALL =
  /^(?:of|the|and|for|in|to|on|with|by|a|an|at|or|de|du|des|la|le|les|et|en|und|der|die|das|des|von|für|im|и|в|на|по|с|для)$/iu

/** A digit stands for a word that sounds like it. */
const SOUNDS: Readonly<Record<string, string>> = { '2': 't', '3': 't', '4': 'f' }

const SPACE = 32
const OPENS_WORD = /[\s"“«„'‘(]/

interface Word {
  readonly start: number
  readonly end: number
}

const UNSPACED = /\S+/gu

/** The words of `text` between spaces, without what stands round them. */
function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  for (let i = 0; i < text.length; ) {
    const start = i
    let unitClass = UNIT_CLASSES[text.charCodeAt(i)] as number
    while (i < text.length && (unitClass & (SPACE_UNIT | UNKNOWN_UNIT)) === 0)
      unitClass = UNIT_CLASSES[text.charCodeAt(++i)] as number
    if (i < text.length && unitClass === UNKNOWN_UNIT) {
      return allMatches(UNSPACED, text).map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    }
    if (i > start) words.push({ start, end: i })
    i++
  }
  return words
}

/**
 * The run of words at the end of `before` that `short` stands for, or at its end but for a word (`denial of service attacks`: DoS). Undefined
 * when there is none. `strict`: only the plain case.
 */
export function longFormBefore(short: string, before: string, strict = false): string | undefined {
  const letters = lettersOf(short)
  if (!isLikely(letters, before)) return undefined
  const most = Math.min(letters.length + 5, letters.length * 2) + (letters.length < 3 ? 1 : 0)
  const window = lastWords(before, most + 1)
  const parts = partsOf(window)
  const words = wordsOf(window)
  const ends = words.slice(letters.length > 2 && !strict ? -2 : -1).reverse()
  for (const { end } of ends) {
    let to = parts.length
    while (to > 0 && (parts[to - 1] as Part).start >= end) to--
    for (let from = to - 1; from >= 0; from--) {
      const { start } = parts[from] as Part
      // A long form begins with a word.
      if (start > 0 && window.charCodeAt(start - 1) !== SPACE && !OPENS_WORD.test(window.charAt(start - 1))) continue
      if (!fits(letters, parts, from, to)) continue
      const long = withoutOpening(window.slice(start, end))
      if (isLongForm(short, long)) return long
    }
  }
  // Two letters are soon found in any two words.
  if (strict || letters.length < 3) return undefined
  const sought = soughtBackwards(letters, lastWords(before, most))
  return sought !== undefined && isLongForm(short, sought) ? sought : undefined
}

/** Whether one of the last two words begins with one of the letters: most abbreviations in parentheses stand for nothing that is near. */
function isLikely(letters: string, before: string): boolean {
  let at = before.length
  for (let words = 0; words < 2 && at > 0; words++) {
    while (at > 0 && before.charCodeAt(at - 1) <= 32) at--
    while (at > 0 && before.charCodeAt(at - 1) > 32) at--
    const first = before.charCodeAt(at) | 32
    if (first < 97 || first > 122 || letters.includes(String.fromCharCode(first))) return true
  }
  return false
}

/** The words that `text` begins with, up to a stop, for which `short` stands. */
export function longFormAtStart(short: string, text: string): string | undefined {
  const letters = lettersOf(short)
  const phrase = PHRASE.exec(text)?.[0].trimEnd() ?? ''
  const words = wordsOf(phrase).slice(0, letters.length * 2 + 1)
  const parts = partsOf(phrase)
  for (const { end } of words) {
    let to = 0
    while (to < parts.length && (parts[to] as Part).start < end) to++
    const long = phrase.slice(0, end)
    if (fits(letters, parts, 0, to) && isLongForm(short, long)) return long
  }
  const whole = words.length <= letters.length + 2 ? soughtBackwards(letters, phrase) : undefined
  return whole !== undefined && whole.length === phrase.length && isLongForm(short, whole) ? whole : undefined
}

const PHRASE = /^[^.,;:()[\]"“”«»!?|=<>—–]{3,120}/u

/** The long form that an entry of a list gives its abbreviation, and where it stands in the entry's explanation. */
export function expansionOf(
  name: string,
  explanation: string,
): { readonly long: string; readonly start: number; readonly end: number } | undefined {
  const short = singularOf(name)
  if (!isShortForm(short)) return undefined
  const start = LEADING.exec(explanation)?.[0].length ?? 0
  const rest = explanation.slice(start)
  const found = longFormAtStart(short, rest)
  const phrase = PHRASE.exec(rest)?.[0].trimEnd() ?? ''
  const isWhole = phrase.length >= rest.trimEnd().length - 1
  // `FTN    FEC to NHLFE Map`; `ISO: International Organization for Standardization`: here the list says that it is one.
  const more =
    found === undefined ? isAnagram(lettersOf(short), phrase) : wordsOf(phrase.slice(found.length)).length <= 2
  const long = isWhole && more && isLongForm(short, phrase) ? phrase : found
  return long === undefined ? undefined : { long, start, end: start + long.length }
}

const LEADING =
  /^(?:\([^()]{1,20}\)\s+)?(?:(?:the|an?|stands for|short for|abbreviation (?:of|for)|acronym (?:of|for))\s+)*["“«(]?/iu

/** Whether the letters are all among the first ones of the words, in any order. */
function isAnagram(letters: string, phrase: string): boolean {
  const words = wordsOf(phrase)
  const firsts = words.map(({ start }) => (phrase[start] as string).toLowerCase())
  if (words.length > letters.length * 2 + 2) return false
  return [...letters].every(letter => {
    const at = firsts.indexOf(letter)
    if (at >= 0) firsts.splice(at, 1)
    return at >= 0
  })
}

function lettersOf(short: string): string {
  return singularOf(short)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function isLongForm(short: string, long: string): boolean {
  const words = long.split(/[\s-]+/)
  const first = words[0] as string
  if (long.length <= short.length || words.length < 2 || words.length > lettersOf(short).length * 2 + 2) return false
  if (/^[\p{Ll}]+$/u.test(first) && SMALL.test(first)) return false
  // `Architecture, Design, and Engineering`: three and more.
  const listed = /^[^,]+,[^,]+, (?:and|or) /.test(long) ? long.replace(/,/g, '') : long
  return !/[.;:!?()"“”«»,[\]{}|=<>@_]/.test(withoutOpening(listed)) && !words.includes(short)
}

function withoutOpening(long: string): string {
  return long.replace(/^["“«„'‘]+|["”»“'’]+$/gu, '')
}

/** A word or a part of one that a hyphen sets off. */
interface Part extends Word {
  readonly text: string
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  for (let i = 0; i < text.length; ) {
    const start = i
    let unitClass = UNIT_CLASSES[text.charCodeAt(i)] as number
    while (i < text.length && (unitClass & (LETTER_UNIT | NUMBER_UNIT)) !== 0)
      unitClass = UNIT_CLASSES[text.charCodeAt(++i)] as number
    if (i < text.length && unitClass === UNKNOWN_UNIT) return matchedParts(text)
    if (i > start) parts.push({ text: text.slice(start, i), start, end: i })
    i++
  }
  return parts
}

function matchedParts(text: string): readonly Part[] {
  return allMatches(PART, text).map(({ index, 0: part }) => ({ text: part, start: index, end: index + part.length }))
}

const PART = /[\p{L}\p{N}]+/gu

/** Whether every letter begins a part, and every part from `from` to `to` but the small words is begun by a letter. */
function fits(letters: string, parts: readonly Part[], from: number, to: number): boolean {
  return fitsFrom(letters, 0, parts, from, from, to)
}

function fitsFrom(
  letters: string,
  letter: number,
  parts: readonly Part[],
  from: number,
  at: number,
  to: number,
): boolean {
  if (at >= to) return letter === letters.length
  const { text } = parts[at] as Part
  if (at > from && SMALL.test(text) && fitsFrom(letters, letter, parts, from, at + 1, to)) return true
  // `DomainKeys`, `reSerVation`, `IPv6`: letters of the short form are also capitals and digits within a word.
  // A word all in capitals is a word, unless it is as short as an abbreviation.
  const last = text.length > 5 && text === text.toUpperCase() ? 1 : text.length
  let next = letter
  for (let i = 0; i < last && next < letters.length; i++) {
    if (i > 0 && !isInnerCapital(text, i)) continue
    if (!isHeard(letters[next] as string, text, i)) continue
    next++
    if (fitsFrom(letters, next, parts, from, at + 1, to)) return true
  }
  return false
}

function isInnerCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
  return /[\p{Lu}\p{N}]/u.test(text.charAt(at))
}

/** Whether a letter of the short form may be the one at `at` of a word. `Extensible Markup Language`: XML. */
function isHeard(letter: string, part: string, at: number): boolean {
  const char = (part[at] as string).toLowerCase()
  return char === letter || (at === 0 && (SOUNDS[letter] === char || (letter === 'x' && /^[eE][xX]/.test(part))))
}

/**
 * Schwartz and Hearst's search, with half of the letters at the beginnings of words or a letter at the beginning of each. Words after the
 * last letter are no part of it (`denial of service attacks`: DoS).
 */
function soughtBackwards(letters: string, window: string): string | undefined {
  const lower = window.toLowerCase()
  let at = lower.length - 1
  let atStarts = 0
  let last = at
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] as string
    while (at >= 0 && (lower[at] !== letter || (i === 0 && !beginsWord(lower, at)))) at--
    if (at < 0) return undefined
    if (i === letters.length - 1) last = at
    if (beginsWord(lower, at)) atStarts++
    at--
  }
  const end = last + (/^[^\s]*/.exec(window.slice(last))?.[0].length ?? 0)
  const long = window.slice(at + 1, end)
  const isBegun = atStarts >= wordsOf(long).length && atStarts > 1
  return atStarts * 2 >= letters.length || isBegun ? long : undefined
}

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] as string)
}

function lastWords(text: string, count: number): string {
  let at = text.length
  for (let words = 0; words < count && at > 0; words++) {
    while (at > 0 && text.charCodeAt(at - 1) <= 32) at--
    while (at > 0 && text.charCodeAt(at - 1) > 32) at--
  }
  return text.slice(at)
}
