/** A cited locator as one part for each kind of number: `act 3, sc. 4`, `act 3.4` and `3.4` of a play are an act and a scene. */

import type { CitedLocator } from '../model/citation.ts'
import { type CitedPoint, type CitedRange, citedRanges } from './cited-values.ts'
import { hasDivision } from './division-chain.ts'
import type { Located } from './located.ts'
import { allPages } from './pages.ts'
import { marginNumbersOf } from './verse-lines.ts'
import { versesOf } from './verses.ts'

/** What somebody cites: the locator of a citation, or a label with a value. */
export type Cited = Pick<CitedLocator, 'label' | 'value'> & {
  readonly parts?: readonly Pick<CitedLocator, 'label' | 'value'>[]
}

export interface CitedPart {
  readonly label: string
  readonly value: string
  readonly ranges: readonly CitedRange[]
  /** Which of the cited parts it is from, and which number of its path; -1 for all of it. */
  readonly from: number
  readonly step: number
}

/** Outermost first, as far as the writer has them so. */
export function citedParts(source: Located, cited: Cited): readonly CitedPart[] {
  const parts = (cited.parts ?? [cited]).map((part, from) => ({ ...part, from, ranges: citedRanges(part.value) }))
  const found = parts.flatMap((part): CitedPart[] => {
    const steps = stepsOf(source, part.label, part.ranges, part.value)
    if (typeof steps === 'string') return [{ ...part, label: steps, step: -1 }]
    const depth = Math.max(...part.ranges.map(range => range.from.path.length))
    return steps.slice(0, depth).map((name, step) => ({
      label: name,
      value: part.value,
      from: part.from,
      step,
      ranges: part.ranges.flatMap(range => atStep(range, step)),
    }))
  })
  return source.derived(versesOf).length > 0 ? withChapters(found) : found
}

/** `ch. 3, v. 16` is 3:16. */
function withChapters(parts: readonly CitedPart[]): readonly CitedPart[] {
  const chapter = parts.find(part => part.label === 'chapter')?.ranges[0]?.from.path
  if (chapter?.length !== 1) return parts
  const whole = (point: CitedPoint): CitedPoint =>
    point.path.length === 1 ? { ...point, path: [...chapter, ...point.path] } : point
  return parts.map(part =>
    part.label === 'verse'
      ? { ...part, ranges: part.ranges.map(range => ({ ...range, from: whole(range.from), to: whole(range.to) })) }
      : part,
  )
}

/** The labels of the numbers of a path; one label where they are one number, of several steps, to the source. */
function stepsOf(
  source: Located,
  label: string,
  ranges: readonly CitedRange[],
  value: string,
): readonly string[] | string {
  const depth = Math.max(0, ...ranges.map(range => range.from.path.length))
  if (label === 'act' && depth > 1) return ['act', 'scene', 'line']
  if (label === 'book' && depth > 1) return ['book', hasDivision(source, 'chapter') ? 'chapter' : 'line']
  if (label === 'canto' && depth > 1) return ['canto', 'line']
  const hasVerses = source.derived(versesOf).length > 0
  if (hasVerses && (label === 'verse' || label === 'chapter') && depth > 1) return 'verse'
  if (label !== 'page' || depth < 2 || isPageLabel(source, value)) return label
  // Without a term it is a page to Pandoc: `[@hamlet, 3.4]`.
  if (hasVerses) return 'verse'
  // A volume and a page.
  if (value.includes(':')) return label
  if (hasDivision(source, 'act') && hasDivision(source, 'scene')) return ['act', 'scene', 'line']
  const isInVerse = source.derived(marginNumbersOf).length > 0
  for (const outer of ['book', 'canto'] as const) if (hasDivision(source, outer) && isInVerse) return [outer, 'line']
  return hasDivision(source, 'bare') || hasDivision(source, 'section') ? 'section' : label
}

function isPageLabel(source: Located, value: string): boolean {
  for (const { label } of allPages(source)) if (label === value.trim()) return true
  return false
}

/** The number at `step`; a range of scenes within one act is that act. */
function atStep({ from, to, following }: CitedRange, step: number): readonly CitedRange[] {
  const [first, last] = [from.path[step], to.path[step]]
  if (!first) return []
  const isLast = step === from.path.length - 1
  return [
    {
      from: { path: [first], written: from.written },
      to: { path: [last ?? first], written: to.written },
      ...(isLast && following ? { following } : {}),
    },
  ]
}
