import type { Essay } from '../../essay/essay.ts'

/** A stop and blanks stand between a quotation and its citation, and the mark of a quotation that began a line. */
const MOST_BETWEEN = 12

/**
 * The words of the quotation that a citation is for, as they are searched; undefined where it follows none.
 * @param citation where it begins; it may not be finished
 */
export function wordsQuotedFor({ text, quotations }: Essay, citation: number, key: string): string | undefined {
  const claiming = quotations.findLast(q => q.claims.some(c => c.key === key && c.citation.start === citation))
  if (claiming) return claiming.masked
  const before = quotations.findLast(q => q.outer.end <= citation && citation - q.outer.end < MOST_BETWEEN)
  if (before && /^[\s.,;:>]*$/.test(text.slice(before.outer.end, citation))) return before.masked
  const block = quotations.find(q => q.form === 'block' && q.span.start < citation && citation <= q.outer.end)
  return block?.masked.slice(0, citation - block.span.start)
}
