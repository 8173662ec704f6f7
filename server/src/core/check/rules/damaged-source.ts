/**
 * Places where the source's text, not the quotation, looks damaged: a gap where words must have been (a space before a comma or a full
 * stop, a preposition with nothing after it), or a word that recognition misread. The quotation may
 * be right, so nobody is accused and no fix is offered.
 */
import { type Change, isAddition, type Token } from '../change.ts'
import type { Rule } from './rule.ts'

/** What fits into a gap: a year, a date, a name or two. */
const MOST_WORDS_IN_A_GAP = 4

const DANGLING =
  /\b(?:in|of|on|by|from|to|at|with|for|since|until|before|after|between|im|am|vom|zum|seit|bis|en|du|de|au|le|в|с|до|от|на|по)\s*$/i

/** A new sentence with no end of the one before. A name would be no sign of damage: "the banks of Nile". */
const SENTENCE_OPENER =
  /^\s+(?:But|And|The|A|An|This|That|These|Those|It|He|She|They|We|In|On|At|By|For|If|When|While|As|Der|Die|Das|Aber|Und|Es|Le|La|Les|Mais|Et|Il|Но|И|А|В|Это|Он)\s/

export const damagedSource: Rule = change => {
  const damaged = isAddition(change) ? isGap(change) : isMisread(change)
  return damaged ? { kind: 'source.damaged', class: 'minor' } : undefined
}

function isGap({ essay, sourceText, sourceAt }: Change): boolean {
  return essay.length <= MOST_WORDS_IN_A_GAP && looksLikeGap(sourceText, sourceAt.start)
}

/** Whether words seem to be missing at this place of a source. */
export function looksLikeGap(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  const after = text.slice(at, at + 12)
  const spaceBeforeMark = /^ +[,.;:](?:\s|$)/.test(after)
  // `On April 21, , two parties`
  if (/^[,(] +[,;:.)]/.test(after) || (spaceBeforeMark && /[,(]\s*$/.test(before))) return true
  return DANGLING.test(before) && (spaceBeforeMark || /^ *[,.;]/.test(after) || SENTENCE_OPENER.test(after))
}

/**
 * `c1ass` for `class`, `tbe` for `the`: one confusion of recognition makes the source's word of the quotation's, and the source has the
 * one hardly and the other often, or the one is no word at all because digits and letters are mixed in it.
 */
function isMisread({ essay, source, occurrences }: Change): boolean {
  if (essay.length !== 1 || source.length !== 1) return false
  const theirs = (source[0] as Token).folded
  const ours = (essay[0] as Token).folded
  const digitsForLetters = /\p{L}/u.test(theirs) && /[015]/.test(theirs)
  if (digitsForLetters) {
    const read = theirs.replace(/0/g, 'o').replace(/5/g, 's')
    if (ours === read.replace(/1/g, 'l') || ours === read.replace(/1/g, 'i')) return true
  }
  return isConfused(ours, theirs) && occurrences(theirs) <= MOST_OF_A_NON_WORD && occurrences(ours) >= LEAST_OF_A_WORD
}

/** A word that recognition made up comes once or twice; the word it stands for comes again and again. */
const MOST_OF_A_NON_WORD = 2
const LEAST_OF_A_WORD = 8

/** What recognition takes for each other. Not single vowels: `live` and `love` are two words. */
const CONFUSIONS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['cl', 'd'],
  ['li', 'h'],
  ['vv', 'w'],
  ['ii', 'u'],
  ['tb', 'th'],
  ['hc', 'he'],
  ['nd', 'ud'],
  ['tlie', 'the'],
  ['ni', 'm'],
  ['in', 'm'],
  ['f', 's'],
]

function isConfused(ours: string, theirs: string): boolean {
  return CONFUSIONS.some(
    ([a, b]) => replacedOnce(ours, a, b).includes(theirs) || replacedOnce(ours, b, a).includes(theirs),
  )
}

/** The word with one of its `from` made into `to`, for each place where it can be. */
function replacedOnce(word: string, from: string, to: string): string[] {
  const made: string[] = []
  for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1)) {
    made.push(word.slice(0, at) + to + word.slice(at + from.length))
  }
  return made
}
