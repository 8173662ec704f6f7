import type { Span } from '../text/span.ts'

/** `[see @doe99, pp. 33-35; @smith04]`, `@doe99 [p. 3]` or `@doe99`: one citation with one or more items. */
export interface Citation {
  /** From the opening bracket (or the `@`) to the closing bracket. */
  readonly span: Span<'essay'>
  readonly mode: 'parenthetical' | 'narrative'
  readonly items: readonly CitationItem[]
  /** The label of the footnote whose text holds this citation: `1` for `[^1]: …`. */
  readonly footnote?: string
}

export interface CitationItem {
  /** `doe99` in `[-@doe99, p. 3]`; the inside of the braces in `@{doe 99}`. */
  readonly key: string
  /** Covers the key alone, without `@` and braces. */
  readonly keySpan: Span<'essay'>
  readonly suppressAuthor: boolean
  /** Trimmed text before and after, Markdown as written. */
  readonly prefix: string
  readonly suffix: string
  readonly locator?: CitedLocator
}

export interface CitedLocator {
  /** A label of CSL 1.0.2: `page` (also when none is written), `chapter`, `sub-verbo`, `article-locator`. */
  readonly label: string
  readonly value: string
  readonly span: Span<'essay'>
  /** `act 3, sc. 4`, `vol. 2, p. 12`: all of several, in the order of the writer; this one is among them. */
  readonly parts?: readonly CitedLocator[]
  /** The English name of the book of the Bible that the writer names: `Genesis` of `Gen. 1:3`. */
  readonly book?: string
  /** What else the writer says in the item, before and behind it: `discussed in`, `of the first edition`. Absent where that holds no word. */
  readonly beside?: string
}
