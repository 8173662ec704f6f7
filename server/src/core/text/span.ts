/**
 * Offsets and spans, branded by the text they count in. All count UTF-16 code units.
 *
 * - `raw`: what an editor shows of a source: the decoded file as it is on disk, without a byte-order mark, CRLF kept; where that is no text,
 *   the document made of its rendition (features/rendition-document.ts).
 * - `text`: the rendition of a source: what a reader sees, line breaks always `\n`.
 * - `essay`: the editor's text of an essay.
 */
export type Unit = 'raw' | 'text' | 'essay'

declare const unit: unique symbol

/** A count of UTF-16 code units from the start of the text that `U` names. */
export type Offset<U extends Unit> = number & { readonly [unit]: U }

/** Half-open: `start` is inside, `end` is not. `start <= end` always. */
export interface Span<U extends Unit> {
  readonly start: Offset<U>
  readonly end: Offset<U>
}

/** Brands a number. The caller vouches for the text it counts in. */
export function offset<U extends Unit>(value: number): Offset<U> {
  return value as Offset<U>
}

/** A span from two numbers. The caller vouches for the text they count in. */
export function span<U extends Unit>(start: number, end: number): Span<U> {
  return { start: start as Offset<U>, end: end as Offset<U> }
}

export function contains<U extends Unit>(outer: Span<U>, inner: Span<U>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

export function overlaps<U extends Unit>(a: Span<U>, b: Span<U>): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether an offset lies in the span or touches its end, as an editor's cursor does. */
export function touches<U extends Unit>(s: Span<U>, at: Offset<U>): boolean {
  return s.start <= at && at <= s.end
}

export function slice<U extends Unit>(text: string, s: Span<U>): string {
  return text.slice(s.start, s.end)
}
