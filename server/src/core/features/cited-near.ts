import type { Works } from '../check/works.ts'
import type { Essay } from '../essay/essay.ts'
import type { SourceId } from '../model/place.ts'

/** The sources that a writer cites, nearest to the place in question first; asked only where that decides something. */
export type CitedNear = () => readonly SourceId[]

/** What is cited in the same paragraph is nearer than anything else. */
export function citedNear({ text, citations, paragraphs }: Essay, works: Works, at: number): CitedNear {
  return () => {
    const own = paragraphs.find(({ start, end }) => start <= at && at <= end)
    const distance = ({ start, end }: { readonly start: number; readonly end: number }): number => {
      const apart = Math.max(start - at, at - end, 0)
      return own && own.start <= start && end <= own.end ? apart : apart + text.length
    }
    const nearest = citations.toSorted((a, b) => distance(a.span) - distance(b.span))
    const keys = new Set(nearest.flatMap(({ items }) => items.map(({ key }) => key)))
    return [...keys].flatMap(key => works.sourcesOf(key))
  }
}
