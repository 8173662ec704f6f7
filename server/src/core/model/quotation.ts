import type { Span } from '../text/span.ts'
import type { CitedLocator } from './citation.ts'

/** What a quotation is said to come from. */
export interface Claim {
  readonly key: string
  readonly locator?: CitedLocator
  readonly attachment: 'direct' | 'inferred'
  /** Direct only because it is the sentence's one citation: words stand between it and the quotation, which may be nobody's. */
  readonly loose?: true
  /** The citation that makes the claim. */
  readonly citation: Span<'essay'>
}

/** A marked span or a block quotation of an essay. */
export interface Quotation {
  readonly form: 'inline' | 'block'
  /** Without the marks; a block from its first word to its last. */
  readonly span: Span<'essay'>
  /** With the marks; a block with its `>` prefixes. */
  readonly outer: Span<'essay'>
  /**
   * The essay from `span.start` to `span.end`, as long as that, with all that is not quoted taken out in place: markup inside a
   * word becomes U+00AD (which folding drops), `>` prefixes, footnote marks, citations and comments become spaces, an entity
   * becomes its character followed by U+00AD. So an offset into it, plus `span.start`, is an offset into the essay.
   */
  readonly masked: string
  readonly claims: readonly Claim[]
  /** The quotation that this one stands in, by index in the essay's list. */
  readonly inside?: number
  /** Spans of one interrupted sentence (`"The state," he wrote, "withers away"`) share a number. */
  readonly interrupted?: number
  /** Equal to the title of a known work, or set off as a title or scare quotes would be: never accused. */
  readonly looksLikeTitle?: boolean
}
