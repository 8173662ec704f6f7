/**
 * The one definition of "the same words to a reader". Two words are the same when they fold to the same string:
 * case, accents, ligatures, apostrophes, soft hyphens and combining marks do not count (`Cæsar` = `caesar`, `don’t` = `don't`,
 * `burnèd` = `burned`); a hyphen or a dash separates words. Digits and letters of every script are kept.
 *
 * The table says for each UTF-16 code unit what becomes of it. Surrogates are separators except that letters beyond the
 * Basic Multilingual Plane, which no table of this size holds, keep their two units as they are.
 */

/** Goes up whenever folding changes: everything made from folded words is then rebuilt. */
export const FOLD_VERSION = 1

// What is 0 in the table separates words.
/** Dropped, and joins what stands on its two sides: combining marks, soft hyphens, zero-width characters. */
const DROPPED = 1
/** Dropped inside a word; otherwise a separator. */
const APOSTROPHE = 2
/** Separates, except at a line's end inside a word. */
const HYPHEN = 3
/** Becomes several units: see EXPANSIONS. */
const EXPANDED = 4
/** Kept as it is with its partner: half of a character beyond the BMP. */
const SURROGATE = 5
/** Nobody has asked yet: see {@link FoldTable}. */
const UNKNOWN = 6
const FIRST_LETTER = 48

const APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4\u2032\u02bb\u201b"
const HYPHENS = '-\u2010\u2011\u00ac'

/** Letters that Unicode does not decompose but that readers and printers exchange. */
const EXCHANGED: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ſ', 's'],
  ['ı', 'i'],
]

const EXCHANGED_LETTER = /[ßæœøłđðþſı]/

/**
 * Asking Unicode about all code units takes longer than the rest of a start, and most texts use a few hundred of them: a page of 256 is
 * looked up when a text has the first of it. What stands in the table never changes, so that nobody can tell.
 */
class FoldTable {
  readonly codes = new Uint16Array(65536).fill(UNKNOWN)
  readonly expansions = new Map<number, string>()

  codeOf(unit: number): number {
    if (this.codes[unit] === UNKNOWN) this.fillPage(unit >> 8)
    return this.codes[unit] as number
  }

  fillPage(page: number): void {
    for (let unit = page << 8; unit < (page + 1) << 8; unit++) this.codes[unit] = this.look(unit)
  }

  private look(unit: number): number {
    if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE
    const char = String.fromCharCode(unit)
    const eastAsian = foldEastAsian(unit)
    if (eastAsian !== undefined) return this.folded(unit, eastAsian)
    if (APOSTROPHES.includes(char)) return APOSTROPHE
    if (HYPHENS.includes(char)) return HYPHEN
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return DROPPED
    return /[\p{L}\p{N}]/u.test(char) ? this.folded(unit, foldLetter(char)) : 0
  }

  private folded(unit: number, letters: string): number {
    if (letters.length <= 1) return letters.length === 0 ? 0 : letters.charCodeAt(0)
    this.expansions.set(unit, letters)
    return EXPANDED
  }
}

const TABLE = new FoldTable()

/** Ideographs fold to themselves, and Hangul syllables decompose by arithmetic (The Unicode Standard, 3.12). */
function foldEastAsian(code: number): string | undefined {
  if ((code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff)) return String.fromCharCode(code)
  if (code < 0xac00 || code > 0xd7a3) return undefined
  const index = code - 0xac00
  const trailing = index % 28
  const leading = String.fromCharCode(0x1100 + Math.floor(index / 588), 0x1161 + Math.floor((index % 588) / 28))
  return trailing === 0 ? leading : leading + String.fromCharCode(0x11a7 + trailing)
}

function foldLetter(char: string): string {
  let folded = char.normalize('NFKD').toLowerCase().normalize('NFKD')
  folded = folded.replace(/[^\p{L}\p{N}]/gu, '')
  if (EXCHANGED_LETTER.test(folded)) for (const [from, to] of EXCHANGED) folded = folded.replaceAll(from, to)
  return folded
}

/** The folded form of a stretch that holds one word (see {@link scanWords}). Idempotent. */
export function foldWord(text: string, start = 0, end = text.length): string {
  const { expansions } = TABLE
  let folded = ''
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    const code = TABLE.codeOf(unit)
    if (code >= FIRST_LETTER) folded += String.fromCharCode(code)
    else if (code === EXPANDED) folded += expansions.get(unit)
    else if (code === SURROGATE && isAstralLetter(text, i)) {
      folded += text.slice(i, i + 2)
      i++
    }
  }
  return folded
}

