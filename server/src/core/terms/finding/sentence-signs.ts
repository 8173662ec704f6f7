/**
 * One look at a sentence for all pattern families: which of them can find anything in it, and where its capitalised phrases are.
 * Most sentences hold nothing for most families; the patterns themselves are far slower than this scan.
 *
 * Every sign is a necessary condition of its family's pattern, never a sufficient one: words are told by a hash that takes no notice of
 * case and accents. The words are those that the index is made of, so that only what stands between them is looked at unit by unit. Cost:
 * O(words), without making strings.
 */
import { foldWord, hashWord, isWordUnit } from '../../text/fold.ts'
import { type WordTable, wordAt } from '../../text/words.ts'
import { capitalPhraseEnd } from './capital-phrases.ts'
import { surnameAfterInitials } from './initials.ts'
import {
  AFTER_COPULA,
  AUXILIARY,
  BEGINNING,
  CALLING,
  COPULA,
  FORM,
  FOUNDING,
  IS_BY,
  IS_OF,
  MEANING,
  NAMING,
  OR,
  RELATING,
  SAYING,
  SHORTENED,
  signRole,
} from './sign-words.ts'
import { CAPITAL_UNIT, NUMBER_UNIT, SPACE_UNIT, UNIT_CLASSES, UNKNOWN_UNIT, WORD_UNIT } from './unit-classes.ts'

/** A verb that may define: see {@link SentenceSigns.verbChunk} and {@link SentenceSigns.lastVerb}. */
export const DEFINING_VERB = 1
/** `known as`, `so-called` … */
export const CALLED = 2
/** `By X he means`. */
export const MEANT = 4
/** `a form of X`. */
export const FORM_OF = 8
/** `X, that is,`. */
export const THAT_IS = 16
/** `X, the …`. */
export const BESIDE = 32
/** `X that was …`. */
export const RELATIVE = 64
export const QUOTATION_MARK = 128
export const PARENTHESIS = 256
/** `by` stands in it. */
export const BY = 512
/** Dots in a row lead to the page number of a table of contents. */
export const LEADER = 1024
/** An address of the web. */
export const ADDRESS = 2048
/** `short for`, `abbreviated` … */
export const SHORTENING = 4096
/** `or NEP`. */
export const OTHER_NAME = 8192

/** A dash between words, or two hyphens. */
export const DASH = 16384

/** Filled anew for each sentence: a value a sentence would be the greater part of the scan. Offsets count in the text. */
export class SentenceSigns {
  private readonly text: string
  private readonly table: WordTable
  /** No word of the table before it ends within what is read next, as a rule. */
  private word = 0
  /** A sum of the signs above. */
  flags = 0
  /** Words, counted by the spaces between them. */
  words = 0
  /** How many such words stand before the first defining verb. */
  verbChunk = 0
  firstVerb = 0
  lastVerb = 0
  verbs = 0
  /** Where the defining verbs stand, {@link verbs} of them. */
  readonly verbPlaces: number[] = []
  /** The last copula: which chunk it is, and where it stands. */
  private copulaChunk = 0
  private copula = 0
  private lastForm = 0
  /** The first colon; −1 where there is none. */
  colon = -1
  /** The first comma; −1 where there is none. */
  comma = -1
  /** The first parenthesis; −1 where there is none. */
  parenthesis = -1
  /** The first word that calls something by a name, and the first `form`, `theory` … before an `of`: good where {@link CALLED} and {@link FORM_OF} are set. */
  calling = 0
  form = 0
  /** Of the phrases those that begin with initials. */
  withInitials = 0
  /** The first quotation mark: good where {@link QUOTATION_MARK} is set. */
  quotation = 0
  /** The first `or` before a name: good where {@link OTHER_NAME} is set. */
  or = 0
  phrases = 0
  /** How well it can be understood by itself (sentence.ts), once somebody asked; −1 before. */
  clarity = -1
  readonly phraseStarts: number[] = []
  readonly phraseEnds: number[] = []

  constructor(text: string, table: WordTable) {
    this.text = text
    this.table = table
  }

