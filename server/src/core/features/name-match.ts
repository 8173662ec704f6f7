/**
 * How well a name fits what somebody typed to find it, as people expect of an editor: the whole name before its beginning, that before the
 * beginnings of its words, these before what it contains, and last the typed letters one after the other with others between. Accents and case
 * do not count, and Russian letters are those that they are written by in English. Cost: O(length).
 */

import { foldedPhrase } from '../terms/lexicon/term-keys.ts'
import { latinSpellings } from '../text/transliteration.ts'

export type NameMatch = 'exact' | 'beginning' | 'words' | 'contained' | 'letters'

/** Best first. */
const ORDER: readonly NameMatch[] = ['exact', 'beginning', 'words', 'contained', 'letters']

/** What was typed, prepared for many names. */
export interface TypedName {
  /** Folded words, one space between; in Russian letters and in Latin ones. Not empty. */
  readonly phrases: readonly string[]
}

/** Undefined when nothing was typed that a name could have. */
export function typedName(typed: string): TypedName | undefined {
  const phrases = spellingsOf(typed)
  return phrases.length > 0 ? { phrases } : undefined
}

/** The best that a name fits in; undefined when it does not. */
export function matchName({ phrases }: TypedName, name: string): NameMatch | undefined {
  let best: NameMatch | undefined
  for (const own of spellingsOf(name)) {
    for (const typed of phrases) {
      const found = matchPhrase(typed, own)
      if (found && (!best || compareMatches(found, best) < 0)) best = found
    }
  }
  return best
}

/** Negative when the first is the better one. */
export function compareMatches(a: NameMatch, b: NameMatch): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b)
}

/** A few letters stand in any name one after the other. */
const LEAST_LETTERS = 3

function matchPhrase(typed: string, name: string): NameMatch | undefined {
  if (name === typed) return 'exact'
  if (name.startsWith(typed)) return 'beginning'
  if (!hasLetters(typed, name)) return undefined
  const words = name.split(' ')
  if (
    beginsWords(typed.split(' '), words) ||
    words
      .map(word => word.charAt(0))
      .join('')
      .startsWith(typed)
  )
    return 'words'
  if (name.includes(typed)) return 'contained'
  return typed.length >= LEAST_LETTERS && standsNear(typed, name) ? 'letters' : undefined
}

/** Letters that stand farther apart were not left out by somebody who types quickly. */
const MOST_APART = 4

/** Whether the letters stand in the name one after the other and not far apart, the first at the beginning of a word. */
function standsNear(typed: string, name: string): boolean {
  const first = typed.charAt(0)
  for (let at = name.indexOf(first); at >= 0; at = name.indexOf(first, at + 1)) {
    if (at > 0 && name.charAt(at - 1) !== ' ') continue
    if (hasLetters(typed, name.slice(at, at + typed.length * MOST_APART))) return true
  }
  return false
}

/** Whether each typed word begins a word of the name, one after the other. */
function beginsWords(typed: readonly string[], words: readonly string[]): boolean {
  let at = 0
  for (const one of typed) {
    while (at < words.length && !(words[at] as string).startsWith(one)) at++
    if (at++ >= words.length) return false
  }
  return true
}

/** Whether the letters stand in the name one after the other. */
function hasLetters(typed: string, name: string): boolean {
  let at = 0
  for (const letter of typed) {
    if (letter === ' ') continue
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

const CYRILLIC = /\p{Script=Cyrillic}/u

/** As it is, and in Latin letters; folded. */
function spellingsOf(text: string): readonly string[] {
  const own = foldedPhrase(text)
  if (own === '') return []
  if (!CYRILLIC.test(text)) return [own]
  const [latin = ''] = latinSpellings(text.toLowerCase())
  return [own, foldedPhrase(latin)]
}
