/** What a citation points at in its source: the passage that is quoted for it, else the beginning of the page or chapter that it names. */
import type { CheckedEssay } from '../check/check-essay.ts'
import { placesOf } from '../locate/places-of.ts'
import type { Citation, CitationItem } from '../model/citation.ts'
import type { Place } from '../model/place.ts'
import type { Rendition } from '../model/source.ts'
import { type Span, span } from '../text/span.ts'
import { emphasised, type LinkOf, link, plain, quote } from './hover-markup.ts'
import { whereItStands } from './where-it-stands.ts'

/** How much of the source is shown before and behind a quoted passage, in characters. */
const CONTEXT = 120
const LONGEST_PASSAGE = 600
/** Of a page or chapter. */
const LONGEST_BEGINNING = 420

/** Markdown; empty where the citation names no place, or none that the source has. */
export function renderCitedPassage(
  { span: cited }: Citation,
  item: CitationItem,
  { quotations, works }: CheckedEssay,
  linkOf: LinkOf,
): string {
  const sources = works.sourcesOf(item.key)
  const quoted = quotations
    .filter(({ quotation }) =>
      quotation.claims.some(claim => claim.citation.start === cited.start && claim.key === item.key),
    )
    .flatMap(({ judgement }) => judgement.matches)
    .find(({ place }) => sources.includes(place.source))?.place
  if (quoted) return shown(quoted, true)
  const { locator } = item
  for (const source of locator ? sources : []) {
    const [at] = locator ? placesOf(works.located(source), locator).spans : []
    if (at) return shown({ source, span: at, pieces: [] }, false)
  }
  return ''

  function shown(place: Place, isQuoted: boolean): string {
    const { title, contribution } = works.corpus.source(place.source)
    const where = whereItStands(
      works.located(place.source),
      isQuoted ? place.span : span(place.span.start, place.span.start + 1),
    )
    const passage = isQuoted
      ? quotedIn(contribution.rendition, place.span)
      : beginningOf(contribution.rendition, place.span)
    if (passage === '') return ''
    return quote(`${passage}\n\n— ${[link(title, place, linkOf), plain(where)].filter(part => part !== '').join(', ')}`)
  }
}

/** In bold, with what stands round it in its paragraph. */
function quotedIn({ text, blocks }: Rendition, { start, end }: Span<'text'>): string {
  const first = blocks.findLast(block => block.span.start <= start)?.span.start ?? 0
  const stop = Math.min(end, start + LONGEST_PASSAGE)
  const last = blocks.find(block => block.span.end >= stop)?.span.end ?? text.length
  const from = start - first <= CONTEXT ? first : behindBlank(text, start - CONTEXT, start)
  const to = last - stop <= CONTEXT ? last : Math.max(stop, text.lastIndexOf(' ', stop + CONTEXT))
  const lead = from > first ? '… ' : ''
  const tail = to < last || stop < end ? ' …' : ''
  const shift = lead.length - from
  return emphasised(`${lead}${text.slice(from, to)}${tail}`, { start: start + shift, end: stop + shift })
}

function behindBlank(text: string, from: number, to: number): number {
  const blank = text.indexOf(' ', from)
  return blank < 0 || blank >= to ? to : blank + 1
}

/** Without running heads and page numbers. */
function beginningOf({ text, furniture }: Rendition, { start, end }: Span<'text'>): string {
  let read = ''
  let at: number = start
  for (const gap of [...furniture.filter(one => one.end > start && one.start < end), { start: end, end }]) {
    if (read.length > LONGEST_BEGINNING) break
    read += `${text.slice(at, Math.min(gap.start, at + 2 * LONGEST_BEGINNING))} `
    at = Math.max(at, gap.end)
  }
  // A word that a line's end divides, as far as a reader of two lines can tell.
  const whole = read.replace(/(\p{Ll})[-\u2010]\n\s*(?=\p{Ll})/gu, '$1')
  const flat = whole.replace(/\s+/g, ' ').trim()
  if (flat.length <= LONGEST_BEGINNING) return plain(flat)
  return plain(`${flat.slice(0, Math.max(1, flat.lastIndexOf(' ', LONGEST_BEGINNING)))} …`)
}
