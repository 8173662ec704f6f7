/** One word in two spellings: see spelling/spelling-variants.ts. By rules and lists, never by the number of letters that differ. */
import { isReplacement } from '../change.ts'
import { isNameVariant } from '../name-variants.ts'
import { isSpellingVariant } from '../spelling/spelling-variants.ts'
import type { Rule } from './rule.ts'

export const spelling: Rule = change => {
  const [a] = change.essay
  const [b] = change.source
  if (!isReplacement(change) || change.essay.length !== 1 || change.source.length !== 1 || !a || !b) return undefined
  if (isUmlautInAscii(a.text, b.text)) return { kind: 'spelling.variant', class: 'minor' }
  if (isSpellingVariant(a.folded, b.folded, change.language)) return { kind: 'spelling.variant', class: 'minor' }
  const capitals = [a, b].every(({ text }) => text.charAt(0) !== text.charAt(0).toLowerCase())
  return capitals && isNameVariant(a.folded, b.folded) ? { kind: 'name.variant', class: 'minor' } : undefined
}

/** `Mueller` and `Müller`, `fuer` and `für`. Only where one of them has the umlaut: `neue` and `neu` are two words. */
function isUmlautInAscii(a: string, b: string): boolean {
  return inAscii(a) === inAscii(b)
}

function inAscii(word: string): string {
  const composed = word.normalize('NFC').toLowerCase()
  return composed.replace(/[äöüß]/g, char => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[char] ?? char)
}
