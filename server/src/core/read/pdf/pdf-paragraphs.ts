/** Whether a line of a PDF goes on with the paragraph of the line before it. Told from indentation, distance, size and how lines end. */
import type { Line } from './pdf-lines.ts'

/** A line and the column it stands in. */
export interface Row {
  readonly line: Line
  readonly columnX0: number
  readonly columnX1: number
  /** The usual distance of lines in the column. */
  readonly leading: number
  /** Whether it is the first of its column. */
  readonly isFirst: boolean
}

/** What sets paragraphs apart, in usual distances. */
const SET_OFF = 1.4
/** In ems. Indentations are one or two; raggedness at the left side is less. */
const INDENT = 0.75
/** A line that ends so far before the column's end was not full, of the column's width. */
const SHORT = 0.12
const OTHER_SIZE = 0.12

const LIST_MARK = /^(?:[•◦▪‣–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s/u

export function goesOn(before: Row, row: Row): boolean {
  const { line } = row
  if (Math.abs(line.size - before.line.size) > OTHER_SIZE * Math.max(line.size, before.line.size)) return false
  // A word that is divided, whatever the page looks like.
  const inMidst = /\p{L}-$/u.test(before.line.text) && /^\p{Ll}/u.test(line.text)
  const runsOn = !endsSentence(before.line.text) && (/^[\p{Ll}\d(]/u.test(line.text) || isDashInSentence(before, row))
  if (row.isFirst) return inMidst || runsOn || (!isIndented(row) && !isShort(before) && !LIST_MARK.test(line.text))
  if (line.y - before.line.y > row.leading * SET_OFF * (inMidst ? 2 : 1)) return false
  if (inMidst) return true
  if (LIST_MARK.test(line.text) && !runsOn) return false
  if (runsOn && isListed(before) !== isListed(row)) return true
  if (runsOn) return true
  if (isIndented(row) && !isIndented(before)) return false
  return !(isShort(before) && endsSentence(before.line.text))
}

/** `— and it was`: not the mark of a list, where the line before is full and no item itself. */
function isDashInSentence(before: Row, { line }: Row): boolean {
  if (!/^[–—] \p{Ll}/u.test(line.text) || /[:;]$/.test(before.line.text)) return false
  return !isListed(before) && !isShort(before)
}

export function isListed({ line }: Row): boolean {
  return LIST_MARK.test(line.text)
}

function endsSentence(text: string): boolean {
  return /[.!?:…](?:[”’"')\]»]|\d{1,3}|[*†‡]){0,3}$/u.test(text)
}

function isIndented({ line, columnX0 }: Row): boolean {
  return line.x0 - columnX0 > line.size * INDENT
}

function isShort({ line, columnX0, columnX1 }: Row): boolean {
  return columnX1 - line.x1 > (columnX1 - columnX0) * SHORT
}
