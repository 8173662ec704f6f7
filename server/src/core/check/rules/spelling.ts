/** One word in two spellings: see spelling/spelling-variants.ts. By rules and lists, never by the number of letters that differ. */
import { foldWord } from '../../text/fold.ts'
import { isReplacement, type Token } from '../change.ts'
import { isNameVariant } from '../name-variants.ts'
import { isOldSpelling } from '../spelling/old-spelling.ts'
import { isSpellingVariant } from '../spelling/spelling-variants.ts'
import type { Rule } from './rule.ts'

export const spelling: Rule = change => {
  const [a] = change.essay
  const [b] = change.source
  if (!isReplacement(change) || change.essay.length !== 1 || change.source.length !== 1 || !a || !b) return undefined
  if (isUmlautInAscii(a.text, b.text)) return { kind: 'spelling.variant', class: 'minor' }
  if (isClipped(a, b) || isClipped(b, a)) return { kind: 'spelling.variant', class: 'minor' }
  if (isSpellingVariant(a.folded, b.folded, change.language)) return { kind: 'spelling.variant', class: 'minor' }
  if (change.language === 'en' && isOldSpelling(a.folded, b.folded)) return { kind: 'spelling.variant', class: 'minor' }
  const capitals = [a, b].every(({ text }) => text.charAt(0) !== text.charAt(0).toLowerCase())
  return capitals && isNameVariant(a.folded, b.folded) ? { kind: 'name.variant', class: 'minor' } : undefined
}

/** Letters that verse leaves out and an apostrophe stands for: *ev'ry*, *o'er*, *sep'rate*; as a regular expression. */
const LEFT_OUT = '[aeiouv]{0,2}'
/** Behind an apostrophe these are words of their own: *it's*, *don't*, *they'll*. */
const CONTRACTED = /^(?:s|t|ll|ve|re|m)$/
/** Before *'d* these have lost *would* or *had*. */
const PRONOUN = /^(?:i|he|she|it|we|you|they|who|that|there)$/

/** `threat'ning` for `threatening`, `heav'n` for `heaven`, `deny'd` for `denied`, `heil'ge` for `heilige`. */
function isClipped({ text }: Token, { folded: full }: Token): boolean {
  const parts = text.split(/['’]/).map(part => foldWord(part))
  const last = parts.at(-1) as string
  if (parts.length < 2 || parts.includes('') || CONTRACTED.test(last)) return false
  if (last === 'd' && PRONOUN.test(parts[0] as string)) return false
  const letters = parts.map((part, i) => (i < parts.length - 1 ? part.replace(/y$/, '[yi]') : part))
  return new RegExp(`^${letters.join(LEFT_OUT)}$`).test(full)
}

/** `Mueller` and `Müller`, `fuer` and `für`. Only where one of them has the umlaut: `neue` and `neu` are two words. */
function isUmlautInAscii(a: string, b: string): boolean {
  return inAscii(a) === inAscii(b)
}

function inAscii(word: string): string {
  const composed = word.normalize('NFC').toLowerCase()
  return composed.replace(/[äöüß]/g, char => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[char] ?? char)
}
