import assert from 'node:assert/strict'
import { parseLocator } from '../../server/src/core/essay/locator.ts'
import { judgeLocator } from '../../server/src/core/locate/judge-locator.ts'
import type { Located } from '../../server/src/core/locate/located.ts'
import { locatorsOf } from '../../server/src/core/locate/locators-of.ts'
import { placesOf } from '../../server/src/core/locate/places-of.ts'
import { writtenLocator } from '../../server/src/core/locate/written-locator.ts'
import type { CitedLocator } from '../../server/src/core/model/citation.ts'
import { type Span, span } from '../../server/src/core/text/span.ts'

/** What the source says of the words, as the writer would cite it; `right` or `unsure`. */
export function judged(source: Located, cited: string, passage: string | RegExp, language = 'en'): string {
  const verdict = judgeLocator(source, parsed(cited, language), at(source, passage))
  return verdict.kind === 'wrong' ? writtenLocator(verdict.right) : verdict.kind
}

/** As an essay has it behind a key. */
export function parsed(cited: string, language = 'en'): CitedLocator {
  const locator = parseLocator(cited, 0, cited.length, language)
  assert.ok(locator, cited)
  return locator
}

/** The locator to cite for the words. */
export function first(source: Located, passage: string | RegExp): string | undefined {
  const [locator] = locatorsOf(source, at(source, passage))
  return locator && writtenLocator(locator)
}

/** What stands at a locator. */
export function textAt({ rendition, ...rest }: Located, cited: string): string {
  const { spans } = placesOf({ rendition, ...rest }, parsed(cited))
  return spans
    .map(({ start, end }) => rendition.text.slice(start, end))
    .join('')
    .trim()
}

/** Where the words stand. */
export function at({ rendition }: Located, passage: string | RegExp): Span<'text'> {
  const found = typeof passage === 'string' ? [passage] : passage.exec(rendition.text)
  const words = found?.[0] ?? ''
  const start = rendition.text.indexOf(words)
  assert.ok(words !== '' && start >= 0, String(passage))
  return span(start, start + words.length)
}
