import type { CitedLocator } from '../model/citation.ts'
import { romanValue } from '../text/roman.ts'
import { span } from '../text/span.ts'
import { biblePlaceAt } from './bible-place.ts'
import { locatorLexicon, MOST_TERM_WORDS, normalTerm } from './locator-lexicon.ts'
import { locatorValueEnd } from './locator-value.ts'

type Lexicon = ReadonlyMap<string, string>

const TERM_WORD = /[\p{L}ᵒˢ°№]+(?:\.\p{L}+)*|[¶§]{1,2}/uy
/** Locators one behind the other: `vol. 2, bk. 3, ch. 4, p. 5`. */
const MOST_PARTS = 6

/**
 * The locator at the beginning of what follows a key: `, pp. 33-35 and *passim*` gives page 33-35. Pandoc's rules: terms by
 * language, a page when there is none (then its first word must hold a digit), `{…}` says exactly what belongs to it and `{}` that
 * nothing does. Of several (`vol. 2, p. 3`) the page, else the first.
 */
export function parseLocator(text: string, from: number, to: number, language: string): CitedLocator | undefined {
  const lexicon = locatorLexicon(language)
  const start = skip(text, from, to)
  if (text[start] === '{') return explicitLocator(text, start, to, lexicon)
  const inBible = biblePlaceAt(text, start, to, word => lexicon.has(normalTerm(word)))
  if (inBible) return withBehind(inBible, text, inBible.span.end, to)
  const parts: CitedLocator[] = []
  let page: CitedLocator | undefined
  for (let i = 0, at = start; i < MOST_PARTS && !page; i++) {
    const found = locatorAt(text, at, to, lexicon, parts.length === 0)
    if (!found) break
    parts.push(found)
    if (found.label === 'page' && (parts.length === 1 || parts[0]?.label !== 'page')) page = found
    at = skip(text, found.span.end, to)
  }
  const main = page ?? parts[0]
  return main && withBehind(withParts(main, parts), text, behindSmaller(text, parts, to, lexicon), to)
}

/** Behind the note, the line, the paragraph that are named inside the place: `p. 47, n. 3`. */
function behindSmaller(text: string, parts: readonly CitedLocator[], to: number, lexicon: Lexicon): number {
  let end = parts.at(-1)?.span.end ?? to
  for (let i = parts.length; i < MOST_PARTS; i++) {
    const found = locatorAt(text, skip(text, end, to), to, lexicon, false)
    // `n. 3 and 27` may be a note and a page.
    if (!found || /\s/.test(found.value) || parts.some(({ label }) => label === found.label)) break
    end = found.span.end
  }
  return end
}

function withBehind(locator: CitedLocator, text: string, from: number, to: number): CitedLocator {
  return withBeside(locator, text.slice(from, to))
}

/** With more words that stand beside it. */
export function withBeside(locator: CitedLocator, more: string): CitedLocator {
  if (!/[\p{L}\p{N}%]/u.test(more)) return locator
  return { ...locator, beside: `${locator.beside ?? ''} ${more}`.trim() }
}

function withParts(main: CitedLocator, parts: readonly CitedLocator[]): CitedLocator {
  return parts.length > 1 ? { ...main, parts } : main
}

/**
 * `p. 199` at `from`, nothing else up to `to`: what stands in the brackets of a bare `(p. 199)`. A poem by itself, `(Ps. 23)`, is no place in the work that
 * was cited before.
 */
export function bareLocator(text: string, from: number, to: number, language: string): CitedLocator | undefined {
  const found = locatorAt(text, from, to, locatorLexicon(language), false)
  const isPlace = found && !POEMS.has(found.label) && text.slice(found.span.end, to).trim() === ''
  return isPlace ? found : undefined
}

const POEMS: ReadonlySet<string> = new Set(['psalm', 'sonnet', 'ode', 'stanza'])

