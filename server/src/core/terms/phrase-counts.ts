/**
 * How often runs of two and three words stand in a text, and `X of Y`, counted while its sentences are scanned: by hashes of their words, without strings.
 * Words that no term is made of end a run. A table of open addressing that takes no more than {@link MOST_SLOTS} runs: what comes when it is full is
 * not counted, which concerns longer books only, and in them what is said in the first half again.
 */
import { ORDINARY_WORDS } from './ordinary-words.ts'
import { STOP_WORDS } from './stop-words.ts'

const HASH_FACTOR = 31
/** 31 × this is 1, modulo 2³²: takes a last letter off a hash. */
const INVERSE = 0xbdef7bdf | 0
const MIX = 0x85ebca6b

/** Words of so many letters at least. */
const SHORTEST = 3
const FEWEST_SLOTS = 1 << 10
const MOST_SLOTS = 1 << 17
/** Of a text about so many characters make a run that is new. */
const CHARACTERS_OF_A_RUN = 8
/** A run that finds no place after so many looks is not counted. */
const MOST_LOOKS = 8
const LONGEST_RUN = 80
/** Which time a run is seen that its second place is kept of. */
const SECOND = 4

const HYPHEN = 45
const APOSTROPHE = 39
const RIGHT_QUOTE = 0x2019
const S = 115

/** A run that was counted; places are the first, the fourth and the last. */
export interface CountedPhrase {
  readonly key: number
  readonly times: number
  readonly places: readonly number[]
  /** Of the first, in characters. */
  readonly length: number
}

export class PhraseCounts {
  private readonly text: string
  private readonly keys: Int32Array
  private readonly times: Uint16Array
  private readonly firsts: Int32Array
  private readonly seconds: Int32Array
  private readonly lasts: Int32Array
  private readonly lengths: Uint8Array
  /** The two words before, their starts, and how many of them belong to the run. */
  private run = 0
  private one = 0
  private oneAt = 0
  private two = 0
  private twoAt = 0
  /** The word before `of`; 0 for none. */
  private owned = 0
  private ownedAt = 0

  constructor(text: string) {
    let slots = FEWEST_SLOTS
    while (slots < MOST_SLOTS && slots * CHARACTERS_OF_A_RUN < text.length) slots *= 2
    this.text = text
    this.keys = new Int32Array(slots)
    this.times = new Uint16Array(slots)
    this.firsts = new Int32Array(slots)
    this.seconds = new Int32Array(slots)
    this.lasts = new Int32Array(slots)
    this.lengths = new Uint8Array(slots)
  }

  /** A sentence begins, or something stands between two words. */
  end(): void {
    this.run = 0
    this.owned = 0
  }

  /** The next word; `hash` as sentence-signs.ts makes it. */
  word(hash: number, start: number, end: number): void {
    const { text } = this
    const next = text.charCodeAt(end)
    if (next === HYPHEN || next === APOSTROPHE || next === RIGHT_QUOTE) {
      this.end()
      return
    }
    if (end - start < SHORTEST || isOrdinary(hash) || !isMadeOfLetters(text, start, end)) {
      this.owned = hash === OF && this.run > 0 ? this.two : 0
      this.ownedAt = this.twoAt
      this.run = 0
      return
    }
    const base = singularHash(text, hash, start, end)
    if (this.owned !== 0) this.count(mixed(mixed(this.owned, OF), base), this.ownedAt, end)
    this.owned = 0
    if (this.run > 0) this.count(mixed(this.two, base), this.twoAt, end)
    if (this.run > 1) this.count(mixed(mixed(this.one, this.two), base), this.oneAt, end)
    this.one = this.two
    this.oneAt = this.twoAt
    this.two = base
    this.twoAt = start
    this.run++
  }

  /** The runs that were counted so often at least. */
  seenOften(least: number): readonly CountedPhrase[] {
    const found: CountedPhrase[] = []
    for (let slot = 0; slot < this.times.length; slot++) {
      const times = this.times[slot] as number
      if (times < least) continue
      const places = [this.firsts[slot] as number, this.seconds[slot] as number, this.lasts[slot] as number]
      found.push({ key: this.keys[slot] as number, times, places, length: this.lengths[slot] as number })
    }
    return found
  }

  private count(hash: number, start: number, end: number): void {
    const { keys, times } = this
    const mask = keys.length - 1
    const key = hash === 0 ? 1 : hash
    let slot = Math.imul(key, 0x9e3779b1) >>> 12
    for (let look = 0; look < MOST_LOOKS; look++, slot++) {
      const at = slot & mask
      const known = keys[at] as number
      if (known === key) {
        const count = times[at] as number
        if (count < 0xffff) times[at] = count + 1
        if (count + 1 === SECOND) this.seconds[at] = start
        this.lasts[at] = start
        return
      }
      if (known === 0) {
        if (end - start > LONGEST_RUN) return
        keys[at] = key
        times[at] = 1
        this.firsts[at] = start
        this.lengths[at] = end - start
        return
      }
    }
  }
}

/** The key of the run of these words, and of a part of them. */
export function keyOfWords(words: readonly string[]): number {
  let key = 0
  words.forEach((word, i) => {
    const small = word.toLowerCase()
    const hash = hashOf(small)
    const base = hash === OF ? OF : singularHash(small, hash, 0, small.length)
    key = i === 0 ? base : mixed(key, base)
  })
  return key === 0 ? 1 : key
}

function mixed(a: number, b: number): number {
  return (Math.imul(a ^ (a >>> 15), MIX) + b) | 0
}

function hashOf(small: string): number {
  let hash = 0
  for (let i = 0; i < small.length; i++) hash = (Math.imul(hash, HASH_FACTOR) + small.charCodeAt(i)) | 0
  return hash
}

const OF = hashOf('of')

/** `records` counts as `record`, `addresses` as `address`; `class` and `status` are no plurals. */
function singularHash(text: string, hash: number, start: number, end: number): number {
  if ((text.charCodeAt(end - 1) | 32) !== S || end - start <= SHORTEST) return hash
  const before = text.charCodeAt(end - 2) | 32
  if (before === S || before === 105 || before === 117) return hash
  const one = Math.imul(hash - S, INVERSE)
  if (before !== 101) return one
  const third = text.charCodeAt(end - 3) | 32
  const fourth = text.charCodeAt(end - 4) | 32
  const isLong = third === 120 || (third === S && fourth === S) || (third === 104 && (fourth === 99 || fourth === S))
  return isLong ? Math.imul(one - 101, INVERSE) : one
}

/** Latin letters; an adverb of manner is no part of a term either. */
function isMadeOfLetters(text: string, start: number, end: number): boolean {
  for (const at of [start, end - 1]) {
    const small = text.charCodeAt(at) | 32
    if (small < 97 || small > 122) return false
  }
  return !((text.charCodeAt(end - 1) | 32) === 121 && (text.charCodeAt(end - 2) | 32) === 108)
}

const SLOT_BITS = 13
const ORDINARY: Readonly<Int32Array> = buildOrdinary()

function buildOrdinary(): Int32Array {
  const slots = new Int32Array(1 << SLOT_BITS)
  for (const word of [...STOP_WORDS, ...ORDINARY_WORDS]) {
    const hash = hashOf(word)
    let slot = slotOf(hash)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = hash
  }
  return slots
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS)
}

function isOrdinary(hash: number): boolean {
  let slot = slotOf(hash)
  for (let known = ORDINARY[slot] as number; known !== 0; known = ORDINARY[slot] as number) {
    if (known === hash) return true
    slot = (slot + 1) & (ORDINARY.length - 1)
  }
  return false
}
