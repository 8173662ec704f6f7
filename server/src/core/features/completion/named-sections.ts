/**
 * Where nothing of a source is numbered, its headings are what a writer can cite: `sec. “The Keeper”`, as style guides have it for pages of the web. To Pandoc
 * that is text, which it prints as it stands (tried with 2.17).
 */
import type { Works } from '../../check/works.ts'
import type { Essay } from '../../essay/essay.ts'
import { locatorsThatExist } from '../../locate/locators-that-exist.ts'
import { headingAbove } from '../../locate/paragraphs.ts'
import type { Place, SourceId } from '../../model/place.ts'
import type { Heading } from '../../model/source.ts'
import { type Span, span } from '../../text/span.ts'
import { nested, styleOfEssay } from './quotation-style.ts'
import { shortTerms } from './written-locators.ts'

export interface NamedSection {
  readonly title: string
  readonly source: SourceId
  /** From its heading to the next one. */
  readonly span: Span<'text'>
  readonly quoted: boolean
}

const LONGEST_TITLE = 120
/** These would end the citation, or be markup in it. */
const NO_TITLE = /[[\]{};@*_`<>\\$]/
/** Pandoc takes this for several numbers and writes `secs.` before it. */
const LIKE_NUMBERS = /\d.*[-–,&]|[-–,&].*\d|\d.* \p{Ll}{1,3} | \p{Ll}{1,3} .*\d/u

/**
 * The sections of the first of `sources` that has headings, in its order, the one where the quotation stands first. None where a source has numbers: who
 * has a page or a chapter to cite cites that.
 */
export function namedSections(
  works: Works,
  sources: readonly SourceId[],
  quoted: Place | undefined,
): readonly NamedSection[] {
  if (sources.some(source => locatorsThatExist(works.located(source)).next().done !== true)) return []
  const source = quoted?.source ?? sources.find(one => works.located(one).rendition.outline.length > 0)
  if (source === undefined) return []
  const located = works.located(source)
  const { outline, text } = located.rendition
  const { title: work } = works.corpus.source(source)
  const here = quoted && headingAbove(located, quoted.span.start)
  const sections = outline
    .map((heading, i) => ({ heading, end: outline[i + 1]?.span.start ?? text.length }))
    .filter(({ heading: { title } }) => title !== work && isCitable(title))
    .map(({ heading, end }) => sectionOf(heading, end, source, heading === here))
  return [...sections.filter(one => one.quoted), ...sections.filter(one => !one.quoted)]
}

function isCitable(title: string): boolean {
  return title.length <= LONGEST_TITLE && !NO_TITLE.test(title) && !LIKE_NUMBERS.test(title)
}

function sectionOf(heading: Heading, end: number, source: SourceId, quoted: boolean): NamedSection {
  return { title: heading.title, source, span: span(heading.span.end, Math.max(heading.span.end, end)), quoted }
}

/** `sec. “The Keeper”` in the language and the marks of the essay. */
export function sectionWriter(essay: Essay): (title: string) => string {
  const style = styleOfEssay(essay)
  const term = shortTerms('section', essay.language.slice(0, 2).toLowerCase())?.one ?? 'sec.'
  return title => `${term} ${style.open}${style.space}${nested(title, style)}${style.space}${style.close}`
}

const MARKS = /["“”„«»‹›‘’'\s]+/gu

/** Whether what has been typed, whatever its marks, begins the section as it is written, or stands in its title. */
export function beginsSection(typed: string, written: string, title: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(MARKS, ' ').trim()
  const query = plain(typed)
  return plain(written).startsWith(query) || (query.length > 1 && plain(title).includes(query))
}
