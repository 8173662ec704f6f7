import type { CitedLocator } from '../model/citation.ts'
import { span } from '../text/span.ts'
import { locatorTerms } from './locator-terms.ts'

const TERM = /[\p{L}ᵒˢ°№]+(?:\.\p{L}+)*|[¶§]{1,2}/uy
/** `33`, `12a`, `xii`, `A3`, `117v`. */
const NUMBER = /(?:\p{N}[\p{L}\p{N}]*|[ivxlcdm]+(?![\p{L}\p{N}])|[IVXLCDM]+(?![\p{L}\p{N}])|\p{L}\.?\p{N}+)/uy
const SEPARATOR = /\s*(?:[-–—‑‐,;:./&+]{1,2}|and\b|und\b|et\b|и(?=\s)|bis\b)\s*/uy
const FOLLOWING = /\s?(?:ff?|sqq?)\b\.?/y

/**
 * The locator at the beginning of what follows a key: `, pp. 33-35 and *passim*` gives page 33-35. Pandoc's rules: terms by
 * language, a page when there is none (then it must begin with a digit), `{…}` says exactly what belongs to it and `{}` that
 * nothing does. Of several (`vol. 2, p. 3`) the page, else the first.
 */
export function parseLocator(text: string, from: number, to: number, language: string): CitedLocator | undefined {
  const terms = locatorTerms(language)
  let at = skip(text, from, to)
  if (text[at] === '{') return explicitLocator(text, at, to, terms)
  let first: CitedLocator | undefined
  for (let i = 0; i < 6; i++) {
    const found = locatorAt(text, at, to, terms, first === undefined)
    if (!found) break
    if (found.label === 'page' && (first === undefined || first.label !== 'page')) return found
    first ??= found
    at = skip(text, found.span.end, to)
  }
  return first
}

/** `p. 199` at `from`, nothing else up to `to`: what stands in the brackets of a bare `(p. 199)`. */
export function bareLocator(text: string, from: number, to: number, language: string): CitedLocator | undefined {
  const found = locatorAt(text, from, to, locatorTerms(language), false)
  return found && text.slice(found.span.end, to).trim() === '' ? found : undefined
}

/** `@doe99, p. 3` and `@doe99 (p. 3)`: Pandoc takes this for text, but people write it, above all in notes. Only with a term. */
export function locatorBehind(text: string, from: number, to: number, language: string): CitedLocator | undefined {
  const lead = /^(?:,\s?|\s?\(|,?\s)/.exec(text.slice(from, Math.min(to, from + 3)))?.[0]
  if (lead === undefined) return undefined
  const found = locatorAt(text, from + lead.length, to, locatorTerms(language), false)
  // `@doe99 s 5 …`: short words are terms only with a stop or as signs.
  return found && /^(?:\p{L}+\.|[¶§№]|\p{L}{4,}\s)/u.test(text.slice(found.span.start, found.span.end))
    ? found
    : undefined
}

function explicitLocator(
  text: string,
  open: number,
  to: number,
  terms: ReadonlyMap<string, string>,
): CitedLocator | undefined {
  const close = text.indexOf('}', open)
  if (close < 0 || close >= to) return undefined
  const start = skip(text, open + 1, close)
  if (start >= close) return undefined
  const term = termAt(text, start, close, terms)
  const valueAt = term ? term.after : start
  const value = text.slice(valueAt, close).trim()
  return value === '' ? undefined : { label: term?.label ?? 'page', value, span: span(start, close) }
}

function locatorAt(
  text: string,
  from: number,
  to: number,
  terms: ReadonlyMap<string, string>,
  mayBeImplicit: boolean,
): CitedLocator | undefined {
  const term = termAt(text, from, to, terms)
  if (!term && !(mayBeImplicit && /\p{N}/u.test(text[from] ?? ''))) return undefined
  const start = term?.after ?? from
  const end = valueEnd(text, start, to)
  return end > start
    ? { label: term?.label ?? 'page', value: text.slice(start, end), span: span(from, end) }
    : undefined
}

function termAt(
  text: string,
  from: number,
  to: number,
  terms: ReadonlyMap<string, string>,
): { label: string; after: number } | undefined {
  TERM.lastIndex = from
  const word = TERM.exec(text)?.[0].toLowerCase()
  if (word === undefined || from + word.length > to) return undefined
  const label = terms.get(word)
  if (label === undefined) return undefined
  let after = from + word.length
  if (text[after] === '.') after++
  while (after < to && /\s/.test(text[after] as string)) after++
  return { label, after }
}

/** Where the run of numbers that begins at `from` ends; `from` when there is none. */
function valueEnd(text: string, from: number, to: number): number {
  let end = numberEnd(text, from, to)
  if (end <= from) return from
  for (;;) {
    FOLLOWING.lastIndex = end
    const following = FOLLOWING.exec(text)
    if (following && FOLLOWING.lastIndex <= to) end = FOLLOWING.lastIndex
    SEPARATOR.lastIndex = end
    if (!SEPARATOR.exec(text)) return end
    const next = SEPARATOR.lastIndex
    const nextEnd = next < to ? numberEnd(text, next, to) : next
    // `p. 3, l. 5`: a letter with a stop is the next term.
    if (nextEnd <= next || (text[nextEnd] === '.' && /\p{L}/u.test(text[nextEnd - 1] as string))) return end
    end = nextEnd
  }
}

function numberEnd(text: string, from: number, to: number): number {
  NUMBER.lastIndex = from
  return NUMBER.exec(text) && NUMBER.lastIndex <= to ? NUMBER.lastIndex : from
}

function skip(text: string, from: number, to: number): number {
  let i = from
  while (i < to && /[\s,;:]/.test(text[i] as string)) i++
  return i
}
