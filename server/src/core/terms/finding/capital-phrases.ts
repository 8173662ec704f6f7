/**
 * Runs of capitalised words, by hand: what {@link CAPITAL_PHRASE} matches, several times as fast. A test holds the two together.
 */
import { CAPITAL_PHRASE } from '../phrase.ts'
import {
  CAPITAL_UNIT,
  LETTER_UNIT,
  MARK_UNIT,
  NUMBER_UNIT,
  SPACE_UNIT,
  UNIT_CLASSES,
  UNKNOWN_UNIT,
} from './unit-classes.ts'

const PHRASE = new RegExp(CAPITAL_PHRASE, 'uy')

/** Words of a phrase after the first. */
const MORE_WORDS = 4

/** Small words that may stand between two capitalised ones. */
const LINKS: ReadonlySet<string> = new Set(['of', 'de', 'du', 'des', 'von', 'van'])
const LONGEST_LINK = 3

/** No phrase begins there. */
const NONE = -1
/** A character that the table of classes does not know. */
const UNCLEAR = -2

/**
 * Where the phrase ends that begins with the capital at `at`, of a sentence that stands in `text` from `from` to `to`; −1 where none
 * begins.
 */
export function capitalPhraseEnd(text: string, from: number, at: number, to: number): number {
  const end = phraseEnd(text, at, to)
  if (end !== UNCLEAR) return end
  const sentence = text.slice(from, to)
  PHRASE.lastIndex = at - from
  const name = PHRASE.exec(sentence)?.[0]
  return name === undefined ? NONE : at + name.length
}

function phraseEnd(text: string, at: number, to: number): number {
  let end = wordEnd(text, at, to)
  for (let more = 0; more < MORE_WORDS && end >= 0; more++) {
    const next = nextCapital(text, end, to)
    if (next === UNCLEAR) return UNCLEAR
    if (next === NONE) return end
    end = wordEnd(text, next, to)
  }
  return end
}

/** The end of the capitalised word at `at`: an apostrophe or hyphen inside belongs to it, a possessive does not. */
function wordEnd(text: string, at: number, to: number): number {
  let i = at + 1
  let unit = classAt(text, i, to)
  while ((unit & (LETTER_UNIT | MARK_UNIT | NUMBER_UNIT)) !== 0) unit = classAt(text, ++i, to)
  for (;;) {
    if (unit === UNKNOWN_UNIT) return UNCLEAR
    if (i >= to || !isJoint(text.charCodeAt(i))) return i
    let j = i + 1
    unit = classAt(text, j, to)
    if (text.charCodeAt(j) === 115 && j < to) {
      const after = classAt(text, j + 1, to)
      if (after === UNKNOWN_UNIT) return UNCLEAR
      if ((after & LETTER_UNIT) === 0) return i
    }
    while ((unit & (LETTER_UNIT | NUMBER_UNIT)) !== 0) unit = classAt(text, ++j, to)
    if (unit === UNKNOWN_UNIT) return UNCLEAR
    if (j === i + 1) return i
    i = j
  }
}

/** The capitalised word that goes on with the phrase after a space, and perhaps after a small word. */
function nextCapital(text: string, from: number, to: number): number {
  const next = skipSpaces(text, from, to)
  if (next < 0) return next
  const first = classAt(text, next, to)
  if (first === UNKNOWN_UNIT) return UNCLEAR
  if ((first & CAPITAL_UNIT) !== 0) return next
  const link = linkEnd(text, next, to)
  if (link < 0) return NONE
  const after = skipSpaces(text, link, to)
  if (after < 0) return after
  if ((classAt(text, after, to) & (CAPITAL_UNIT | UNKNOWN_UNIT)) !== 0) return capitalOrUnclear(text, after, to)
  const isOf = text.charCodeAt(next) === 111
  if (!isOf || !text.startsWith('the', after) || after + 3 > to) return NONE
  const last = skipSpaces(text, after + 3, to)
  return last < 0 ? last : capitalOrUnclear(text, last, to)
}

function capitalOrUnclear(text: string, at: number, to: number): number {
  const unit = classAt(text, at, to)
  return unit === UNKNOWN_UNIT ? UNCLEAR : (unit & CAPITAL_UNIT) !== 0 ? at : NONE
}

function linkEnd(text: string, at: number, to: number): number {
  const first = text.charCodeAt(at)
  if (first !== 111 && first !== 100 && first !== 118) return NONE
  let i = at + 1
  while (i < to && i - at <= LONGEST_LINK && text.charCodeAt(i) >= 97 && text.charCodeAt(i) <= 122) i++
  return LINKS.has(text.slice(at, i)) ? i : NONE
}

/** Past one space or more; {@link NONE} where none is or nothing follows. */
function skipSpaces(text: string, from: number, to: number): number {
  let i = from
  let unit = classAt(text, i, to)
  while ((unit & SPACE_UNIT) !== 0) unit = classAt(text, ++i, to)
  if (unit === UNKNOWN_UNIT) return UNCLEAR
  return i === from || i >= to ? NONE : i
}

/** 0 beyond the end. */
function classAt(text: string, at: number, to: number): number {
  return at < to ? (UNIT_CLASSES[text.charCodeAt(at)] as number) : 0
}

function isJoint(unit: number): boolean {
  return unit === 45 || unit === 39 || unit === 0x2019 || unit === 0x2010 || unit === 0x2011
}
