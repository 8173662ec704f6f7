/**
 * Tables and pictures with words that stand at the top of a column, in the midst of a sentence: the text goes on below them. They are told
 * by their caption, and by what goes on behind them. Cost: O(rows).
 */
import type { Row } from './pdf-paragraphs.ts'

const CAPTION =
  /^(?:fig(?:ure|\.)?|table|tab\.|plate|abb(?:ildung|\.)|tabelle|tafel|рис(?:унок|\.)|табл(?:ица|\.))\s?\d/iu
/** What sets the text off from what floats, in usual distances of lines. */
const SET_OFF = 1.4
const NARROW = 0.75
/** A column has about so many lines at most. */
const MOST_ROWS = 80

/**
 * How many of the rows from `from` on, where a column begins, float above the text.
 * @param last the line before them in reading order
 */
export function floatingRows(rows: readonly Row[], from: number, last: string): number {
  const first = rows[from]
  if (!first || !/[\p{Ll},;-]$/u.test(last)) return 0
  // A full line in small letters is the text that goes on.
  if (/^\p{Ll}/u.test(first.line.text) && !isNarrow(first)) return 0
  let hasCaption = false
  for (let i = from; i < Math.min(rows.length, from + MOST_ROWS); i++) {
    const { line, leading, isFirst } = rows[i] as Row
    if (i > from && isFirst) return 0
    const isSetOff = i > from && line.y - (rows[i - 1] as Row).line.y > leading * SET_OFF
    if (hasCaption && isSetOff && /^\p{Ll}/u.test(line.text)) return i - from
    hasCaption ||= CAPTION.test(line.text)
  }
  return 0
}

function isNarrow({ line, columnX0, columnX1 }: Row): boolean {
  return line.x1 - line.x0 < (columnX1 - columnX0) * NARROW
}
