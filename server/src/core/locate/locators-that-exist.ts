import type { Locator } from '../model/place.ts'
import type { Span } from '../text/span.ts'
import { divisionsIn, restartingOf } from './division-chain.ts'
import type { Located } from './located.ts'
import { divisionLocator, inBook } from './locators-of.ts'
import { allPages } from './pages.ts'
import { versesOf } from './verses.ts'

export interface ExistingLocator {
  readonly locator: Locator
  readonly span: Span<'text'>
}

/**
 * The locators that a source really has, in its order: all of one label, or all labels one after the other (verses, pages, divisions). Give up asking
 * when there are enough: each is made when it is asked for.
 */
export function* locatorsThatExist(source: Located, label?: string): Generator<ExistingLocator> {
  if (label === undefined || label === 'verse') yield* verses(source)
  if (label === undefined || label === 'page') yield* pages(source)
  if (label !== 'verse' && label !== 'page') yield* divisions(source, label)
}

function* verses(source: Located): Generator<ExistingLocator> {
  for (const one of source.derived(versesOf)) {
    const value = `${one.chapter}:${one.verse}`
    yield { locator: { label: 'verse', value, certain: true, ...inBook(source, one) }, span: one.span }
  }
}

function* pages(source: Located): Generator<ExistingLocator> {
  let last: string | undefined
  for (const { label, printed, span } of allPages(source)) {
    if (label === undefined || label === last) continue
    last = label
    yield { locator: { label: 'page', value: label, certain: printed }, span }
  }
}

function* divisions(source: Located, label: string | undefined): Generator<ExistingLocator> {
  const all = divisionsIn(source)
  const restarting = restartingOf(source)
  for (const division of all) {
    const locator = divisionLocator(source, division)
    if (label !== undefined && locator.label !== label) continue
    const needs = division.label === 'scene' || restarting.has(division.label)
    const within: Locator[] = []
    for (let parent = division.parent; needs && parent !== undefined; parent = all[parent]?.parent) {
      const outer = all[parent]
      if (outer && outer.label !== division.label) within.unshift(divisionLocator(source, outer))
    }
    yield { locator: within.length > 0 ? { ...locator, within } : locator, span: division.span }
  }
}
