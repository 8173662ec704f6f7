/**
 * Capitalised words and collocations inside sentences (`Red Army`, `Stakhanovite`). The first word of a sentence, of a quotation or
 * after a colon does not count: its capital says nothing. Cost: O(length).
 */
import { foldWord } from '../../text/fold.ts'
import { isAbbreviation, isName, spacedWords } from '../phrase.ts'
import { NATIONS } from '../stop-words.ts'
import { nameStart } from './name-start.ts'
import type { Judged, SeenNames } from './seen-names.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate, endsAsProse, labelLength } from './sentence.ts'
import { ADDRESS } from './sentence-signs.ts'

/** Sentences with more of them than this are title lines, tables or bibliographies. */
const MAX_PHRASES = 12
/** Somebody with initials counts as so many more. */
const LETTERS = 2

/** Later mentions of a name are not weighed any more. */
const ENOUGH = 4

export function findCapitalisedTerms(
  sentence: Sentence,
  seen: SeenNames,
  nouns: 'capitalised' | 'small',
  sink: CandidateSink,
): void {
  const { text, start, signs, role } = sentence
  // Lines of a bibliography.
  if (signs.phrases + signs.withInitials * LETTERS > MAX_PHRASES || (signs.flags & ADDRESS) !== 0) return
  const label = labelLength(sentence)
  const judge = nouns === 'capitalised' ? judgeAmongNouns : judgeName
  let quality = -1
  for (let i = 0; i < signs.phrases; i++) {
    const first = (signs.phraseStarts[i] as number) - start
    const end = (signs.phraseEnds[i] as number) - start
    const at = first < 3 ? nameStart(text, first, end) : first
    const hasInitials = text.charCodeAt(at + 1) === STOP
    // A list of references has its authors so.
    if (hasInitials && role === 'references') continue
    if (end - at < 2 || at < label || (at === first && !hasInitials && startsSomething(text, at))) continue
    const known = seen.at(start + at, start + end, judge)
    if (known.never || known.times++ >= ENOUGH) continue
    if (quality < 0) quality = 0.2 + 0.3 * (signs.words >= 6 && endsAsProse(text) ? 1 : 0)
    sink(
      candidate(sentence, {
        kind: 'mention',
        name: text.slice(at, end),
        at,
        quality: known.oneWord ? quality : quality + 0.1,
        explaining: signs.words,
        proper: true,
      }),
    )
  }
}

function judgeName(name: string): Judged {
  const words = spacedWords(name)
  const oneWord = words.length === 1
  return { oneWord, never: (oneWord && NATIONS.has(foldWord(name))) || !isName(words) }
}

/** Where every noun has a capital, one capitalised word is any noun. */
function judgeAmongNouns(name: string): Judged {
  const judged = judgeName(name)
  return judged.oneWord && !isAbbreviation(name) ? { ...judged, never: true } : judged
}

const STOP = 46

/** Whether a phrase at `at` begins a sentence, a quotation, an item or what a colon announces. */
function startsSomething(text: string, at: number): boolean {
  let i = at - 1
  while (i >= 0 && isBetween(text.charCodeAt(i))) i--
  if (i < 0) return true
  const unit = text.charCodeAt(i)
  const small = unit | 32
  if (small >= 97 && small <= 122) return false
  if (':.!?•*–—-'.includes(text.charAt(i))) return true
  return unit === 41 && /^\W*\d{1,3}\)$/.test(text.slice(0, i + 1))
}

/** Spaces, opening marks and emphasis. */
function isBetween(unit: number): boolean {
  return unit < 128 ? unit === 32 || ASCII_BETWEEN.has(unit) : BETWEEN.test(String.fromCharCode(unit))
}

const BETWEEN = /[\s"“”«„([*_'‘]/
const ASCII_BETWEEN: ReadonlySet<number> = new Set(
  Array.from({ length: 128 }, (_, unit) => unit).filter(unit => BETWEEN.test(String.fromCharCode(unit))),
)
