/**
 * Which runs of two and three words, and which `X of Y`, a text may say often: told by the hashes that the index has of its words, without strings. Function
 * words and ordinary words end a run; the last word counts in the singular. What stands between the words is not looked at, so that a run may be one too
 * many and is never missed. Cost: O(words), a look into two tables for each; eight bytes for each run of the text.
 */
import { hashWord } from '../../text/fold.ts'
import type { WordTable } from '../../text/words.ts'
import { ENDS, OF, wordRole } from './run-words.ts'

/** A run of which {@link FrequentRuns.each} says that it may be frequent: the indices of its first word and its last, and its hash. */
export interface Run {
  readonly first: number
  readonly last: number
  readonly key: number
  readonly isOf: boolean
}

/** Shorter words belong to no run. */
const SHORTEST = 3
/** Characters between two words of a line, or of two lines that are indented. */
export const LONGEST_GAP = 24

const HASH_BASE = 0x01000193
/** {@link HASH_BASE} × this is 1, modulo 2³²: takes a last letter off a hash. */
const INVERSE = inverseOf(HASH_BASE)
const SMALL_S = 115

/** Places in the tables of runs and of words: one for two words of the text, as far as a processor has them at hand. */
const LEAST_BITS = 10
const MOST_BITS = 17
const MOST_WORD_BITS = 14

/** What kind of run: in the low bits of a place. */
const PAIR = 0
const TRIPLE = 1
const OF_PAIR = 2
const KIND_BITS = 2

export class FrequentRuns {
  private readonly text: string
  private readonly words: WordTable
  /** Runs by their keys and words by their hashes, with collisions. */
  private readonly times: Uint16Array
  private readonly shift: number
  private readonly wordTimes: Uint16Array
  private readonly wordShift: number
  private contentWords = 0
  /** Of each run its key, and its last word with its kind. */
  private keys: Int32Array
  private places: Int32Array
  private runs = 0

  constructor(text: string, words: WordTable) {
    this.text = text
    this.words = words
    let bits = LEAST_BITS
    while (bits < MOST_BITS && 2 << bits < words.count) bits++
    this.times = new Uint16Array(1 << bits)
    this.shift = 32 - bits
    this.wordShift = 32 - Math.min(bits, MOST_WORD_BITS)
    this.wordTimes = new Uint16Array(2 ** (32 - this.wordShift))
    this.keys = new Int32Array((words.count >> 1) + 16)
    this.places = new Int32Array(this.keys.length)
    this.count()
  }

  /** Every run of those that may stand so often at least, in order of their last words: see {@link Run}. */
  each(least: number, visit: (first: number, last: number, key: number, isOf: boolean) => void): void {
    const { keys, places, times, shift, words, runs } = this
    for (let i = 0; i < runs; i++) {
      const key = keys[i] as number
      if ((times[slotOf(key, shift)] as number) < least) continue
      const last = (places[i] as number) >> KIND_BITS
      const kind = (places[i] as number) & ((1 << KIND_BITS) - 1)
      const isOf = kind === OF_PAIR
      const article = isOf && words.hashes[last - 1] === THE ? 1 : 0
      visit(last - (kind === PAIR ? 1 : 2) - article, last, key, isOf)
    }
  }

  /** Words of the text that a run may be made of. */
  get content(): number {
    return this.contentWords
  }

  /**
   * How much oftener two words stand together than they would by chance: 0 as by chance, 1 nowhere else. G. Bouma, "Normalized (pointwise) mutual information in
   * collocation extraction", GSCL 2009.
   */
  association(times: number, first: number, last: number): number {
    const { contentWords } = this
    const bits = Math.log2((times * contentWords) / (this.timesOf(first) * this.timesOf(last)))
    return bits / Math.max(1, Math.log2(contentWords / times))
  }

  /** The key of the run of a pair of words, as it is counted. */
  pairKey(first: number, last: number): number {
    return mixed(this.words.hashes[first] as number, this.singular(last))
  }

