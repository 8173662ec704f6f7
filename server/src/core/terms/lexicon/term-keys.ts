/**
 * By what names are found again. A *slot* is a whole name by the keys of its words (inflection.ts): names with a slot in common are one
 * term. A *lookup key* is the hash of a name's length and of one key each of its first and its last word: every form of a name shares one
 * with it, and so does every name that shares a slot. Full names of persons have keys of their surname besides.
 */
import type { TermLanguage } from '../../model/term.ts'
import { eachWord, foldWord, hashWord } from '../../text/fold.ts'
import type { Inflection } from '../inflection.ts'
import { withoutArticle } from '../phrase.ts'
import { wordsOfName } from '../term-words.ts'
import { JOINING } from './spellings.ts'

/** Names that have a slot in common are one term. None for a name without words. */
export function nameSlots(name: string, language: TermLanguage, inflection: Inflection): readonly string[] {
  const words = wordsOfName(name)
  if (words.length === 0) return []
  const keys = words.map(word => inflection.keys(word, [language]))
  if (keys.some(k => k.length === 0)) return []
  const first = keys.map(k => k[0]).join(' ')
  const last = keys.map(k => k[k.length - 1]).join(' ')
  const slots = first === last ? [first] : [first, last]
  const spellings = words.map(word => inflection.spellings(word))
  if (spellings.every(one => one.length === 0)) return slots
  const all = new Set(slots)
  for (let i = 0; i < JOINING; i++) {
    if (spellings.every(one => one[i] === undefined)) continue
    all.add(spellings.map((one, k) => one[i] ?? (keys[k] as readonly string[])[0]).join(' '))
  }
  return [...all]
}

/** The lookup keys under which a name stands in a directory. */
export function lookupKeys(name: string, language: TermLanguage, inflection: Inflection): readonly number[] {
  const found = keysOf(wordsOfName(name), [language], inflection)
  // A term shows its name without an article, and what is left may begin with what looks like one.
  const bare = withoutArticle(name)
  return bare === name ? found : [...new Set([...found, ...keysOf(wordsOfName(bare), [language], inflection)])]
}

/** The lookup keys of words as they are written in a text of one of these languages. */
export function keysOf(
  words: readonly string[],
  languages: readonly TermLanguage[],
  inflection: Inflection,
): readonly number[] {
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined) return []
  const firsts = inflection.keys(first, languages)
  const spelledFirst = inflection.spellings(first)
  if (words.length === 1) {
    const found = firsts.map(key => lookupKey(key, key, 1))
    for (const key of new Set(spelledFirst)) if (key !== undefined) found.push(lookupKey(key, key, 1))
    return found
  }
  const lasts = inflection.keys(last, languages)
  const found = firsts.flatMap(one => lasts.map(other => lookupKey(one, other, words.length)))
  const spelledLast = inflection.spellings(last)
  for (let i = 0; i < Math.max(spelledFirst.length, spelledLast.length); i++) {
    if (spelledFirst[i] === undefined && spelledLast[i] === undefined) continue
    found.push(
      lookupKey(spelledFirst[i] ?? (firsts[0] as string), spelledLast[i] ?? (lasts[0] as string), words.length),
    )
  }
  return found
}

/** Under which full names are found by a surname alone, in any form that a text of one of these languages gives it. */
export function surnameKeys(
  surname: string,
  languages: readonly TermLanguage[],
  inflection: Inflection,
): readonly number[] {
  return inflection.allKeys(surname, languages).map(key => lookupKey('', key, 0))
}

/** The lookup key of every name with this slot. */
export function keyOfSlot(slot: string): number {
  const words = slot.split(' ')
  return lookupKey(words[0] as string, words[words.length - 1] as string, words.length)
}

/** The finaliser of MurmurHash3 over a polynomial hash, whose high bits need stirring. */
function lookupKey(first: string, last: string, words: number): number {
  let mixed = hashWord(`${first} ${words} ${last}`)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/**
 * A name for completion: its folded words, one space between, without articles. A term shows its name without the first of them, so all
 * go: *A La Carte* is found by `carte` under either name.
 */
export function foldedPhrase(name: string): string {
  const bare = withoutArticle(name)
  if (bare !== name) return foldedPhrase(bare)
  if (/^[a-z]+$/.test(bare)) return bare
  let phrase = ''
  eachWord(bare, 0, bare.length, (start, end) => {
    phrase += phrase === '' ? foldWord(bare, start, end) : ` ${foldWord(bare, start, end)}`
  })
  return phrase
}
