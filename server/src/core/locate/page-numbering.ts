/** How the pages of a file are numbered, as a writer says who has seen them. */
import { romanOf } from '../text/roman.ts'

export interface NumberedPages {
  /** The page of the file, from 1, that bears `first`. */
  readonly physical: number
  readonly first: number
  readonly style: 'arabic' | 'roman' | 'Roman'
}

/** In order of `physical`; each holds up to the next. Pages before the first have no number. */
export type PageNumbering = readonly NumberedPages[]

/** Undefined for a page that has no number. */
export function labelIn(numbering: PageNumbering, physical: number): string | undefined {
  const range = numbering.findLast(one => one.physical <= physical)
  if (!range) return undefined
  const value = range.first + physical - range.physical
  if (value < 1) return undefined
  if (range.style === 'arabic') return String(value)
  const roman = romanOf(value)
  return range.style === 'roman' ? roman : roman.toUpperCase()
}
