/**
 * Dates in the one shape that the processor takes. It throws on many others (a month that is a word, a list of nothing), so whatever
 * a bibliography holds goes through here first: what is no date stays as words, and what is nothing goes.
 */
import type { CslDate } from './csl-item.ts'

type Parts = readonly number[]

const MONTHS = [
  ['jan', 'январ', 'янв', 'janv'],
  ['feb', 'феврал', 'фев', 'fév'],
  ['mar', 'märz', 'март', 'мар'],
  ['apr', 'апрел', 'апр', 'avr'],
  ['may', 'mai', 'май', 'мая'],
  ['jun', 'июн', 'juin'],
  ['jul', 'июл', 'juil'],
  ['aug', 'август', 'авг', 'août'],
  ['sep', 'сентябр', 'сен'],
  ['oct', 'okt', 'октябр', 'окт'],
  ['nov', 'ноябр', 'ноя'],
  ['dec', 'dez', 'déc', 'декабр', 'дек'],
] as const

/** A season stands where the month would: from 21 in EDTF and CSL 1.0.2, from 13 before that; each four begin with spring. */
const SEASONS: ReadonlySet<number> = new Set(Array.from({ length: 12 }, (_, i) => 13 + i))

/** A second end that says: it goes on. */
const OPEN_END = [0] as const

