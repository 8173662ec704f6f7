/**
 * A change: neighbouring words of a quotation that stand for other words of the source, cut out of the alignment. Rules look at one
 * change and say of which kind it is (rules/); differences.ts makes differences of what they say.
 */
import type { LexiconLanguage } from './lexicon/lexicon.ts'

/** A word as it is written and as it is compared. */
export interface Token {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
}

export interface Change {
  /** Words of the quotation, in its masked text. Empty when words of the source were left out. */
  readonly essay: readonly Token[]
  /** Words of the source, in its rendition. Empty when the quotation added words. */
  readonly source: readonly Token[]
  /** The quotation's masked text and the source's rendition, for what stands around the words. */
  readonly essayText: string
  readonly sourceText: string
  /** Where the change lies in each, also when it has no words there. */
  readonly essayAt: Extent
  readonly sourceAt: Extent
  readonly language: LexiconLanguage
  /** How often the source has a word. */
  readonly occurrences: (folded: string) => number
}

export interface Extent {
  readonly start: number
  readonly end: number
}

export function isReplacement(change: Change): boolean {
  return change.essay.length > 0 && change.source.length > 0
}

export function isAddition(change: Change): boolean {
  return change.source.length === 0
}

export function isOmission(change: Change): boolean {
  return change.essay.length === 0
}
