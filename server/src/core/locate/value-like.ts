/** A new value in the form that the writer gave the old one: `act iii` becomes `act ii`, `47f` becomes `52f`, `33–35` becomes `47–48`. */

import { additiveRomanValue, romanOf } from '../text/roman.ts'
import { citedRanges } from './cited-values.ts'

/** Labels whose numbers are written as the source prints them. */
const AS_PRINTED: ReadonlySet<string> = new Set(['page'])

/**
 * `steps` are the numbers of a path that change (`3.4`), by place; -1 is all of it. Undefined where the old value is several numbers: nobody can tell
 * which of them is meant.
 */
export function valueLike(
  written: string,
  label: string,
  changes: readonly { readonly step: number; readonly value: string }[],
): string | undefined {
  const ranges = citedRanges(written)
  const [range] = ranges
  if (!range || ranges.length > 1) return undefined
  const whole = changes.find(({ step }) => step === -1)
  if (whole && label === 'verse' && range.from.path.length > 1) return verseLike(whole.value, range.from.written)
  if (whole) {
    const dash = /[-–—‑‐−]{1,3}/.exec(written)?.[0] ?? '-'
    const sign = /\s?(?:(?:ff?|sqq?)\b|\set\s\p{L}+|\sи\s\p{L}+)\.?\s*$/iu.exec(written)?.[0] ?? ''
    const value = AS_PRINTED.has(label)
      ? cased(whole.value, range.from.written)
      : inNumerals(whole.value, range.from.written)
    const note = /(?<=\d)nn?\d+$/i.exec(written)?.[0] ?? ''
    // `iiif` would be no number.
    const space = sign !== '' && !/^\s/.test(sign) && !/\d$/.test(value) ? ' ' : ''
    return value.includes('-')
      ? value.replace('-', dash)
      : range.following
        ? `${value}${space}${sign}`
        : `${value}${note}`
  }
  let step = 0
  return range.from.written.replace(/[\p{L}\p{N}]+/gu, number => {
    const change = changes.find(one => one.step === step)
    step++
    return change ? inNumerals(change.value, number) : number
  })
}

/** `ii. 3` becomes `i. 3`, `3,28` becomes `4,1`. */
function verseLike(value: string, like: string): string {
  const [, chapter = '', joint = ':'] = /^([\p{L}\p{N}]+)([.:,]\s?)/u.exec(like) ?? []
  return value.replace(/(\d+):/g, (_, number: string) => `${inNumerals(number, chapter)}${joint}`)
}

/** Roman page numbers in the writer's case. */
function cased(value: string, like: string): string {
  return /^[A-Z]+$/.test(like) && additiveRomanValue(value) !== undefined ? value.toUpperCase() : value
}

function inNumerals(value: string, like: string): string {
  const first = /[\p{L}\p{N}]+/u.exec(like)?.[0] ?? ''
  if (additiveRomanValue(first) === undefined) return value
  const isLower = first === first.toLowerCase()
  return value.replace(/\d+/g, digits => (isLower ? romanOf(Number(digits)) : romanOf(Number(digits)).toUpperCase()))
}