  read(from: number, to: number): void {
    this.clear()
    const { text, table } = this
    const { count, starts, ends, hashes, lengths } = table
    let word = this.firstWord(from)
    // The word before, when only spaces stand between; and the mark before the word, when only spaces stand between.
    let previous = 0
    let previousMark = 0
    let mark = 0
    let phraseEnd = from
    let blank = true
    let words = 0
    let wordStart = -1
    for (let i = from; i < to; ) {
      const unit = text.charCodeAt(i)
      if (unit <= 32) {
        blank = true
        i++
        continue
      }
      const inTable = UNIT_CLASSES[unit] as number
      const unitClass = inTable === UNKNOWN_UNIT ? lookCloser(unit) : inTable
      if ((unitClass & WORD_UNIT) === 0) {
        if (blank) words++
        blank = false
        if ((unitClass & SPACE_UNIT) === 0) {
          this.readMark(text, unit, i, to, wordStart)
          previous = 0
          mark = unit
        }
        i++
        continue
      }
      if (blank) words++
      blank = false
      const previousStart = wordStart
      wordStart = i
      if ((unitClass & CAPITAL_UNIT) !== 0 && i >= phraseEnd) {
        const surname = text.charCodeAt(i + 1) === STOP ? surnameAfterInitials(text, i, to) : -1
        if (surname >= 0) this.withInitials++
        phraseEnd = capitalPhraseEnd(text, from, surname < 0 ? i : surname, to)
        if (text.charCodeAt(phraseEnd) === STOP) phraseEnd = beforeInitials(text, i, phraseEnd, to)
        if ((previous & OR) !== 0 && isCapitalOrDigit(text.charCodeAt(i + 1))) {
          if ((this.flags & OTHER_NAME) === 0) this.or = previousStart
          this.flags |= OTHER_NAME
        }
        if (phraseEnd > i) {
          this.phraseStarts[this.phrases] = i
          this.phraseEnds[this.phrases++] = phraseEnd
        } else phraseEnd = i
      }
      while (word < count && (starts[word] as number) < i) word++
      const end = ends[word] as number
      let hash: number
      if (starts[word] === i && end - i === lengths[word] && end <= to) {
        hash = hashes[word] as number
        i = end
      } else {
        // A part of what is one word to the index (`d’État`), or page furniture.
        i = partEnd(text, i, to)
        hash = hashWord(foldWord(text, wordStart, i))
      }
      const role = signRole(hash)
      if (role !== 0) this.readWord(role, previous, mark, previousMark, wordStart, words)
      previous = role
      previousMark = mark
      mark = 0
    }
    this.word = word
    this.words = words
  }

  /** The first word of the table that ends after `from`; sentences come one after the other. */
  private firstWord(from: number): number {
    const { table, word } = this
    return word > 0 && (table.ends[word - 1] as number) > from ? wordAt(table, from) : word
  }

  private clear(): void {
    this.flags = 0
    this.copulaChunk = 0
    this.colon = -1
    this.comma = -1
    this.parenthesis = -1
    this.phrases = 0
    this.withInitials = 0
    this.verbs = 0
    this.clarity = -1
  }

  /** `mark` stands before the word, `previousMark` before the word before it. */
  private readWord(
    role: number,
    previous: number,
    mark: number,
    previousMark: number,
    at: number,
    words: number,
  ): void {
    // The commonest words, of which little is to be known.
    if (role === OR) return
    if (role === IS_OF) {
      if ((previous & FORM) !== 0) this.readForm()
      return
    }
    if (role === AFTER_COPULA) {
      if ((previous & COPULA) !== 0) this.readVerb(at, words)
      if (isCommaOrDash(mark)) this.flags |= BESIDE
      return
    }
    if ((role & NAMING) !== 0 || ((role & (AFTER_COPULA | FOUNDING)) !== 0 && (previous & COPULA) !== 0))
      this.readVerb(at, words)
    if ((role & (AFTER_COPULA | BEGINNING)) !== 0 && isCommaOrDash(mark)) this.flags |= BESIDE
    if ((role & CALLING) !== 0) {
      if ((this.flags & CALLED) === 0) this.calling = at
      this.flags |= CALLED
    }
    if ((role & IS_BY) !== 0) this.flags |= BY
    if ((role & MEANING) !== 0 && (this.flags & BY) !== 0) this.flags |= MEANT
    if ((role & FORM) !== 0) this.lastForm = at
    if ((role & COPULA) !== 0) {
      this.copulaChunk = words
      this.copula = at
    }
    // `Octets are bytes that …`
    const since = words - this.copulaChunk
    if ((role & RELATING) !== 0 && this.copulaChunk > 0 && since >= 2 && since <= 3) {
      this.readVerb(this.copula, this.copulaChunk)
    }
    if ((role & (AUXILIARY | COPULA)) !== 0 && (previous & RELATING) !== 0) {
      this.flags |= isCommaOrDash(previousMark) || previousMark === 40 ? RELATIVE | THAT_IS : RELATIVE
    }
    if ((role & SAYING) !== 0) this.flags |= THAT_IS
    if ((role & SHORTENED) !== 0) this.flags |= SHORTENING
  }

