/**
 * A set of words as a Bloom filter: ten kilobytes say of 5,000 words that they are in it, and of three other words in a thousand by mistake.
 * A mistake costs little where it is used: a rare word is then treated as a common one and needs more to be a term. Written in full the
 * lists would be five times as large.
 *
 * B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13 (1970); two hashes for many after A. Kirsch,
 * M. Mitzenmacher, "Less hashing, same performance", ESA 2006.
 */
import { hashWord } from '../text/fold.ts'

/** As many as make the fewest mistakes with twelve bits a word. */
const HASHES = 8

/** The bits of a folded word in a filter of so many. */
export function filterPlaces(folded: string, bits: number): readonly number[] {
  const first = hashWord(folded)
  const second = secondHash(first)
  return Array.from({ length: HASHES }, (_, i) => placeOf(first, second, i, bits))
}

function secondHash(first: number): number {
  let second = Math.imul(first ^ (first >>> 16), 0x85ebca6b)
  second = Math.imul(second ^ (second >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) | 1
}

function placeOf(first: number, second: number, i: number, bits: number): number {
  return ((first + Math.imul(i + 1, second)) >>> 0) % bits
}

export class WordFilter {
  private readonly encoded: string
  private bytesOrNone: Uint8Array | undefined

  /** `encoded`: the bits in base 64, without padding. */
  constructor(encoded: string) {
    this.encoded = encoded
  }

  has(folded: string): boolean {
    // Not before somebody asks: nobody may.
    this.bytesOrNone ??= decoded(this.encoded)
    const bytes = this.bytesOrNone
    const first = hashWord(folded)
    const second = secondHash(first)
    for (let i = 0; i < HASHES; i++) {
      const place = placeOf(first, second, i, bytes.length * 8)
      if (((bytes[place >> 3] as number) & (1 << (place & 7))) === 0) return false
    }
    return true
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function decoded(encoded: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let i = 0; i < DIGITS.length; i++) values[DIGITS.charCodeAt(i)] = i
  const bytes = new Uint8Array(Math.floor((encoded.length * 6) / 8))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < encoded.length; i++) {
    bits = ((bits << 6) | (values[encoded.charCodeAt(i)] as number)) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 255
    }
  }
  return bytes
}
