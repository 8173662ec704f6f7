/**
 * Runs of words that a text says again and again, with what stands round them. The runs that may be frequent are those of frequent-runs.ts; here each is looked
 * at where it stands. Cost: that, and a look at each place of a frequent run.
 */
import type { Block, Rendition } from '../../model/source.ts'
import type { WordTable } from '../../text/words.ts'
import { FrequentRuns, LONGEST_GAP, type Run } from './frequent-runs.ts'
import { ENDS, GOVERNED, INTRODUCES, JOINS, wordRole } from './run-words.ts'
import type { SectionWalk } from './sections.ts'
import { CAPITAL_UNIT, UNIT_CLASSES } from './unit-classes.ts'

export interface CollocationPlace {
  /** The indices of its words. */
  readonly first: number
  readonly last: number
}

/** A run that a text says often. */
export interface Collocation {
  readonly key: number
  /** The keys of the two pairs of words that a run of three holds. */
  readonly parts: readonly number[]
  readonly isOf: boolean
  readonly times: number
  /** The share that is written as titles are, headings left out: of a name most. */
  readonly titled: number
  /** Of its last two words, from 0 to 1: see frequent-runs.ts. */
  readonly association: number
  /** It among the words of the text that runs are made of. */
  readonly density: number
  /** The shares of it right after an article, a preposition or the like, as a noun stands; and right before one or a pronoun, as a verb does. */
  readonly introduced: number
  readonly governing: number
  /** The share that the same word stands right before, and right after: it is a part of a longer one. At least; a bit less than in truth. */
  readonly continued: number
  /** The first ones where not every word has a capital, {@link MOST_PLACES} at most. */
  readonly places: readonly CollocationPlace[]
}

const MOST_PLACES = 4

/** While it is counted. */
interface Open {
  readonly run: Run
  readonly places: CollocationPlace[]
  readonly before: Majority
  readonly after: Majority
  times: number
  headings: number
  titles: number
  introduced: number
  governing: number
}

/** R. S. Boyer, J S. Moore, "MJRTY: a fast majority vote algorithm" (1991): the word that comes oftener than all others together. */
interface Majority {
  word: number
  votes: number
}

/** The runs that stand so often at least in what is neither code nor a list of references nor an index. `walk` is at its beginning. */
export function collocations(
  { text, blocks }: Rendition,
  words: WordTable,
  walk: SectionWalk,
  least: number,
): readonly Collocation[] {
  const runs = new FrequentRuns(text, words)
  const open = new Map<number, Open>()
  let block = 0
  runs.each(least, (first, last, key, isOf) => {
    const start = words.starts[first] as number
    while (block < blocks.length && (blocks[block] as Block).span.end <= start) block++
    const within = blocks[block]
    if (!within || within.span.start > start || within.kind === 'code' || within.kind === 'furniture') return
    const role = walk.roleAt(start)
    if (role === 'index' || role === 'references' || !isOneRun(text, words, first, last)) return
    let known = open.get(key)
    if (!known) {
      // Asked once: what has the same key has the same words.
      if (!mayBeTerm(text, words, first, last)) return
      const none = { times: 0, headings: 0, titles: 0, introduced: 0, governing: 0 }
      known = { run: { first, last, key, isOf }, places: [], before: nobody(), after: nobody(), ...none }
      open.set(key, known)
    }
    known.times++
    if (within.kind === 'heading') known.headings++
    else if (isTitle(text, words, first, last)) known.titles++
    else if (known.places.length < MOST_PLACES) known.places.push({ first, last })
    lookRound(text, words, runs, known, first, last)
  })
  const found: Collocation[] = []
  for (const { run, places, before, after, times, headings, titles, introduced, governing } of open.values()) {
    if (times < least || places.length === 0) continue
    const { first, last, key, isOf } = run
    found.push({
      key,
      parts: !isOf && last - first === 2 ? [runs.pairKey(first, first + 1), runs.pairKey(first + 1, last)] : [],
      isOf,
      times,
      titled: titles / Math.max(1, times - headings),
      density: times / runs.content,
      association: runs.association(times, isOf ? first : last - 1, last),
      introduced: introduced / Math.max(1, times - headings),
      governing: governing / times,
      // Once is no habit.
      continued: Math.max(before.votes, after.votes, 1) === 1 ? 0 : Math.max(before.votes, after.votes) / times,
      places,
    })
  }
  return found
}

