import type { Contribution } from '../index/contribution.ts'
import type { SourceId } from '../model/place.ts'
import type { Alignment } from '../text/align.ts'

/** One piece of a quotation aligned with words of a source; undefined where the piece is not near the others. */
export type PieceAlignment = Alignment | undefined

/** Cheapest first; of places in the same stretch only the cheapest. The order does not depend on how the corpus was loaded. */
export function distinctPlaces<P extends { source: Contribution; cost: number; pieces: readonly PieceAlignment[] }>(
  places: P[],
): P[] {
  const sorted = [...places].sort(
    (a, b) => a.cost - b.cost || compareIds(a.source.id, b.source.id) || extent(a).from - extent(b).from,
  )
  const kept: P[] = []
  for (const place of sorted) {
    const here = extent(place)
    const taken = kept.some(other => {
      if (other.source !== place.source) return false
      const there = extent(other)
      return here.from < there.to && there.from < here.to
    })
    if (!taken) kept.push(place)
  }
  return kept
}

function extent(place: { pieces: readonly PieceAlignment[] }): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const alignment of place.pieces) {
    if (!alignment) continue
    from = Math.min(from, alignment.from)
    to = Math.max(to, alignment.to)
  }
  return { from, to }
}

function compareIds(a: SourceId, b: SourceId): number {
  return a < b ? -1 : a > b ? 1 : 0
}