  /** Of a word in the singular and in the plural. */
  private timesOf(word: number): number {
    const one = this.singular(word)
    const many = (Math.imul(one, HASH_BASE) + SMALL_S) | 0
    const { wordTimes, wordShift } = this
    return Math.max(1, (wordTimes[slotOf(one, wordShift)] as number) + (wordTimes[slotOf(many, wordShift)] as number))
  }

  /** The hash of a word of the table in the singular. */
  singular(word: number): number {
    const { starts, ends, hashes } = this.words
    return singularHash(this.text, hashes[word] as number, starts[word] as number, ends[word] as number)
  }

  private count(): void {
    const { text, words, wordTimes, wordShift } = this
    const { count, starts, ends, hashes, lengths } = words
    // The words before that may belong to a run with this one; and the one before an `of`.
    let run = 0
    let one = 0
    let two = 0
    let owned = 0
    let end = 0
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] as number
      const start = starts[i] as number
      if (start - end > LONGEST_GAP) {
        run = 0
        owned = 0
      }
      end = ends[i] as number
      const role = (lengths[i] as number) < SHORTEST && hash !== OF_WORD ? ENDS : wordRole(hash)
      if (role !== 0) {
        if ((role & OF) !== 0) owned = run > 0 ? two : 0
        else if (hash !== THE) owned = 0
        run = 0
        continue
      }
      const slot = slotOf(hash, wordShift)
      wordTimes[slot] = (wordTimes[slot] as number) + 1
      this.contentWords++
      if (run > 0 || owned !== 0) {
        const base = singularHash(text, hash, start, end)
        if (run === 0) this.add(mixed(mixed(owned, OF_WORD), base), i, OF_PAIR)
        else {
          this.add(mixed(two, base), i, PAIR)
          if (run > 1) this.add(mixed(mixed(one, two), base), i, TRIPLE)
        }
      }
      owned = 0
      one = two
      two = hash
      run++
    }
  }

  private add(key: number, last: number, kind: number): void {
    const slot = slotOf(key, this.shift)
    this.times[slot] = (this.times[slot] as number) + 1
    if (this.runs === this.keys.length) this.grow()
    this.keys[this.runs] = key
    this.places[this.runs++] = (last << KIND_BITS) | kind
  }

  private grow(): void {
    const { keys, places } = this
    this.keys = new Int32Array(keys.length * 2)
    this.places = new Int32Array(keys.length * 2)
    this.keys.set(keys)
    this.places.set(places)
  }
}

const OF_WORD = hashWord('of')
const THE = hashWord('the')

function slotOf(hash: number, shift: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> shift
}

function mixed(a: number, b: number): number {
  return (Math.imul(a ^ (a >>> 15), 0x85ebca6b) + b) | 0
}

/** `records` counts as `record`, `addresses` as `address`; `class` and `status` are no plurals. */
function singularHash(text: string, hash: number, start: number, end: number): number {
  if ((text.charCodeAt(end - 1) | 32) !== SMALL_S || end - start <= SHORTEST) return hash
  const before = text.charCodeAt(end - 2) | 32
  if (before === SMALL_S || before === 105 || before === 117) return hash
  const one = Math.imul(hash - SMALL_S, INVERSE)
  if (before !== 101) return one
  const third = text.charCodeAt(end - 3) | 32
  const fourth = text.charCodeAt(end - 4) | 32
  const isLong =
    third === 120 ||
    (third === SMALL_S && fourth === SMALL_S) ||
    (third === 104 && (fourth === 99 || fourth === SMALL_S))
  return isLong ? Math.imul(one - 101, INVERSE) : one
}

/** The number that multiplied with an odd one gives 1, modulo 2³²: by Newton's method. */
function inverseOf(odd: number): number {
  let inverse = odd
  for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse))
  return inverse
}
