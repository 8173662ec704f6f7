import type { Notes } from './anchors.ts'
import type { Labelled, Note } from './layout.ts'

/** What must be known of an essay to read one stretch of it anew: where it may be cut, and all that reaches over a cut. */
export interface Seams {
  /** See cuts.ts. */
  readonly cuts: readonly number[]
  /** Definitions of links: whether `[a][b]` is a link anywhere. In order. */
  readonly definitions: readonly Labelled[]
  /** Numbers of example lists: what is no key anywhere. In order. */
  readonly examples: readonly Labelled[]
  /** The marks of the notes, inline ones among them, which have their number as label. In order. */
  readonly marks: readonly Note[]
  /** What a mark stands for, wherever the note is. */
  readonly notes: Notes
}
