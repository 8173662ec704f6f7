/**
 * Two or three words, or a capitalised one, in quotation marks inside a sentence: a writer's way of saying that they are somebody's
 * term. A single common word is not: scare quotes make no term of *theory*.
 */
import { isCapitalised, isName, isStopWord, spacedWords } from '../phrase.ts'
import { eachQuotedName } from './quoted-names.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate } from './sentence.ts'
import { QUOTATION_MARK } from './sentence-signs.ts'

export function findQuotedTerms(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  if ((sentence.signs.flags & QUOTATION_MARK) === 0) return
  eachQuotedName(text, sentence.signs.quotation - sentence.start, (at, end) => {
    // An opening mark stands after a space or an opening bracket: between two quotations there is no quotation.
    if (at > 1 && !/[\s(—–[-]/.test(text[at - 2] as string)) return
    const name = text.slice(at, end)
    const words = spacedWords(name)
    if (words.length > 3 || !isName(words) || words.some(w => isStopWord(w)) || !/\p{L}{3}/u.test(name)) return
    // One common word in quotation marks is said with a smile; a rare one is somebody's term.
    const capital = isCapitalised(name)
    if (words.length === 1 && (at === 1 || (!capital && !sentence.source.keyWords.isRare(name)))) return
    const proper = words.every(w => isCapitalised(w)) && at > 1
    sink(
      candidate(sentence, {
        kind: 'mention',
        name,
        at,
        quality: 0.6,
        explaining: sentence.signs.words,
        proper,
      }),
    )
  })
}