function nobody(): Majority {
  return { word: 0, votes: 0 }
}

function lookRound(text: string, words: WordTable, runs: FrequentRuns, known: Open, first: number, last: number): void {
  const { hashes, count } = words
  if (first > 0 && isGap(text, words, first - 1)) {
    const role = wordRole(hashes[first - 1] as number)
    if ((role & INTRODUCES) !== 0) known.introduced++
    if (mayBelong(role)) vote(known.before, (role & JOINS) === 0 ? runs.singular(first - 1) : JOINS)
  }
  if (last + 1 < count && isGap(text, words, last)) {
    const role = wordRole(hashes[last + 1] as number)
    if ((role & GOVERNED) !== 0) known.governing++
    if (mayBelong(role)) vote(known.after, (role & JOINS) === 0 ? runs.singular(last + 1) : JOINS)
  }
}

function mayBelong(role: number): boolean {
  return (role & ENDS) === 0 || (role & JOINS) !== 0
}

function vote(majority: Majority, word: number): void {
  if (majority.word === word) majority.votes++
  else if (majority.votes > 0) majority.votes--
  else {
    majority.word = word
    majority.votes = 1
  }
}

/** Whether words are a run as they stand: with nothing but space between them, and no piece of a longer word. */
function isOneRun(text: string, words: WordTable, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (!isGap(text, words, i)) return false
  const { starts, ends } = words
  return !isJoint(text.charCodeAt((starts[first] as number) - 1)) && !isJoint(text.charCodeAt(ends[last] as number))
}

/** Whether a term can be made of words: all are of letters, and the last is no participle. */
function mayBeTerm(text: string, { starts, ends }: WordTable, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) {
    if (!isMadeOfLetters(text, starts[i] as number, ends[i] as number)) return false
  }
  return !isParticiple(text, ends[last] as number)
}

/** Whether nothing but space stands after a word, with one line break at most; the apostrophe of a plural belongs to the word. */
function isGap(text: string, { starts, ends }: WordTable, word: number): boolean {
  let i = ends[word] as number
  const end = starts[word + 1] as number
  const unit = text.charCodeAt(i)
  if ((unit === 39 || unit === 0x2019) && (text.charCodeAt(i - 1) | 32) === SMALL_S) i++
  if (i >= end || end - i > LONGEST_GAP) return false
  let breaks = 0
  for (; i < end; i++) {
    const space = text.charCodeAt(i)
    if (space === 10) breaks++
    else if (space !== 32 && space !== 9) return false
  }
  return breaks <= 1
}

/** Whether its first word and its last have capitals: a name, which is found otherwise, or in a title. */
function isTitle(text: string, { starts }: WordTable, first: number, last: number): boolean {
  return isCapital(text.charCodeAt(starts[first] as number)) && isCapital(text.charCodeAt(starts[last] as number))
}

function isCapital(unit: number): boolean {
  return ((UNIT_CLASSES[unit] as number) & CAPITAL_UNIT) !== 0
}

/** *Attributes contained*: what comes after the noun says something of it. *Speed* and *seed* are none. */
function isParticiple(text: string, end: number): boolean {
  return text.startsWith('ed', end - 2) && text.charCodeAt(end - 3) !== SMALL_E
}

/** A hyphen, a slash and what else joins words to one. */
function isJoint(unit: number): boolean {
  return unit === 45 || unit === 47 || unit === 95 || unit === 64 || unit === 0x2010 || unit === 0x2011
}

/** Latin letters, and neither an adverb of manner nor an old verb (*endureth*). */
function isMadeOfLetters(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    const small = unit | 32
    if (!((small >= 97 && small <= 122) || (unit >= 0xc0 && unit < 0x250))) return false
  }
  const ending = text.slice(end - 3, end)
  return !ending.endsWith('ly') && ending !== 'eth'
}

const SMALL_E = 101
const SMALL_S = 115
