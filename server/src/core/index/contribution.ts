import type { SourceId } from '../model/place.ts'
import type { Rendition } from '../model/source.ts'
import type { TermCandidate } from '../model/term.ts'
import type { WordTable } from '../text/words.ts'

/**
 * What one source adds to a corpus: one immutable value, made from its bytes alone.
 * Two files with the same bytes give contributions that differ in `id` and `path` only.
 */
export interface Contribution {
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
  readonly rendition: Rendition
  readonly words: WordTable
  readonly terms: readonly TermCandidate[]
}
