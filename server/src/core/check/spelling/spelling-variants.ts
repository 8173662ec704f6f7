/**
 * Spellings of one word in one language. By rules that hold for whole families of words and by lists of the rest. Edit distance is never
 * asked: "banking" and "baking" are one letter apart and two words.
 */
import type { LexiconLanguage } from '../lexicon/lexicon.ts'
import { DE } from './de.ts'
import { EN } from './en.ts'
import { FR } from './fr.ts'
import { RU } from './ru.ts'
import type { Spellings } from './spellings.ts'

const SPELLINGS: Record<LexiconLanguage, Spellings> = { en: EN, de: DE, fr: FR, ru: RU }

/** Of both words together: the and thee are two words, Not and Noth one. */
const LEAST_LETTERS = 7

/** Whether two folded words are spellings of one word, in any language when none is given. False for equal ones: there is nothing to excuse. */
export function isSpellingVariant(a: string, b: string, language?: LexiconLanguage): boolean {
  if (a === b) return false
  const tables = language === undefined ? Object.values(SPELLINGS) : [SPELLINGS[language]]
  return tables.some(table => areOneWord(a, b, table))
}

function areOneWord(a: string, b: string, { pairs, families, apart }: Spellings): boolean {
  if (pairs.get(a)?.has(b)) return true
  if (a.length + b.length < LEAST_LETTERS || apart.has(a) || apart.has(b)) return false
  return familyForm(a, families) === familyForm(b, families)
}

function familyForm(word: string, families: Spellings['families']): string {
  return families.reduce((form, [pattern, by]) => form.replace(pattern, by), word)
}
