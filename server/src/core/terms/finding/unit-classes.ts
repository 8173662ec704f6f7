/**
 * What UTF-16 code units are, for scans that look at every unit of a corpus: a table for the scripts that are written with capitals;
 * of the others it says only that it does not know.
 */
import { isWordUnit } from '../../text/fold.ts'

/** Part of a word to folding (see isWordUnit in fold.ts). */
export const WORD_UNIT = 1
export const CAPITAL_UNIT = 2
export const SPACE_UNIT = 4
/** A combining mark. */
export const MARK_UNIT = 8
export const LETTER_UNIT = 16
/** A digit or another number. */
export const NUMBER_UNIT = 32
/** Not in the table: the caller looks closer. No other bit is set. */
export const UNKNOWN_UNIT = 128

/** Latin, Greek, Cyrillic, Armenian. */
const TABLE_END = 0x590
const PUNCTUATION_START = 0x2000
const PUNCTUATION_END = 0x2070

/** By code unit: a sum of the classes above. */
export const UNIT_CLASSES: Readonly<Uint8Array> = buildClasses()

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(65536).fill(UNKNOWN_UNIT)
  const fill = (from: number, to: number): void => {
    for (let unit = from; unit < to; unit++) classes[unit] = classOf(unit)
  }
  fill(0, TABLE_END)
  fill(PUNCTUATION_START, PUNCTUATION_END)
  return classes
}

function classOf(unit: number): number {
  const char = String.fromCharCode(unit)
  if (/\s/.test(char)) return SPACE_UNIT
  return (
    (isWordUnit(unit) ? WORD_UNIT : 0) +
    (/\p{Lu}/u.test(char) ? CAPITAL_UNIT : 0) +
    (/\p{M}/u.test(char) ? MARK_UNIT : 0) +
    (/\p{L}/u.test(char) ? LETTER_UNIT : 0) +
    (/\p{N}/u.test(char) ? NUMBER_UNIT : 0)
  )
}
