/** `&` in one of the texts, `and` in the other. */
import { isAddition, isOmission } from '../change.ts'
import { lexiconOf } from '../lexicon/lexicon.ts'
import type { Rule } from './rule.ts'

export const conjunction: Rule = change => {
  const { and } = lexiconOf(change.language)
  const isAnd = (tokens: readonly { folded: string }[]): boolean =>
    tokens.length === 1 && and.has(tokens[0]?.folded ?? '')
  const sign = (text: string, at: number): boolean => text.slice(Math.max(0, at - 1), at + 3).includes('&')
  if (isAddition(change) && isAnd(change.essay) && sign(change.sourceText, change.sourceAt.start)) {
    return { kind: 'spelling.variant', class: 'minor' }
  }
  return isOmission(change) && isAnd(change.source) && sign(change.essayText, change.essayAt.start)
    ? { kind: 'spelling.variant', class: 'minor' }
    : undefined
}
