/**
 * Shapes of names within a sentence, as pieces of regular expressions (flags `u`), and what makes a phrase a name.
 * All repetition is bounded.
 */
import { foldWord } from '../text/fold.ts'
import { STOP_WORDS } from './stop-words.ts'

/** A word; an apostrophe or hyphen inside belongs to it, but not a possessive `'s`. */
export const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:[-‐‑'’](?!s(?![\\p{L}]))[\\p{L}\\p{N}]+)*"

/** A word that begins with a capital. */
export const CAPITAL_WORD = "\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:[-‐‑'’](?!s(?![\\p{L}]))[\\p{L}\\p{N}]+)*"

/** `Red Army`, `Era of Stagnation`, `Organization of the United Nations`: one to five capitalised words. */
export const CAPITAL_PHRASE = `${CAPITAL_WORD}(?:\\s+(?:(?:of|of\\s+the|de|du|des|von|van)\\s+)?${CAPITAL_WORD}){0,4}`

export const OPEN_QUOTE = '["“«„‹]'
export const CLOSE_QUOTE = '["”»“›]'

/** `“state capitalism,”`: the words are the first group when this is used alone. */
export const QUOTED = `["“«„]((?:[^"“”«»„\\s]+\\s+){0,4}[^"“”«»„\\s]+?)[,.;:!?]?["”»“]`

export const NOT_LETTER_BEFORE = '(?<![\\p{L}\\p{N}])'
export const NOT_LETTER_AFTER = '(?![\\p{L}\\p{N}])'

/** A word that can be no part of a subject: a pronoun, a preposition, an adverb … (`of` can, between two others). */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(isAscii(word) ? word.toLowerCase() : foldWord(word))
}

/** Such a word folds to its small letters. */
function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const small = word.charCodeAt(i) | 32
    if (small < 97 || small > 122) return false
  }
  return true
}

export function isCapitalised(word: string): boolean {
  const first = word.charCodeAt(0)
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(word)
}

/** `NEP`, `USSR`, `U2`: two or more capitals or digits, the first a capital, and nothing else. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u.test(word)
}

/** Stop words that begin names: `New Economic Policy`, `First World War`, `The Wealth of Nations`. */
const BEGINS_NAMES =
  /^(?:the|new|old|great|good|best|first|second|third|last|next|key|main|man|woman|people|book|der|die|das|la|le|les)$/iu

/** Takes `the`, `a`, `der`, `la` … from the front. */
export function withoutArticle(name: string): string {
  return name.replace(/^(?:the|an?|der|die|das|eine?|les?|la|une?)\s+(?=\S)/iu, '').replace(/^l['’](?=\p{L})/iu, '')
}

/** Whether a phrase can be a term at all: it has a word that means something, and does not begin or end with a stop word. */
export function isName(words: readonly string[]): boolean {
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined || words.length > 6) return false
  if (words.length === 1) {
    if (first.length < 2 || isStopWord(first)) return false
    if (first.endsWith('s') && isStopWord(first.slice(0, -1))) return false
    return !/^[\p{N}.]+$/u.test(first)
  }
  return (
    !isStopWord(last) && !(isStopWord(first) && !(words.length > 1 && isCapitalised(last) && BEGINS_NAMES.test(first)))
  )
}
