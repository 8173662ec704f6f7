import { type Span, span } from '../text/span.ts'

/** `[Pg 34]`, `{34}`: page numbers that digitisers write into the text. Braces only when their numbers go up throughout. */
export function pageMarks(text: string): readonly Span<'text'>[] {
  const found: Span<'text'>[] = []
  for (const match of text.matchAll(/\[(?:pg|p\.) ?[\divxlc]{1,6}\]/gi)) {
    found.push(span(match.index, match.index + match[0].length))
  }
  const braces = [...text.matchAll(/\{(\d{1,4})\}/g)]
  const rising = braces.filter((match, i) => i === 0 || Number(match[1]) >= Number(braces[i - 1]?.[1]))
  if (braces.length >= 10 && rising.length >= braces.length * 0.9) {
    for (const match of braces) found.push(span(match.index, match.index + match[0].length))
  }
  return found
}
