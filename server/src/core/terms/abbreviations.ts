/**
 * Abbreviations and their long forms: `New Economic Policy (NEP)`, `NEP (New Economic Policy)`.
 *
 * A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", Pacific Symposium on
 * Biocomputing 2003. The letters of the short form are sought from right to left in the words before the parenthesis; the first
 * must begin a word. Stricter than the paper in one point, because essays are no abstracts: a short form has two capitals.
 * Cost: O(length) for each parenthesis, of a window of a few words.
 */
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate } from './sentence.ts'
import { PARENTHESIS as HAS_PARENTHESIS } from './sentence-signs.ts'

/** What stands in parentheses, in characters. */
const MIN_INSIDE = 2
const MAX_INSIDE = 80

/** Longest short form, in letters: the paper's bound. */
const MAX_SHORT = 10
/** How far back a long form may begin, in characters. */
const MAX_LONG = 300

export function findAbbreviations(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  if ((sentence.signs.flags & HAS_PARENTHESIS) === 0) return
  const explaining = sentence.signs.words / 2
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const close = closeOf(text, open)
    if (close < 0) continue
    const inside = text.slice(open + 1, close).trim()
    const from = Math.max(0, open - MAX_LONG)
    if (isShortForm(inside)) {
      const before = text.slice(from, open).trimEnd()
      const long = longFormBefore(inside, before)
      if (!long) continue
      const at = from + before.length - long.length
      sink(candidate(sentence, { kind: 'abbreviation', name: long, at, aliases: [inside], quality: 0.7, explaining }))
      continue
    }
    const before = text.slice(Math.max(from, open - MAX_SHORT * 4), open).trimEnd()
    if (!CAPITALS_LAST.test(before)) continue
    const short = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}\p{N}.]{1,9})$/u.exec(before.slice(-MAX_SHORT * 2))?.[1]
    if (short === undefined || !isShortForm(short)) continue
    const long = longFormBefore(short, inside)
    if (long === undefined || long.length < inside.replace(/^(?:the|der|die|das|le|la)\s+/iu, '').length) continue
    const at = open + text.slice(open, close).indexOf(long)
    sink(candidate(sentence, { kind: 'abbreviation', name: long, at, aliases: [short], quality: 0.7, explaining }))
  }
}

/** The parenthesis that closes the one at `open`, when nothing but a few words stands between; −1 otherwise. */
function closeOf(text: string, open: number): number {
  const last = Math.min(text.length - 1, open + 1 + MAX_INSIDE)
  for (let i = open + 1; i <= last; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x28) return -1
    if (unit === 0x29) return i - open > MIN_INSIDE ? i : -1
  }
  return -1
}

/** Two capitals in the last word: a cheap look before a closer one. */
const CAPITALS_LAST = /\p{Lu}[\p{L}\p{N}.]*\p{Lu}[\p{L}\p{N}.]*$/u

function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > MAX_SHORT || !/^\p{Lu}\S*$/u.test(text)) return false
  return /^\p{Lu}[\p{L}\p{N}.&/-]*$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2
}

/** The shortest run of words at the end of `before` that has the letters of `short` in order; the first begins a word. */
export function longFormBefore(short: string, before: string): string | undefined {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  const window = lastWords(before, Math.min(letters.length + 5, letters.length * 2))
  const lower = window.toLowerCase()
  let at = lower.length - 1
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] as string
    while (at >= 0 && (lower[at] !== letter || (i === 0 && at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1] as string))))
      at--
    if (at < 0) return undefined
    at--
  }
  const long = window.slice(at + 1)
  const words = long.split(/[\s-]+/)
  const tooShort = long.length <= short.length || words.length < 2 || words.length > letters.length * 2
  return tooShort || /[.;:!?()"“”«»]/.test(long) ? undefined : long
}

function lastWords(text: string, count: number): string {
  let at = text.length
  for (let words = 0; words < count && at > 0; words++) {
    while (at > 0 && text.charCodeAt(at - 1) <= 32) at--
    while (at > 0 && text.charCodeAt(at - 1) > 32) at--
  }
  return text.slice(at)
}
