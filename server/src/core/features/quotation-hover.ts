/** What the hover on a quotation says: the verdict, what differs word by word, the passage with what stands around it, and whence. */
import type { CheckedQuotation } from '../check/check-essay.ts'
import { describeDifference } from '../check/messages.ts'
import type { Works } from '../check/works.ts'
import { writtenLocator } from '../locate/written-locator.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { Difference, Judgement, Match, Mislocation, UncheckedReason, Verdict } from '../model/verdict.ts'
import { shortened } from '../text/shortened.ts'
import { span } from '../text/span.ts'
import { say } from '../wording.ts'
import { emphasised, type LinkOf, link, plain, quote } from './hover-markup.ts'
import { renderReadings } from './variant-readings.ts'
import { whereItStands } from './where-it-stands.ts'

/** How much of the source is shown before and after the passage, in characters. */
const CONTEXT = 120
const LONGEST_PASSAGE = 900
const MOST_DIFFERENCES = 8
const LONGEST_DIFFERENCE = 80
const MOST_ALTERNATIVES = 3

export function renderQuotationHover(checked: CheckedQuotation, works: Works, linkOf: LinkOf): string {
  const { quotation, judgement } = checked
  const best = matchShown(judgement)
  const parts = [`**${headline(checked, works)}**`]
  if (best && showsDifferences(judgement)) parts.push(...differencesOf(best))
  if (best) parts.push(passageOf(best, works, linkOf))
  const elsewhere = judgement.verbatimIn
    .filter(id => best === undefined || works.keyOf(id) !== works.keyOf(best.place.source))
    .map(id => judgement.matches.find(({ place }) => place.source === id)?.place ?? wholeSource(id))
  if (elsewhere.length > 0) {
    const names = [...placesByName(elsewhere, works)].map(([name, [place]]) => link(name, place as Place, linkOf))
    parts.push(say('Verbatim in {0}.', names.join(', ')))
  }
  const readings = best && judgement.verdict !== 'unchecked' ? renderReadings(quotation, works, linkOf) : ''
  if (readings !== '') parts.push(readings)
  const others = best ? otherPlaces(best, judgement, works) : []
  if (others.length > 0) {
    const more = others.slice(MOST_ALTERNATIVES).reduce((sum, [, places]) => sum + places.length, 0)
    const links = others.slice(0, MOST_ALTERNATIVES).map(([name, places]) => {
      const times = places.length > 1 ? ` (${places.length})` : ''
      return link(name, places[0] as Place, linkOf) + times
    })
    const listed = links.join(', ')
    parts.push(
      more > 0
        ? say('Stands as well in {0} and {1} more places.', listed, more)
        : say('Stands as well in {0}.', listed),
    )
  }
  if (quotation.claims.length === 0 && best && judgement.verdict !== 'unchecked') {
    parts.push(say('No citation: cite it as {0}?', plain(`@${works.keyOf(best.place.source)}`)))
  }
  return parts.join('\n\n')
}

/** The best one; where another place than the cited one is told, the one in the source that has it. */
function matchShown({ matches, location }: Judgement): Match | undefined {
  const told = location?.kind === 'wrong' ? location.source : undefined
  return matches.find(({ place }) => place.source === told) ?? matches[0]
}

/** Where else the words stand, by source; without what is told already, and without other files of the work that is shown. */
function otherPlaces(best: Match, { matches, verbatimIn }: Judgement, works: Works): [string, readonly Place[]][] {
  const { source } = best.place
  const places = matches
    .filter(match => match !== best)
    .map(match => match.place)
    .filter(place => place.source === source || works.keyOf(place.source) !== works.keyOf(source))
    .filter(place => !verbatimIn.includes(place.source))
  return [...placesByName(places, works)]
}

function placesByName(places: readonly Place[], works: Works): ReadonlyMap<string, readonly Place[]> {
  return Map.groupBy(places, place => nameOf(place.source, works))
}

function showsDifferences(judgement: Judgement): boolean {
  return judgement.verdict !== 'faithful' && judgement.verdict !== 'absent' && judgement.verdict !== 'unchecked'
}

const REASONS: Record<UncheckedReason, () => string> = {
  'no-claim': () => say('Not found in the loaded sources, and no citation says where it is from'),
  'source-missing': () => say('Not checked: the text of the cited source is not loaded'),
  loading: () => say('Not checked yet: sources are still being read'),
  unreadable: () => say('Not checked: the cited source could not be read whole'),
  'too-short': () => say('Not checked: too short to be told from a name or a title'),
  translation: () => say('Not checked: quotation and source are in different languages'),
}

/**
 * Of what has a finding, short: VS Code shows the finding's sentence above, with the titles, and what of the hover is seen at once is the passage,
 * which names its source in full.
 */
