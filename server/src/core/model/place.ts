import type { Span } from '../text/span.ts'

/** Identifies a loaded source within a corpus: its path, relative to the folder that was searched, `/` between parts. */
export type SourceId = string & { readonly __sourceId: unique symbol }

/** What a person cites: `p. 47`, `ch. 5`, `§ 3`. */
export interface Locator {
  /** A locator term of CSL in the singular: `page`, `chapter`, `section`, `line`, `verse` … */
  readonly label: string
  /** As written: `47`, `xii`, `33-35`. */
  readonly value: string
  /** Printed in the source (true) or inferred from its structure (false). */
  readonly certain: boolean
  /** The English name of the book of the Bible, where the source has several. */
  readonly book?: string
  /** What must be named with it, outermost first: the act of a scene, the book of a line. */
  readonly within?: readonly Locator[]
  /** What its heading says besides the number. */
  readonly title?: string
}

/** A stretch of a source. Several pieces where an ellipsis left something out between them; they are in order. */
export interface Place {
  readonly source: SourceId
  readonly span: Span<'text'>
  readonly pieces: readonly Span<'text'>[]
}
