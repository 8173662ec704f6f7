/** How the writer of an essay writes a locator: in the essay's language, with or without a term before the number of a page. */
import type { Essay } from '../../essay/essay.ts'
import { locatorLexicon, normalTerm } from '../../essay/locator-lexicon.ts'
import { LOCATOR_TERMS } from '../../essay/locator-terms.ts'
import { writtenLocator } from '../../locate/written-locator.ts'
import type { Locator } from '../../model/place.ts'

const RANGE = /[\p{L}\p{N}]\s*[-–—]\s*[\p{L}\p{N}]/u

/**
 * @param citation where the citation begins that is being written
 * @param typed what has been typed of its locator
 */
export function locatorWriter(essay: Essay, citation: number, typed: string): (locator: Locator) => string {
  const language = essay.language.slice(0, 2).toLowerCase()
  const isBare = writesBarePages(essay, citation, /^\s*\d/.test(typed))
  return function write(locator: Locator): string {
    const { label, value, within = [] } = locator
    if (label === 'page' && within.length === 0 && isBare && /\d/.test(value)) return value
    const terms = language === 'en' ? undefined : shortTerms(label, language)
    if (!terms)
      return language === 'en'
        ? writtenLocator(locator)
        : [...within.map(write), writtenLocator({ ...locator, within: [] })].join(', ')
    return [...within.map(write), `${RANGE.test(value) ? terms.many : terms.one} ${value}`].join(', ')
  }
}

/** Most pages that the essay cites elsewhere have no `p.` before them; where there are none, what the writer begins here decides. */
function writesBarePages({ text, citations }: Essay, citation: number, beginsBare: boolean): boolean {
  let bare = beginsBare ? 0.5 : 0
  let termed = 0
  const others = citations.filter(({ span }) => citation < span.start || citation >= span.end)
  for (const { locator } of others.flatMap(({ items }) => items)) {
    if (locator?.label !== 'page') continue
    if (/^\d/.test(text.slice(locator.span.start, locator.span.end))) bare++
    else termed++
  }
  return bare > termed
}

/** The first with a stop is the short one: `S.`, `Kap.`; the next one its plural, where there is one. Only what is read as that label again. */
export function shortTerms(
  label: string,
  language: string,
): { readonly one: string; readonly many: string } | undefined {
  const terms = (LOCATOR_TERMS[language]?.[label] ?? []).filter(
    term => locatorLexicon(language).get(normalTerm(term)) === label,
  )
  const short = terms.filter(term => term.endsWith('.'))
  const one = short[0] ?? terms[0]
  return one === undefined ? undefined : { one, many: short[1] ?? one }
}
