/**
 * Where all sources may use a term, without a look at what cannot hold it. A name of one word is sought in the blocks that the index gives
 * for its forms; of a longer name two neighbouring words are sought one after the other, which nearly never stand so elsewhere.
 * Cost: the lists of the words, and the words of the blocks in them. Bad at: one word that stands everywhere, hence the budget. It goes to the sources
 * that are known to have the term, then to those of which most may be about it: the lists tell that before any text is read.
 */
import type { SourceId } from '../../model/place.ts'
import type { TermLanguage } from '../../model/term.ts'
import { hashWord } from '../../text/fold.ts'
import type { MentionSource, WordStretch } from './mention-source.ts'
import type { MentionPattern } from './mentions.ts'

/** Words of a source at which a name may begin, in order and not overlapping; `to` not included. */
export type Beginnings = readonly (readonly [from: number, to: number])[]

export interface SourceStretches {
  readonly source: WordStretch['source']
  readonly beginnings: Beginnings
}

export interface Stretches {
  readonly sources: readonly SourceStretches[]
  /** False when there was more than the budget allows. */
  readonly isComplete: boolean
}

/** What may be spent, in words that are looked through. */
export interface Budget {
  readonly words: number
  /** Sources that have the term, most important first. */
  readonly first: readonly SourceId[]
}

/**
 * All stretches at which one of these names may begin, in sources of the language that it is given for; with a budget those that it allows.
 * Languages make other forms of a name, and each form that no source has costs what stands in its bucket of the index.
 */
export function stretchesOf(
  patterns: ReadonlyMap<TermLanguage, readonly MentionPattern[]>,
  mentions: MentionSource,
  budget?: Budget,
): Stretches {
  const found = new Found()
  for (const { hashes, at, languages } of soughtFor(patterns)) {
    const [first, second] = hashes as [number, number?]
    if (second === undefined) {
      for (const { source, fromWord, toWord } of mentions.blocksWith(first)) {
        if (languages.has(source.language)) found.add(source, fromWord, toWord)
      }
      continue
    }
    if (isEmpty(mentions.blocksWith(first)) || isEmpty(mentions.blocksWith(second))) continue
    for (const { source, fromWord, toWord } of mentions.blocksWithRun(Int32Array.of(first, second))) {
      if (toWord > at && languages.has(source.language)) found.add(source, Math.max(0, fromWord - at), toWord - at)
    }
  }
  const all = found.finish()
  const sources = budget ? affordable(all, budget) : all
  return { sources, isComplete: sources === all }
}

/** A form of a name of one word, or of two neighbouring words of a longer one. */
interface Sought {
  readonly hashes: readonly number[]
  /** Which word of the name the first of them is. */
  readonly at: number
  readonly languages: Set<TermLanguage>
}

/** Each form once: languages have most in common. */
function soughtFor(patterns: ReadonlyMap<TermLanguage, readonly MentionPattern[]>): Iterable<Sought> {
  const found = new Map<string, Sought>()
  const add = (hashes: readonly number[], at: number, language: TermLanguage): void => {
    const id = `${at} ${hashes.join()}`
    const known = found.get(id)
    if (known) known.languages.add(language)
    else found.set(id, { hashes, at, languages: new Set([language]) })
  }
  for (const [language, names] of patterns) {
    for (const { forms } of names) {
      const at = longestPair(forms.map(words => Math.min(...words.map(word => word.length))))
      const [firsts, seconds] = [forms[at] ?? [], forms[at + 1] ?? []].map(words => words.map(word => hashWord(word)))
      for (const first of firsts ?? []) {
        if (forms.length === 1) add([first], 0, language)
        else for (const second of seconds ?? []) add([first, second], at, language)
      }
    }
  }
  return found.values()
}

/** Opening a source costs as much as looking through a word for so many that it has: its text is decoded. Many are open already. */
const OPENED_FOR_ONE = 8
/** Of a word that stands nearly everywhere no list says where. In the beginning of a source it is found as well as anywhere. */
const BEGINNING = 1024
/** A word that has no list is in one of so many blocks, at least. */
const UNLISTED = 8

