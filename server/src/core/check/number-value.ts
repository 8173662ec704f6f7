/**
 * What number a few words write: `20`, `1,917`, `twenty-five`, `two hundred and six`, `3rd`, `XVIII`. For comparing two ways of writing
 * one number; words that are no number have no value.
 */
import { romanValue } from '../text/roman.ts'
import type { Token } from './change.ts'
import { type Lexicon, type LexiconLanguage, lexiconOf } from './lexicon/lexicon.ts'

const DIGITS = /^\d{1,15}$/
const ORDINAL = /^(\d{1,9})(?:st|nd|rd|th|e|er|re|eme|ten|te|ter|го|я|и|е|м|х)$/

/** Undefined when the words are not, together, one number. */
export function numberValue(tokens: readonly Token[], text: string, language: LexiconLanguage): number | undefined {
  if (tokens.length === 0 || tokens.length > 8) return undefined
  return digitsValue(tokens, text) ?? romanNumberValue(tokens) ?? wordsValue(tokens, lexiconOf(language))
}

/** Whether a word writes a number or a part of one. */
export function isNumberWord(token: Token, language: LexiconLanguage): boolean {
  const { numbers, multipliers } = lexiconOf(language)
  return /\d/.test(token.folded) || numbers.has(token.folded) || multipliers.has(token.folded)
}

/** `1,917` and `1 917` and `1917` are one number; `1.5` and `1,5` too; `15` is another. */
function digitsValue(tokens: readonly Token[], text: string): number | undefined {
  let digits = ''
  for (let i = 0; i < tokens.length; i++) {
    const { folded, end } = tokens[i] as Token
    const ordinal = i === tokens.length - 1 ? ORDINAL.exec(folded)?.[1] : undefined
    const part = ordinal ?? folded
    if (!DIGITS.test(part)) return undefined
    digits += part
    const next = tokens[i + 1]
    if (!next) break
    const gap = text.slice(end, next.start)
    const thousands = next.folded.length === 3 && /^[,.\s'’]$/.test(gap)
    if (!thousands && !/^[.,]$/.test(gap)) return undefined
    if (!thousands) digits += '.'
  }
  return (digits.match(/\./g)?.length ?? 0) > 1 ? undefined : Number(digits)
}

/** In capitals; `I` alone is the writer. */
function romanNumberValue([only, ...more]: readonly Token[]): number | undefined {
  if (!only || more.length > 0 || only.text === 'I' || only.text !== only.text.toUpperCase()) return undefined
  return romanValue(only.text)
}

function wordsValue(tokens: readonly Token[], { numbers, multipliers, and }: Lexicon): number | undefined {
  let total = 0
  let group = 0
  let seen = false
  for (let i = 0; i < tokens.length; i++) {
    const { folded } = tokens[i] as Token
    const value = numbers.get(folded) ?? (DIGITS.test(folded) ? Number(folded) : undefined)
    const factor = multipliers.get(folded)
    if (value !== undefined) group += value
    else if (factor !== undefined) {
      if (factor >= 1000) {
        total += Math.max(1, group) * factor
        group = 0
      } else group = Math.max(1, group) * factor
    } else if (!(and.has(folded) && seen && i < tokens.length - 1)) return undefined
    seen = true
  }
  return total + group
}
