/**
 * Which of the long forms of an abbreviation mean different things: *Message Authentication Code* and *Media Access Control* do, *Domain Name
 * System* and *domain name service* do not. Two are one when nearly all words of the shorter have a like in the other (the same first five
 * letters, or an abbreviation and the words that it is short for). Bad at: *maximum* and *minimum transmission unit*, which are then one.
 */
import type { Term } from '../../model/term.ts'
import { eachWord, foldWord } from '../../text/fold.ts'
import { isAbbreviation, isStopWord } from '../phrase.ts'

/** Of a name of so many words one may have no like. */
const LONG_NAME = 3
/** Words with so many first letters in common are alike: certification, certificate. */
const LIKE_LETTERS = 5
/** A word of so many letters that begins another is its short form: bit and bits, tab and tabulation. */
const LEAST_BEGINNING = 3
/** What few sources say in passing of a name that so many times more explain otherwise is a slip, or one's own shorthand. */
const FAR_FEWER = 20

/** Those of the terms that a reader must tell apart; the first is kept, and so is the order. */
export function distinctSenses(terms: readonly Term[]): readonly Term[] {
  const [first, ...others] = terms
  if (!first) return []
  const kept: Term[] = [first]
  const most = sourcesOf(first)
  for (const term of others) {
    const { kind } = term.accounts[0] as Term['accounts'][number]
    if (kind === 'mention' || kind === 'heading') continue
    const isSure = kind === 'own' || kind === 'glossary' || kind === 'definition'
    if (!isSure && sourcesOf(term) * FAR_FEWER < most) continue
    if (!kept.some(other => areAlike(other.name, term.name))) kept.push(term)
  }
  return kept
}

function sourcesOf({ accounts }: Term): number {
  return new Set(accounts.map(({ source }) => source)).size
}

function areAlike(a: string, b: string): boolean {
  const [one, other] = [expanded(a, b), expanded(b, a)]
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  if (shorter.length === 0) return true
  const unlike = shorter.filter(word => !longer.some(candidate => isLike(word, candidate))).length
  return unlike === 0 || (shorter.length >= LONG_NAME && unlike === 1)
}

function isLike(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (shorter.length >= LEAST_BEGINNING && longer.startsWith(shorter)) return true
  return a === b || (shorter.length >= LIKE_LETTERS && a.slice(0, LIKE_LETTERS) === b.slice(0, LIKE_LETTERS))
}

/** The words that mean something; for an abbreviation among them the words of the other name that it is short for. */
function expanded(name: string, other: string): readonly string[] {
  const theirs = wordsOf(other)
  return wordsOf(name).flatMap(({ written, folded }) => {
    if (!isAbbreviation(written)) return [folded]
    for (let i = 0; i + written.length <= theirs.length; i++) {
      const run = theirs.slice(i, i + written.length)
      if (run.every((word, k) => word.folded.charAt(0) === written.charAt(k).toLowerCase()))
        return run.map(w => w.folded)
    }
    return [folded]
  })
}

interface Word {
  readonly written: string
  readonly folded: string
}

function wordsOf(name: string): readonly Word[] {
  const words: Word[] = []
  eachWord(name, 0, name.length, (start, end) => {
    const written = name.slice(start, end)
    if (isAbbreviation(written) || !isStopWord(written)) words.push({ written, folded: foldWord(written) })
  })
  return words
}
