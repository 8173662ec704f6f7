import type { Works } from '../check/works.ts'
import type { Essay } from '../essay/essay.ts'
import type { SourceId } from '../model/place.ts'

/** The sources that a writer cites, nearest to the place in question first; asked only where that decides something. */
export type CitedNear = () => readonly SourceId[]

export function citedNear({ citations }: Essay, works: Works, at: number): CitedNear {
  return () => {
    const distance = (span: { readonly start: number; readonly end: number }): number =>
      Math.max(span.start - at, at - span.end, 0)
    const nearest = citations.toSorted((a, b) => distance(a.span) - distance(b.span))
    const keys = new Set(nearest.flatMap(({ items }) => items.map(({ key }) => key)))
    return [...keys].flatMap(key => works.sourcesOf(key))
  }
}
