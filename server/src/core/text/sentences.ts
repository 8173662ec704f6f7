/**
 * Splits prose into sentences by rules and abbreviation lists. One pass over the stops of the text: O(n).
 *
 * A stop ends a sentence when space follows it (after closing marks and note marks) and the next word does not begin in lower
 * case, unless the word before the stop is an abbreviation, an initial or an ordinal. A blank line, or a new list item, always
 * ends one. Bad at: sentences that begin with a lower-case name, and an abbreviation in no list.
 */
import {
  AFTER_ORDINAL,
  LEADING_ABBREVIATIONS,
  NUMBER_ABBREVIATIONS,
  SENTENCE_STARTERS,
  TRAILING_ABBREVIATIONS,
} from './abbreviations.ts'

/** Offsets into the text that was given; no white space at either end. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

const STOP_OR_BREAK = /[.!?…‽。！？\n]/g
const CLOSERS = new Set(['"', "'", '”', '’', '»', '›', '“', '‘', ')', ']', '}', '*', '_', '\u00AD', '~', '\uFFFC'])
const OPENERS = new Set(['"', "'", '“', '‘', '«', '‹', '„', '‚', '(', '[', '{', '*', '_', '\u00AD', '¿', '¡', '»', '›'])
/** An abbreviation is no longer than this; looking back further is no use. */
const LONGEST_ABBREVIATION = 16

/**
 * The sentences of `text` between `from` and `to`, in order, covering every character that is not white space.
 */
export function sentences(text: string, from = 0, to = text.length): Sentence[] {
  const found: Sentence[] = []
  let start = skipSpace(text, from, to)
  const push = (end: number): void => {
    let last = end
    while (last > start && isSpace(text.charCodeAt(last - 1))) last--
    if (last > start) found.push({ start, end: last })
    start = skipSpace(text, end, to)
  }
  STOP_OR_BREAK.lastIndex = start
  for (let hit = STOP_OR_BREAK.exec(text); hit && hit.index < to; hit = STOP_OR_BREAK.exec(text)) {
    const at = hit.index
    if (at < start) {
      STOP_OR_BREAK.lastIndex = start
      continue
    }
    const end = text[at] === '\n' ? lineBreakEnds(text, at, to) : stopEnds(text, at, start, to)
    if (end < 0) {
      while (isStop(text[STOP_OR_BREAK.lastIndex] ?? ' ')) STOP_OR_BREAK.lastIndex++
      continue
    }
    push(end)
    STOP_OR_BREAK.lastIndex = Math.max(start, at + 1)
  }
  push(to)
  return found
}

/** `at` is a line break. Where the sentence ends, or −1: at a blank line or before a list item. */
function lineBreakEnds(text: string, at: number, to: number): number {
  let i = at + 1
  while (i < to && isBlank(text.charCodeAt(i))) i++
  if (i >= to) return -1
  if (text[i] === '\n' || text[i] === '\r') return at
  return LIST_ITEM.test(text.slice(i, i + 8)) ? at : -1
}
const LIST_ITEM = /^(?:[-*+•·] |\d{1,3}[.)] {1,4}\S)/

/** `at` is a stop. Where the sentence that it ends is over (behind closing and note marks), or −1 when it ends none. */
function stopEnds(text: string, at: number, start: number, to: number): number {
  let i = at
  while (i < to && isStop(text[i] as string)) i++
  const stops = text.slice(at, i)
  const noSpaceNeeded = '。！？'.includes(stops[0] as string)
  i = skipClosers(text, i, to)
  if (i >= to) return to
  if (!noSpaceNeeded && !isSpace(text.charCodeAt(i))) return -1
  const next = nextWordAt(text, i, to)
  if (next < 0) return -1
  const first = text[next] as string
  if (isStop(first)) return -1
  if (isLower(first)) return -1
  // `“Enrich yourselves!” (1925) was …`
  if (/\d/.test(first) && /[([]/.test(text[next - 1] as string)) return -1
  const isEllipsis = stops.length > 1 ? /^\.{2,}$|…/.test(stops) : stops === '…' || isSpacedDot(text, at, start)
  if (isEllipsis) return /[\])]/.test(text[at + stops.length] ?? '') || !isUpper(first) ? -1 : i
  if (stops !== '.') return i
  return fullStopEnds(text, at, start, next, to) ? i : -1
}

