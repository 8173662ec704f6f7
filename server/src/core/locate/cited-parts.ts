/** A cited locator as one part for each kind of number: `act 3, sc. 4`, `act 3.4` and `3.4` of a play are an act and a scene. */

import type { CitedLocator } from '../model/citation.ts'
import { type CitedPoint, type CitedRange, citedRanges, withColon } from './cited-values.ts'
import { hasDivision, poemsIn } from './division-chain.ts'
import type { Located } from './located.ts'
import { letterValue } from './numerals.ts'
import { allPages } from './pages.ts'
import { marginNumbersOf } from './verse-lines.ts'
import { versesOf } from './verses.ts'

/** What somebody cites: the locator of a citation, or a label with a value. */
export type Cited = CitedOne & { readonly parts?: readonly CitedOne[] }

/** `span` where it stands in an essay: as long as the value, there is no term before it. */
type CitedOne = Pick<CitedLocator, 'label' | 'value'> & Partial<Pick<CitedLocator, 'span' | 'book'>>

export interface CitedPart {
  readonly label: string
  readonly value: string
  readonly ranges: readonly CitedRange[]
  /** Which of the cited parts it is from, and which number of its path; -1 for all of it. */
  readonly from: number
  readonly step: number
  /** It may be something else: a number without a term the page of some edition. Then it is right or nothing. */
  readonly isVague?: boolean
  /** What the writer calls it, where the source numbers it by another name: a psalm is a chapter. */
  readonly named?: string
  /** The book of the Bible that it is in. */
  readonly book?: string
}

/** Outermost first, as far as the writer has them so. */
export function citedParts(source: Located, cited: Cited): readonly CitedPart[] {
  const parts = (cited.parts ?? [cited]).map((part, from) => ({
    ...part,
    from,
    ranges: citedRanges(part.book === undefined ? part.value : withColon(part.value)),
  }))
  const found = parts.flatMap((part): CitedPart[] => {
    const { value, ranges, from, book } = part
    if (book !== undefined) return [{ label: part.label, value, ranges, from, step: -1, book }]
    // `III.ii` is read as `3.2` is.
    const label = part.label === 'place' ? 'page' : part.label
    const vague = vagueLabel(source, part)
    if (vague) return [{ label: vague, value, ranges, from, step: -1, isVague: true }]
    const steps = stepsOf(source, label, ranges, value)
    const named = label === 'psalm' && steps !== label ? { named: label } : {}
    if (label === 'appendix') return [{ label, value, ranges: ranges.map(lettered), from, step: -1 }]
    if (typeof steps === 'string') return [{ label: steps, value, ranges, from, step: -1, ...named }]
    const depth = Math.max(...ranges.map(range => range.from.path.length))
    return steps.slice(0, depth).map((name, step) => ({
      label: name,
      value,
      from,
      step,
      ranges: ranges.flatMap(range => atStep(range, step)),
    }))
  })
  return source.derived(versesOf).length > 0 ? withChapters(found) : found
}

/** Appendix C is no hundredth; I, V and X are numbers more often than letters. */
function lettered(range: CitedRange): CitedRange {
  const asLetter = (point: CitedPoint): CitedPoint =>
    /^[A-Z]$/.test(point.written) && !/^[IVX]$/.test(point.written)
      ? { ...point, path: [{ kind: 'letter', value: letterValue(point.written) }] }
      : point
  return { ...range, from: asLetter(range.from), to: asLetter(range.to) }
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
  const hasVerses = source.derived(versesOf).length > 0
  if (label === 'psalm' && hasVerses) return depth > 1 ? 'verse' : 'chapter'
  if (depth < 2) return label
  if (label === 'act') return ['act', 'scene', 'line']
  if (label === 'book' && hasDivision(source, 'canto')) return ['book', 'canto', ...insideCanto(source)]
  if (label === 'book') return ['book', hasDivision(source, 'chapter') ? 'chapter' : 'line']
  if (label === 'canto') return ['canto', ...insideCanto(source)]
  if (label === 'sonnet') return ['sonnet', 'line']
  if (label === 'stanza') return ['stanza']
  if (hasVerses && (label === 'verse' || label === 'chapter')) return 'verse'
  if (label !== 'page' || isPageLabel(source, value)) return label
  // Without a term it is a page to Pandoc: `[@hamlet, 3.4]`.
  if (hasVerses) return 'verse'
  // A volume and a page.
  if (value.includes(':')) return label
  if (hasDivision(source, 'act') && hasDivision(source, 'scene')) return ['act', 'scene', 'line']
  if (hasDivision(source, 'book') && source.derived(marginNumbersOf).length > 0) return ['book', 'line']
  if (poemsIn(source).length > 0) return depth === 2 ? ['sonnet', 'line'] : label
  // Three may be a part, a canto and a line.
  if (hasDivision(source, 'canto')) return depth === 2 ? ['canto', ...insideCanto(source)] : label
  return hasDivision(source, 'bare') || hasDivision(source, 'section') ? 'section' : label
}

/** What is numbered in a canto: its lines, or its stanzas; nobody can tell which is meant where both are. */
function insideCanto(source: Located): readonly string[] {
  const isInVerse = source.derived(marginNumbersOf).length > 0
  if (hasDivision(source, 'stanza')) return isInVerse ? [] : ['stanza']
  return ['line']
}

/**
 * What the number may be to a writer who says page, number or verse, or nothing: `[@sonnets, 18]` and `no. 18` are a sonnet, `[@psalms, 23]` a psalm, in a source
 * without pages; verse 3 of a poem is a line, or a stanza.
 */
function vagueLabel(
  source: Located,
  { label, value, ranges, span }: CitedOne & Pick<CitedPart, 'ranges'>,
): string | undefined {
  if (!isSingle(ranges)) return undefined
  const hasVerses = source.derived(versesOf).length > 0
  if (label === 'verse')
    return hasVerses || (poemsIn(source).length === 0 && source.derived(marginNumbersOf).length === 0)
      ? undefined
      : 'line'
  const isBare = label === 'page' && span !== undefined && span.end - span.start === value.length
  if (!isBare && label !== 'issue') return undefined
  if (hasPageLabels(source)) return undefined
  return hasVerses ? 'chapter' : hasDivision(source, 'sonnet') ? 'sonnet' : undefined
}

function isSingle(ranges: readonly CitedRange[]): boolean {
  return ranges.every(({ from }) => from.path.length === 1)
}

function hasPageLabels(source: Located): boolean {
  for (const { label } of allPages(source)) if (label !== undefined) return true
  return false
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
