/** The terms that a stretch of an essay uses. Cost: at every word the look-ups of the names of up to five words that may begin there. */
import type { Term } from '../../model/term.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { isStopWord, mayBeginName } from '../phrase.ts'
import { type WrittenWord, writtenWords } from '../written-words.ts'
import { bestAccount, GOOD_ACCOUNT } from './best-account.ts'
import { isOneName } from './mentions.ts'

/** A term in a stretch of text. */
export interface UsedTerm {
  readonly start: number
  readonly end: number
  readonly term: Term
}

/** Longer names are found at a pointer only: each length is a look-up at every word of an essay. */
export const MAX_EXPLAINED_WORDS = 5

/** Those that something explains well, in order and not overlapping; of several that begin at one word the longest. */
export function explainedIn(text: string, lexicon: Lexicon): readonly UsedTerm[] {
  const words = writtenWords(text, 0, text.length)
  const isStop = words.map(word => isStopWord(word.text))
  const found: UsedTerm[] = []
  for (let i = 0; i < words.length; i++) {
    if (isStop[i] && !mayBeginName((words[i] as WrittenWord).text)) continue
    let last = i
    while (last + 1 < words.length && last - i < MAX_EXPLAINED_WORDS - 1) {
      if (!isOneName(text, (words[last] as WrittenWord).end, (words[last + 1] as WrittenWord).start)) break
      last++
    }
    for (; last >= i; last--) {
      if (isStop[last]) continue
      const name = words.slice(i, last + 1).map(word => word.text)
      const fit = lexicon.fitting(name).find(({ term }) => isExplained(term))
      if (!fit) continue
      found.push({ start: (words[i] as WrittenWord).start, end: (words[last] as WrittenWord).end, term: fit.term })
      i = last
      break
    }
  }
  return found
}

/** Whether a reader who does not know the term would learn it: common words that some sentence happens to define are none. */
function isExplained(term: Term): boolean {
  const { kind, score, proper } = bestAccount(term)
  if (kind === 'own' || kind === 'glossary') return true
  if (kind === 'mention' || kind === 'heading' || score < GOOD_ACCOUNT) return false
  return proper === true || term.name.includes(' ') || term.aliases.length > 0
}