  private readForm(): void {
    if ((this.flags & FORM_OF) === 0) this.form = this.lastForm
    this.flags |= FORM_OF
  }

  private readVerb(at: number, words: number): void {
    if ((this.flags & DEFINING_VERB) === 0) {
      this.flags |= DEFINING_VERB
      this.verbChunk = words
      this.firstVerb = at
    }
    this.lastVerb = at
    this.verbPlaces[this.verbs++] = at
  }

  private readMark(text: string, unit: number, at: number, to: number, wordStart: number): void {
    switch (unit) {
      case 0x22:
      case 0x201c:
      case 0xab:
      case 0x201e:
        if ((this.flags & QUOTATION_MARK) === 0) this.quotation = at
        this.flags |= QUOTATION_MARK
        break
      case 0x2d:
        if (at + 1 < to && text.charCodeAt(at + 1) === 0x2d) this.flags |= DASH
        break
      case 0x2013:
      case 0x2014:
        this.flags |= DASH
        break
      case 0x28:
        this.flags |= PARENTHESIS
        if (this.parenthesis < 0) this.parenthesis = at
        break
      case 0x2c:
        if (this.comma < 0) this.comma = at
        break
      case 0x3a:
        if (this.colon < 0) this.colon = at
        if (at + 3 <= to && text.startsWith('//', at + 1)) this.flags |= ADDRESS
        break
      case 0x2e: {
        const letter = text.charCodeAt(at - 1)
        // `i.e.`, `d. h.`
        if (wordStart === at - 1 && (letter === 105 || letter === 100)) this.flags |= THAT_IS
        if (at + 4 <= to && text.startsWith('...', at + 1)) this.flags |= LEADER
        if (at + 7 <= to && text.startsWith(' . . .', at + 1)) this.flags |= LEADER
        break
      }
      default:
    }
  }
}

/** The end of the letters and digits at `at`. */
function partEnd(text: string, at: number, to: number): number {
  let i = at + 1
  while (i < to && isWordUnit(text.charCodeAt(i))) i++
  return i
}

const STOP = 46

/** Where a phrase ends that ran into the first of somebody's initials: `Later E. H. Carr`. */
function beforeInitials(text: string, phraseStart: number, phraseEnd: number, to: number): number {
  if (phraseEnd - phraseStart < 3 || text.charCodeAt(phraseEnd - 2) > 32) return phraseEnd
  if (surnameAfterInitials(text, phraseEnd - 1, to) < 0) return phraseEnd
  const before = text.slice(phraseStart, phraseEnd - 1).trimEnd()
  return phraseStart + before.replace(/\s+(?:of(?:\s+the)?|de|du|des|von|van)$/u, '').length
}

/** Whether a defining verb stands between two offsets. */
export function hasVerbBetween({ verbs, verbPlaces }: SentenceSigns, from: number, to: number): boolean {
  for (let i = 0; i < verbs; i++) {
    const at = verbPlaces[i] as number
    if (at > from && at < to) return true
  }
  return false
}

function isCapitalOrDigit(unit: number): boolean {
  const known = UNIT_CLASSES[unit] as number
  return (known & (CAPITAL_UNIT | NUMBER_UNIT)) !== 0
}

function isCommaOrDash(mark: number): boolean {
  return mark === 0x2c || mark === 0x2014 || mark === 0x2013 || mark === 0x2d
}

/** The class of a unit that the table does not know, as far as the scan asks for it. */
function lookCloser(unit: number): number {
  if (!isWordUnit(unit)) return /\s/.test(String.fromCharCode(unit)) ? SPACE_UNIT : 0
  return /\p{Lu}/u.test(String.fromCharCode(unit)) ? WORD_UNIT | CAPITAL_UNIT : WORD_UNIT
}
