import type { Corpus } from '../../corpus/corpus.ts'
import { hashWord } from '../../text/fold.ts'

/** Words that are remembered: more than those of a long essay. */
const MOST_KNOWN = 20_000

/** Which words the sources say, and how they stand beside one another; what was asked for is remembered. Holds for one corpus. */
export class SourceWords {
  private readonly corpus: Corpus
  private readonly known = new Map<string, number>()

  constructor(corpus: Corpus) {
    this.corpus = corpus
  }

  /** Whether any source says the folded words in a row. Not certain of a single word that stands nearly everywhere. */
  has(...folded: readonly string[]): boolean {
    return this.count(1, folded) > 0
  }

  /** How often the sources say the folded words in a row, counted up to `most`. */
  count(most: number, folded: readonly string[]): number {
    const key = `${most} ${folded.join(' ')}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    let count = 0
    const hashes = Int32Array.from(folded, word => hashWord(word))
    this.corpus.search.runs(hashes, () => ++count < most)
    if (this.known.size >= MOST_KNOWN) this.known.clear()
    this.known.set(key, count)
    return count
  }
}
