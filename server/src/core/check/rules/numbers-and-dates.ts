/** Numbers and dates that are equal in value, written in another way: `twenty` and `20`, `1936–7` and `1936–37`, `per cent` and `%`. */
import { type Change, isReplacement, type Token } from '../change.ts'
import { namesSignAt } from '../currency.ts'
import { lexiconOf } from '../lexicon/lexicon.ts'
import { numberValue } from '../number-value.ts'
import type { Rule } from './rule.ts'

export const numbersAndDates: Rule = change => {
  if (isPercent(change) || isCurrency(change)) return { kind: 'number.form', class: 'minor' }
  if (!isReplacement(change)) return undefined
  const ours = numberValue(change.essay, change.essayText, change.language)
  const theirs = numberValue(change.source, change.sourceText, change.language)
  if (ours !== undefined && ours === theirs) return { kind: 'number.form', class: 'minor' }
  if (sameMonth(change) || sameRangeEnd(change) || sameDayAndMonth(change)) return { kind: 'date.form', class: 'minor' }
  return undefined
}

/** `per cent` where the other side has the sign. */
function isPercent(change: Change): boolean {
  const { percent } = lexiconOf(change.language)
  const spelt = (tokens: readonly Token[]): boolean =>
    percent.has(tokens.map(token => token.folded).join('')) && tokens.length <= 2
  const sign = (text: string, at: number): boolean =>
    /^\s?%/.test(text.slice(at, at + 2)) || /%\s?$/.test(text.slice(Math.max(0, at - 2), at))
  if (change.source.length === 0) return spelt(change.essay) && sign(change.sourceText, change.sourceAt.start)
  return change.essay.length === 0 && spelt(change.source) && sign(change.essayText, change.essayAt.start)
}

/** `1,000 pounds` where the other side has `£1,000`. */
function isCurrency({ essay, source, essayText, sourceText, essayAt, sourceAt }: Change): boolean {
  const [a] = essay
  const [b] = source
  if (essay.length + source.length !== 1) return false
  return a
    ? namesSignAt(a.text, sourceText, sourceAt.start)
    : b !== undefined && namesSignAt(b.text, essayText, essayAt.start)
}

/** `Nov.` and `November`, and `3. 11.` for `3. November`. */
function sameMonth({ essay, source, essayText, sourceText, language }: Change): boolean {
  const { months } = lexiconOf(language)
  const [a] = essay
  const [b] = source
  if (essay.length !== 1 || source.length !== 1 || !a || !b) return false
  const month = months.get(a.folded) ?? months.get(b.folded)
  const value = ({ folded }: Token, text: string, at: number): number | undefined =>
    months.get(folded) ??
    (/\d[.,]?\s?$/.test(text.slice(Math.max(0, at - 3), at)) && /^\d{1,2}$/.test(folded) ? Number(folded) : undefined)
  return month !== undefined && value(a, essayText, a.start) === value(b, sourceText, b.start)
}

/** `7 November` and `November 7`. */
function sameDayAndMonth({ essay, source, language }: Change): boolean {
  const { months } = lexiconOf(language)
  const sorted = (tokens: readonly Token[]): string =>
    tokens
      .map(t => t.folded)
      .sort()
      .join(' ')
  return (
    essay.some(t => months.has(t.folded)) && essay.some(t => /\d/.test(t.folded)) && sorted(essay) === sorted(source)
  )
}

/** The second year of a range, shortened: `1936–7` for `1936–37` or `1936–1937`. */
function sameRangeEnd({ essay, source, essayText, sourceText }: Change): boolean {
  const [a] = essay
  const [b] = source
  if (essay.length !== 1 || source.length !== 1 || !a || !b) return false
  if (!/^\d{1,4}$/.test(a.folded) || !/^\d{1,4}$/.test(b.folded)) return false
  const inRange = (text: string, at: number): boolean => /\d\s?[-‐‑–—]\s?$/.test(text.slice(Math.max(0, at - 4), at))
  if (!inRange(essayText, a.start) || !inRange(sourceText, b.start)) return false
  const [long, short] = a.folded.length >= b.folded.length ? [a.folded, b.folded] : [b.folded, a.folded]
  return long !== short && long.endsWith(short)
}
