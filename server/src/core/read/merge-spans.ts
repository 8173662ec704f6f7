import { type Span, span } from '../text/span.ts'

/** The spans in order, those that touch or overlap made one, empty ones left out. */
export function mergeSpans(spans: readonly Span<'text'>[]): readonly Span<'text'>[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Span<'text'>[] = []
  for (const next of sorted) {
    const last = merged.at(-1)
    if (last && next.start <= last.end) merged[merged.length - 1] = span(last.start, Math.max(last.end, next.end))
    else if (next.end > next.start) merged.push(next)
  }
  return merged
}
