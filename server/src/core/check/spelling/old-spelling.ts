/**
 * English of the sixteenth and seventeenth century, when every printer spelt as he liked: *Starrs*, *choyce*, *farwell*, *soyle*. What is no
 * word of today can be no other word than the one that it sounds like.
 */
import { isEnglishName, isEnglishWord } from '../lexicon/english-words.ts'
import { isMadeOfKnown } from '../lexicon/word-bases.ts'

/** The list has no shorter ones. */
const LEAST_LETTERS = 4

/** Each brings what was written in several ways to one; in this order. */
const WAYS: readonly (readonly [RegExp, string])[] = [
  [/^in/, 'en'],
  [/([a-z])\1/g, '$1'],
  [/ey$/, 'i'],
  [/y/g, 'i'],
  [/(?<=[aeiou])w/g, 'u'],
  [/re$/, 'er'],
  [/ti(?=ous)/, 'ci'],
  [/ce$/, 'se'],
  [/ie(?=s?$)/, 'i'],
  [/es$/, 's'],
  [/e$/, ''],
  [/(?<=[bcdfgkptvz])el$/, 'l'],
  [/[ck]+$/, 'c'],
  [/ea|ee|ei|ie/g, 'e'],
  [/oa/g, 'o'],
  [/gh/g, 'g'],
  [/rh/g, 'r'],
  [/e(?=li$|[nr]ing$|[nr]ed$)/, ''],
]

/** Whether the source's word is no word of today and, by the old ways of spelling, the quotation's. Both folded. */
export function isOldSpelling(quoted: string, source: string): boolean {
  return (
    source.length >= LEAST_LETTERS &&
    quoted !== source &&
    sound(quoted) === sound(source) &&
    isWord(quoted) &&
    !isWord(source) &&
    !isEnglishName(source)
  )
}

/** Short words are words: the list does not know. */
function isWord(folded: string): boolean {
  return folded.length < LEAST_LETTERS || isMadeOfKnown(folded, isEnglishWord, () => false)
}

function sound(word: string): string {
  return WAYS.reduce((form, [pattern, by]) => form.replace(pattern, by), word)
}
