/** The one table of what findings say. Plain sentences for a writer; the hover shows the rest. */
import { writtenLocator } from '../locate/written-locator.ts'
import type { SourceId } from '../model/place.ts'
import type { Difference, Judgement, Match, Mislocation } from '../model/verdict.ts'
import { shortened } from '../text/shortened.ts'
import { say } from '../wording.ts'
import type { Works } from './works.ts'

/** `“USSR” for “Soviet Union”`, `“not” added`, `“not” left out`. */
export function describeDifference(difference: Difference): string {
  const ours = short(difference.essayText)
  const theirs = short(difference.sourceText)
  switch (difference.kind) {
    case 'omission.marked':
      return say('“{0}” left out, marked', theirs)
    case 'bracket.marked':
      return difference.sourceText ? say('“{0}” for “{1}”, marked', ours, theirs) : say('“{0}” added, marked', ours)
    case 'aside.dropped':
      return say("the source's note mark or line number “{0}” left out", theirs)
    case 'speaker.dropped':
      return say("the speaker's name “{0}” left out", theirs)
    case 'citation.dropped':
      return say("the source's reference “{0}” left out", theirs)
    case 'source.damaged':
      return difference.sourceText
        ? say("the source's text looks damaged at “{0}”", theirs)
        : say("the source's text looks damaged where “{0}” stands", ours)
    case 'punctuation.inner':
    case 'punctuation.final':
    case 'symbol.changed':
      return markChange(flat(difference.essayText), flat(difference.sourceText), difference.after)
    case 'italics.undeclared':
      return say('“{0}” is emphasised here, not in the source', ours)
    case 'word.moved':
      return difference.essayText ? say('“{0}” moved here', ours) : say('“{0}” moved from here', theirs)
    case 'word.joined':
      // Words that are written together or apart, or only the hyphen or the space between them.
      if (ours === '') return say('a space for “{0}”', theirs)
      return theirs === '' ? say('“{0}” for a space', ours) : say('“{0}” for “{1}”', ours, theirs)
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
      if (difference.essayText === '') return say('“{0}” left out', theirs)
      return difference.sourceText === '' ? say('“{0}” added', ours) : say('“{0}” for “{1}”', ours, theirs)
  }
}

/** A mark between two words, or the want of one. */
function markChange(ours: string, theirs: string, after: string | undefined): string {
  if (after === undefined) {
    if (ours === '') return say('nothing for “{0}”', theirs)
    return theirs === '' ? say('“{0}” for nothing', ours) : say('“{0}” for “{1}”', ours, theirs)
  }
  const word = short(after)
  if (ours === '') return say('nothing for “{0}” after “{1}”', theirs, word)
  return theirs === ''
    ? say('“{0}” for nothing after “{1}”', ours, word)
    : say('“{0}” for “{1}” after “{2}”', ours, theirs, word)
}

/** Enough to see what is wrong without opening the hover. */
const MOST_DIFFERENCES_IN_A_MESSAGE = 3

export function alteredMessage(judgement: Judgement, match: Match, works: Works): string {
  const wrong = match.differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning')
  // What differs comes first: a list of problems cuts its lines at the end.
  const differs = say('{0}: differs from {1}.', firstOf(wrong), nameOf(match.place.source, works))
  if (judgement.verbatimIn.length === 0) return differs
  return `${differs} ${say('Verbatim in {0}.', listOf(judgement.verbatimIn, works))}`
}

export function minorMessage(match: Match, works: Works): string {
  const small = match.differences.filter(d => d.class === 'minor')
  return say('{0}, compared with {1}.', firstOf(small), nameOf(match.place.source, works))
}

function firstOf(differences: readonly Difference[]): string {
  const shown = differences.slice(0, MOST_DIFFERENCES_IN_A_MESSAGE).map(describeDifference)
  const more = differences.length - shown.length
  return [...shown, ...(more > 0 ? [say('{0} more', more)] : [])].join(say('; '))
}

export function misattributedMessage(judgement: Judgement, match: Match, works: Works): string {
  const { source } = match.place
  return say(
    'Not in {0}; it stands in {1}. Cite @{2}?',
    listOf(judgement.claimed, works),
    nameOf(source, works),
    works.keyOf(source),
  )
}

/** A page that is told from the pages round it is no proof: it is said to be. */
export function mislocatedMessage({ source, cited, right, isPhysical, isMissing }: Mislocation, works: Works): string {
  const name = nameOf(source, works)
  const there = right.certain ? writtenLocator(right) : say('{0} (inferred)', writtenLocator(right))
  const given = writtenLocator(cited)
  if (isPhysical)
    return say(
      'Stands at {0} of {1}: {2} is the page of the file, and the page printed is another.',
      there,
      name,
      given,
    )
  return isMissing
    ? say('Stands at {0} of {1}, which has no {2}.', there, name, given)
    : say('Stands at {0} of {1}, not at {2}.', there, name, given)
}

