import type { Essay } from '../essay/essay.ts'
import { changeBetween, type TextChange } from '../essay/text-change.ts'
import { locatorKey } from '../locate/locator-key.ts'
import type { Claim, Quotation } from '../model/quotation.ts'
import { DECLARED_WITHIN } from './declarations.ts'
import { NAMED_WITHIN } from './second-hand.ts'

/** How far round a quotation the writer's words may bear upon its verdict. */
const NEIGHBOURHOOD = Math.max(DECLARED_WITHIN, NAMED_WITHIN)

/** In place of an index: a quotation that has changed, or is new. */
export const CHANGED = -1

/**
 * For each quotation of `after` the index of the one of `before` with the same words, claims and neighbourhood; {@link CHANGED} where there
 * is none. Does not depend on how the two were read.
 * @param change what {@link changeBetween} gives for the two texts
 */
export function unchangedQuotations(
  before: Essay,
  after: Essay,
  change: TextChange | undefined = changeBetween(before.text, after.text),
): Int32Array {
  const { start, newEnd } = change ?? { start: after.text.length + NEIGHBOURHOOD, newEnd: 0 }
  const grown = after.text.length - before.text.length
  const more = after.quotations.length - before.quotations.length
  const indexes = new Int32Array(after.quotations.length).fill(CHANGED)
  for (let i = 0; i < indexes.length; i++) {
    const quotation = after.quotations[i] as Quotation
    const isBefore = quotation.outer.end + NEIGHBOURHOOD <= start
    if (!isBefore && quotation.outer.start - NEIGHBOURHOOD < newEnd) continue
    const index = isBefore ? i : i - more
    const old = before.quotations[index]
    if (old && isSame(old, quotation, isBefore ? 0 : grown)) indexes[i] = index
  }
  return indexes
}

function isSame(old: Quotation, now: Quotation, by: number): boolean {
  if (old === now && by === 0) return true
  return (
    old.span.start + by === now.span.start &&
    old.outer.start + by === now.outer.start &&
    old.outer.end + by === now.outer.end &&
    old.form === now.form &&
    old.looksLikeTitle === now.looksLikeTitle &&
    (old.inside === undefined) === (now.inside === undefined) &&
    old.masked === now.masked &&
    sameClaims(old.claims, now.claims)
  )
}

function sameClaims(a: readonly Claim[], b: readonly Claim[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((claim, i) => {
        const other = b[i] as Claim
        return (
          claim.key === other.key &&
          claim.attachment === other.attachment &&
          claim.loose === other.loose &&
          (claim.locator && locatorKey(claim.locator)) === (other.locator && locatorKey(other.locator))
        )
      }))
  )
}
