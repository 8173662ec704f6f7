/**
 * Every term that a pointer somewhere in a stretch of an essay would be answered with: what term-at.ts finds word by word, in one walk. Cost: at every
 * word the look-ups of the names of up to five words that may begin there.
 */
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isAbbreviation, isStopWord, mayBeginName } from '../phrase.ts'
import { type WrittenWord, writtenWords } from '../written-words.ts'
import { MAX_EXPLAINED_WORDS, type UsedTerm } from './explained-in.ts'
import { bearerAt, bestMatch, type Match, matchesFrom } from './term-at.ts'

/**
 * Each where it is first found, in that order. They may overlap: *Soviet* stands alone and in `Soviet Thermidor`. Longer names, and such as begin or end
 * with a word like *of* that no hyphen joins to it, are found at a pointer only: most words of an essay are those.
 */
export function termsIn(text: string, lexicon: Lexicon): readonly UsedTerm[] {
  const words = writtenWords(text, 0, text.length)
  const isStop = words.map(word => isStopWord(word.text) && !isAbbreviation(word.text))
  const mayEnd = (at: number): boolean => !isStop[at] || isHyphen(text, (words[at] as WrittenWord).start - 1)
  const found = new Map<UsedTerm['term'], UsedTerm>()
  // Names that reach as far as the word at hand.
  let reaching: Match[] = []
  for (const [i, word] of words.entries()) {
    if (reaching.length > 0) reaching = reaching.filter(({ mention }) => mention.span.end >= word.end)
    if (!isStop[i] || mayBeginName(word.text) || isHyphen(text, word.end))
      reaching.push(...matchesFrom(i, words, text, lexicon, MAX_EXPLAINED_WORDS, mayEnd))
    const mention = mentionAt(word, reaching, lexicon)
    if (mention && !found.has(mention.term)) found.set(mention.term, mention)
  }
  return [...found.values()]
}

function mentionAt(word: WrittenWord, reaching: readonly Match[], lexicon: Lexicon): UsedTerm | undefined {
  const mention = reaching.length === 0 ? bearerAt(word, lexicon) : bestMatch(reaching)
  return mention && { start: mention.span.start, end: mention.span.end, term: mention.term }
}

/** `Reply-To`, `on-link` */
function isHyphen(text: string, at: number): boolean {
  return at >= 0 && at < text.length && HYPHENS.includes(text.charAt(at))
}

const HYPHENS = '-‐‑'