/** The stretches that can be looked through for so much; the same list where that is all. */
function affordable(all: readonly SourceStretches[], { words: most, first }: Budget): readonly SourceStretches[] {
  const total = all.reduce((sum, { source, beginnings }) => sum + costOf(source) + wordsIn(beginnings), 0)
  if (total <= most) return all
  const ranked = all.map(one => {
    const { source, beginnings } = one
    const isUnlisted = source.wordCount > BEGINNING && wordsIn(beginnings) >= source.wordCount
    const kept = isUnlisted ? cut(beginnings, BEGINNING) : beginnings
    const words = wordsIn(kept)
    const known = first.indexOf(source.id)
    return {
      source,
      beginnings: kept,
      words,
      place: known < 0 ? first.length : known,
      density: words / (isUnlisted ? UNLISTED : 1) / (words + costOf(source)),
    }
  })
  ranked.sort((a, b) => a.place - b.place || b.density - a.density || (a.source.id < b.source.id ? -1 : 1))
  const kept: SourceStretches[] = []
  let left = most
  for (const { source, beginnings, words } of ranked) {
    const cost = costOf(source)
    // The first is always looked into: a reader is told something.
    if (cost >= left && kept.length > 0) continue
    const room = Math.max(left - cost, BEGINNING)
    kept.push({ source, beginnings: words > room ? cut(beginnings, room) : beginnings })
    left -= cost + Math.min(words, room)
    if (left <= 0) break
  }
  return kept
}

function costOf({ wordCount }: WordStretch['source']): number {
  return wordCount / OPENED_FOR_ONE
}

function wordsIn(beginnings: Beginnings): number {
  let sum = 0
  for (const [from, to] of beginnings) sum += to - from
  return sum
}

function cut(beginnings: Beginnings, words: number): Beginnings {
  const kept: (readonly [number, number])[] = []
  let left = words
  for (const [from, to] of beginnings) {
    if (left <= 0) break
    kept.push([from, Math.min(to, from + Math.ceil(left))])
    left -= to - from
  }
  return kept
}

/** Where the two longest words stand side by side: long words are rare, and `of the` is not what to look for in a name. */
function longestPair(lengths: readonly number[]): number {
  let best = 0
  for (let i = 1; i + 1 < lengths.length; i++) if (pairLength(lengths, i) > pairLength(lengths, best)) best = i
  return best
}

function pairLength(lengths: readonly number[], at: number): number {
  return (lengths[at] as number) + (lengths[at + 1] as number)
}

function isEmpty(stretches: Iterable<WordStretch>): boolean {
  for (const _ of stretches) return false
  return true
}

class Found {
  private readonly bySource = new Map<string, { source: WordStretch['source']; beginnings: [number, number][] }>()
  /** Stretches of one source come together. */
  private last: { source: WordStretch['source']; beginnings: [number, number][] } | undefined

  add(source: WordStretch['source'], from: number, to: number): void {
    if (this.last?.source !== source) {
      const known = this.bySource.get(source.id)
      this.last = known ?? { source, beginnings: [] }
      if (!known) this.bySource.set(source.id, this.last)
    }
    const { beginnings } = this.last as { beginnings: [number, number][] }
    const before = beginnings[beginnings.length - 1]
    // Blocks side by side are one.
    if (before && before[0] <= from && from <= before[1]) before[1] = Math.max(before[1], to)
    else beginnings.push([from, to])
  }

  finish(): readonly SourceStretches[] {
    return [...this.bySource.values()].map(({ source, beginnings }) => ({ source, beginnings: joined(beginnings) }))
  }
}

function joined(beginnings: [number, number][]): Beginnings {
  if (beginnings.every(([from], i) => i === 0 || from > (beginnings[i - 1] as [number, number])[1])) return beginnings
  beginnings.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const found: [number, number][] = []
  for (const [from, to] of beginnings) {
    const last = found[found.length - 1]
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
