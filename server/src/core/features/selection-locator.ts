/** What a person cites for a passage that is taken over from a source. */
import type { Located } from '../locate/located.ts'
import { locatorsOf } from '../locate/locators-of.ts'
import { pagesOfSpan } from '../locate/pages.ts'
import type { Span } from '../text/span.ts'
import { locatorIn } from './completion/written-locators.ts'

/**
 * `p. 47`, `pp. 47-48`, `act 3, sc. 4`, in the language of the essay `S. 47`; undefined where the source names no place that another reader finds in another copy: its file's own
 * pages and the number of a paragraph are none.
 */
export function locatorOfPassage(source: Located, passage: Span<'text'>, language: string): string | undefined {
  const hasLabels = pagesOfSpan(source, passage).every(({ label }) => label !== undefined)
  const locator = locatorsOf(source, passage).find(({ certain, label }) => certain || (label === 'page' && hasLabels))
  return locator && locatorIn(language, locator)
}
