/**
 * One row of the table of an alignment, from column `from` to `to` and on while the bound holds; each gives the last column it came to.
 *
 * There are two loops of one shape on purpose. Nearly all rows meet neither asides nor joined nor split words, and this is the innermost
 * loop of a check: a loop that asks of every cell what cannot be there does a fifth fewer cells in the same time, and one that a flag
 * tells not to ask still an eighth fewer. Whoever changes one changes the other; the property tests hold both against the definition.
 */
import {
  type AlignTable,
  ASIDE,
  BEFORE,
  CHANGED,
  EXTRA,
  FAR,
  GAP,
  GAP_GOES_ON,
  JOINED,
  NEAR,
  SAME,
  SPLIT,
} from './align-table.ts'
import { UNKNOWN_COST } from './near-costs.ts'
import { WORD_COST } from './near-word.ts'

/** A row where nothing but single words meets single words, from column `from` to `to` and on while the bound holds. Gives the last one. */
export function plainRow(table: AlignTable, i: number, from: number, to: number, n: number, bound: number): number {
  const { previous, current, ops, nearColumns, near, rows } = table
  const { costs } = near
  const nearRow = rows.nearRows[i - 1] as number
  const extraCost = rows.extraCosts[i - 1] as number
  const gapWord = rows.gapWordCosts[i - 1] as number
  const gapOpen = (rows.gapCosts[i - 1] as number) + gapWord
  const base = i * (n + 1)
  current[from] = FAR
  current[from + 1] = FAR
  let left = FAR
  let gap = FAR
  let j = from
  if (j === 0) {
    left = (previous[BEFORE] as number) + extraCost
    current[BEFORE] = left
    ops[base] = EXTRA
    j = 1
  }
  for (; j <= to; j++) {
    const diagonal = previous[j + 1] as number
    let cost = FAR
    let op = SAME
    if (diagonal <= bound) {
      let apart = costs[(nearColumns[j - 1] as number) + nearRow] as number
      if (apart === UNKNOWN_COST) apart = near.compare(nearRow, nearColumns[j - 1] as number)
      cost = diagonal + apart
      op = apart === 0 ? SAME : apart < WORD_COST ? NEAR : CHANGED
    }
    const added = (previous[j + BEFORE] as number) + extraCost
    if (added < cost) {
      cost = added
      op = EXTRA
    }
    gap += gapWord
    let goesOn = GAP_GOES_ON
    if (left + gapOpen <= gap) {
      gap = left + gapOpen
      goesOn = 0
    }
    if (gap < cost) {
      cost = gap
      op = GAP
    }
    left = cost
    current[j + BEFORE] = cost
    ops[base + j] = op | goesOn
  }
  for (; j <= n; j++) {
    gap += gapWord
    let goesOn = GAP_GOES_ON
    if (left + gapOpen <= gap) {
      gap = left + gapOpen
      goesOn = 0
    }
    if (gap > bound) break
    left = gap
    current[j + BEFORE] = gap
    ops[base + j] = GAP | goesOn
  }
  current[j + BEFORE] = FAR
  current[j + BEFORE + 1] = FAR
  return j - 1
}

/** The same with asides, joined and split words. */
export function anyRow(
  table: AlignTable,
  i: number,
  from: number,
  to: number,
  n: number,
  joins: boolean,
  bound: number,
): number {
  const { older, previous, current, ops, nearColumns, near, rows, asides, written, columnHashes } = table
  const hash = rows.hashes[i - 1] as number
  const joined = table.joinedHashes[i - 1] as number
  const nearRow = rows.nearRows[i - 1] as number
  const extraCost = rows.extraCosts[i - 1] as number
  const gapWord = rows.gapWordCosts[i - 1] as number
  const gapOpen = rows.gapCosts[i - 1] as number
  const base = i * (n + 1)
  current[from] = FAR
  current[from + 1] = FAR
  let left = FAR
  let gap = FAR
  let j = from
  if (j === 0) {
    left = (previous[BEFORE] as number) + extraCost
    current[BEFORE] = left
    ops[base] = EXTRA
    j = 1
  }
  for (; j <= n; j++) {
    let cost = FAR
    let op = SAME
    if (j <= to) {
      const column = nearColumns[j - 1] as number
      let apart = near.costs[column + nearRow] as number
      if (apart === UNKNOWN_COST) apart = near.compare(nearRow, column)
      cost = (previous[j + 1] as number) + apart
      op = apart === 0 ? SAME : apart < WORD_COST ? NEAR : CHANGED
      const added = (previous[j + BEFORE] as number) + extraCost
      if (added < cost) {
        cost = added
        op = EXTRA
      }
      if (joins && (older[j + 1] as number) < cost && columnHashes[j - 1] === joined) {
        cost = older[j + 1] as number
        op = JOINED
      }
      if (j > 1 && (previous[j] as number) < cost && written[j - 1] === hash) {
        cost = previous[j] as number
        op = SPLIT
      }
    }
    const wordCost = asides[j - 1] === 1 ? 0 : gapWord
    gap += wordCost
    let goesOn = GAP_GOES_ON
    if (left + gapOpen + wordCost <= gap) {
      gap = left + gapOpen + wordCost
      goesOn = 0
    }
    if (asides[j - 1] === 1 && left < cost) {
      cost = left
      op = ASIDE
    }
    if (gap < cost) {
      cost = gap
      op = GAP
    }
    if (j > to && cost > bound) break
    left = cost
    current[j + BEFORE] = cost
    ops[base + j] = op | goesOn
  }
  current[j + BEFORE] = FAR
  current[j + BEFORE + 1] = FAR
  return j - 1
}
