/** The pages of a source, with the labels that the writer's project gives them where it does. */
import { isTextFile, type PageMark } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import { type Span, span } from '../text/span.ts'
import type { Located } from './located.ts'
import { labelIn } from './page-numbering.ts'

/** A page, or the part of one that stands together. */
export interface Page {
  readonly label?: string
  /** Whether the label is printed, declared by the file or given by the writer's project. */
  readonly printed: boolean
  readonly physical: number
  readonly span: Span<'text'>
}

/** The pages that a stretch stands on, in order of the text; empty where the source has none. Cost: O(log of its pages). */
export function pagesOfSpan(source: Located, { start, end }: Span<'text'>): readonly Page[] {
  const marks = source.rendition.pages ?? []
  const first = lastAtOrBefore(marks, start, mark => mark.at)
  const pages: Page[] = []
  for (let i = Math.max(0, first); i < marks.length; i++) {
    const mark = marks[i] as PageMark
    if (i > first && mark.at >= end) break
    if (i >= 0 && (i >= first || first < 0)) pages.push(pageAt(source, marks, i))
  }
  return first < 0 && (marks[0]?.at ?? 0) >= end ? [] : pages
}

/** All pages, in order of the text. */
export function* allPages(source: Located): Generator<Page> {
  const marks = source.rendition.pages ?? []
  for (let i = 0; i < marks.length; i++) yield pageAt(source, marks, i)
}

/**
 * Whether the labels say no more than which page of the file it is: programs write such labels into files whose pages bear other
 * numbers. What a text shows on its pages is no such label.
 */
export function merelyCounts(source: Located): boolean {
  if (source.numbering !== undefined || source.hasOwnPages === false || isTextFile(source.rendition)) return false
  for (const { label, physical } of allPages(source))
    if (label !== undefined && label !== String(physical)) return false
  return true
}

function pageAt({ rendition, numbering }: Located, marks: readonly PageMark[], i: number): Page {
  const { at, physical, label, printed } = marks[i] as PageMark
  const place = span<'text'>(at, marks[i + 1]?.at ?? rendition.text.length)
  if (numbering === undefined)
    return label === undefined ? { printed: false, physical, span: place } : { label, printed, physical, span: place }
  const given = labelIn(numbering, physical)
  return given === undefined
    ? { printed: false, physical, span: place }
    : { label: given, printed: true, physical, span: place }
}
