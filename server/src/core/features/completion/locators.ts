/**
 * Behind the comma of a citation: the locators that its source really has, first those of the passage that is quoted there. By number, by
 * term, by words of a chapter's title.
 */
import { search } from '../../check/judge.ts'
import type { Works } from '../../check/works.ts'
import type { Essay } from '../../essay/essay.ts'
import { locatorLexicon, normalTerm } from '../../essay/locator-lexicon.ts'
import type { WritingLocator } from '../../essay/writing-at.ts'
import { locatorsOf, wholeOf } from '../../locate/locators-of.ts'
import { locatorsThatExist } from '../../locate/locators-that-exist.ts'
import { pagesOfSpan } from '../../locate/pages.ts'
import type { Locator, Place, SourceId } from '../../model/place.ts'
import type { Offset, Span } from '../../text/span.ts'
import { say } from '../../wording.ts'
import { excerpt } from '../excerpt.ts'
import { blocks, plain, quote } from '../hover-markup.ts'
import type { CompletionItem, CompletionList } from './completion-list.ts'
import { beginsSection, namedSections, sectionWriter } from './named-sections.ts'
import { wordsQuotedFor } from './quoted-for.ts'
import { locatorWriter } from './written-locators.ts'

const MOST_LOCATORS = 60
/** Pages must not crowd out chapters, nor verses pages. */
const MOST_OF_A_LABEL = 40
/** A Bible has thirty thousand verses: more are not looked through while somebody types. */
const MOST_LOOKED_AT = 40_000
const PASSAGE_LENGTH = 240

interface Candidate {
  readonly locator: Locator
  readonly source: SourceId
  readonly span: Span<'text'>
  readonly quoted: boolean
}

export function locatorsAt(
  essay: Essay,
  works: Works,
  writing: WritingLocator,
  at: Offset<'essay'>,
): CompletionList | undefined {
  const sources = works.sourcesOf(writing.key)
  if (sources.length === 0) return undefined
  const { replace } = writing
  const typed = essay.text.slice(replace.start, at)
  const fits = matcher(typed, essay.language)
  const write = locatorWriter(essay, writing.citation, typed)
  const lead = essay.text[replace.start - 1] === ',' ? ' ' : ''
  const items: CompletionItem[] = []
  const seen = new Set<string>()
  for (const candidate of [...quotedPlaces(essay, works, writing, sources), ...existing(works, sources, fits)]) {
    const written = write(candidate.locator)
    if (seen.has(written) || !fits(candidate.locator) || written === typed.trim()) continue
    seen.add(written)
    items.push(itemOf(candidate, lead + written, typed, works))
    if (items.length === MOST_LOCATORS) break
  }
  if (items.length === 0) items.push(...sectionItems(essay, works, writing, sources, typed))
  return { items, incomplete: true, replace, typedEnd: at }
}

function quotedPlaces(
  essay: Essay,
  works: Works,
  { citation, key }: WritingLocator,
  sources: readonly SourceId[],
): readonly Candidate[] {
  const place = quotedPlace(essay, works, { citation, key }, sources)
  if (!place) return []
  const { source, pieces } = place
  const located = works.located(source)
  const span = pieces.length > 0 ? wholeOf(pieces) : place.span
  // A page of the file that bears no number is nobody's page, and paragraphs that we count under a heading are nobody's paragraphs.
  const isNumbered = pagesOfSpan(located, span).every(({ label }) => label !== undefined)
  return locatorsOf(located, span)
    .filter(({ label }) => label !== 'paragraph' && (label !== 'page' || isNumbered))
    .map(locator => ({ locator, source, span, quoted: true }))
}

/** Where in the sources of the key the words stand that the citation follows. */
function quotedPlace(
  essay: Essay,
  works: Works,
  { citation, key }: Pick<WritingLocator, 'citation' | 'key'>,
  sources: readonly SourceId[],
): Place | undefined {
  const words = wordsQuotedFor(essay, citation, key)
  if (words === undefined) return undefined
  return search(words, works.corpus).find(({ place }) => sources.includes(place.source))?.place
}

