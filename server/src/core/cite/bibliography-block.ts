/** The bibliography that is kept in an essay, between two comments that say that it is made and not written. */
import { type Span, span } from '../text/span.ts'
import type { FormattedEntry } from './format-request.ts'
import { markdownOf } from './formatted-text.ts'

export const BLOCK_START = '<!-- apparatus:bibliography -->'
export const BLOCK_END = '<!-- /apparatus:bibliography -->'

/** What to put where. */
export interface BlockEdit {
  readonly replace: Span<'essay'>
  readonly insert: string
}

/**
 * Puts the entries between the essay's markers; where it has none, at `at` as a block with markers, with blank lines round it. A start
 * without an end is taken to have nothing in it yet. A marker stands on a line of its own, and in fenced code it is none.
 */
export function bibliographyEdit(text: string, entries: readonly FormattedEntry[], at: number): BlockEdit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const paragraphs = entries.map(entry => markdownOf(entry.text))
  const block = [BLOCK_START, ...paragraphs, BLOCK_END].join(newline + newline)
  const markers = markersIn(text)
  const first = markers.findIndex(({ marker }) => marker === BLOCK_START)
  const start = markers[first]
  if (start) {
    const next = markers[first + 1]
    const end = next?.marker === BLOCK_END ? next : start
    return { replace: span(start.at, end.at + end.marker.length), insert: block }
  }
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return {
    replace: span(at, at),
    insert: `${newline.repeat(lineEndsMissing(before, /(\r?\n)?[ \t]*(\r?\n)?[ \t]*$/))}${block}${newline.repeat(
      after.trim() === '' && !/\n/.test(after) ? 1 : lineEndsMissing(after, /^[ \t]*(\r?\n)?[ \t]*(\r?\n)?/),
    )}`,
  }
}

/** How many line ends are wanted between the block and what stands beside it: none at the ends of the essay. */
function lineEndsMissing(beside: string, ends: RegExp): number {
  if (beside.trim() === '') return 0
  const found = ends.exec(beside)
  return 2 - [found?.[1], found?.[2]].filter(end => end !== undefined).length
}

interface Marker {
  readonly marker: typeof BLOCK_START | typeof BLOCK_END
  readonly at: number
}

function markersIn(text: string): readonly Marker[] {
  if (!text.includes(BLOCK_START)) return []
  const markers: Marker[] = []
  let fence = ''
  let at = 0
  for (const line of text.split('\n')) {
    const plain = line.trim()
    const run = /^(?:`{3,}|~{3,})/.exec(plain)?.[0]
    if (fence !== '') {
      if (run?.startsWith(fence) && plain === run) fence = ''
    } else if (run !== undefined) fence = run
    else if (plain === BLOCK_START || plain === BLOCK_END) markers.push({ marker: plain, at: at + line.indexOf('<') })
    at += line.length + 1
  }
  return markers
}
