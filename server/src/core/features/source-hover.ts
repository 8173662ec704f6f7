/** What the hover on a citation key says: the work that it stands for, and whether quotations from it can be checked. */
import { nameInFull, type Reference } from '../bib/reference.ts'
import { nearKeysIn } from '../check/citations.ts'
import { meantMessage } from '../check/messages.ts'
import type { Works } from '../check/works.ts'
import type { FormattedText } from '../cite/formatted-text.ts'
import type { SourceId } from '../model/place.ts'
import { span } from '../text/span.ts'
import { say } from '../wording.ts'
import { type CitedElsewhere, renderCitedElsewhere } from './cited-elsewhere.ts'
import { formattedMarkup } from './formatted-markup.ts'
import { blocks, bold, type LinkOf, link, plain } from './hover-markup.ts'

const MOST_AUTHORS = 6

/** What is shown besides the work itself; all of it is optional. */
export interface SourceHoverParts {
  /** The entry in the essay's style; without it the hover has an account of its own. */
  readonly formatted?: FormattedText | undefined
  /** Markdown: see cited-passage.ts. */
  readonly passage?: string
  readonly elsewhere?: CitedElsewhere | undefined
}

export function renderSourceHover(
  key: string,
  works: Works,
  linkOf: LinkOf,
  { formatted, passage = '', elsewhere }: SourceHoverParts = {},
): string {
  const others = elsewhere ? renderCitedElsewhere(elsewhere) : ''
  const reference = works.library?.get(key)
  const sources = works.sourcesOf(key).map(id => renderSource(id, works, linkOf, reference === undefined))
  if (reference === undefined)
    return sources.length > 0 ? blocks(...sources, passage, others) : blocks(unknown(key, works), others)
  if (sources.length === 0) sources.push(say('No text of it is loaded: quotations from it cannot be checked.'))
  return blocks(formatted ? formattedMarkup(formatted) : renderReference(reference), passage, ...sources, others)
}

function renderReference(reference: Reference): string {
  const { title, key, authors, editors, year, container, publisher } = reference
  const names = authors.length > 0 ? authors : editors
  const shown = names.slice(0, MOST_AUTHORS).map(nameInFull).join('; ')
  const all = names.length > MOST_AUTHORS ? say('{0} et al.', shown) : shown
  const by = authors.length === 0 && shown !== '' ? say('{0} (ed.)', all) : all
  const where = [container === undefined ? undefined : say('In: {0}', container), publisher]
    .filter(part => part)
    .join('. ')
  return [bold(title ?? `@${key}`), plain([by, year].filter(part => part).join(', ')), plain(where)]
    .filter(part => part)
    .join('  \n')
}

/** Of a source that the bibliography describes only where it lies is new. */
function renderSource(id: SourceId, { corpus }: Works, linkOf: LinkOf, isWhole: boolean): string {
  const { title, contribution } = corpus.source(id)
  const name = link(title, { source: id, span: span(0, 0), pieces: [] }, linkOf)
  if (!isWhole) return [say('Checked against {0}', name), plain(contribution.path)].join('  \n')
  const { authors, namedAuthors, year } = contribution.metadata
  const by = [authors?.join('; '), year].filter(part => part).join(', ')
  const named = namedAuthors === undefined ? '' : say('Names as author: {0}', namedAuthors.join('; '))
  return [`**${name}**`, plain(by), plain(named), plain(contribution.path)].filter(part => part).join('  \n')
}

function unknown(key: string, works: Works): string {
  const near = nearKeysIn(works)(key).map(one => plain(`@${one}`))
  const shown = plain(`@${key}`)
  const isListed = works.library !== undefined && works.library.references.length > 0
  const nowhere = isListed
    ? say('Neither the bibliography nor a loaded source has the key {0}.', shown)
    : say('No loaded source has the key {0}.', shown)
  return near.length === 0 ? nowhere : `${nowhere} ${meantMessage(near)}`
}