function sectionItems(
  essay: Essay,
  works: Works,
  writing: WritingLocator,
  sources: readonly SourceId[],
  typed: string,
): readonly CompletionItem[] {
  const sections = namedSections(works, sources, quotedPlace(essay, works, writing, sources))
  const write = sectionWriter(essay)
  const lead = essay.text[writing.replace.start - 1] === ',' ? ' ' : ''
  const items = new Map<string, CompletionItem>()
  for (const { title, ...found } of sections) {
    const written = write(title)
    if (items.has(written) || written === typed.trim() || !beginsSection(typed, written, title)) continue
    const locator: Locator = { label: 'section', value: title, certain: true }
    items.set(written, itemOf({ locator, ...found }, lead + written, typed, works))
    if (items.size === MOST_LOCATORS) break
  }
  return [...items.values()]
}

/** In the order of the source, chapters and the like before pages. */
function existing(
  works: Works,
  sources: readonly SourceId[],
  fits: (locator: Locator) => boolean,
): readonly Candidate[] {
  const found: Candidate[] = []
  const counts = new Map<string, number>()
  for (const source of sources) {
    let looked = 0
    for (const { locator, span } of locatorsThatExist(works.located(source))) {
      if (++looked > MOST_LOOKED_AT) break
      const count = counts.get(locator.label) ?? 0
      if (count === MOST_OF_A_LABEL || !fits(locator)) continue
      counts.set(locator.label, count + 1)
      found.push({ locator, source, span, quoted: false })
    }
    // Renditions of one work have the same chapters.
    if (found.length > 0) break
  }
  const isPage = ({ locator }: Candidate): number => (locator.label === 'page' ? 1 : 0)
  return found.sort((a, b) => isPage(a) - isPage(b))
}

function itemOf(
  { locator, source, span, quoted }: Candidate,
  insert: string,
  typed: string,
  works: Works,
): CompletionItem {
  const { title: work } = works.corpus.source(source)
  const title = locator.title ?? ''
  const written = insert.trim()
  const begins = insert.toLowerCase().startsWith(typed.toLowerCase())
  const { text } = works.located(source).rendition
  const passage = text
    .slice(span.start, Math.min(span.end, span.start + 2 * PASSAGE_LENGTH))
    .replace(/\s+/g, ' ')
    .trim()
  return {
    kind: 'locator',
    label: written,
    note: quoted ? say('where the quotation stands') : title,
    detail: [quoted ? title : '', work].filter(part => part !== '').join(' · '),
    documentation: blocks(
      plain([title, work].filter(part => part !== '').join(' · ')),
      quote(plain(excerpt(passage, { start: 0, end: 0 }, PASSAGE_LENGTH).text)),
    ),
    insert,
    filter: begins ? typed + insert.slice(typed.length) : `${typed} ${written} ${title}`,
  }
}

/** `47`, `p. 4`, `chap`, `iv`, `hist`: what has been typed of a number, a term with a number, or a title. */
function matcher(typed: string, language: string): (locator: Locator) => boolean {
  const query = typed.trim().toLowerCase()
  if (query === '') return () => true
  const lexicon = [...locatorLexicon(language)]
  const [, term = '', number = ''] = /^([^\d]*?)\s*([\p{L}\d][\d.:–-]*|)$/u.exec(query) ?? []
  const wanted = normalTerm(term)
  const labels = (beginning: string): ReadonlySet<string> =>
    new Set(lexicon.filter(([name]) => name.startsWith(beginning)).map(([, label]) => label))
  const exact = new Set(lexicon.filter(([name]) => name === wanted).map(([, label]) => label))
  const named = wanted === '' ? undefined : number === '' ? labels(wanted) : exact
  const begun = /^[\p{L}.§¶]+$/u.test(query) ? labels(normalTerm(query)) : new Set<string>()
  return ({ label, value, title, within = [] }) => {
    if (begun.has(label) || value.toLowerCase().startsWith(query)) return true
    if (query.length > 1 && title?.toLowerCase().includes(query) === true) return true
    if (named === undefined) return false
    const own = [{ label, value }, ...within]
    return own.some(one => named.has(one.label) && one.value.toLowerCase().startsWith(number))
  }
}
