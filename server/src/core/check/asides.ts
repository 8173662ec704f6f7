/**
 * Words of a source that stand in its lines without being part of what it says: marks of notes (`are[92] not`, `{12}`), numbers of
 * lines and verses at the end or the beginning of a line, numbers of the items of a list. A quotation may leave them out, and no style guide asks for a sign.
 */
import type { WordTable } from '../text/words.ts'

/** Whether word `index` of the source is an aside. Looks at a few characters around it: O(1). */
export function isAside(text: string, words: WordTable, index: number): boolean {
  const start = words.starts[index] as number
  const end = words.ends[index] as number
  if (end - start > LONGEST_MARK) return false
  return isNoteMark(text, start, end) || isLineNumber(text, start, end) || isListNumber(text, start, end)
}

const LONGEST_MARK = 6

/** `[92]`, `[hf]`, `[40-3]`, `[Note 3]`, `{12}`: a bracket with nothing but a short mark in it. Names in capitals are citations and stay. */
function isNoteMark(text: string, start: number, end: number): boolean {
  const open = openingBracket(text, start)
  if (open < 0) return false
  const close = closingBracket(text, end)
  if (close < 0) return false
  return NOTE_MARK.test(text.slice(open + 1, close))
}

const NOTE_MARK =
  /^\s?(?:[*†‡§¶]{1,3}|(?:foot)?notes?\.? ?\d{1,4}|[a-z]{1,2}|[A-Z]|\d{1,4}(?:[-.:,] ?(?:\d{1,4}|[a-z])){0,3}[a-z]?\.?)\s?$/i
const REACH = 10

function openingBracket(text: string, at: number): number {
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    const char = text[i]
    if (char === '[' || char === '{') return i
    if (char === ']' || char === '}') return -1
  }
  return -1
}

function closingBracket(text: string, at: number): number {
  for (let i = at; i < Math.min(text.length, at + REACH); i++) {
    const char = text[i]
    if (char === ']' || char === '}') return i
    if (char === '[' || char === '{') return -1
  }
  return -1
}

/** `2. ` or `2) ` at the beginning of a line, after a line that ends with a mark: an item of a list. */
function isListNumber(text: string, start: number, end: number): boolean {
  if (!/^\d{1,2}$/.test(text.slice(start, end)) || !/^[.)][ \t]/.test(text.slice(end, end + 2))) return false
  return /[.;:,!?]["”’)\]]*\s*\n[ \t(]*$/.test(text.slice(Math.max(0, start - LIST_INDENT), start))
}

const LIST_INDENT = 24

/** `Such stores as silent thought can bring,    65⏎`: a number set off by a gap at one end of its line. */
function isLineNumber(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 48 || unit > 57) return false
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', end)
  const lineEnd = found < 0 ? text.length : found
  const before = text.slice(Math.max(lineStart, start - REACH), start)
  const after = text.slice(end, Math.min(lineEnd, end + REACH))
  const lastOnLine = /^[ \t\]]*$/.test(after)
  const firstOnLine = start - lineStart <= 8 && /^[ \t[]*$/.test(before)
  return (lastOnLine && /(?: {3,}|\t)\[?$/.test(before)) || (firstOnLine && /^\]?(?: {3,}|\t)/.test(after))
}
