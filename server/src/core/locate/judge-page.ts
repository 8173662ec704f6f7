import type { Span } from '../text/span.ts'
import type { CitedPart } from './cited-parts.ts'
import { type CitedRange, isLettered } from './cited-values.ts'
import type { UnsureWhy, WrongPart } from './judge-locator.ts'
import type { Located } from './located.ts'
import { numeralOf } from './numerals.ts'
import { allPages, merelyCounts, type Page, pagesOfSpan } from './pages.ts'

const INFERRED_PAGES_APART = 1

/** Of a cited page that the place does not stand on. `isMissing`: the source has no such page. */
export function judgePage(
  source: Located,
  { ranges }: CitedPart,
  isMissing: boolean,
  place: Span<'text'>,
): UnsureWhy | WrongPart {
  const pages = pagesOfSpan(source, place)
  const labels = pages.map(({ label }) => label)
  if (pages.length === 0 || labels.includes(undefined)) return 'no-numbering'
  // The side of a leaf, or another edition's page: `12v`.
  if (ranges.every(isLettered)) return 'no-numbering'
  const certain = pages.every(({ printed }) => printed)
  const cites = (page: Page, by: (page: Page) => number): boolean =>
    ranges.some(({ from, to }) => from.path.length === 1 && within(by(page), from.path[0]?.value, to.path[0]?.value))
  // An offprint, a preprint, a scan: the writer has the pages that are printed on another one.
  if (isMissing && merelyCounts(source)) return 'no-numbering'
  if (isMissing && mayBeUnmarked(source, ranges, pages)) return 'no-numbering'
  const isPhysical = source.hasOwnPages !== false && pages.some(page => cites(page, ({ physical }) => physical))
  if (!certain) {
    if (isPhysical) return 'one-off'
    const isNear = pages.some(page =>
      [-INFERRED_PAGES_APART, INFERRED_PAGES_APART].some(by => cites(page, ({ label }) => Number(label) + by)),
    )
    if (isNear) return 'one-off'
  }
  const [first, last] = [labels[0] as string, labels.at(-1) as string]
  return { value: first === last ? first : `${first}-${last}`, certain, isPhysical }
}

/** Whether the cited page may begin on the one that the place seems to be on, without a mark: its number lies between that one's and the next's. */
function mayBeUnmarked(source: Located, ranges: readonly CitedRange[], pages: readonly Page[]): boolean {
  const last = pages.at(-1) as Page
  const own = numeralOf(last.label ?? '')
  let next: Page | undefined
  for (const page of allPages(source))
    if (page.span.start > last.span.start && page.physical > last.physical) {
      next = page
      break
    }
  const after = numeralOf(next?.label ?? '')
  if (!own || !after || own.kind !== after.kind) return false
  return ranges.some(({ from }) => {
    const [cited] = from.path
    return cited?.kind === own.kind && cited.value > own.value && cited.value < after.value
  })
}

export function within(value: number, from: number | undefined, to: number | undefined): boolean {
  return from !== undefined && to !== undefined && value >= from && value <= to
}
