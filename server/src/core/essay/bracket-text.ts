const LONGEST_TARGET = 1_000
const TARGET = /^\(\s*(?:<[^<>\n]*>|[^\s()<>]*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/
const ATTRIBUTES = /^\{(?:\s*(?:[.#][^\s{}]+|[\w-]+=(?:"[^"]*"|[^\s{}"]+)|-))*\s*\}/

/**
 * Whether what ends with the bracket at `close` is text and no citation: `[…]{.smallcaps}` is a stretch with attributes,
 * `[…](https://…)` the text of a link.
 */
export function isTextOfLink(text: string, close: number, end: number): boolean {
  const next = text[close + 1]
  if (next !== '{' && next !== '(') return false
  const after = text.slice(close + 1, Math.min(end, close + LONGEST_TARGET))
  return next === '{' ? ATTRIBUTES.test(after) : TARGET.test(after)
}
