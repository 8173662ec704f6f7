import type { Located } from '../locate/located.ts'
import { locatorsOf, physicalPages } from '../locate/locators-of.ts'
import { headingAbove } from '../locate/paragraphs.ts'
import { writtenLocator } from '../locate/written-locator.ts'
import type { Locator } from '../model/place.ts'
import type { Span } from '../text/span.ts'
import { say } from '../wording.ts'

const LONGEST_TITLE = 60
/** Nobody counts paragraphs inside these. */
const SMALLEST: ReadonlySet<string> = new Set(['line', 'stanza', 'verse'])

/**
 * Where a passage stands, for a reader: `p. 47 (printed; page 59 of the file); ch. 3, The Period of War`, `ch. 3, The Period of War, ¶ 12`. Empty
 * for a source without any structure.
 */
export function whereItStands(source: Located, place: Span<'text'>): string {
  const locators = locatorsOf(source, place)
  const page = locators.find(({ label }) => label === 'page')
  const paragraph = locators.find(({ label }) => label === 'paragraph')
  const numbered = locators.filter(one => one !== page && one !== paragraph)
  const parts = [page ? pageWritten(source, place, page) : '', ...numbered.map(titled)].filter(part => part !== '')
  if (page || !paragraph) return parts.join('; ')
  if (numbered[0] && SMALLEST.has(numbered[0].label)) return parts[0] as string
  const heading = numbered.length === 0 ? headingAbove(source, place.start) : undefined
  const section = heading ? [say('“{0}”', short(heading.title))] : parts.slice(0, 1)
  return [...section, `¶ ${paragraph.value}`].join(', ')
}

/** Which of the two page numbers it is, and the other where they differ. */
function pageWritten(source: Located, place: Span<'text'>, page: Locator): string {
  const physical = physicalPages(source, place)
  const inFile = say('page {0} of the file', physical ?? '')
  if (!page.certain && page.value === physical) return inFile
  const written = writtenLocator(page)
  if (physical === undefined || page.value === physical)
    return page.certain ? say('{0} (printed)', written) : say('{0} (inferred)', written)
  return page.certain ? say('{0} (printed; {1})', written, inFile) : say('{0} (inferred; {1})', written, inFile)
}

function titled(locator: Locator): string {
  const written = writtenLocator(locator)
  return locator.title === undefined ? written : `${written}, ${short(locator.title)}`
}

function short(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title
}