function headline({ quotation, judgement }: CheckedQuotation, works: Works): string {
  const best = matchShown(judgement)
  const isFound = SHORT_WITH_PASSAGE.has(judgement.verdict) && quotation.claims.length > 0 && best !== undefined
  const name = (id: SourceId): string => plain(isFound ? `@${works.keyOf(id)}` : nameOf(id, works))
  const source = best ? name(best.place.source) : ''
  const claimed = [...new Set(judgement.claimed.map(name))].join(', ')
  switch (judgement.verdict) {
    case 'faithful':
      return say('Faithful to {0}', source)
    case 'adapted':
      return say('Faithful to {0}, with changes that are marked', source)
    case 'minor':
      return say('The words of {0}, written differently', source)
    case 'altered': {
      const count = best?.differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning').length ?? 0
      if (quotation.claims.length === 0)
        return count > 1
          ? say('Nearly what stands in {0} in {1} places', source, count)
          : say('Nearly what stands in {0}', source)
      return count > 1 ? say('Differs from {0} in {1} places', source, count) : say('Differs from {0}', source)
    }
    case 'misattributed':
      return say('Not in {0}, but in {1}', claimed, source)
    case 'absent':
      return best
        ? say('Not in the loaded text of {0}; the nearest passage:', claimed)
        : say('Not in the loaded text of {0}', claimed)
    case 'mislocated':
      return judgement.location?.kind === 'wrong'
        ? mislocatedHeadline(source, judgement.location)
        : say('In {0}', source)
    case 'secondhand':
      return say('Quoted in {0} from somebody else', source)
    case 'unchecked':
      return REASONS[judgement.reason ?? 'no-claim']()
  }
}

const SHORT_WITH_PASSAGE: ReadonlySet<Verdict> = new Set(['minor', 'altered', 'misattributed', 'mislocated'])

function mislocatedHeadline(source: string, { cited, right, isPhysical, isMissing }: Mislocation): string {
  const there = plain(writtenLocator(right))
  const given = plain(writtenLocator(cited))
  if (isPhysical)
    return say('In {0} at {1}: {2} is the page of the file, and the page printed is another', source, there, given)
  return isMissing
    ? say('In {0} at {1}; it has no {2}', source, there, given)
    : say('In {0} at {1}, not at {2}', source, there, given)
}

function differencesOf(match: Match): string[] {
  // What is wrong first; what the writer marked is at rest.
  const [wrong, marked] = [
    (d: Difference) => d.class !== 'silent' && d.class !== 'marked',
    (d: Difference) => d.class === 'marked',
  ]
  const told = [...match.differences.filter(wrong), ...match.differences.filter(marked)]
  if (told.length === 0) return []
  const rows = told.slice(0, MOST_DIFFERENCES).map(d => `- ${differenceRow(d)}`)
  const more = told.length - rows.length
  return [[...rows, ...(more > 0 ? [`- ${say('{0} more', more)}`] : [])].join('\n')]
}

function differenceRow(difference: Difference): string {
  const { class: class_, essayText, sourceText } = difference
  const isWords = /[\p{L}\p{N}]/u.test(essayText + sourceText)
  if (class_ === 'marked' || class_ === 'silent' || !isWords || difference.kind === 'source.damaged') {
    return plain(describeDifference(difference))
  }
  if (essayText === '') return say('**{0}** is left out without a mark', short(sourceText))
  return sourceText === ''
    ? say('~~{0}~~ is not in the source', short(essayText))
    : `~~${short(essayText)}~~ → **${short(sourceText)}**`
}

function short(text: string): string {
  return plain(shortened(text, LONGEST_DIFFERENCE))
}

/** The passage in bold, with what stands around it in the source. */
function passageOf(match: Match, works: Works, linkOf: LinkOf): string {
  const { place } = match
  const { text, blocks } = works.corpus.source(place.source).contribution.rendition
  // What stands around it in its own paragraph: a heading before it would run into it.
  const first = blocks.findLast(block => block.span.start <= place.span.start)?.span.start ?? 0
  const from = wordStart(text, Math.max(first, place.span.start - CONTEXT), first)
  const end = Math.min(place.span.end, place.span.start + LONGEST_PASSAGE)
  const last = blocks.find(block => block.span.end >= end)?.span.end ?? text.length
  const to = wordEnd(text, Math.min(last, end + CONTEXT), last)
  const lead = from > first ? '… ' : ''
  const tail = to < last ? ' …' : ''
  const shown = `${lead}${text.slice(from, to)}${tail}`
  const shift = lead.length - from
  const passage = emphasised(shown, { start: place.span.start + shift, end: end + shift })
  const where = whereItStands(works.located(place.source), place.span)
  const name = link(nameOf(place.source, works), place, linkOf)
  return quote(`${passage}\n\n— ${where === '' ? name : `${name}, ${plain(where)}`}`)
}

function wordStart(text: string, at: number, first: number): number {
  if (at <= first) return first
  const space = text.slice(at, at + CONTEXT).search(/\s/)
  return space < 0 ? at : at + space + 1
}

function wordEnd(text: string, at: number, last: number): number {
  if (at >= last) return last
  const space = text.slice(Math.max(0, at - CONTEXT), at).search(/\s\S*$/)
  return space < 0 ? at : at - CONTEXT + space
}

function nameOf(id: Place['source'], works: Works): string {
  return `${works.corpus.source(id).title} (@${works.keyOf(id)})`
}

function wholeSource(id: Place['source']): Place {
  return { source: id, span: span(0, 0), pieces: [] }
}