/** `@doe99, p. 3` and `@doe99 (p. 3)`: Pandoc takes this for text, but people write it, above all in notes. Only with a term. */
export function locatorBehind(text: string, from: number, to: number, language: string): CitedLocator | undefined {
  const lead = /^(?:,\s?|\s?\(|,?\s)/.exec(text.slice(from, Math.min(to, from + 3)))?.[0]
  if (lead === undefined) return undefined
  const found = locatorAt(text, from + lead.length, to, locatorLexicon(language), false)
  // `@doe99 s 5 …`: short words are terms only with a stop or as signs.
  if (!found || !/^(?:\p{L}+\.|[¶§№]|\p{L}{4,}\s)/u.test(text.slice(found.span.start, found.span.end))) return undefined
  const { end } = found.span
  return withBehind(found, text, end, sentenceBehind(text, end, to))
}

/** Where the words behind `from` end that may be of the place cited before it. */
export function sentenceBehind(text: string, from: number, to: number): number {
  return from + text.slice(from, Math.min(to, from + LONGEST_BEHIND)).search(BEHIND_ENDS)
}

/** Where the sentence goes on to something else, or ends. */
const BEHIND_ENDS = /[)\]:!?@"“”„«»‹›—]|\.(?:\s|$)|\n\s*\n|$/u
const LONGEST_BEHIND = 200

function explicitLocator(text: string, open: number, to: number, lexicon: Lexicon): CitedLocator | undefined {
  const close = closingBrace(text, open, to)
  if (close < 0) return undefined
  const start = skip(text, open + 1, close)
  if (start >= close) return undefined
  const term = termAt(text, start, close, lexicon)
  const value = text.slice(term?.after ?? start, close).trim()
  if (value === '') return undefined
  // `{47 of the first edition}`
  const end = locatorValueEnd(text, term?.after ?? start, close, true, () => false)
  return withBehind({ label: term?.label ?? 'page', value, span: span(start, close) }, text, end, to)
}

/** Braces and brackets inside are balanced. */
function closingBrace(text: string, open: number, to: number): number {
  let depth = 0
  for (let i = open; i < to; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

function locatorAt(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  mayBeImplicit: boolean,
): CitedLocator | undefined {
  const term = termAt(text, from, to, lexicon)
  if (!term && !mayBeImplicit) return undefined
  const roman = term ? undefined : romanPlaceAt(text, from, to)
  if (roman) return roman
  const start = term?.after ?? from
  const beginsTerm = (at: number): boolean => {
    const next = termAt(text, at, to, lexicon)
    return next !== undefined && locatorValueEnd(text, next.after, to, true, () => false) > next.after
  }
  const letter = term?.label === 'appendix' ? LETTER.exec(text.slice(start, Math.min(to, start + 3)))?.[0] : undefined
  const end = letter ? start + 1 : locatorValueEnd(text, start, to, term !== undefined, beginsTerm)
  return end > start
    ? { label: term?.label ?? 'page', value: text.slice(start, end), span: span(from, end) }
    : undefined
}

/** `III.ii`: an act and a scene, a book and a chapter. Pandoc takes it for words, and prints it as it is. */
function romanPlaceAt(text: string, from: number, to: number): CitedLocator | undefined {
  const value = /^[IVXLC]{1,8}\.[ivx]{1,8}(?:\.[ivx]{1,8})?(?![\p{L}\p{N}]|\.[\p{L}\p{N}])/u.exec(
    text.slice(from, Math.min(to, from + LONGEST_ROMAN)),
  )?.[0]
  if (value === undefined || !value.split('.').every(part => romanValue(part) !== undefined)) return undefined
  return { label: PLACE, value, span: span(from, from + value.length) }
}

const LONGEST_ROMAN = 30
/** What is numbered, the source says. */
const PLACE = 'place'

const ENGLISH = locatorLexicon('en')
/** `s. 12` of a statute: a page only to Germans, who write `S.` */
const SECTION = /^ss?\.$/

/** `app. C`: Pandoc wants a digit. */
const LETTER = /^[A-Z](?![\p{L}\p{N}]|\.[\p{L}\p{N}])/u

/** The longest term that begins at `from`, and where its number begins. */
function termAt(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
): { label: string; after: number } | undefined {
  let found: { label: string; after: number } | undefined
  let end = from
  for (let words = 1; words <= MOST_TERM_WORDS; words++) {
    TERM_WORD.lastIndex = end
    if (!TERM_WORD.test(text) || TERM_WORD.lastIndex > to) break
    end = TERM_WORD.lastIndex
    if (text[end] === '.' && end < to) end++
    const written = text.slice(from, end)
    const label = lexicon === ENGLISH && SECTION.test(written) ? 'section' : lexicon.get(normalTerm(written))
    while (end < to && /\s/.test(text[end] as string)) end++
    if (label !== undefined) found = { label, after: end }
  }
  return found
}

function skip(text: string, from: number, to: number): number {
  let i = from
  while (i < to && /[\s,;:]/.test(text[i] as string)) i++
  return i
}
