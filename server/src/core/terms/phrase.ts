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

/** `“state capitalism,”`: the words are the first group when this is used alone. */
export const QUOTED = `["“«„]((?:[^"“”«»„\\s]+\\s+){0,4}[^"“”«»„\\s]+?)[,.;:!?]?["”»“]`

export const NOT_LETTER_BEFORE = '(?<![\\p{L}\\p{N}])'
export const NOT_LETTER_AFTER = '(?![\\p{L}\\p{N}])'

/** A word that can be no part of a subject: a pronoun, a preposition, an adverb … (`of` can, between two others). */
export function isStopWord(word: string): boolean {
  let hash = 0
  for (let i = 0; i < word.length; i++) {
    const small = word.charCodeAt(i) | 32
    if (small < 97 || small > 122) return STOP_WORDS.has(foldWord(word))
    hash = (Math.imul(hash, HASH_FACTOR) + small) | 0
  }
  // Such a word folds to its small letters.
  return STOP_HASHES[slotOf(hash)] === 1 && STOP_WORDS.has(word.toLowerCase())
}

const HASH_FACTOR = 31
/** Most words find their slot empty, and no string is made of them. */
const SLOT_BITS = 13
const STOP_HASHES: Readonly<Uint8Array> = buildStopHashes()

function buildStopHashes(): Uint8Array {
  const slots = new Uint8Array(1 << SLOT_BITS)
  for (const word of STOP_WORDS) {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, HASH_FACTOR) + word.charCodeAt(i)) | 0
    slots[slotOf(hash)] = 1
  }
  return slots
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS)
}

export function isCapitalised(word: string): boolean {
  const first = word.charCodeAt(0)
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(word)
}

/** `NEP`, `USSR`, `U2`: two or more capitals or digits, the first a capital, and nothing else. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u.test(word)
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 32
  return small >= 97 && small <= 122
}

/** Stop words that begin names: `New Economic Policy`, `First World War`, `The Wealth of Nations`. */
const BEGINS_NAMES =
  /^(?:the|new|old|great|good|best|first|second|third|last|next|key|main|man|woman|people|book|der|die|das|la|le|les)$/iu

/** Whether a name may begin with this stop word as it is written: *New Economic Policy*. Articles are no part of a name. */
export function mayBeginName(word: string): boolean {
  return isCapitalised(word) && BEGINS_NAMES.test(word) && withoutArticle(`${word} x`) !== 'x'
}

/** Takes `the`, `a`, `der`, `la` … from the front. */
export function withoutArticle(name: string): string {
  return name.replace(/^(?:the|an?|der|die|das|eine?|les?|la|une?)\s+(?=\S)/iu, '').replace(/^l['’](?=\p{L})/iu, '')
}

/** The words of a name between spaces. */
export function spacedWords(name: string): readonly string[] {
  if (hasUnevenSpace(name)) return name.split(/\s+/)
  return name.includes(' ') ? name.split(' ') : [name]
}

/** Whether anything but single blanks stands between words: where it does not, engines split much faster. */
export function hasUnevenSpace(name: string): boolean {
  let previous = 0
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    if (unit > 127) return UNEVEN_SPACE.test(name)
    if (unit === 32 ? previous === 32 : unit >= 9 && unit <= 13) return true
    previous = unit
  }
  return false
}

const UNEVEN_SPACE = /[^\S ]|  /

/** Whether a phrase can be a term at all: it has a word that means something, and does not begin or end with a stop word. */
export function isName(words: readonly string[]): boolean {
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined || words.length > 6) return false
  if (words.length === 1) {
    if (first.length < 2 || isStopWord(first)) return false
    if (first.endsWith('s') && isStopWord(first.slice(0, -1))) return false
    return isAsciiLetter(first.charCodeAt(0)) || !/^[\p{N}.]+$/u.test(first)
  }
  if (first.endsWith('.') && /^\p{Lu}\.$/u.test(first)) return isCapitalised(last) && !isStopWord(last)
  return (
    !isStopWord(last) && !(isStopWord(first) && !(words.length > 1 && isCapitalised(last) && BEGINS_NAMES.test(first)))
  )
}
