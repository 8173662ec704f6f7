/**
 * What a cited value says: `33-35`, `47f.`, `47 ff`, `47–8`, `xii`, `12, 15`, `1.2`, `3:16-18`, `III.ii`, `34(1)(i)`. Never fails: what is no
 * number is left out.
 */
import { type Numeral, numeralOf } from './numerals.ts'

/** One number, or several from the outside in: act, scene, line; chapter, verse. */
export interface CitedPoint {
  readonly path: readonly Numeral[]
  /** As the writer has it. */
  readonly written: string
}

export interface CitedRange {
  readonly from: CitedPoint
  /** The same as `from` where only one is cited. What is left out (`47–8`, `3:16-18`) is filled in. */
  readonly to: CitedPoint
  /** `f.` goes on for one more, `ff.` for some more. */
  readonly following?: 'f' | 'ff'
}

/** Numbers and words, dashes, what joins the parts of one number, anything else. */
const TOKEN = /[\p{L}\p{N}]+|\s*(?:[-–—‑‐−]{1,3}|\bbis\b|\bto\b)\s*|[.:]\s?(?=[\p{L}\p{N}])|[()[\]{}]|\s+|./gu
const FOLLOWING = /^(\d+|[ivxlcdm]+?)(ff?|sqq?)$/i
/** `47 ff.`, `47 sq.`, `47 et suiv.`, `47 и сл.` */
const FOLLOWING_ALONE = /^(ff?|sqq?|suiv|suivantes?|след|сл|далее)$/i
/** `47n14`: a note on page 47. */
const NOTE = /^(\d+)nn?\d+$/i

export function citedRanges(value: string): readonly CitedRange[] {
  const found: CitedRange[] = []
  let point: { path: Numeral[]; written: string } | undefined
  let from: CitedPoint | undefined
  let joins = false
  const end = (following?: 'f' | 'ff'): void => {
    if (point) {
      const to = from ? completed(point, from) : point
      const isBackwards =
        from !== undefined && to.path[0]?.kind === from.path[0]?.kind && comparePaths(to.path, from.path) < 0
      const ends = isBackwards && from ? { from: to, to: from } : { from: from ?? point, to }
      found.push({ ...ends, ...(following ? { following } : {}) })
    } else if (from) found.push({ from, to: from })
    point = undefined
    from = undefined
    joins = false
  }
  for (const { 0: token, index } of value.matchAll(TOKEN)) {
    const word = token.trim()
    if (/^[.:()[\]{}]/.test(token)) {
      joins = true
      if (point) point.written += token
    } else if (/^(?:[-–—‑‐−]{1,3}|bis|to)$/.test(word)) {
      if (point && !from) {
        from = point
        point = undefined
      }
    } else if (/^[\p{L}\p{N}]/u.test(token)) {
      if (/^(?:et|и)$/i.test(token) && point && FOLLOWS.test(value.slice(index + token.length))) continue
      if (FOLLOWING_ALONE.test(token) && point) {
        end(manyOf(token))
        continue
      }
      const [, number = token, following] = FOLLOWING.exec(token) ?? NOTE.exec(token) ?? []
      const numeral = numeralOf(number) ?? leadingNumeral(number)
      if (!numeral) {
        end()
        continue
      }
      if (point && !joins) end()
      if (point) {
        point.path.push(numeral)
        point.written += number
      } else point = { path: [numeral], written: number }
      joins = false
      if (following) end(manyOf(following))
    } else if (word !== '') end()
  }
  end()
  return found
}

const FOLLOWS = /^\s+(?:suiv|сл|далее)/iu

function manyOf(sign: string): 'f' | 'ff' {
  return /^(?:f|sq)$/i.test(sign) ? 'f' : 'ff'
}

/** `12` of `12a`: who has pages with letters compares what is written. */
function leadingNumeral(word: string): Numeral | undefined {
  const digits = /^\d{1,6}(?=\p{L}$)/u.exec(word)?.[0]
  return digits === undefined ? undefined : numeralOf(digits)
}

/** Whether the number has a letter that the source's own may not have. */
export function isLettered({ from }: CitedRange): boolean {
  return /\d\p{L}$/u.test(from.written)
}

/** `8` of `47–8` is 48; `18` of `3:16–18` is 3:18. */
function completed(to: CitedPoint, from: CitedPoint): CitedPoint {
  const missing = from.path.length - to.path.length
  const path = missing > 0 ? [...from.path.slice(0, missing), ...to.path] : to.path
  const last = path.at(-1) as Numeral
  const before = from.path.at(path.length - 1)
  const isInside = before !== undefined && samePath(path.slice(0, -1), from.path.slice(0, path.length - 1))
  if (!isInside || last.kind !== 'arabic' || before.kind !== 'arabic' || last.value >= before.value)
    return { ...to, path }
  const digits = String(last.value).length
  const whole = Number(String(before.value).slice(0, -digits) + String(last.value).padStart(digits, '0'))
  return { ...to, path: [...path.slice(0, -1), { kind: 'arabic', value: Math.max(whole, last.value) }] }
}

export function samePath(a: readonly Numeral[], b: readonly Numeral[]): boolean {
  return a.length === b.length && a.every((numeral, i) => numeral.value === b[i]?.value)
}

/** Negative, zero or positive, as they stand in a book; a shorter one stands before what is inside it. */
export function comparePaths(a: readonly Numeral[], b: readonly Numeral[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const by = (a[i] as Numeral).value - (b[i] as Numeral).value
    if (by !== 0) return by
  }
  return a.length - b.length
}

/** `3,28` of a book of the Bible is 3:28. */
export function withColon(value: string): string {
  return value.replace(/^(\d+),\s?(?=\d)/, '$1:')
}
