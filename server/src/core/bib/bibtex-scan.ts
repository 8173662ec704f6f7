/** How a BibTeX file is looked through: groups, quotations, blanks, and where the next entry begins for certain. */

/** An entry that begins here for certain: what ends an entry that nobody closed. */
export const NEXT_ENTRY = /@[ \t]*[a-z]+[ \t]*[{(][ \t]*(?:[^\s,{}()="#%@\\]+[ \t]*,|[a-z]\w*[ \t]*=)/iy

const LF = 10
export const QUOTE = 34
export const OPEN = 123
export const CLOSE = 125
const BACKSLASH = 92

/** Behind the brace that closes the one at `at`; -1 when none does, or (`entries` true) when an entry begins on a line before it. */
export function endOfGroup(text: string, at: number, entries: boolean): number {
  const closing = text.charCodeAt(at) === OPEN ? CLOSE : 41
  let depth = 0
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === BACKSLASH) i++
    else if (code === OPEN) depth++
    else if (code === closing && depth === 0) return i + 1
    else if (code === CLOSE) depth--
    if (entries && text.charCodeAt(i) === LF && isEntryLine(text, i + 1)) return -1
  }
  return -1
}

/** Behind the quotation mark that closes the one at `at`; braces inside hide other ones. -1 as above. */
export function endOfQuoted(text: string, at: number): number {
  let depth = 0
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === BACKSLASH) i++
    else if (code === OPEN) depth++
    else if (code === CLOSE) depth--
    else if (code === QUOTE && depth <= 0) return depth < 0 ? -1 : i + 1
    if (text.charCodeAt(i) === LF && isEntryLine(text, i + 1)) return -1
  }
  return -1
}

export function isEntryLine(text: string, at: number): boolean {
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++
  return text.charCodeAt(at) === 64 && matchAt(NEXT_ENTRY, text, at) !== undefined
}

/** Where the first line that begins an entry starts, from `from` on; `to` when there is none before it. */
export function nextEntryLine(text: string, from: number, to: number): number {
  for (let line = text.indexOf('\n', from); line >= 0 && line < to; line = text.indexOf('\n', line + 1)) {
    if (isEntryLine(text, line + 1)) return line
  }
  return to
}

/** `me@example.org {`: an address in what stands between entries. */
export function isInWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}._]/u.test(text[at - 1] as string)
}

/**
 * How far somebody looks who stands in an entry that ends at `from` and was not closed: to behind what says that another begins, be it
 * on its line or on one of its own. Infinity: to the end of the text.
 */
export function reachOfUnclosed(text: string, from: number): number {
  const line = nextEntryLine(text, Math.max(0, from - 1), text.length)
  if (line >= text.length) return Infinity
  return Math.max(behindEntryHead(text, text.indexOf('@', from)), behindEntryHead(text, text.indexOf('@', line)))
}

function behindEntryHead(text: string, at: number): number {
  return at + (matchAt(NEXT_ENTRY, text, at)?.[0].length ?? 1)
}

/** Whether a place lies on a line that begins with `%`; asked from left to right, not before `from`. */
export function commentedOut(text: string, from = 0): (at: number) => boolean {
  let lineEnd = from === 0 ? -1 : text.lastIndexOf('\n', from - 1)
  let isComment = false
  return at => {
    while (lineEnd < at) {
      isComment = text[skipSpace(text, lineEnd + 1)] === '%'
      const next = text.indexOf('\n', lineEnd + 1)
      lineEnd = next < 0 ? text.length : next
    }
    return isComment
  }
}

export function skipSpace(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && (code < 9 || code > 13) && code !== 0xa0 && code !== 0xfeff) return at
    if (Number.isNaN(code)) return at
    at++
  }
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
