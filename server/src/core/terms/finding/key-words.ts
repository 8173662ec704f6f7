/**
 * Whether a source speaks of something much oftener than people do: of the common words (common-words.ts) only those are its terms.
 *
 * The thousandth word of English is about a ten-thousandth of what is said, the five-thousandth a tenth of that. So a common word that is
 * two thousandths of a source is a multiple of what is usual, unless it is one of the few hundred commonest, which stop-words.ts and the
 * patterns keep out for the most part. Cost: a search through a sample of the text for each common word that is asked for.
 */
import type { TermLanguage } from '../../model/term.ts'
import { isCommonWord } from '../common-words.ts'

/** Characters of a source that are looked through: its terms are in its beginning as elsewhere. */
const SAMPLE = 40_000
/** A name is key when it stands there so often, and at least so often in a thousand characters. */
const LEAST_TIMES = 3
const LEAST_DENSITY = 0.12

export class KeyWords {
  readonly language: TermLanguage
  private readonly sample: string
  private readonly known = new Map<string, boolean>()

  constructor(text: string, language: TermLanguage) {
    this.language = language
    this.sample = text.slice(0, SAMPLE)
  }

  /** Whether a word or phrase may be a term of the source: it is rare in general, or frequent here. */
  isTelling(words: readonly string[]): boolean {
    return words.some(word => !isCommonWord(word, this.language)) || this.isFrequent(words.join(' '))
  }

  /** Whether no general text would have the word, however often this source does. */
  isRare(word: string): boolean {
    return !isCommonWord(word, this.language)
  }

  private isFrequent(phrase: string): boolean {
    const small = phrase.toLowerCase()
    let known = this.known.get(small)
    if (known === undefined) {
      const { sample } = this
      const enough = Math.max(LEAST_TIMES, (sample.length / 1000) * LEAST_DENSITY * (small.includes(' ') ? 0.25 : 1))
      let times = 0
      for (let at = sample.indexOf(small); at >= 0 && times < enough; at = sample.indexOf(small, at + small.length))
        times++
      known = times >= enough
      this.known.set(small, known)
    }
    return known
  }
}
