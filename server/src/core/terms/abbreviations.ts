/**
 * Abbreviations and their long forms: `New Economic Policy (NEP)`, `NEP (New Economic Policy)`.
 *
 * A. S. Schwartz, M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", Pacific Symposium on
 * Biocomputing 2003. The letters of the short form are sought from right to left in the words before the parenthesis; the first
 * must begin a word. Stricter than the paper in one point, because essays are no abstracts: a short form has two capitals.
 * Cost: O(length) for each parenthesis, of a window of a few words.
 */
import { allMatches } from './all-matches.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate, roughWords } from './sentence.ts'

const PARENTHESIS = /\(([^()]{2,80})\)/g

/** Longest short form, in letters: the paper's bound. */
const MAX_SHORT = 10
/** How far back a long form may begin, in characters. */
const MAX_LONG = 300

export function findAbbreviations(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  if (!text.includes('(')) return
  for (const match of allMatches(PARENTHESIS, text)) {
    const inside = (match[1] as string).trim()
    const before = text.slice(Math.max(0, match.index - MAX_LONG), match.index).trimEnd()
    const explaining = roughWords(text) / 2
    if (isShortForm(inside)) {
      const long = longFormBefore(inside, before)
      if (!long) continue
      const at = Math.max(0, match.index - MAX_LONG) + before.length - long.length
      sink(candidate(sentence, { kind: 'abbreviation', name: long, at, aliases: [inside], quality: 0.7, explaining }))
      continue
    }
    const short = /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}\p{N}.]{1,9})$/u.exec(before)?.[1]
    if (short === undefined || !isShortForm(short)) continue
    const long = longFormBefore(short, inside)
    if (long === undefined || long.length < inside.replace(/^(?:the|der|die|das|le|la)\s+/iu, '').length) continue
    const at = (match.index ?? 0) + 1 + (match[1] as string).indexOf(long)
    sink(candidate(sentence, { kind: 'abbreviation', name: long, at, aliases: [short], quality: 0.7, explaining }))
  }
}

function isShortForm(text: string): boolean {
  if (text.length < 2 || text.length > MAX_SHORT || /\s/.test(text)) return false
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
