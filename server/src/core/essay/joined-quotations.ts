import type { Quotation } from '../model/quotation.ts'
import { firstAt } from '../text/ordered.ts'
import { type Relocation, shiftedQuotation, shiftedSource } from './relocation.ts'
import type { Window } from './windows.ts'

/** The quotations of the essay, of which `read` were found in the stretch that was read anew; offsets in it count from its start. */
export function joinedQuotations(
  previous: readonly Quotation[],
  read: readonly Quotation[],
  { start, end, by }: Window,
  relocation: Relocation,
): Quotation[] {
  const from = firstAt(previous, start, startOf)
  const to = firstAt(previous, end, startOf)
  const before = previous.slice(0, from)
  const own = read.slice(0, firstAt(read, end + by - start, startOf))
  const groupsBefore = groups(before)
  const groupsWere = Math.max(groupsBefore, groups(previous.slice(from, to)))
  const groupsAre = groupsBefore + groups(own)
  const behind = { by, inside: from + own.length - to, interrupted: groupsAre - groupsWere }
  const isMoved = by !== 0 || behind.inside !== 0 || behind.interrupted !== 0
  return [
    ...before.map(quotation => withClaims(quotation, relocation)),
    ...own.map(quotation =>
      shiftedQuotation(
        quotation,
        { by: start, inside: from, interrupted: groupsBefore },
        quotation.claims.map(claim => shiftedSource(claim, start)),
      ),
    ),
    ...previous
      .slice(to)
      .map(quotation =>
        isMoved
          ? shiftedQuotation(quotation, behind, relocation.claims(quotation.claims))
          : withClaims(quotation, relocation),
      ),
  ]
}

function startOf(quotation: Quotation): number {
  return quotation.span.start
}

function withClaims(quotation: Quotation, relocation: Relocation): Quotation {
  const claims = relocation.claims(quotation.claims)
  return claims === quotation.claims ? quotation : { ...quotation, claims }
}

/** Interrupted ones are numbered in the order of the paragraphs. */
function groups(quotations: readonly Quotation[]): number {
  return quotations.reduce((most, { interrupted }) => Math.max(most, interrupted ?? 0), 0)
}
