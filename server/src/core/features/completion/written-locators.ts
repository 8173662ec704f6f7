/** How the writer of an essay writes a locator: in the essay's language, with or without a term before the number of a page. */
import type { Essay } from '../../essay/essay.ts'
import { locatorLexicon, normalTerm, termsOf } from '../../essay/locator-lexicon.ts'
import { writtenLocator } from '../../locate/written-locator.ts'
import type { Locator } from '../../model/place.ts'

const RANGE = /[\p{L}\p{N}]\s*[-–—]\s*[\p{L}\p{N}]/u

/**
 * @param citation where the citation begins that is being written
 * @param typed what has been typed of its locator
 */
export function locatorWriter(essay: Essay, citation: number, typed: string): (locator: Locator) => string {
  const isBare = writesBarePages(essay, citation, /^\s*\d/.test(typed))
  return locator => {
    const { label, value, within = [] } = locator
    return label === 'page' && within.length === 0 && isBare && /\d/.test(value)
      ? value
      : locatorIn(essay.language, locator)
  }
}

/**
 * `S. 47`, `Akt 3, Szene 4`, `с. 47`, `chap. 3`: as writers of a language have it, and Pandoc and we read it there; in English for a language that we have no
 * terms of. Pandoc does not read the `ch.` of messages.
 */
export function locatorIn(language: string, locator: Locator): string {
  const code = language.slice(0, 2).toLowerCase()
  const { label, value, within = [], book } = locator
  const terms = book === undefined ? shortTerms(label, code) : undefined
  const own = terms
    ? `${RANGE.test(value) ? terms.many : terms.one} ${value}`
    : writtenLocator({ ...locator, within: [] })
  return [...within.map(one => locatorIn(language, one)), own].join(', ')
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

/**
 * The first with a stop is the short one: `S.`, `Kap.`; the next one its plural, where there is one. Only what is read as that label again. Russian print
 * has `с. 33–35`, whatever the locale says.
 */
export function shortTerms(
  label: string,
  language: string,
): { readonly one: string; readonly many: string } | undefined {
  const terms = termsOf(label, language).filter(term => locatorLexicon(language).get(normalTerm(term)) === label)
  const stopped = terms.filter(term => term.endsWith('.'))
  const [one, many] = stopped.length > 0 ? stopped : terms
  if (one === undefined) return undefined
  const isAlike = language === 'ru' && label === 'page'
  return { one, many: isAlike ? one : (many ?? one) }
}