const POINT = /^([-−+]?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$/
const LONGEST = 200

/**
 * A date as bibliographies write it, in the Extended Date/Time Format: `1936`, `1936-08-04`, `1936-08/1936-09`, `1600~`, `-0044`, `2001-21`.
 * Undefined for nothing; what cannot be taken apart stays as words.
 */
export function dateOfText(written: string): CslDate | undefined {
  const text = written.trim().slice(0, LONGEST)
  if (text === '' || /^unknown$/i.test(text)) return undefined
  const circa = /[~%]|^c(?:a|irca)?\.?\s*(?=\d)/i.test(text)
  const ends = text
    .replace(/^c(?:a|irca)?\.?\s*(?=\d)/i, '')
    .replace(/[~?%]/g, '')
    .split(/\s*(?:\/|–|--)\s*/)
  const from = pointOf(ends[0] ?? '')
  if (ends.length > 2 || !from) return openRange(ends) ?? { literal: text }
  if (ends.length === 1) return { ...dateOfParts([from]), ...(circa && { circa }) }
  const to = pointOf(ends[1] ?? '')
  if (!to) return openRange(ends) ?? { literal: text }
  // `1848/49` is no stretch that ends in the year 49.
  if ((to[0] ?? 0) < (from[0] ?? 0)) return { literal: text }
  return { ...dateOfParts([from, to]), ...(circa && { circa }) }
}

/** BibTeX's three fields. `month` may be a number, a name in one of our languages, or both month and day (`jan~1`). */
export function dateOfFields(year: string, month: string, day: string): CslDate | undefined {
  const date = dateOfText(year)
  const [parts] = date?.['date-parts'] ?? []
  if (!date || !parts || date['date-parts']?.length !== 1 || parts.length > 1) return date
  const words = month.split(/[\s~.,]+/).filter(word => word !== '')
  const monthNumber = words.map(monthOf).find(number => number !== undefined)
  if (monthNumber === undefined) return date
  const dayOf = [day, ...words.slice(words.length > 1 ? 0 : 1)].map(Number).find(isDay)
  const whole = [parts[0] as number, monthNumber, ...(dayOf === undefined ? [] : [dayOf])]
  return { ...date, 'date-parts': [whole] }
}

/** Whatever stands where CSL wants a date. */
export function sanitisedDate(value: unknown): CslDate | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? dateOfText(String(value)) : undefined
  if (typeof value === 'string') return dateOfText(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : dateOfText(value.toISOString())
  // Older Pandoc: a list of `{year: 1936, month: 8}`.
  if (Array.isArray(value)) {
    const points: readonly unknown[] = value
    return dateOfParts(points.slice(0, 2).map(partsOf))
  }
  if (typeof value !== 'object' || value === null) return undefined
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const { 'date-parts': dateParts, season, circa, literal, raw, year } = fields
  const list: readonly unknown[] = Array.isArray(dateParts) ? dateParts : []
  const points = (Array.isArray(list[0]) ? list : list.length > 0 ? [list] : []).slice(0, 2).map(partsOf)
  const parsed = dateOfParts(points) ?? (year === undefined ? undefined : dateOfParts([partsOf(fields)]))
  const words = [literal, raw].find(text => typeof text === 'string' || typeof text === 'number')
  const date = parsed ?? (words === undefined ? undefined : literalOrRaw(String(words), literal !== undefined))
  const number = Number(season)
  const named = number >= 1 && number <= 4 ? number : SEASONS.has(number) ? number % 4 || 4 : undefined
  const isCirca = Boolean(circa) && circa !== 'false' && circa !== '0'
  if (!date && named === undefined) return undefined
  return { ...date, ...(named !== undefined && { season: named }), ...(isCirca && { circa: true as const }) }
}

function literalOrRaw(words: string, isLiteral: boolean): CslDate | undefined {
  return isLiteral && words.trim() !== '' ? { literal: words.trim().slice(0, LONGEST) } : dateOfText(words)
}

/** `2010/`, `2010/..` goes on; what began nobody knows when is shown with a dash before its end. */
function openRange([from = '', to = '', ...more]: readonly string[]): CslDate | undefined {
  const isOpen = (end: string): boolean => end === '' || end === '..'
  if (more.length > 0 || isOpen(from) === isOpen(to)) return undefined
  const point = pointOf(isOpen(from) ? to : from)
  if (!point) return undefined
  return isOpen(from) ? { literal: `–${point[0]}` } : { 'date-parts': [point, OPEN_END] }
}

function pointOf(text: string): Parts | undefined {
  const found = POINT.exec(text)
  if (!found) return undefined
  const [, year = '', month, day] = found
  const number = Number(year.replace('−', '-').replace('+', ''))
  // 0000 is 1 BC and -0044 is 45 BC, where CSL says -1 and -45.
  const parts = partsOf([number <= 0 && year.replace(/\D/g, '').length >= 4 ? number - 1 : number, month, day])
  return parts.length > 0 ? parts : undefined
}

/** The year, the month and the day as far as they are numbers that a calendar has; empty: no year. */
function partsOf(value: unknown): Parts {
  if (typeof value === 'number' || typeof value === 'string') return partsOf([value])
  if (typeof value !== 'object' || value === null) return []
  const { year: y, month: m, season: s, day: d }: Readonly<Record<string, unknown>> = { ...value }
  const list: readonly unknown[] = Array.isArray(value) ? value : [y, m ?? s, d]
  const year = integer(list[0])
  if (year === undefined || year === 0) return []
  const month = integer(list[1]) ?? monthOf(typeof list[1] === 'string' ? list[1] : '')
  if (month === undefined || !(isMonth(month) || SEASONS.has(month))) return [year]
  const day = integer(list[2])
  return isDay(day) && isMonth(month) ? [year, month, day] : [year, month]
}

function dateOfParts([from = [], to]: readonly Parts[]): CslDate | undefined {
  if (from.length === 0) return undefined
  return { 'date-parts': to === undefined ? [from] : [from, to.length === 0 ? OPEN_END : to] }
}

function integer(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\s*[-+]?\d{1,6}\s*$/.test(value)) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : undefined
}

function monthOf(word: string): number | undefined {
  const plain = word.toLowerCase()
  if (/^\d{1,2}$/.test(plain)) return isMonth(Number(plain)) ? Number(plain) : undefined
  const at = MONTHS.findIndex(names => names.some(name => plain.startsWith(name)))
  return at < 0 ? undefined : at + 1
}

function isMonth(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 12
}

function isDay(number: number | undefined): number is number {
  return number !== undefined && Number.isInteger(number) && number >= 1 && number <= 31
}
