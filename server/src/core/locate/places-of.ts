import { overlaps, type Span, span } from '../text/span.ts'
import { type Cited, citedParts } from './cited-parts.ts'
import type { Located } from './located.ts'
import { type Resolved, resolvePart } from './resolve-part.ts'

/**
 * Where a cited locator is in a source. `numbering: 'none'` when the source has no such numbers; no spans when it has and this is not among
 * them. Of several parts (`act 3, sc. 4`) those count that the source has. Cost: O(pages or divisions of the source).
 */
export function placesOf(source: Located, cited: Cited): Resolved {
  const known = citedParts(source, cited)
    .map(part => ({ label: part.label, ...resolvePart(source, part) }))
    .filter(({ numbering }) => numbering !== 'none')
  const [first] = known
  if (!first) return { numbering: 'none', spans: [] }
  // `p. 3, p. 5`: the same label twice means both.
  const byLabel = new Map<string, Span<'text'>[]>()
  for (const { label, spans } of known) byLabel.set(label, [...(byLabel.get(label) ?? []), ...spans])
  let spans: readonly Span<'text'>[] | undefined
  for (const found of byLabel.values()) spans = spans === undefined ? found : common(spans, found)
  return {
    numbering: known.some(({ numbering }) => numbering === 'inferred') ? 'inferred' : 'printed',
    spans: [...(spans ?? [])].sort((a, b) => a.start - b.start),
  }
}

function common(some: readonly Span<'text'>[], others: readonly Span<'text'>[]): readonly Span<'text'>[] {
  return others.flatMap(other =>
    some
      .filter(one => overlaps(one, other))
      .map(one => span<'text'>(Math.max(one.start, other.start), Math.min(one.end, other.end))),
  )
}
