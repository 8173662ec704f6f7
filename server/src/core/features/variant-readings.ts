/** How the sources differ among themselves where they have the quoted passage: what a critical apparatus prints below the line. */
import { readingsOf } from '../check/judge.ts'
import { describeDifference } from '../check/messages.ts'
import type { Works } from '../check/works.ts'
import type { Quotation } from '../model/quotation.ts'
import type { Match } from '../model/verdict.ts'
import { say } from '../wording.ts'
import { type LinkOf, link, plain } from './hover-markup.ts'

const MOST_READINGS = 5
/** A reading that differs in more words from the best one is another passage. */
const MOST_CHANGED_WORDS = 6

/** A table with a row for each source; empty when fewer than two have the passage or all have the same words. */
export function renderReadings(quotation: Quotation, works: Works, linkOf: LinkOf): string {
  const readings = readingsOf(quotation.masked, works.corpus, MOST_CHANGED_WORDS, MOST_READINGS)
  const told = readings.map(tellDifferences)
  if (readings.length < 2 || new Set(told).size < 2) return ''
  const rows = readings.map((match, i) => {
    const { source } = match.place
    return `| ${link(`${works.corpus.source(source).title} (@${works.keyOf(source)})`, match.place, linkOf)} | ${told[i]} |`
  })
  return [`| ${say('Source')} | ${say('Reading')} |`, '|---|---|', ...rows].join('\n')
}

const MOST_DIFFERENCES = 3

function tellDifferences({ differences }: Match): string {
  const wordy = differences.filter(
    d => d.class === 'unlicensed' || d.class === 'meaning' || d.kind === 'spelling.variant',
  )
  if (wordy.length === 0) return say('as quoted')
  const shown = wordy.slice(0, MOST_DIFFERENCES).map(d => plain(describeDifference(d)))
  return [
    ...shown,
    ...(wordy.length > MOST_DIFFERENCES ? [say('{0} more', wordy.length - MOST_DIFFERENCES)] : []),
  ].join(say('; '))
}
