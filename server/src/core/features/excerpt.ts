/** A stretch of `text` of about `length` characters round `focus`, cut between words, `…` where it is cut. */
export function excerpt(
  text: string,
  focus: { readonly start: number; readonly end: number },
  length: number,
): { readonly text: string; readonly focus: { readonly start: number; readonly end: number } } {
  if (text.length <= length) return { text, focus }
  // More comes after the focus than before it: an explanation follows its term.
  const room = Math.max(0, length - (focus.end - focus.start))
  let from = Math.max(0, focus.start - Math.floor(room / 3))
  let to = Math.min(text.length, from + length)
  from = Math.max(0, Math.min(from, to - length))
  if (from > 0) from = Math.min(focus.start, wordStart(text, from))
  if (to < text.length) to = Math.max(focus.end, wordEnd(text, to))
  const before = from > 0 ? '… ' : ''
  const after = to < text.length ? ' …' : ''
  const shift = before.length - from
  return {
    text: before + text.slice(from, to) + after,
    focus: { start: focus.start + shift, end: focus.end + shift },
  }
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 ? at : space + 1
}

function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space < 0 ? at : space
}
