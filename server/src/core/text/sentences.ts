/**
 * Splits prose into sentences by rules and abbreviation lists. One pass over the stops of the text: O(n).
 *
 * A stop ends a sentence when space follows it (after closing marks and note marks) and the next word does not begin in lower
 * case, unless the word before the stop is an abbreviation, an initial or an ordinal (full-stops.ts). A blank line, or a new list
 * item, always ends one. Bad at: sentences that begin with a lower-case name, and an abbreviation in no list.
 */
import { fullStopEnds } from './full-stops.ts'
import { FULL_STOP, isAsciiLetter, isBlank, isDigit, isLower, isSpace, isUpper } from './sentence-units.ts'

/** Offsets into the text that was given; no white space at either end. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** A line that goes on with a letter ends nothing (see lineBreakEnds), and most lines do. */
const STOP_OR_BREAK = /[.!?…‽。！？]|\n(?![ \t]*[A-Za-z])/g
const STOPS = codesOf('.!?…‽。！？')
const STOPS_WITHOUT_SPACE = codesOf('。！？')
const CLOSERS = codesOf('"\'”’»›“‘)]}*_\u00AD~\uFFFC')
const OPENERS = codesOf('"\'“‘«‹„‚([{*_\u00AD¿¡»›')

const LINE_BREAK = 10
const ELLIPSIS = 0x2026
/** Between these two code units there is no stop: letters of most scripts. */
const AFTER_ASCII_STOPS = 64
const GENERAL_PUNCTUATION = 0x2000

/**
 * The sentences of `text` between `from` and `to`, in order, covering every character that is not white space.
 */
export function sentences(text: string, from = 0, to = text.length): Sentence[] {
  const found: Sentence[] = []
  eachSentence(text, from, to, (start, end) => {
    found.push({ start, end })
    return true
  })
  return found
}

/** The same one after the other, until `visit` gives false. */
export function eachSentence(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => boolean,
): void {
  let start = skipSpace(text, from, to)
  let at = start
  while (at < to) {
    // The engine's scan for a class of characters is several times as fast as a loop over code units.
    STOP_OR_BREAK.lastIndex = at
    if (!STOP_OR_BREAK.test(text)) break
    at = STOP_OR_BREAK.lastIndex - 1
    if (at >= to) break
    const code = text.charCodeAt(at)
    const end = code === LINE_BREAK ? lineBreakEnds(text, at, to) : stopEnds(text, at, start, to)
    at++
    if (end < 0) {
      while (at < to && isStop(text.charCodeAt(at))) at++
      continue
    }
    const last = trimmedEnd(text, start, end)
    if (last > start && !visit(start, last)) return
    start = skipSpace(text, end, to)
    if (start > at) at = start
  }
  const last = trimmedEnd(text, start, to)
  if (last > start) visit(start, last)
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--
  return last
}

/** `at` is a line break. Where the sentence ends, or −1: at a blank line or before a list item. */
function lineBreakEnds(text: string, at: number, to: number): number {
  let i = at + 1
  while (i < to && isBlank(text.charCodeAt(i))) i++
  if (i >= to) return -1
  const code = text.charCodeAt(i)
  if (code === LINE_BREAK || code === 13) return at
  // A letter begins no list item.
  if (code >= AFTER_ASCII_STOPS && code < GENERAL_PUNCTUATION && code !== 0xb7) return -1
  return LIST_ITEM.test(text.slice(i, i + 8)) ? at : -1
}
const LIST_ITEM = /^(?:[-*+•·] |\d{1,3}[.)] {1,4}\S)/

/** `at` is a stop. Where the sentence that it ends is over (behind closing and note marks), or −1 when it ends none. */
function stopEnds(text: string, at: number, start: number, to: number): number {
  let i = at + 1
  while (i < to && isStop(text.charCodeAt(i))) i++
  const afterStops = i
  i = skipClosers(text, i, to)
  if (i >= to) return to
  const stop = text.charCodeAt(at)
  if (!isSpace(text.charCodeAt(i)) && !STOPS_WITHOUT_SPACE.has(stop)) return -1
  const next = nextWordAt(text, i, to)
  if (next < 0) return -1
  const first = text.charCodeAt(next)
  if (isStop(first)) return -1
  if (isLower(first)) return -1
  // `“Enrich yourselves!” (1925) was …`
  if (isDigit(first)) {
    const before = text.charCodeAt(next - 1)
    if (before === 40 || before === 91) return -1
  }
  if (isEllipsis(text, at, afterStops, start)) {
    const after = text.charCodeAt(afterStops)
    return after === 93 || after === 41 || !isUpper(first) ? -1 : i
  }
  if (afterStops > at + 1 || stop !== FULL_STOP) return i
  return fullStopEnds(text, at, start, next, to) ? i : -1
}

/** Whether the stops from `at` to `end` are an ellipsis: dots in a row, the character, or the last of spaced dots. */
function isEllipsis(text: string, at: number, end: number, start: number): boolean {
  if (end === at + 1) return text.charCodeAt(at) === ELLIPSIS || isSpacedDot(text, at, start)
  let dots = 0
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === ELLIPSIS) return true
    if (code === FULL_STOP) dots++
  }
  return dots === end - at
}

/** Passes closing marks and footnote marks: `."`, `.’)`, `.[^3]`, `.*`. */
function skipClosers(text: string, from: number, to: number): number {
  let i = from
  while (i < to) {
    const code = text.charCodeAt(i)
    if (code === 32 || code === LINE_BREAK) return i
    if (code === 91 && text.charCodeAt(i + 1) === 94) {
      const close = text.indexOf(']', i)
      if (close < 0 || close >= to || close - i > 80) return i
      i = close + 1
    } else if (CLOSERS.has(code)) i++
    else return i
  }
  return i
}

/** The first character of the next word, behind opening marks; −1 when there is none. */
function nextWordAt(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (isAsciiLetter(code) || !(isSpace(code) || OPENERS.has(code))) return i
  }
  return -1
}

/** The last dot of `. . .`. */
function isSpacedDot(text: string, at: number, start: number): boolean {
  return at - 2 >= start && isSpace(text.charCodeAt(at - 1)) && text.charCodeAt(at - 2) === FULL_STOP
}

function skipSpace(text: string, from: number, to: number): number {
  let i = from
  while (i < to && isSpace(text.charCodeAt(i))) i++
  return i
}

function isStop(code: number): boolean {
  return code === FULL_STOP || code === 33 || code === 63 || (code >= GENERAL_PUNCTUATION && STOPS.has(code))
}

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map(character => character.charCodeAt(0)))
}
