/**
 * Where all sources may use a term, without a look at what cannot hold it. A name of one word is sought in the blocks that the index gives
 * for its forms; of a longer name two neighbouring words are sought one after the other, which nearly never stand so elsewhere.
 * Cost: the lists of the words, and the words of the blocks in them. Bad at: one word that stands everywhere, hence the budget.
 */
import { hashWord } from '../text/fold.ts'
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

/** The words of a name. */
interface Name {
  /** For each word the hashes of its forms. */
  readonly hashes: readonly (readonly number[])[]
  /** For each word how long it is, at its shortest. */
  readonly lengths: readonly number[]
}

/** All stretches at which one of these names may begin. `budget`: what looking through so many words costs, at most, for each name. */
export function stretchesOf(
  patterns: readonly MentionPattern[],
  mentions: MentionSource,
  budget = Number.POSITIVE_INFINITY,
): Stretches {
  const found = new Found()
  let isComplete = true
  for (const name of distinct(patterns)) {
    const seek = name.hashes.length === 1 ? seekWord : seekPair
    isComplete = seek(name, mentions, budget, found) && isComplete
  }
  return { sources: found.finish(), isComplete }
}

/** Languages often have the same forms of a name. */
function distinct(patterns: readonly MentionPattern[]): readonly Name[] {
  const found = new Map<string, Name>()
  for (const { forms } of patterns) {
    const hashes = forms.map(words => [...new Set(words.map(word => hashWord(word)))].sort((a, b) => a - b))
    const lengths = forms.map(words => Math.min(...words.map(word => word.length)))
    if (hashes.length > 0) found.set(hashes.map(list => list.join()).join(';'), { hashes, lengths })
  }
  return [...found.values()]
}

/** False when the budget is spent. */
function seekWord({ hashes: [hashes] }: Name, mentions: MentionSource, budget: number, found: Found): boolean {
  const account = new Account(budget)
  for (const hash of hashes ?? []) {
    for (const { source, fromWord, toWord } of mentions.blocksWith(hash)) {
      if (!account.allows(source, toWord - fromWord)) return false
      found.add(source, fromWord, toWord)
    }
  }
  return true
}

/** What one place of a pair costs: the words of its block. */
const WORDS_OF_A_PAIR = 64

function seekPair({ hashes, lengths }: Name, mentions: MentionSource, budget: number, found: Found): boolean {
  const at = longestPair(lengths)
  const [firsts, seconds] = [hashes[at] ?? [], hashes[at + 1] ?? []].map(forms =>
    forms.filter(hash => !isEmpty(mentions.blocksWith(hash))),
  )
  const account = new Account(budget)
  let isWhole = true
  for (const first of firsts ?? []) {
    for (const second of seconds ?? []) {
      if (!isWhole) return false
      mentions.runs(Int32Array.of(first, second), (source, word) => {
        isWhole = account.allows(source, WORDS_OF_A_PAIR)
        if (isWhole && word >= at) found.add(source, word - at, word - at + 1)
        return isWhole
      })
    }
  }
  return isWhole
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

/** Reading the text of a source costs as much as looking at one of so many of its words. */
const WORDS_READ_FOR_ONE = 32

class Account {
  private left: number
  private last: string | undefined

  constructor(budget: number) {
    this.left = budget
  }

  /** Whether there is enough left for the words of a source. */
  allows({ id, wordCount }: WordStretch['source'], words: number): boolean {
    if (this.left <= 0) return false
    this.left -= words + (id === this.last ? 0 : wordCount / WORDS_READ_FOR_ONE)
    this.last = id
    return true
  }
}

class Found {
  private readonly bySource = new Map<string, { source: WordStretch['source']; beginnings: [number, number][] }>()

  add(source: WordStretch['source'], from: number, to: number): void {
    const known = this.bySource.get(source.id)
    if (known) known.beginnings.push([from, to])
    else this.bySource.set(source.id, { source, beginnings: [[from, to]] })
  }

  finish(): readonly SourceStretches[] {
    return [...this.bySource.values()].map(({ source, beginnings }) => ({ source, beginnings: joined(beginnings) }))
  }
}

function joined(beginnings: [number, number][]): Beginnings {
  beginnings.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const found: [number, number][] = []
  for (const [from, to] of beginnings) {
    const last = found[found.length - 1]
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
