/**
 * Locators that the cited source does not have: a page behind its last, a chapter that it ends before. Said of citations that claim no quotation
 * that was found, for there the place says more; only of printed numbering, and only of sources that are whole.
 */
import type { Essay } from '../essay/essay.ts'
import { lastBefore } from '../locate/last-before.ts'
import { locatorKey } from '../locate/locator-key.ts'
import { placesOf } from '../locate/places-of.ts'
import { writtenLocator } from '../locate/written-locator.ts'
import type { CitationItem, CitedLocator } from '../model/citation.ts'
import type { Finding } from '../model/finding.ts'
import type { SourceId } from '../model/place.ts'
import type { Task } from '../task.ts'
import type { CheckedQuotation } from './check-essay.ts'
import { noSuchLocatorMessage } from './messages.ts'
import { isOpen, isYear } from './mislocated.ts'
import type { Works } from './works.ts'

/** What is missing of a key with a locator, as a sentence; `null`: nothing. Kept while the works stay the same. */
export type MissingLocators = Map<string, string | null>

export async function missingLocatorFindings(
  essay: Essay,
  quotations: readonly CheckedQuotation[],
  works: Works,
  known: MissingLocators,
  task: Task,
): Promise<readonly Finding[]> {
  // Most essays ask for none, and this is asked after every keystroke.
  let placed: PlacedCitations | undefined
  const found: Finding[] = []
  for (const { items, span } of essay.citations)
    for (const item of items) {
      const { locator } = item
      if (!locator || isOpen(locator) || isYear(locator)) continue
      placed ??= placedCitations(quotations)
      if (placed.get(span.start)?.includes(item.key)) continue
      const key = `${item.key}\n${locatorKey(locator)}`
      let message = known.get(key)
      if (message === undefined) {
        await task.checkpoint()
        message = missingIn(item, locator, works) ?? null
        known.set(key, message)
      }
      if (message !== null)
        found.push({ code: 'citation.locator', severity: 'information', span: locator.span, message })
    }
  return found
}

/** By where a citation begins those of its keys that claim a quotation which was found in its source. */
type PlacedCitations = ReadonlyMap<number, readonly string[]>

function placedCitations(quotations: readonly CheckedQuotation[]): PlacedCitations {
  const placed = new Map<number, string[]>()
  for (const { quotation, judgement } of quotations) {
    if (judgement.verdict === 'absent') continue
    if (!judgement.claimed.includes(judgement.matches[0]?.place.source as SourceId)) continue
    for (const { key, citation } of quotation.claims) {
      const keys = placed.get(citation.start)
      if (keys) keys.push(key)
      else placed.set(citation.start, [key])
    }
  }
  return placed
}

function missingIn({ key }: CitationItem, locator: CitedLocator, works: Works): string | undefined {
  const sources = works.sourcesOf(key)
  let missing: string | undefined
  for (const id of sources) {
    const { metadata, problems } = works.corpus.source(id).contribution
    if (metadata.complete === false || problems.some(({ unreadable }) => unreadable === true)) return undefined
    const source = works.located(id)
    const { numbering, spans } = placesOf(source, locator)
    if (numbering === 'inferred' || spans.length > 0) return undefined
    if (numbering === 'none') continue
    const last = lastBefore(source, locator)
    if (!last) return undefined
    missing ??= noSuchLocatorMessage(writtenParts(locator), id, writtenLocator(last), works)
  }
  return missing
}

function writtenParts(locator: CitedLocator): string {
  return (locator.parts ?? [locator])
    .map(({ label, value }) => writtenLocator({ label, value, certain: true }))
    .join(', ')
}
