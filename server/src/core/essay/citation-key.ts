import type { Range } from './ranges.ts'

/** A citation key in an essay: `doe99` in `@doe99`, the inside of `@{…}`. */
export interface CitationKey extends Range {
  readonly key: string
  /** Behind the key and its closing brace. */
  readonly after: number
}

/** Pandoc's grammar of a bare key: single inner punctuation between letters, digits and `_`. */
const BARE = /[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_])|[:/](?=\/))*/uy
const BRACED = /\{([^{}\n]{1,500})\}/y
/** Quarto's cross-references: `@fig-plot` names a figure, no work. */
const CROSS_REFERENCE = /^(?:fig|tbl|sec|eq|lst|thm)-/i

/**
 * The key whose `@` stands at `at`, when it is one: no e-mail address, no handle in a path. `behindKey` is where a key ended: two
 * may touch (`@a@b`). `scan` is `text` without code and the like; what stands in braces may look like anything.
 */
export function citationKeyAt(
  text: string,
  scan: string,
  at: number,
  to: number,
  behindKey = -1,
): CitationKey | undefined {
  if (at > 0 && at !== behindKey && /[\p{L}\p{N}/]/u.test(scan[at - 1] as string)) return undefined
  BRACED.lastIndex = at + 1
  const braced = BRACED.exec(text)
  if (braced && BRACED.lastIndex <= to)
    return { key: braced[1] as string, start: at + 2, end: BRACED.lastIndex - 1, after: BRACED.lastIndex }
  BARE.lastIndex = at + 1
  const bare = BARE.exec(scan)
  if (!bare || at + 1 + bare[0].length > to) return undefined
  return { key: bare[0], start: at + 1, end: BARE.lastIndex, after: BARE.lastIndex }
}

export function isCrossReference(key: string): boolean {
  return CROSS_REFERENCE.test(key)
}
