import type { Range } from './ranges.ts'

/** A citation key in an essay: `doe99` in `@doe99`, the inside of `@{…}`. */
export interface CitationKey extends Range {
  readonly key: string
  /** Behind the key and its closing brace. */
  readonly after: number
}

/**
 * Pandoc's grammar of a bare key: single inner punctuation between letters, digits and `_`, and `::`, `//` and the like where a slash
 * follows. Pandoc ends a key before a combining mark; here it belongs to its letter, however an editor stores `é`.
 */
const BARE = /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy
/** A longer key is a brace that was never closed. */
export const LONGEST_KEY = 500
/** Quarto's cross-references: `@fig-plot` names a figure, no work. */
const CROSS_REFERENCE = /^(?:fig|tbl|sec|eq|lst|thm)-/i

/**
 * The key whose `@` stands at `at`, when it is one: no e-mail address, no handle in a path. It is read from the text as it was
 * written, for what looks like markup in a key is none. `behindKey` is where a key ended: two may touch (`@a@b`, `@a/@b`).
 */
export function citationKeyAt(text: string, at: number, to: number, behindKey = -1): CitationKey | undefined {
  const isBehindKey = at === behindKey || (at === behindKey + 1 && text[behindKey] === '/')
  if (text[at] !== '@' || (!isBehindKey && isAfterWord(text, at))) return undefined
  if (text[at + 1] === '{') {
    const close = closingBrace(text, at + 1, to)
    return close > at + 2 ? { key: text.slice(at + 2, close), start: at + 2, end: close, after: close + 1 } : undefined
  }
  BARE.lastIndex = at + 1
  const bare = BARE.exec(text)
  if (!bare || BARE.lastIndex > to) return undefined
  return { key: bare[0], start: at + 1, end: BARE.lastIndex, after: BARE.lastIndex }
}

/** How far back the host of an address is looked for. */
const LONGEST_HOST = 64

/** A letter, a digit or a full stop (three are an ellipsis) before the `@`, or an address: `example.org/@name`. */
function isAfterWord(text: string, at: number): boolean {
  const last = text[at - 1] ?? ' '
  if (last === '/') return /[.:][^\s@]*\/$/.test(text.slice(Math.max(0, at - LONGEST_HOST), at))
  if (last === '.') return text.slice(Math.max(0, at - 3), at) !== '...'
  return /[\p{L}\p{N}]/u.test(last)
}

/** Braces may be nested. */
function closingBrace(text: string, open: number, to: number): number {
  let depth = 0
  const end = Math.min(to, open + LONGEST_KEY)
  for (let i = open; i < end; i++) {
    const c = text[i]
    if (c === '\n' || c === '\r') return -1
    if (c === '{') depth++
    else if (c === '}' && --depth === 0) return i
  }
  return -1
}

export function isCrossReference(key: string): boolean {
  return CROSS_REFERENCE.test(key)
}