export function otherPaginationMessage(source: SourceId, elsewhere: number, all: number, works: Works): string {
  return say(
    '{0} of {1} quotations from {2} stand elsewhere in it than they are cited: is this the edition you cite?',
    elsewhere,
    all,
    nameOf(source, works),
  )
}

/** `cited` is as the writer has it; `last` the last such number of the source, where there is one. */
export function noSuchLocatorMessage(cited: string, source: SourceId, last: string | undefined, works: Works): string {
  const name = nameOf(source, works)
  return last === undefined
    ? say('The loaded text of {0} has no {1}.', name, cited)
    : say('The loaded text of {0} has no {1}: it ends with {2}.', name, cited, last)
}

export function absentMessage(judgement: Judgement, works: Works): string {
  return say('Not in the loaded text of {0}.', listOf(judgement.claimed, works))
}

export function uncitedMessage(match: Match, works: Works, same: boolean): string {
  const { source } = match.place
  return same
    ? say('This stands in {0}: cite it as @{1}?', nameOf(source, works), works.keyOf(source))
    : say('This is nearly what {0} says.', nameOf(source, works))
}

export function sourceMissingMessage(keys: readonly string[], alsoIn: readonly SourceId[], works: Works): string {
  const missing = keys.map(key => `@${key}`).join(', ')
  return say('Could not be checked: no text of {0} is loaded. It also stands in {1}.', missing, listOf(alsoIn, works))
}

export function unusedSuppressionMessage(hasTarget: boolean): string {
  return hasTarget
    ? say('Nothing to silence here: take this comment out.')
    : say('No quotation and no citation before this comment in its paragraph: it silences nothing.')
}

export function reasonMissingMessage(): string {
  return say('Why is this right? Write the reason behind “ok”.')
}

export function secondhandMessage(speaker: string, source: SourceId, works: Works): string {
  return say('{0} quotes these words from {1}: say so, or write “quoted in”.', nameOf(source, works), speaker)
}

export function negationOmittedMessage(negation: string, omitted: string): string {
  return say(
    'The words left out here hold “{0}” and belong to the same clause: “{1}”.',
    short(negation),
    short(omitted),
  )
}

export function longOmissionMessage(words: number): string {
  return say('{0} words are left out here; the parts may want to be two quotations.', words)
}

export function reversingBracketMessage(ours: string, theirs: string): string {
  return theirs
    ? say('The bracket “{0}” stands for “{1}”: it changes the sense.', short(ours), short(theirs))
    : say('The bracket “{0}” changes the sense.', short(ours))
}

export function editionMessage(source: SourceId, differing: number, all: number, works: Works): string {
  return say(
    '{0} of {1} quotations from {2} differ from it in several words: is this the edition you quote?',
    differing,
    all,
    nameOf(source, works),
  )
}

export function unmarkedMessage(words: number, source: SourceId, works: Works): string {
  return say('{0} words as they stand in {1}, without quotation marks.', words, nameOf(source, works))
}

/** `near` are keys that may have been meant, the nearest first. */
export function unknownKeyMessage(key: string, near: readonly string[], hasLibrary: boolean): string {
  const unknown = hasLibrary
    ? say('The key @{0} is unknown: neither the bibliography nor the sources have it.', key)
    : say('The key @{0} is unknown: no source has it.', key)
  return near.length === 0 ? unknown : `${unknown} ${meantMessage(near.map(one => `@${one}`))}`
}

/** @param keys as they are to be shown; not empty */
export function meantMessage(keys: readonly string[]): string {
  return say(
    'Did you mean {0}?',
    keys.reduce((all, key) => say('{0} or {1}', all, key)),
  )
}

export function noSourceMessage(key: string): string {
  return say('No text of @{0} is among the sources: what is quoted from it cannot be checked.', key)
}

/** The title, with the key that cites it. */
function nameOf(id: SourceId, works: Works): string {
  return say('“{0}” (@{1})', short(works.corpus.source(id).title), works.keyOf(id))
}

function listOf(ids: readonly SourceId[], works: Works): string {
  // Files of one work have one name.
  return [...new Set(ids.map(id => nameOf(id, works)))].join(', ')
}

const LONGEST_QUOTED = 60

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function short(text: string): string {
  return shortened(text, LONGEST_QUOTED)
}

export function termUnexplainedMessage(letters: string, meaning: string): string {
  return say('“{0}” is used here and explained further down, as “{1}”.', letters, meaning)
}

export function termSpellingMessage(usual: string): string {
  return say('Your sources spell this name “{0}”.', usual)
}

export function termSlipMessage(usual: string): string {
  return say('No source has this word; did you mean “{0}”?', usual)
}
