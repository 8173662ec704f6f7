/** Roman numbers, as pages, chapters and dates write them. */

const WORTH: readonly (readonly [letters: string, worth: number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]
/** From 1 to 3999, with up to four letters alike; nothing too, which the callers below refuse. */
const ADDITIVE = /^m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$/

/** Lower case. Empty for what no Roman number says: zero and below. */
export function romanOf(value: number): string {
  let rest = value
  let written = ''
  for (const [letters, worth] of WORTH) for (; rest >= worth; rest -= worth) written += letters
  return written
}

/** From 1 to 3999, in either case, written as is usual today; undefined for other letters, such as `iiii` and `iix`. */
export function romanValue(written: string): number | undefined {
  const value = additiveRomanValue(written)
  return value !== undefined && romanOf(value) === written.toLowerCase() ? value : undefined
}

/** As {@link romanValue}; additive notation too, four letters alike for `iv`, `xl` and `cd`, as old books have it: `xiiii` is 14. */
export function additiveRomanValue(written: string): number | undefined {
  const lower = written.toLowerCase()
  if (lower === '' || !ADDITIVE.test(lower)) return undefined
  let rest = lower
  let value = 0
  for (const [letters, worth] of WORTH)
    for (; rest.startsWith(letters); rest = rest.slice(letters.length)) value += worth
  return value
}
