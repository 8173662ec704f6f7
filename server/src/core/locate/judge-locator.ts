/**
 * Whether a cited locator is where the words stand. Wrong is said only of numbers that the source itself has where the words stand; everything
 * else that is not right is unsure, with the reason.
 */
import type { Locator } from '../model/place.ts'
import { overlaps, type Span } from '../text/span.ts'
import { type Cited, type CitedPart, citedParts } from './cited-parts.ts'
import { citedRanges } from './cited-values.ts'
import { divisionsAt, isCalled, restartingOf } from './division-chain.ts'
import { judgePage, within } from './judge-page.ts'
import type { Located } from './located.ts'
import { divisionLocator, locatorsOf } from './locators-of.ts'
import { placesOf } from './places-of.ts'
import { resolvePart } from './resolve-part.ts'
import { isHeadedSo, mayBeUnrecognised } from './unrecognised.ts'
import { linesOfSpan } from './verse-lines.ts'
import { bookAt } from './verses.ts'

export type UnsureWhy =
  /** The source has no such numbers, or none where the words stand. */
  | 'no-numbering'
  /** The numbers are told, not printed, and one off. */
  | 'one-off'
  /** The numbers begin anew in each part, and the writer names no part; or nobody counts lines alike. */
  | 'ambiguous'

export type LocatorJudgement =
  | { readonly kind: 'right' }
  | { readonly kind: 'unsure'; readonly why: UnsureWhy }
  | {
      readonly kind: 'wrong'
      /** What to cite instead, with the labels that the writer uses. */
      readonly right: Locator
      /** The new value of each cited part that is wrong. */
      readonly corrections: readonly Correction[]
      /** What the source calls each cited part: `3:16`, a page to Pandoc, is a verse. */
      readonly labels: readonly string[]
      /** The writer gives the page of the file, which bears another number. */
      readonly isPhysical: boolean
      /** The source has such numbers, but not this one. */
      readonly isMissing: boolean
    }

export interface Correction {
  /** Index into the cited parts; 0 where there are none. */
  readonly part: number
  /** Which number of its path (`3.4`); -1: all of it. */
  readonly step: number
  readonly value: string
}

/** Verse is numbered alike in all editions, but for a few lines: half-lines are counted or not, a revision adds some. */
const LINES_APART = 5

const RIGHT: LocatorJudgement = { kind: 'right' }

export function judgeLocator(source: Located, cited: Cited, place: Span<'text'>): LocatorJudgement {
  const { numbering, spans } = placesOf(source, cited)
  if (numbering === 'none') return unsure('no-numbering')
  if (spans.some(one => overlaps(one, place))) return RIGHT
  const parts = citedParts(source, cited)
  const verdicts = parts.map(part => {
    const verdict = judgePart(source, part, parts, place)
    return typeof verdict === 'object' && isAnotherCount(part, verdict) ? 'ambiguous' : verdict
  })
  const reasons = verdicts.flatMap(verdict => (typeof verdict === 'string' ? [verdict] : []))
  const wrong = verdicts.flatMap((verdict, i) =>
    typeof verdict === 'object' ? [{ ...verdict, part: parts[i] as CitedPart }] : [],
  )
  const first = wrong[0]
  if (!first) return reasons.every(reason => reason === 'right') ? RIGHT : unsure(reasonAmong(reasons))
  // An unknown volume may have the same pages.
  const isOpen = parts.some((part, i) => part.label === 'volume' && verdicts[i] === 'no-numbering')
  if (isOpen) return unsure('no-numbering')
  const isPhysical = wrong.some(one => one.isPhysical)
  return {
    kind: 'wrong',
    right: rightLocator(parts, verdicts),
    labels: (cited.parts ?? [cited]).map(({ label }, i) => nameOf(parts.find(({ from }) => from === i)) ?? label),
    corrections: wrong.map(({ part, value }) => ({ part: part.from, step: part.step, value })),
    isPhysical,
    isMissing: !isPhysical && spans.length === 0,
  }
}

function unsure(why: UnsureWhy): LocatorJudgement {
  return { kind: 'unsure', why }
}

function reasonAmong(reasons: readonly (UnsureWhy | 'right')[]): UnsureWhy {
  return (
    reasons.find((reason): reason is UnsureWhy => reason !== 'right' && reason !== 'no-numbering') ?? 'no-numbering'
  )
}

export interface WrongPart {
  readonly value: string
  readonly certain: boolean
  readonly isPhysical: boolean
}

