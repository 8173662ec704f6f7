/**
 * Capitalised words and collocations inside sentences (`Red Army`, `Stakhanovite`). The first word of a sentence, of a quotation or
 * after a colon does not count: its capital says nothing. Cost: O(length).
 */
import { foldWord } from '../text/fold.ts'
import { CAPITAL_PHRASE, isAbbreviation, isName, NOT_LETTER_BEFORE } from './phrase.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate, labelLength, roughWords } from './sentence.ts'
import { NATIONS } from './stop-words.ts'

const PHRASE = new RegExp(`${NOT_LETTER_BEFORE}${CAPITAL_PHRASE}`, 'gu')

/** Sentences with more of them than this are title lines, tables or bibliographies. */
const MAX_PHRASES = 12

/** Names seen so far; later mentions of a name beyond {@link ENOUGH} are not weighed any more. */
export type SeenNames = Map<string, number>

const ENOUGH = 6

export function findCapitalisedTerms(
  sentence: Sentence,
  seen: SeenNames,
  nouns: 'capitalised' | 'small',
  sink: CandidateSink,
): void {
  const { text } = sentence
  // Lines of a bibliography.
  if (text.includes('://')) return
  const label = labelLength(text)
  let all = -1
  let phrases = 0
  for (const m of text.matchAll(PHRASE)) {
    if (++phrases > MAX_PHRASES) return
    const name = m[0]
    if (name.length < 2 || m.index < label || startsSomething(text, m.index)) continue
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
    sink(candidate(sentence, { kind: 'mention', name, at: m.index, quality, explaining: all, proper: true }))
  }
}

function startsSomething(text: string, at: number): boolean {
  let i = at - 1
  while (i >= 0 && /[\s"“”«„(\[*_'‘]/.test(text[i] as string)) i--
  return i < 0 || /[:.!?•*–—-]/.test(text[i] as string) || /^\W*\d{1,3}[.)]$/.test(text.slice(0, i + 1))
}
