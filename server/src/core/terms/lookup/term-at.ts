/**
 * The term that stands at a place of an essay: every run of words round it is looked up, the longest that is a name wins. Cost: the look-ups of some
 * thirty runs of words, however long the essay is.
 */
import type { Term } from '../../model/term.ts'
import { type Span, span } from '../../text/span.ts'
import { maySurname } from '../lexicon/full-name.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { MAX_WORDS } from '../lexicon/term-entry.ts'
import { isCapitalised } from '../phrase.ts'
import { wordsOfName } from '../term-words.ts'
import { type WrittenWord, writtenWords } from '../written-words.ts'
import { onlyBearer } from './bearer.ts'
import { bestAccount, GOOD_ACCOUNT } from './best-account.ts'
import { isOneName } from './mentions.ts'

/** A term where an essay uses it. */
export interface TermMention {
  readonly span: Span<'essay'>
  readonly term: Term
}

/** How far round an offset a name is sought. */
const WINDOW = 300

/** The longest term around an offset; none that touches one of `opaque`. */
export function termAt(
  text: string,
  at: number,
  opaque: readonly Span<'essay'>[],
  lexicon: Lexicon,
): TermMention | undefined {
  if (opaque.some(o => o.start <= at && at < o.end)) return undefined
  const matches = matchesAround(text, at, lexicon).filter(
    ({ mention }) => !opaque.some(o => o.start < mention.span.end && mention.span.start < o.end),
  )
  const found = bestMatch(matches)
  if (found) return found
  const word = wordsAround(text, at).find(({ start, end }) => start <= at && at <= end)
  return word && bearerAt(word, lexicon)
}

/** Of all names that stand at one place the longest; a shorter one that is well explained before one that is only mentioned. */
export function bestMatch(all: readonly Match[]): TermMention | undefined {
  const matches = all.toSorted((a, b) => b.length - a.length || a.mention.span.start - b.mention.span.start)
  const longest = matches[0]
  if (!longest) return undefined
  if (bestAccount(longest.mention.term).kind !== 'mention') return longest.mention
  const explained = matches.find(({ mention }) => {
    const { kind, score, proper } = bestAccount(mention.term)
    return (
      kind === 'own' ||
      kind === 'glossary' ||
      ((kind === 'definition' || kind === 'abbreviation') && score >= GOOD_ACCOUNT && proper === true)
    )
  })
  return (explained ?? longest).mention
}

/** A name where it stands. */
export interface Match {
  readonly mention: TermMention
  /** In words. */
  readonly length: number
}

/** All names that stand around an offset. */
function matchesAround(text: string, at: number, lexicon: Lexicon): Match[] {
  const words = wordsAround(text, at)
  const matches: Match[] = []
  for (let i = 0; i < words.length; i++) {
    if ((words[i] as WrittenWord).start > at) break
    matches.push(...matchesFrom(i, words, text, lexicon).filter(({ mention }) => at <= mention.span.end))
  }
  return matches
}

/**
 * All names that begin at a word, the shortest first.
 * @param most words of a name
 * @param mayEnd whether a name may end with a word
 */
export function matchesFrom(
  i: number,
  words: readonly WrittenWord[],
  text: string,
  lexicon: Lexicon,
  most: number = MAX_WORDS,
  mayEnd: (word: number) => boolean = () => true,
): Match[] {
  const { start } = words[i] as WrittenWord
  const matches: Match[] = []
  for (let last = i; last < words.length && last < i + most; last++) {
    const { start: from, end } = words[last] as WrittenWord
    if (last > i && !isOneName(text, (words[last - 1] as WrittenWord).end, from)) break
    if (!mayEnd(last)) continue
    const name: string[] = []
    for (let at = i; at <= last; at++) name.push((words[at] as WrittenWord).text)
    for (const { term } of lexicon.fitting(name)) {
      matches.push({ mention: { span: span<'essay'>(start, end), term }, length: name.length })
    }
  }
  return matches
}

/** The person whose surname a word is that no source has alone. */
export function bearerAt({ text, start, end }: WrittenWord, lexicon: Lexicon): TermMention | undefined {
  if (!isCapitalised(text)) return undefined
  const [surname = ''] = wordsOfName(text)
  const term = maySurname(surname) ? onlyBearer(surname, lexicon) : undefined
  return term && { span: span<'essay'>(start, end), term }
}

/** The words near an offset; the outermost may be cut, which is farther away than a name is long. */
function wordsAround(text: string, at: number): readonly WrittenWord[] {
  const from = Math.max(0, at - WINDOW)
  const to = Math.min(text.length, at + WINDOW)
  return writtenWords(text, from, to)
}
