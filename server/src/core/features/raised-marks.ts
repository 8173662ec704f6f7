import type { Rendition } from '../model/source.ts'

/** One or several: `2`, `12,13`, `4–6`. */
const MARK = /^\d{1,3}(?:[,–-]\d{1,3})*$/
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * The text with the figures of note marks raised, where they stand close to a word: `page.2` is `page.²`. As long as it was, each character in its
 * place. Marks are told by the reader of the format, which leaves them out of what is compared.
 */
export function withRaisedMarks({ text, blocks, furniture }: Rendition): string {
  const pieces: string[] = []
  let at = 0
  let block = 0
  for (const { start, end } of furniture) {
    const mark = text.slice(start, end)
    if (!MARK.test(mark) || !/[\p{L}\p{P}]/u.test(text[start - 1] ?? ' ')) continue
    while (block < blocks.length && (blocks[block]?.span.end ?? 0) < end) block++
    if (blocks[block]?.kind === 'furniture' || start < at) continue
    pieces.push(
      text.slice(at, start),
      mark.replace(/\d/g, digit => RAISED[Number(digit)] as string),
    )
    at = end
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(at)
}