/** `h(w)` of a word is Σ wᵢ·P^(n-1-i) mod 2³², so that h(ab) = h(a)·P^|b| + h(b): joined and split words compare for free. */
const HASH_BASE = 0x01000193 | 0

export function hashWord(folded: string): number {
  let hash = 0
  for (let i = 0; i < folded.length; i++) hash = (Math.imul(hash, HASH_BASE) + folded.charCodeAt(i)) | 0
  return hash
}

/** The hash of two words written together. `secondLength` is the folded length of the second. */
export function hashJoined(first: number, second: number, secondLength: number): number {
  return (Math.imul(first, powerOfBase(secondLength)) + second) | 0
}

const POWERS: Int32Array = buildPowers()

function buildPowers(): Int32Array {
  const powers = new Int32Array(256)
  powers[0] = 1
  for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1] as number, HASH_BASE)
  return powers
}

function powerOfBase(length: number): number {
  return POWERS[length & 255] as number
}

/** Receives each word of a scan: where it stands, its hash and its folded length (at most 255 is kept). */
export type WordSink = (start: number, end: number, hash: number, length: number) => void

/**
 * Finds the words of `text` from `from` to `to` and their folded hashes, left to right, without making strings.
 * A word ends at the first separator; a hyphen at a line's end followed by a small letter joins its two halves.
 * Cost: O(length).
 */
export function eachWord(text: string, from: number, to: number, sink: WordSink): void {
  const { codes, expansions } = TABLE
  let hash = 0
  let length = 0
  let start = 0
  let end = 0
  let i = from
  while (i < to) {
    const unit = text.charCodeAt(i)
    const code = codes[unit] as number
    if (code >= FIRST_LETTER) {
      if (length === 0) start = i
      hash = (Math.imul(hash, HASH_BASE) + code) | 0
      length++
      end = ++i
      continue
    }
    if (code === EXPANDED) {
      if (length === 0) start = i
      const letters = expansions.get(unit) as string
      for (let k = 0; k < letters.length; k++) hash = (Math.imul(hash, HASH_BASE) + letters.charCodeAt(k)) | 0
      length += letters.length
      end = ++i
      continue
    }
    if (code === SURROGATE && isAstralLetter(text, i)) {
      if (length === 0) start = i
      hash = (Math.imul(hash, HASH_BASE) + unit) | 0
      hash = (Math.imul(hash, HASH_BASE) + text.charCodeAt(i + 1)) | 0
      length += 2
      i += 2
      end = i
      continue
    }
    if (code === DROPPED) {
      i++
      continue
    }
    if (code === UNKNOWN) {
      TABLE.fillPage(unit >> 8)
      continue
    }
    if (length > 0) {
      if (code === APOSTROPHE && letterFollows(text, i + 1, to)) {
        i++
        continue
      }
      if (code === HYPHEN) {
        const next = afterLineEndHyphen(text, i + 1, to)
        if (next > 0) {
          i = next
          continue
        }
      }
      sink(start, end, hash, length)
      hash = 0
      length = 0
    }
    i++
  }
  if (length > 0) sink(start, end, hash, length)
}

/** Whether a code unit is part of a word (a letter or digit of any script). */
export function isWordUnit(unit: number): boolean {
  const code = TABLE.codeOf(unit)
  return code >= FIRST_LETTER || code === EXPANDED
}

function letterFollows(text: string, at: number, to: number): boolean {
  while (at < to && TABLE.codeOf(text.charCodeAt(at)) === DROPPED) at++
  return at < to && isWordUnit(text.charCodeAt(at))
}

/** `commu-⏎nism`: where the second half begins, or -1 when the hyphen does not stand at a line's end before a small letter. */
function afterLineEndHyphen(text: string, at: number, to: number): number {
  while (at < to && isBlank(text.charCodeAt(at))) at++
  if (at >= to || text.charCodeAt(at) !== 10) return -1
  at++
  while (at < to && isBlank(text.charCodeAt(at))) at++
  if (at >= to) return -1
  const char = text.charAt(at)
  return char !== char.toUpperCase() && isWordUnit(text.charCodeAt(at)) ? at : -1
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 13
}

function isAstralLetter(text: string, at: number): boolean {
  const high = text.charCodeAt(at)
  if (high > 0xdbff) return false
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
}
