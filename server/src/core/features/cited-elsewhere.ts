/** Where else a work is cited, as the hover on one of its citations says. */
import { say, sayCount } from '../wording.ts'
import { addressed, plain } from './hover-markup.ts'

export interface CitedElsewhere {
  /** Other citations in this essay, in order. */
  readonly here: readonly { readonly label: string; readonly address: string }[]
  /** Other essays, with the address of the first citation in each. */
  readonly essays: readonly { readonly name: string; readonly address: string; readonly times: number }[]
}

const MOST_HERE = 6
const MOST_ESSAYS = 4

/** One line of Markdown; empty where it is cited nowhere else. */
export function renderCitedElsewhere({ here, essays }: CitedElsewhere): string {
  return [citedHere(here), citedIn(essays)].filter(sentence => sentence !== '').join(' ')
}

function citedHere(here: CitedElsewhere['here']): string {
  if (here.length === 0) return ''
  const links = here.slice(0, MOST_HERE).map(({ label, address }) => addressed(label, address))
  const places = here.length > links.length ? [...links, '…'] : links
  return sayCount(
    here.length,
    'Cited once more in this essay: {1}.',
    'Cited {0} times more in this essay: {1}.',
    places.join(', '),
  )
}

function citedIn(essays: CitedElsewhere['essays']): string {
  if (essays.length === 0) return ''
  const links = essays
    .slice(0, MOST_ESSAYS)
    .map(({ name, address, times }) => `${addressed(name, address)}${times > 1 ? plain(` (${times})`) : ''}`)
  const rest = essays.length - links.length
  return rest === 0
    ? say('Also cited in {0}.', links.join(', '))
    : sayCount(
        rest,
        'Also cited in {1} and one more essay.',
        'Also cited in {1} and {0} more essays.',
        links.join(', '),
      )
}
