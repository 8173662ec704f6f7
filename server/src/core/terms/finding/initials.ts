import { CAPITAL_UNIT, LETTER_UNIT, SPACE_UNIT, UNIT_CLASSES } from './unit-classes.ts'

const STOP = 46
/** One initial may be the letter of a list or of an appendix. */
const FEWEST = 2
const MOST = 4

/**
 * Where the surname begins behind initials at `at` (`C. L. R. James`, `E.H. Carr`), in a sentence that ends at `to`; −1 where no two initials with a
 * capitalised word behind them stand there.
 */
export function surnameAfterInitials(text: string, at: number, to: number): number {
  let i = at
  let initials = 0
  while (i + 1 < to && isCapital(text, i) && text.charCodeAt(i + 1) === STOP && initials < MOST) {
    initials++
    i += 2
    // One space, or the end of a line with what it is indented by.
    while (i < to && (classAt(text, i) & SPACE_UNIT) !== 0) i++
  }
  if (initials < FEWEST || i + 1 >= to || !isCapital(text, i)) return -1
  // A post-office box is nobody.
  if (text.startsWith('Box', i)) return -1
  const isWord = (classAt(text, i + 1) & LETTER_UNIT) !== 0 && !isCapital(text, i + 1)
  return isWord ? i : -1
}

function isCapital(text: string, at: number): boolean {
  return (classAt(text, at) & CAPITAL_UNIT) !== 0
}

function classAt(text: string, at: number): number {
  return UNIT_CLASSES[text.charCodeAt(at)] as number
}
