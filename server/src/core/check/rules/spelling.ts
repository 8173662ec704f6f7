/** One word in two spellings: see spelling-variants.ts. By rules and lists, never by the number of letters that differ. */
import { isReplacement } from '../change.ts'
import { isNameVariant } from '../name-variants.ts'
import { isSpellingVariant } from '../spelling-variants.ts'
import type { Rule } from './rule.ts'

export const spelling: Rule = change => {
  const [a] = change.essay
  const [b] = change.source
  if (!isReplacement(change) || change.essay.length !== 1 || change.source.length !== 1 || !a || !b) return undefined
  if (isSpellingVariant(a.folded, b.folded)) return { kind: 'spelling.variant', class: 'minor' }
  const capitals = [a, b].every(({ text }) => text.charAt(0) !== text.charAt(0).toLowerCase())
  return capitals && isNameVariant(a.folded, b.folded) ? { kind: 'name.variant', class: 'minor' } : undefined
}
