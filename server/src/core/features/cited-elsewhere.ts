/** Where else a work is cited, as the hover on one of its citations says. */
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
  const parts: string[] = []
  if (here.length > 0) {
    const links = here.slice(0, MOST_HERE).map(({ label, address }) => addressed(label, address))
    const more = here.length > links.length ? `, … ${here.length - links.length} more` : ''
    parts.push(`${times(here.length)} more in this essay (${links.join(', ')}${more})`)
  }
  if (essays.length > 0) {
    const links = essays
      .slice(0, MOST_ESSAYS)
      .map(({ name, address, times: count }) => `${addressed(name, address)}${count > 1 ? plain(` (${count})`) : ''}`)
    const rest = essays.length - links.length
    parts.push(`in ${links.join(', ')}${rest > 0 ? ` and ${rest} more ${rest === 1 ? 'essay' : 'essays'}` : ''}`)
  }
  return parts.length === 0 ? '' : `Cited ${parts.join(', and ')}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}
