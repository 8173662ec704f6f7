/** Whether a writer is at the locator of a citation: behind the comma that follows a key, or in the bracket behind one. */
import { type Span, span } from '../text/span.ts'

/** `[@key, p. 4|]`, `@key [|]`. */
export interface WritingLocator {
  readonly kind: 'locator'
  readonly key: string
  /** From the `[` of `[see @key, …]`, the `@` of `@key [`. */
  readonly citation: number
  /** What has been typed of the locator, and the rest of its word behind the cursor. */
  readonly replace: Span<'essay'>
}

/** Longer is no locator but what the writer says of it. */
const LONGEST_TYPED = 60
const LONGEST_KEY = 200
const BEHIND_KEY =
  /@(?:\{([^{}\n]{1,200})\}|([\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_]))*))(,[ \u00a0]?|[ \u00a0]?\[)([^[\]{};@\n]{0,60})$/u
const REST_OF_WORD = /[\p{L}\p{N}–—-]*/uy
/** More than a citation holds: no bracket is sought further back. */
const LONGEST_CITATION = 400

/** @param from where the paragraph begins */
export function writingLocatorAt(text: string, at: number, from: number): WritingLocator | undefined {
  const start = Math.max(from, at - LONGEST_TYPED - LONGEST_KEY - 4)
  const found = BEHIND_KEY.exec(text.slice(start, at))
  if (!found) return undefined
  const [, braced, plain, lead = '', typed = ''] = found
  const sign = start + found.index
  // `name@example.org, ` is no citation.
  if (/[\p{L}\p{N}/@_.\\]/u.test(text[sign - 1] ?? '')) return undefined
  const open = openBracket(text, sign, from)
  const isNarrative = lead.endsWith('[')
  // `As @key, who …` goes on in prose; `[@key [` is nothing.
  if (isNarrative === (open !== undefined)) return undefined
  REST_OF_WORD.lastIndex = at
  const rest = typed === '' ? 0 : (REST_OF_WORD.exec(text)?.[0].length ?? 0)
  return {
    kind: 'locator',
    key: braced ?? plain ?? '',
    citation: open ?? sign,
    replace: span(at - typed.length, at + rest),
  }
}

/** The bracket that is open at a place of a paragraph. */
function openBracket(text: string, at: number, from: number): number | undefined {
  let depth = 0
  for (let i = at - 1; i >= Math.max(from, at - LONGEST_CITATION); i--) {
    if (text[i - 1] === '\\') continue
    if (text[i] === ']') depth++
    else if (text[i] === '[' && depth-- === 0) return i
  }
  return undefined
}
