/** The one table of what findings say. Plain sentences for a writer; the hover shows the rest. */
import { writtenLocator } from '../locate/written-locator.ts'
import type { SourceId } from '../model/place.ts'
import type { Difference, Judgement, Match, Mislocation } from '../model/verdict.ts'
import { say } from '../wording.ts'
import type { Works } from './works.ts'

/** `“USSR” for “Soviet Union”`, `“not” added`, `“not” left out`. */
export function describeDifference(difference: Difference): string {
  const ours = quoted(difference.essayText)
  const theirs = quoted(difference.sourceText)
  switch (difference.kind) {
    case 'omission.marked':
      return `${theirs} left out, marked`
    case 'bracket.marked':
      return difference.sourceText ? `${ours} for ${theirs}, marked` : `${ours} added, marked`
    case 'aside.dropped':
      return `the source's note mark or line number ${theirs} left out`
    case 'speaker.dropped':
      return `the speaker's name ${theirs} left out`
    case 'citation.dropped':
      return `the source's reference ${theirs} left out`
    case 'source.damaged':
      return difference.sourceText
        ? `the source's text looks damaged at ${theirs}`
        : `the source's text looks damaged where ${ours} stands`
    case 'punctuation.inner':
    case 'punctuation.final':
    case 'symbol.changed':
      return `${mark(difference.essayText)} for ${mark(difference.sourceText)}${
        difference.after === undefined ? '' : ` after ${quoted(difference.after)}`
      }`
    case 'italics.undeclared':
      return `${ours} is emphasised here, not in the source`
    case 'word.moved':
      return difference.essayText ? `${ours} moved here` : `${theirs} moved from here`
    case 'word.joined':
      return `${joint(difference.essayText)} for ${joint(difference.sourceText)}`
    case 'capital.first':
    case 'spacing':
    case 'meaning.negation':
    case 'meaning.number':
    case 'meaning.date':
    case 'meaning.name':
    case 'meaning.quantifier':
    case 'meaning.modal':
    case 'word.changed':
    case 'word.added':
    case 'word.dropped':
    case 'spelling.variant':
    case 'spelling.accent':
    case 'spelling.apostrophe':
    case 'name.variant':
    case 'number.form':
    case 'date.form':
    case 'capital.inner':
      if (difference.essayText === '') return `${theirs} left out`
      return difference.sourceText === '' ? `${ours} added` : `${ours} for ${theirs}`
  }
}

/** A mark between two words, or the want of one. */
function mark(text: string): string {
  const marks = text.replace(/\s+/g, ' ').trim()
  return marks === '' ? 'nothing' : `“${marks}”`
}

/** Words that are written together or apart, or only the hyphen or the space between them. */
function joint(text: string): string {
  return text.trim() === '' ? 'a space' : quoted(text)
}

/** Enough to see what is wrong without opening the hover. */
const MOST_DIFFERENCES_IN_A_MESSAGE = 3

export function alteredMessage(judgement: Judgement, match: Match, works: Works): string {
  const wrong = match.differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning')
  const shown = wrong.slice(0, MOST_DIFFERENCES_IN_A_MESSAGE).map(describeDifference).join('; ')
  const more =
    wrong.length > MOST_DIFFERENCES_IN_A_MESSAGE ? `; ${wrong.length - MOST_DIFFERENCES_IN_A_MESSAGE} more` : ''
  const verbatim = judgement.verbatimIn.length > 0 ? ` Verbatim in ${listOf(judgement.verbatimIn, works)}.` : ''
  return `Differs from ${nameOf(match.place.source, works)}: ${shown}${more}.${verbatim}`
}

export function minorMessage(match: Match, works: Works): string {
  const small = match.differences.filter(d => d.class === 'minor')
  const shown = small.slice(0, MOST_DIFFERENCES_IN_A_MESSAGE).map(describeDifference).join('; ')
  const more =
    small.length > MOST_DIFFERENCES_IN_A_MESSAGE ? `; ${small.length - MOST_DIFFERENCES_IN_A_MESSAGE} more` : ''
  return `The words of ${nameOf(match.place.source, works)}, written differently: ${shown}${more}.`
}

export function misattributedMessage(judgement: Judgement, match: Match, works: Works): string {
  const { source } = match.place
  return `Not in ${listOf(judgement.claimed, works)}; it stands in ${nameOf(source, works)}. Cite @${works.keyOf(source)}?`
}

