/** Where texts may hold a word. The search of a corpus is one; whoever has texts without an index goes through them. */
import type { Contribution } from '../../index/contribution.ts'

/** A stretch of a source, words `fromWord` to `toWord` (not included). */
export interface WordStretch {
  readonly source: Contribution
  readonly fromWord: number
  readonly toWord: number
}

export interface MentionSource {
  /**
   * Stretches that may hold the word with this folded hash: every place of the word lies in one of them. Ascending within a source, all
   * of a source together. Lossy: verify.
   */
  blocksWith(hash: number): Iterable<WordStretch>
  /** The same for the first of several words (two at least) that stand one right after the other. */
  blocksWithRun(hashes: Int32Array): Iterable<WordStretch>
}

/** Looks at every word of these sources for each word that is asked for. */
export function mentionSourceOf(contributions: readonly Contribution[]): MentionSource {
  return {
    *blocksWith(hash) {
      for (const source of contributions) {
        const { words } = source
        if (words.hashes.subarray(0, words.count).includes(hash)) yield { source, fromWord: 0, toWord: words.count }
      }
    },
    *blocksWithRun(hashes) {
      for (const source of contributions) {
        const { words } = source
        for (let i = 0; i + hashes.length <= words.count; i++) {
          if (hashes.every((hash, k) => words.hashes[i + k] === hash)) yield { source, fromWord: i, toWord: i + 1 }
        }
      }
    },
  }
}
