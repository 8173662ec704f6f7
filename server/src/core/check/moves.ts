/**
 * Changes that belong together. Words that were added at one place and dropped at another near by were moved, and a negation that is moved
 * denies something else. Two changes about a day and its month may be another way to write the same date.
 */
import type { Difference } from '../model/verdict.ts'
import { foldWord } from '../text/fold.ts'
import { type LexiconLanguage, lexiconOf } from './lexicon/lexicon.ts'

/** Characters of the essay between the two places. */
const REACH = 120
/** So many words that are the same are no chance, wherever in the quotation they stand. */
const CLAUSE_WORDS = 4
/** Characters that a date takes at most: `the twenty-first of September`. */
const LONGEST_DATE = 30
/** Words that a date may have or not: `the 7th of November`, `le 7 novembre`. Folded. */
const DATE_FILLERS: ReadonlySet<string> = new Set(['the', 'of', 'den', 'der', 'dem', 'le', 'du'])

/** The quotation as it stands in the essay, and its source. */
export interface Quoted {
  readonly text: string
  /** Where the text begins in the essay. */
  readonly origin: number
  readonly sourceText: string
  readonly language: LexiconLanguage
}

export function withMoves(differences: readonly Difference[], quoted: Quoted): readonly Difference[] {
  const moved = [...differences]
  moved.forEach((added, i) => {
    if (!isWordy(added) || added.sourceText !== '') return
    const j = moved.findIndex(other => isCounterpart(added, other))
    const dropped = moved[j]
    if (!dropped) return
    const ruling = {
      kind: 'word.moved',
      class: added.kind === 'meaning.negation' ? 'meaning' : 'unlicensed',
    } as const
    moved[i] = { ...added, ...ruling }
    moved[j] = { ...dropped, ...ruling }
  })
  for (let i = 1; i < moved.length; i++) {
    const [before, after] = [moved[i - 1] as Difference, moved[i] as Difference]
    if (!isWords(before) || !isWords(after) || !isOneDate(before, after, quoted)) continue
    moved[i - 1] = { ...before, kind: 'date.form', class: 'minor' }
    moved[i] = { ...after, kind: 'date.form', class: 'minor' }
  }
  return moved
}

/** `November 7th` for `the 7th of November`: from the first change to the second both sides have one day of one month. */
function isOneDate(before: Difference, after: Difference, { text, origin, sourceText, language }: Quoted): boolean {
  const ours = text.slice(before.essay.start - origin, after.essay.end - origin)
  const theirs = sourceText.slice(before.source.start, after.source.end)
  if (Math.max(ours.length, theirs.length) > LONGEST_DATE) return false
  const words = dateWords(ours)
  const { months } = lexiconOf(language)
  const isDate = words.length === 2 && words.some(word => months.has(word)) && words.some(word => /^\d{1,2}/.test(word))
  return isDate && words.join(' ') === dateWords(theirs).join(' ')
}

function dateWords(text: string): readonly string[] {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => foldWord(word))
  return words.filter(word => !DATE_FILLERS.has(word)).sort()
}

function isCounterpart(added: Difference, other: Difference): boolean {
  if (!isWordy(other) || other.essayText !== '' || fold(other.sourceText) !== fold(added.essayText)) return false
  return isClause(added) || Math.abs(other.essay.start - added.essay.start) <= REACH
}

function isClause({ essayText }: Difference): boolean {
  return essayText.trim().split(/\s+/).length >= CLAUSE_WORDS
}

function isWordy(difference: Difference): boolean {
  return isWords(difference) && difference.kind !== 'word.moved'
}

function isWords({ class: class_ }: Difference): boolean {
  return class_ === 'unlicensed' || class_ === 'meaning'
}

function fold(text: string): string {
  return foldWord(text)
}