/** A page that is told from the pages round it is no proof: it is said to be. */
export function mislocatedMessage({ source, cited, right, isPhysical, isMissing }: Mislocation, works: Works): string {
  const name = nameOf(source, works)
  const there = `${writtenLocator(right)}${right.certain ? '' : ' (inferred)'}`
  const given = writtenLocator(cited)
  if (isPhysical)
    return `Stands at ${there} of ${name}: ${given} is the page of the file, and the page printed is another.`
  return isMissing
    ? `Stands at ${there} of ${name}, which has no ${given}.`
    : `Stands at ${there} of ${name}, not at ${given}.`
}

export function otherPaginationMessage(source: SourceId, elsewhere: number, all: number, works: Works): string {
  return `${elsewhere} of ${all} quotations from ${nameOf(source, works)} stand elsewhere in it than they are cited: is this the edition you cite?`
}

/** `cited` is as the writer has it; `last` the last such number of the source, where there is one. */
export function noSuchLocatorMessage(cited: string, source: SourceId, last: string | undefined, works: Works): string {
  return `The loaded text of ${nameOf(source, works)} has no ${cited}${last === undefined ? '' : `: it ends with ${last}`}.`
}

export function absentMessage(judgement: Judgement, works: Works): string {
  return `Not in the loaded text of ${listOf(judgement.claimed, works)}.`
}

export function uncitedMessage(match: Match, works: Works, same: boolean): string {
  const { source } = match.place
  return same
    ? `This stands in ${nameOf(source, works)}: cite it as @${works.keyOf(source)}?`
    : `This is nearly what ${nameOf(source, works)} says.`
}

export function sourceMissingMessage(keys: readonly string[], alsoIn: readonly SourceId[], works: Works): string {
  const missing = keys.map(key => `@${key}`).join(', ')
  return `Could not be checked: no text of ${missing} is loaded. It also stands in ${listOf(alsoIn, works)}.`
}

export function unusedSuppressionMessage(hasTarget: boolean): string {
  return hasTarget
    ? 'Nothing to silence here: take this comment out.'
    : 'No quotation and no citation before this comment in its paragraph: it silences nothing.'
}

export function reasonMissingMessage(): string {
  return 'Why is this right? Write the reason behind “ok”.'
}

export function secondhandMessage(speaker: string, source: SourceId, works: Works): string {
  return `${nameOf(source, works)} quotes these words from ${speaker}: say so, or write “quoted in”.`
}

export function negationOmittedMessage(negation: string, omitted: string): string {
  return `The words left out here hold ${quoted(negation)} and belong to the same clause: ${quoted(omitted)}.`
}

export function longOmissionMessage(words: number): string {
  return `${words} words are left out here; the parts may want to be two quotations.`
}

export function reversingBracketMessage(ours: string, theirs: string): string {
  return theirs
    ? `The bracket ${quoted(ours)} stands for ${quoted(theirs)}: it changes the sense.`
    : `The bracket ${quoted(ours)} changes the sense.`
}

export function editionMessage(source: SourceId, differing: number, all: number, works: Works): string {
  return `${differing} of ${all} quotations from ${nameOf(source, works)} differ from it in several words: is this the edition you quote?`
}

export function unmarkedMessage(words: number, source: SourceId, works: Works): string {
  return `${words} words as they stand in ${nameOf(source, works)}, without quotation marks.`
}

/** `near` are keys that may have been meant, the nearest first. */
export function unknownKeyMessage(key: string, near: readonly string[], hasLibrary: boolean): string {
  const where = hasLibrary ? 'neither the bibliography nor the sources have' : 'no source has'
  const meant = near.map(one => `@${one}`).join(' or ')
  return `The key @${key} is unknown: ${where} it.${meant === '' ? '' : ` Did you mean ${meant}?`}`
}

export function noSourceMessage(key: string): string {
  return `No text of @${key} is among the sources: what is quoted from it cannot be checked.`
}

/** The title, with the key that cites it. */
export function nameOf(id: SourceId, works: Works): string {
  return `${quoted(works.corpus.source(id).title)} (@${works.keyOf(id)})`
}

function listOf(ids: readonly SourceId[], works: Works): string {
  return ids.map(id => nameOf(id, works)).join(', ')
}

const LONGEST_QUOTED = 60

function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return `“${flat.length > LONGEST_QUOTED ? `${flat.slice(0, LONGEST_QUOTED - 1).trimEnd()}…` : flat}”`
}

export function termUnexplainedMessage(letters: string, meaning: string): string {
  return say('“{0}” is used here and explained further down, as “{1}”.', letters, meaning)
}

export function termSpellingMessage(usual: string): string {
  return say('Your sources spell this name “{0}”.', usual)
}
