const LIST_MARK = /(?:[-*+•–—]|\(?\d{1,3}[.)])\s+/uy

/** Where the words of a list item begin that stands at `start`; `start` itself where no mark of a list stands there. */
export function afterListMark(text: string, start: number): number {
  const small = text.charCodeAt(start) | 32
  if (small >= 97 && small <= 122) return startsWithBullet(text, start) ? start + 3 : start
  LIST_MARK.lastIndex = start
  return LIST_MARK.test(text) ? LIST_MARK.lastIndex : start
}

/** The bullet of a typewriter: `o  An octet is …`. */
function startsWithBullet(text: string, start: number): boolean {
  return text.charCodeAt(start) === 111 && text.charCodeAt(start + 1) === 32 && text.charCodeAt(start + 2) === 32
}
