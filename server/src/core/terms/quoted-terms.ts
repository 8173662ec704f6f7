/**
 * Two or three words, or a capitalised one, in quotation marks inside a sentence: a writer's way of saying that they are somebody's
 * term. A single common word is not: scare quotes make no term of *theory*.
 */
import { allMatches } from './all-matches.ts'
import { isCapitalised, isName, isStopWord, spacedWords } from './phrase.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate } from './sentence.ts'
import { QUOTATION_MARK } from './sentence-signs.ts'

const QUOTED = /["“«„]([^"“”«»„.!?\n]{3,40}?)[,.;:!?]?["”»“]/gu

export function findQuotedTerms(sentence: Sentence, sink: CandidateSink): void {
  const { text } = sentence
  if ((sentence.signs.flags & QUOTATION_MARK) === 0) return
  for (const m of allMatches(QUOTED, text)) {
    const name = m[1] as string
    const words = spacedWords(name)
    // An opening mark stands after a space or an opening bracket: between two quotations there is no quotation.
    if (m.index > 0 && !/[\s(—–[-]/.test(text[m.index - 1] as string)) continue
    if (words.length > 3 || !isName(words) || words.some(w => isStopWord(w)) || !/\p{L}{3}/u.test(name)) continue
    // One common word in quotation marks is said with a smile; a rare one is somebody's term.
    const capital = isCapitalised(name)
    if (words.length === 1 && (m.index === 0 || (!capital && !sentence.source.keyWords.isRare(name)))) continue
    const proper = words.every(w => isCapitalised(w)) && m.index > 0
    sink(
      candidate(sentence, {
        kind: 'mention',
        name,
        at: m.index + 1,
        quality: 0.6,
        explaining: sentence.signs.words,
        proper,
      }),
    )
  }
}