function judgePart(
  source: Located,
  part: CitedPart,
  parts: readonly CitedPart[],
  place: Span<'text'>,
): UnsureWhy | 'right' | WrongPart {
  const { numbering, spans } = resolvePart(source, part)
  if (numbering === 'none') return 'no-numbering'
  if (spans.some(one => overlaps(one, place))) return 'right'
  if (part.isVague === true) return 'ambiguous'
  if (part.label === 'page') return judgePage(source, part, spans.length === 0, place)
  if (part.label === 'line') return judgeLine(source, part, place)
  if (part.book !== undefined && bookAt(source, place.start) !== part.book) return 'no-numbering'
  const right = locatorsOf(source, place)
    .flatMap(locator => [...(locator.within ?? []), locator])
    .find(({ label }) => label === part.label)
  if (part.label === 'verse' || (part.label === 'chapter' && right === undefined))
    return judgeVerse(source, part, parts, place)
  const own = divisionsAt(source, place.start).find(
    one => isCalled(one, part.label) || (one.label === 'bare' && part.label === 'chapter'),
  )
  if (!own) return 'no-numbering'
  const namesOuter = parts.some(
    other => other !== part && resolvePart(source, other).numbering !== 'none' && isOuter(other.label),
  )
  if (restartingOf(source).has(own.label) && !namesOuter) return 'ambiguous'
  // `Chapter 2.5` of one book is chapter 5 to another.
  const isNumberedAlike =
    part.label === 'section' || part.ranges.some(({ from }) => from.path.length === own.number.length)
  if (!isNumberedAlike || mayBeUnrecognised(source, part, own) || isHeadedSo(source, part, own, place))
    return 'no-numbering'
  return { value: divisionLocator(source, own).value, certain: true, isPhysical: false }
}

function nameOf(part: CitedPart | undefined): string | undefined {
  return part?.named ?? part?.label
}

/** The Greek and the Latin psalter count most psalms one lower than the Hebrew one, and titles are verses to some. */
function isAnotherCount(part: CitedPart, { value }: WrongPart): boolean {
  const right = citedRanges(value)[0]?.from.path ?? []
  if (part.label !== 'psalm' && part.named !== 'psalm' && part.book !== 'Psalms') return false
  return part.ranges.some(({ from }) =>
    from.path.every((one, i) => Math.abs(one.value - (right[i]?.value ?? one.value)) <= 1),
  )
}

const OUTER: ReadonlySet<string> = new Set(['volume', 'part', 'book', 'act', 'canto', 'chapter'])

function isOuter(label: string): boolean {
  return OUTER.has(label)
}

function judgeLine(source: Located, { ranges }: CitedPart, place: Span<'text'>): UnsureWhy | 'right' | WrongPart {
  const lines = linesOfSpan(source, place)
  if (!lines) return 'no-numbering'
  const apart = lines.isWhole ? 0 : LINES_APART
  const isNear = ranges.some(({ from, to, following }) => {
    const [first, last] = [from.path[0]?.value ?? 0, to.path[0]?.value ?? 0]
    return first <= lines.to + apart && (last >= lines.from - apart || following === 'ff')
  })
  if (isNear) return 'right'
  // In plays lines of prose are as long as the page is wide.
  const isPlay = divisionsAt(source, place.start).some(({ label }) => label === 'act' || label === 'scene')
  if (!lines.exact || isPlay) return 'ambiguous'
  const value = lines.from === lines.to ? String(lines.from) : `${lines.from}-${lines.to}`
  return { value, certain: true, isPhysical: false }
}

/** Of `ch. 3, v. 16` each may be wrong; `3:16` is one. */
function judgeVerse(
  source: Located,
  part: CitedPart,
  parts: readonly CitedPart[],
  place: Span<'text'>,
): UnsureWhy | 'right' | WrongPart {
  const right = locatorsOf(source, place).find(({ label }) => label === 'verse')
  if (!right) return 'no-numbering'
  const chapter = right.value.slice(0, right.value.indexOf(':'))
  if (part.label === 'chapter') return { value: chapter, certain: true, isPhysical: false }
  const isApart = part.step === -1 && parts.some(({ label }) => label === 'chapter')
  const verse = right.value.slice(right.value.indexOf(':') + 1)
  if (
    isApart &&
    part.ranges.some(({ from, to }) =>
      within(Number.parseInt(verse, 10), from.path.at(-1)?.value, to.path.at(-1)?.value),
    )
  )
    return 'right'
  return { value: isApart ? verse : right.value, certain: true, isPhysical: false }
}

/** With the labels that the writer uses, as far as the source has them. */
function rightLocator(parts: readonly CitedPart[], verdicts: readonly (UnsureWhy | 'right' | WrongPart)[]): Locator {
  const locators = parts.flatMap((part, i): Locator[] => {
    const verdict = verdicts[i]
    const label = nameOf(part) as string
    if (typeof verdict === 'object') return [{ label, value: verdict.value, certain: verdict.certain }]
    return verdict === 'right' ? [{ label, value: valueOf(part), certain: true }] : []
  })
  const last = locators.at(-1) as Locator
  const outer = locators.slice(0, -1)
  return outer.length > 0 ? { ...last, within: outer } : last
}

function valueOf({ ranges, value, step }: CitedPart): string {
  return step === -1 ? value : String(ranges[0]?.from.path[0]?.value ?? value)
}