/** Passes closing marks and footnote marks: `."`, `.’)`, `.[^3]`, `.*`. */
function skipClosers(text: string, from: number, to: number): number {
  let i = from
  while (i < to) {
    if (text[i] === '[' && text[i + 1] === '^') {
      const close = text.indexOf(']', i)
      if (close < 0 || close >= to || close - i > 80) return i
      i = close + 1
    } else if (CLOSERS.has(text[i] as string)) i++
    else return i
  }
  return i
}

/** The first character of the next word, behind opening marks; −1 when there is none. */
function nextWordAt(text: string, from: number, to: number): number {
  let i = from
  while (i < to && (isSpace(text.charCodeAt(i)) || OPENERS.has(text[i] as string))) i++
  return i < to ? i : -1
}

function fullStopEnds(text: string, at: number, start: number, next: number, to: number): boolean {
  const word = wordBefore(text, at, start)
  if (word === '') return true
  const following = wordAt(text, next, to)
  const begins = SENTENCE_STARTERS.has(following.toLowerCase())
  // `1. The …`, `II. The …`: a number alone is a label, not a sentence.
  if (at - word.length <= start && /^(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])$/.test(word)) return false
  if (/^\d+$/.test(word)) return word.length > 2 || !AFTER_ORDINAL.has(following.toLowerCase())
  const lower = word.toLowerCase()
  if (NUMBER_ABBREVIATIONS.has(lower)) return !/^[\dIVXLC]/.test(following)
  // `z. B.`, `т. е.`, `и. о.`: one letter and then another with its own stop.
  if (word.length === 1 && following.length === 1 && text[next + 1] === '.') return false
  if (isInitial(word)) return begins && !isUpper(wordBefore(text, at - word.length - 1, start)[0] ?? '')
  if (LEADING_ABBREVIATIONS.has(lower)) return false
  if (TRAILING_ABBREVIATIONS.has(lower)) return isUpper(following[0] ?? '') || following === ''
  // `U.S.`, `Ph.D.`: with stops inside, only a word that never follows one within a sentence ends it.
  if (word.includes('.') && /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)) return begins
  return true
}

function isInitial(word: string): boolean {
  return /^\p{Lu}$/u.test(word)
}

/** The run of letters, digits and inner stops that ends at `at`: `e.g` before the stop of `e.g.`. */
function wordBefore(text: string, at: number, start: number): string {
  const floor = Math.max(start, at - LONGEST_ABBREVIATION)
  let end = at
  while (end > floor && isBlank(text.charCodeAt(end - 1))) end--
  if (end < at) return end > floor ? wordBefore(text, end, start) : ''
  let i = at
  while (i > floor && /[\p{L}\p{M}\p{N}.№]/u.test(text[i - 1] as string)) i--
  return text.slice(i, at)
}

function wordAt(text: string, at: number, to: number): string {
  let i = at
  while (i < to && i - at < 24 && /[\p{L}\p{M}\p{N}]/u.test(text[i] as string)) i++
  return text.slice(at, i)
}

/** The last dot of `. . .`. */
function isSpacedDot(text: string, at: number, start: number): boolean {
  return at - 2 >= start && isSpace(text.charCodeAt(at - 1)) && text[at - 2] === '.'
}

function skipSpace(text: string, from: number, to: number): number {
  let i = from
  while (i < to && isSpace(text.charCodeAt(i))) i++
  return i
}

function isStop(character: string): boolean {
  return '.!?…‽。！？'.includes(character)
}

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200a)
  )
}

function isBlank(code: number): boolean {
  return isSpace(code) && code !== 10 && code !== 13
}

function isLower(character: string): boolean {
  return /\p{Ll}/u.test(character)
}

function isUpper(character: string): boolean {
  return /\p{Lu}/u.test(character)
}
