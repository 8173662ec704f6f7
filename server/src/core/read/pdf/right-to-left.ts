/**
 * Lines of Hebrew, Arabic and their neighbours. What is drawn from left to right is read from right to left, but for what is Latin or a
 * number in it. Within a run pdf.js has put the letters in order. Cost: O(text). Bad at: signs between two stretches of different direction.
 */

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u

/** Whether most letters are of a script that is read from the right. */
export function isRightToLeft(texts: readonly string[]): boolean {
  let right = 0
  let letters = 0
  for (const text of texts) {
    right += countOf(text, RIGHT_TO_LEFT)
    letters += countOf(text, /\p{L}/gu)
  }
  return right > 0 && right * 2 > letters
}

export interface Piece {
  readonly text: string
  /** Its index among the pieces as they are drawn. */
  readonly at: number
}

/** The pieces of a line, drawn from left to right, as they are read. A blank at the start of a piece parts it from the one before. */
export function inReadingOrder(texts: readonly string[]): readonly Piece[] {
  if (!isRightToLeft(texts)) return texts.map((text, at) => ({ text, at }))
  const pieces: Piece[] = []
  for (let end = texts.length - 1; end >= 0; ) {
    let start = end
    while (start > 0 && isForeign(texts[end] as string) && isForeign(texts[start - 1] as string)) start--
    for (let at = start; at <= end; at++) {
      const text = texts[at] as string
      // Parted from what stands to the right of all of them, else from the one before, as it is drawn.
      const isApart = at === start ? isPartedFromNext(texts, end) : /^\s/.test(text)
      pieces.push({ text: `${isApart ? ' ' : ''}${text.trim()}`, at })
    }
    end = start - 1
  }
  return pieces
}

function isPartedFromNext(texts: readonly string[], at: number): boolean {
  return at + 1 < texts.length && (/\s$/.test(texts[at] as string) || /^\s/.test(texts[at + 1] as string))
}

function isForeign(text: string): boolean {
  return text.search(RIGHT_TO_LEFT) < 0 && LEFT_TO_RIGHT.test(text)
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
