/** Delimiters (`*_[]<~` and backquotes) of one paragraph, quote or list marks of one line: no text has so many. */
const MOST_DELIMITERS = 8000
const DEEPEST_LINE = 100

/**
 * Whether the text is built to be slow: parsers are quadratic in the delimiters of a paragraph and recurse with the marks at the
 * start of a line.
 */
export function isHostile(raw: string): boolean {
  let inParagraph = 0
  let depth = 0
  let atStart = true
  let isBlankLine = true
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if (unit === 10 || unit === 13) {
      if (isBlankLine) inParagraph = 0
      isBlankLine = true
      atStart = true
      depth = 0
      continue
    }
    if (unit === 32 || unit === 9) {
      if (atStart && unit === 9) depth++
      continue
    }
    isBlankLine = false
    if (atStart) {
      if (unit === 62 || unit === 42 || unit === 43 || unit === 45) depth++
      else atStart = false
      if (depth > DEEPEST_LINE && /[>\t]|[*+-][ \t]/.test(raw.slice(i - 2, i + 1))) return true
    }
    if (DELIMITERS.has(unit) && ++inParagraph > MOST_DELIMITERS) return true
  }
  return false
}

const DELIMITERS: ReadonlySet<number> = new Set([...'*_[]<~`!&\\'].map(char => char.charCodeAt(0)))
