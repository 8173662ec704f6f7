/**
 * Which full stops end a sentence: not those of abbreviations, initials, ordinals and labels. Works on code units and makes no
 * strings where a word plainly is no abbreviation: every text of a corpus comes through here.
 */
import {
  AFTER_ORDINAL,
  LEADING_ABBREVIATIONS,
  NUMBER_ABBREVIATIONS,
  SENTENCE_STARTERS,
  TRAILING_ABBREVIATIONS,
} from './abbreviations.ts'
import { FULL_STOP, isAsciiLetter, isBlank, isDigit, isUpper, isWordCode } from './sentence-units.ts'

/** An abbreviation is no longer than this; looking back further is no use. */
const LONGEST_ABBREVIATION = 16

/** Every word that some rule about full stops knows, and the longest of them: other words before a stop end a sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...NUMBER_ABBREVIATIONS,
  ...LEADING_ABBREVIATIONS,
  ...TRAILING_ABBREVIATIONS,
])
const LONGEST_KNOWN = Math.max(...[...ABBREVIATIONS].map(word => word.length))

/**
 * Whether the full stop at `at` ends the sentence that began at `start`. `next`: where the first word behind it begins, which is not in lower
 * case; `to`: the end of the text.
 */
export function fullStopEnds(text: string, at: number, start: number, next: number, to: number): boolean {
  if (isPlainWordBefore(text, at, start)) return true
  const word = wordBefore(text, at, start)
  if (word === '') return true
  // `1. The …`, `II. The …`: a number alone is a label, not a sentence.
  if (at - word.length <= start && /^(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])$/.test(word)) return false
  const following = wordAt(text, next, to)
  if (/^\d+$/.test(word)) return word.length > 2 || !AFTER_ORDINAL.has(following.toLowerCase())
  const lower = word.toLowerCase()
  if (NUMBER_ABBREVIATIONS.has(lower)) return !/^[\dIVXLC]/.test(following)
  // `z. B.`, `т. е.`, `и. о.`: one letter and then another with its own stop.
  if (word.length === 1 && following.length === 1 && text[next + 1] === '.') return false
  const begins = (): boolean => SENTENCE_STARTERS.has(following.toLowerCase())
  if (isInitial(word)) {
    return begins() && !isUpper(wordBefore(text, at - word.length - 1, start).charCodeAt(0))
  }
  if (LEADING_ABBREVIATIONS.has(lower)) return false
  if (TRAILING_ABBREVIATIONS.has(lower)) return following === '' || isUpper(following.charCodeAt(0))
  // `U.S.`, `Ph.D.`: with stops inside, only a word that never follows one within a sentence ends it.
  if (word.includes('.') && /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)) return begins()
  return true
}

/** Whether two or more ASCII letters stand before a stop that are in no list: what most sentences end with. */
function isPlainWordBefore(text: string, at: number, start: number): boolean {
  const floor = Math.max(start, at - LONGEST_ABBREVIATION)
  let i = at
  let small = 0
  while (i > floor) {
    const code = text.charCodeAt(i - 1)
    if (!isAsciiLetter(code)) break
    if (code >= 97) small++
    i--
  }
  const length = at - i
  // Capitals alone may be a Roman number; a stop or another letter before is for the closer look.
  if (length < 2 || small === 0) return false
  if (i > floor && !endsWord(text.charCodeAt(i - 1))) return false
  if (length > LONGEST_KNOWN) return true
  const word = text.slice(i, at)
  return !ABBREVIATIONS.has(small === length ? word : word.toLowerCase())
}

/** Certainly no part of a word with stops. */
function endsWord(code: number): boolean {
  return code < 128 && !isAsciiLetter(code) && !isDigit(code) && code !== FULL_STOP
}

function isInitial(word: string): boolean {
  return word.length <= 2 && /^\p{Lu}$/u.test(word)
}

/** The run of letters, digits and inner stops that ends at `at`: `e.g` before the stop of `e.g.`. */
function wordBefore(text: string, at: number, start: number): string {
  const floor = Math.max(start, at - LONGEST_ABBREVIATION)
  let end = at
  while (end > floor && isBlank(text.charCodeAt(end - 1))) end--
  if (end < at) return end > floor ? wordBefore(text, end, start) : ''
  let i = at
  while (i > floor) {
    const code = text.charCodeAt(i - 1)
    if (code !== FULL_STOP && !isWordCode(code) && code !== NUMERO) break
    i--
  }
  return text.slice(i, at)
}

const NUMERO = 0x2116

function wordAt(text: string, at: number, to: number): string {
  let i = at
  while (i < to && i - at < 24 && isWordCode(text.charCodeAt(i))) i++
  return text.slice(at, i)
}
