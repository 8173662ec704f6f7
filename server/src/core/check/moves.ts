/**
 * Words that were added at one place and dropped at another near by were moved. Of a date that is only another way to write it; of a
 * negation it denies something else.
 */
import type { Difference } from '../model/verdict.ts'
import { foldWord } from '../text/fold.ts'

/** Characters of the essay between the two places. */
const REACH = 120
const DATE_REACH = 24
/** So many words that are the same are no chance, wherever in the quotation they stand. */
const CLAUSE_WORDS = 4

export function withMoves(differences: readonly Difference[]): readonly Difference[] {
  const moved = [...differences]
  moved.forEach((added, i) => {
    if (!isWordy(added) || added.sourceText !== '') return
    const j = moved.findIndex(other => isCounterpart(added, other))
    const dropped = moved[j]
    if (!dropped) return
    const isNear = Math.abs(added.essay.start - dropped.essay.start) <= DATE_REACH
    const isDate = added.kind === 'meaning.number' && isNear && !isClause(added)
    const ruling = isDate
      ? ({ kind: 'date.form', class: 'minor' } as const)
      : ({ kind: 'word.moved', class: added.kind === 'meaning.negation' ? 'meaning' : 'unlicensed' } as const)
    moved[i] = { ...added, ...ruling }
    moved[j] = { ...dropped, ...ruling }
  })
  return moved
}

function isCounterpart(added: Difference, other: Difference): boolean {
  if (!isWordy(other) || other.essayText !== '' || fold(other.sourceText) !== fold(added.essayText)) return false
  return isClause(added) || Math.abs(other.essay.start - added.essay.start) <= REACH
}

function isClause({ essayText }: Difference): boolean {
  return essayText.trim().split(/\s+/).length >= CLAUSE_WORDS
}

function isWordy({ class: class_, kind }: Difference): boolean {
  return (class_ === 'unlicensed' || class_ === 'meaning') && kind !== 'word.moved'
}

function fold(text: string): string {
  return foldWord(text)
}
