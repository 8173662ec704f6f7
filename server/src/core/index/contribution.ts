import type { SourceId } from '../model/place.ts'
import type { SourceProblem } from '../model/problem.ts'
import type { Rendition, SourceMetadata } from '../model/source.ts'
import type { TermCandidate, TermLanguage } from '../model/term.ts'
import type { WordTable } from '../text/words.ts'

/** What is known of a source without its text: small, and at hand for every source of a corpus. */
export interface SourceFacts {
  readonly id: SourceId
  /** As a person finds the file: relative to the workspace folder, or absolute when it lies outside. */
  readonly path: string
  /** Where the file lies, for opening it. */
  readonly uri: string
  readonly reader: string
  /** Hash of the bytes with the versions of the reader, of folding and of this format. */
  readonly fingerprint: string
  /** Made of metadata, file name or text; not yet unique (see corpus/keys.ts). */
  readonly keyHint: string
  readonly metadata: SourceMetadata
  readonly problems: readonly SourceProblem[]
  readonly language: TermLanguage
  readonly wordCount: number
  /** The same for the same words in the same order, whatever stands between them. */
  readonly wordsDigest: string
}

/**
 * What one source adds to a corpus: one immutable value, made from its bytes alone.
 * Two files with the same bytes give contributions that differ in `id`, `path` and `uri` only.
 * Of a stored source the parts beyond its facts are read when they are asked for, and may be forgotten and read again: take them from
 * here, and do not ask all sources of a corpus for them.
 */
export interface Contribution extends SourceFacts {
  readonly rendition: Rendition
  /** All words. Those of a stored source are found again in its whole text: where a stretch is enough, ask {@link wordsNear}. */
  readonly words: WordTable
  /** The same table, of which only the words from `from` to `to`, and `margin` (else a few hundred) on both sides, are sure to be there. */
  wordsNear(from: number, to: number, margin?: number): WordTable
}

/** A contribution that was just made: a corpus keeps its terms apart (terms/segment-terms.ts). */
export interface FreshContribution extends Contribution {
  readonly terms: readonly TermCandidate[]
}

/** Completes what a reader and its word table give. */
export function contributionOf(
  made: Pick<
    FreshContribution,
    'id' | 'path' | 'uri' | 'reader' | 'fingerprint' | 'keyHint' | 'language' | 'rendition' | 'words' | 'terms'
  >,
): FreshContribution {
  const { rendition, words } = made
  return {
    ...made,
    metadata: rendition.metadata,
    problems: rendition.problems,
    wordCount: words.count,
    wordsNear: () => words,
    wordsDigest: digestOf(words),
  }
}

/** Two sums of the hashes, each weighed by its place: 64 bits, enough to tell a few thousand sources apart. */
function digestOf({ hashes, count }: WordTable): string {
  let first = 0
  let second = 0
  for (let i = 0; i < count; i++) {
    first = (Math.imul(first, 0x01000193) + (hashes[i] as number)) | 0
    second = (Math.imul(second ^ (hashes[i] as number), 0x85ebca6b) + 0x9e3779b1) | 0
    second ^= second >>> 15
  }
  return `${(first >>> 0).toString(36)}.${(second >>> 0).toString(36)}`
}
