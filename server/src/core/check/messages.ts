/** The one table of what findings say. Plain sentences for a writer; the hover shows the rest. */
import type { Corpus } from '../corpus/corpus.ts'
import type { SourceId } from '../model/place.ts'
import type { Difference, Judgement, Match } from '../model/verdict.ts'

/** `“USSR” for “Soviet Union”`, `“not” added`, `“not” left out`. */
export function describeDifference(difference: Difference): string {
  const ours = quoted(difference.essayText)
  const theirs = quoted(difference.sourceText)
  switch (difference.kind) {
    case 'word.added':
      return `${ours} added`
    case 'word.dropped':
      return `${theirs} left out`
    case 'omission.marked':
      return `${theirs} left out, marked`
    case 'bracket.marked':
      return difference.sourceText ? `${ours} for ${theirs}, marked` : `${ours} added, marked`
    case 'aside.dropped':
      return `the source's note mark or line number ${theirs} left out`
    case 'word.joined':
      return `${ours} written ${theirs} in the source`
    case 'word.changed':
      return `${ours} for ${theirs}`
  }
}

/** Enough to see what is wrong without opening the hover. */
const MOST_DIFFERENCES_IN_A_MESSAGE = 3

export function alteredMessage(judgement: Judgement, match: Match, corpus: Corpus): string {
  const wrong = match.differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning')
  const shown = wrong.slice(0, MOST_DIFFERENCES_IN_A_MESSAGE).map(describeDifference).join('; ')
  const more = wrong.length > MOST_DIFFERENCES_IN_A_MESSAGE ? `; ${wrong.length - MOST_DIFFERENCES_IN_A_MESSAGE} more` : ''
  const verbatim = judgement.verbatimIn.length > 0 ? ` Verbatim in ${listOf(judgement.verbatimIn, corpus)}.` : ''
  return `Differs from ${nameOf(match.place.source, corpus)}: ${shown}${more}.${verbatim}`
}

export function misattributedMessage(judgement: Judgement, match: Match, corpus: Corpus): string {
  const source = corpus.source(match.place.source)
  return `Not in ${listOf(judgement.claimed, corpus)}; it stands in ${nameOf(source.id, corpus)}. Cite @${source.key}?`
}

export function absentMessage(judgement: Judgement, corpus: Corpus): string {
  return `Not in the loaded text of ${listOf(judgement.claimed, corpus)}.`
}

export function uncitedMessage(match: Match, corpus: Corpus, same: boolean): string {
  const source = corpus.source(match.place.source)
  return same
    ? `This stands in ${nameOf(source.id, corpus)}: cite it as @${source.key}?`
    : `This is nearly what ${nameOf(source.id, corpus)} says.`
}

export function sourceMissingMessage(keys: readonly string[], alsoIn: readonly SourceId[], corpus: Corpus): string {
  const missing = keys.map(key => `@${key}`).join(', ')
  return `Could not be checked: no text of ${missing} is loaded. It also stands in ${listOf(alsoIn, corpus)}.`
}

/** The title, with the key that cites it. */
export function nameOf(id: SourceId, corpus: Corpus): string {
  const { title, key } = corpus.source(id)
  return `${quoted(title)} (@${key})`
}

function listOf(ids: readonly SourceId[], corpus: Corpus): string {
  return ids.map(id => nameOf(id, corpus)).join(', ')
}

const LONGEST_QUOTED = 60

function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return `“${flat.length > LONGEST_QUOTED ? `${flat.slice(0, LONGEST_QUOTED - 1).trimEnd()}…` : flat}”`
}
