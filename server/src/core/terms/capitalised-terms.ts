/**
 * Capitalised words and collocations inside sentences (`Red Army`, `Stakhanovite`). The first word of a sentence, of a quotation or
 * after a colon does not count: its capital says nothing. Cost: O(length).
 */
import { foldWord } from '../text/fold.ts'
import type { CapitalPhrase } from './capital-phrases.ts'
import { isAbbreviation, isName } from './phrase.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate, labelLength, roughWords } from './sentence.ts'
import { NATIONS } from './stop-words.ts'

/** Sentences with more of them than this are title lines, tables or bibliographies. */
const MAX_PHRASES = 12

/** Names seen so far; later mentions of a name beyond {@link ENOUGH} are not weighed any more. */
export type SeenNames = Map<string, number>

const ENOUGH = 4

export function findCapitalisedTerms(
  sentence: Sentence,
  phrases: readonly CapitalPhrase[],
  seen: SeenNames,
  nouns: 'capitalised' | 'small',
  sink: CandidateSink,
): void {
  const { text } = sentence
  // Lines of a bibliography.
  if (phrases.length > MAX_PHRASES || text.includes('://')) return
  const label = labelLength(text)
  let all = -1
  for (const { at, name } of phrases) {
    if (name.length < 2 || at < label || startsSomething(text, at)) continue
    // Where every noun has a capital, one capitalised word is any noun.
    const oneWord = !/\s/.test(name)
    if (oneWord && nouns === 'capitalised' && !isAbbreviation(name)) continue
    if (oneWord && NATIONS.has(foldWord(name))) continue
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    if (times >= ENOUGH) continue
    const words = name.split(/\s+/)
    if (!isName(words)) continue
    if (all < 0) all = roughWords(text)
    const prose = all >= 6 && /[.!?]["”»)\]]*\d*$/.test(text.trimEnd()) ? 1 : 0
    const quality = 0.2 + 0.3 * prose + (oneWord ? 0 : 0.1)
    sink(candidate(sentence, { kind: 'mention', name, at, quality, explaining: all, proper: true }))
  }
}

function startsSomething(text: string, at: number): boolean {
  let i = at - 1
  while (i >= 0 && /[\s"“”«„(\[*_'‘]/.test(text[i] as string)) i--
  return i < 0 || /[:.!?•*–—-]/.test(text[i] as string) || /^\W*\d{1,3}[.)]$/.test(text.slice(0, i + 1))
}
