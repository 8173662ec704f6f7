/**
 * Two or three words, or a capitalised one, in quotation marks inside a sentence: a writer's way of saying that they are somebody's
 * term. A single common word is not: scare quotes make no term of *theory*.
 */
import { isCapitalised, isName, isStopWord, spacedWords } from './phrase.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate } from './sentence.ts'
import { QUOTATION_MARK } from './sentence-signs.ts'

/** So many characters between quotation marks. */
const SHORTEST = 3
const LONGEST = 40

const OPENING = '"“«„'
const CLOSING = '"”»“'
/** What ends a name, quotation mark or not. */
const ENDING = '"“”«»„.!?\n'
/** What may stand between a name and the mark that closes it. */
const BEFORE_CLOSING = ',.;:!?'

export function findQuotedTerms(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  if ((sentence.signs.flags & QUOTATION_MARK) === 0) return
  for (
    let index = nextOpening(text, sentence.signs.quotation - sentence.start), after = 0;
    index >= 0;
    index = nextOpening(text, after)
  ) {
    const end = nameEnd(text, index + 1)
    after = end < 0 ? index + 1 : closingAfter(text, end)
    // An opening mark stands after a space or an opening bracket: between two quotations there is no quotation.
    if (end < 0 || (index > 0 && !/[\s(—–[-]/.test(text[index - 1] as string))) continue
    const name = text.slice(index + 1, end)
    const words = spacedWords(name)
    if (words.length > 3 || !isName(words) || words.some(w => isStopWord(w)) || !/\p{L}{3}/u.test(name)) continue
    // One common word in quotation marks is said with a smile; a rare one is somebody's term.
    const capital = isCapitalised(name)
    if (words.length === 1 && (index === 0 || (!capital && !sentence.source.keyWords.isRare(name)))) continue
    const proper = words.every(w => isCapitalised(w)) && index > 0
    sink(
      candidate(sentence, {
        kind: 'mention',
        name,
        at: index + 1,
        quality: 0.6,
        explaining: sentence.signs.words,
        proper,
      }),
    )
  }
}

function nextOpening(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x22 || (unit > 127 && OPENING.includes(text.charAt(i)))) return i
  }
  return -1
}

/** Where the name in quotation marks ends that begins at `from`; −1 where none does. A comma or a stop before the closing mark is no part of it. */
function nameEnd(text: string, from: number): number {
  let i = from
  while (i < text.length && i - from <= LONGEST && !endsName(text, i)) i++
  if (i >= text.length) return -1
  const isClosed = CLOSING.includes(text.charAt(i))
  if (!isClosed) {
    const isStopped = '.!?'.includes(text.charAt(i)) && i - from >= SHORTEST && i - from <= LONGEST
    return isStopped && i + 1 < text.length && CLOSING.includes(text.charAt(i + 1)) ? i : -1
  }
  const end = i - from > SHORTEST && ',;:'.includes(text.charAt(i - 1)) ? i - 1 : i
  return end - from >= SHORTEST && end - from <= LONGEST ? end : -1
}

function closingAfter(text: string, end: number): number {
  return end + (BEFORE_CLOSING.includes(text.charAt(end)) ? 2 : 1)
}

function endsName(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit === 32 || ((unit | 32) >= 97 && (unit | 32) <= 122)) return false
  return ENDING.includes(text.charAt(at))
}
