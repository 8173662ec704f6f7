const NONE: readonly RegExpExecArray[] = []

/** The end of a letter or a number, perhaps in two units. */
const WORD_LAST = /[\p{L}\p{N}]$/u

/**
 * Every match of a global pattern that begins neither within a word nor before `from`, in order. What a pattern itself says of the character before it
 * (`(?<![\p{L}\p{N}])`) is looked at before everything else, at each place of the text, and costs several times the rest.
 */
export function wordMatches(pattern: RegExp, text: string, from = 0): readonly RegExpExecArray[] {
  pattern.lastIndex = Math.max(0, from)
  let match = pattern.exec(text)
  if (!match) return NONE
  const found: RegExpExecArray[] = []
  for (; match; match = pattern.exec(text)) {
    if (isWordBefore(text, match.index)) {
      pattern.lastIndex = match.index + 1
      continue
    }
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}

/** Whether a letter or a number stands right before `at`. */
export function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false
  const unit = text.charCodeAt(at - 1)
  if (unit >= 128) return WORD_LAST.test(text.slice(Math.max(0, at - 2), at))
  const small = unit | 32
  return (small >= 97 && small <= 122) || (unit >= 48 && unit <= 57)
}

/**
 * Every match of a global pattern that does not begin before `from`. `matchAll` copies its pattern at each call, which costs more than matching a
 * sentence does.
 */
export function allMatches(pattern: RegExp, text: string, from = 0): readonly RegExpExecArray[] {
  pattern.lastIndex = Math.max(0, from)
  let match = pattern.exec(text)
  if (!match) return NONE
  const found: RegExpExecArray[] = []
  for (; match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
