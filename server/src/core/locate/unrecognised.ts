/** Whether a cited part may begin where no heading was recognised. */
import type { Span } from '../text/span.ts'
import type { CitedPart } from './cited-parts.ts'
import { comparePaths, samePath } from './cited-values.ts'
import { divisionsIn } from './division-chain.ts'
import { numberedHeadings } from './division-headings.ts'
import type { Division } from './divisions.ts'
import type { Located } from './located.ts'

/**
 * Whether the cited part may begin inside the one that the place seems to be in, with a heading that was not recognised: its number lies between
 * that one's and the next heading's. The last of a play is known: its headings are all of one form.
 */
export function mayBeUnrecognised(source: Located, { ranges }: CitedPart, own: Division): boolean {
  const alike = divisionsIn(source).filter(({ label }) => label === own.label)
  const next = alike[alike.indexOf(own) + 1]
  const isLast = next === undefined || comparePaths(next.number, own.number) <= 0
  const isPlay = own.label === 'act' || own.label === 'scene'
  const isInParts = own.label === 'section' || own.label === 'bare'
  return ranges.some(({ from }) => {
    if (comparePaths(from.path, own.number) <= 0) return false
    if (!isLast) return comparePaths(from.path, next.number) < 0
    return isInParts || (!isPlay && from.path.at(-1)?.value === (own.number.at(-1)?.value ?? 0) + 1)
  })
}

const MARKUP = /^[\s[_*#]+|[\]_*#\s]+$/g
/** Longer lines are no headings. */
const LONGEST_HEADING = 160

/** Whether a heading before the place names the cited part and belongs to no sequence: of the Odes somebody translates books 1, 2 and 4. */
export function isHeadedSo(
  { rendition }: Located,
  { label, ranges }: CitedPart,
  own: Division,
  place: Span<'text'>,
): boolean {
  const lines = rendition.text.slice(own.span.start, place.start).split('\n')
  return lines.some(
    line =>
      line.length <= LONGEST_HEADING &&
      numberedHeadings(line.replace(MARKUP, '')).some(
        one => one.label === label && ranges.some(({ from }) => samePath(one.number, from.path)),
      ),
  )
}
