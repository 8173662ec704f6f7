/** What a person cites for a passage of a source: its pages. */
import type { PageMark, Rendition } from '../model/source.ts'
import type { Span } from '../text/span.ts'

/** `p. 47`, `pp. 47-48`; undefined where the source says no page numbers. */
export function locatorOfPassage({ pages = [] }: Rendition, { start, end }: Span<'text'>): string | undefined {
  const first = pageAt(pages, start)?.label
  const last = pageAt(pages, Math.max(start, end - 1))?.label
  if (first === undefined || last === undefined) return undefined
  return first === last ? `p. ${first}` : `pp. ${first}-${last}`
}

/** The page that the character at `at` stands on. Binary search. */
export function pageAt(pages: readonly PageMark[], at: number): PageMark | undefined {
  let low = 0
  let high = pages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pages[middle] as PageMark).at <= at) low = middle + 1
    else high = middle
  }
  return pages[low - 1]
}
