/**
 * The notes at the foot of a column: lines in smaller type, down to its end, that begin with a mark or are set off by more than a line; in
 * the type of the text, lines from the first that begins with a raised mark which also stands in the text of the page.
 */
import { slice, span } from '../../text/span.ts'
import type { Column } from './pdf-columns.ts'
import type { Line } from './pdf-lines.ts'

export interface WithNotes {
  readonly rows: readonly Line[]
  readonly notes: readonly Line[]
}

/** Of the text's size: notes are set at eight or nine points under text of ten or eleven. */
const LARGEST = 0.93
/** What sets notes off, in distances of the lines above. */
const SET_OFF = 1.25

const BEGINS_NOTE = /^(?:\(?\[?\d{1,4}[\])]?[.:]?|[*†‡§¶∗#]{1,3}|[a-z]\))\s?(?=[\p{L}“"‘'«„(\d])/u
const CAPTION = /^(?:fig|figure|table|plate|abb|abbildung|tabelle|tafel|рис|табл)\b/iu

/**
 * @param isLowest whether nothing stands below the column on its page
 * @param marked the note marks in the text of the page
 */
export function withoutNotes(
  { rows }: Column,
  bodySize: number,
  isLowest: boolean,
  marked: ReadonlySet<string>,
): WithNotes {
  const none = { rows, notes: [] }
  if (!isLowest) return none
  let from = rows.length
  while (from > 0 && (rows[from - 1] as Line).size <= bodySize * LARGEST) from--
  if (from === rows.length || from === 0) return withoutLargeNotes(rows, marked)
  const above = rows[from - 1] as Line
  const leading = usualDistance(rows.slice(0, from)) ?? bodySize * 1.2
  // Smaller lines may also be a caption or the end of a quotation: the notes begin with the first mark below.
  for (let at = from; at < rows.length; at++) {
    const row = rows[at] as Line
    const before = at === from ? above : (rows[at - 1] as Line)
    const isSetOff = at === from && row.y - before.y > leading * SET_OFF
    if (BEGINS_NOTE.test(row.text) || (isSetOff && !CAPTION.test(row.text)))
      return { rows: rows.slice(0, at), notes: rows.slice(at) }
  }
  return none
}

/** Notes in the type of the text, as word processors have them whose writers chose no style for them. */
function withoutLargeNotes(rows: readonly Line[], marked: ReadonlySet<string>): WithNotes {
  const at = rows.findIndex(({ opens }, i) => i > 0 && opens !== undefined && marked.has(opens))
  const [before, first] = [rows[at - 1], rows[at]]
  if (!before || !first) return { rows, notes: [] }
  const leading = usualDistance(rows.slice(0, at)) ?? first.size * 1.2
  if (first.y - before.y <= leading * SET_OFF) return { rows, notes: [] }
  return { rows: rows.slice(0, at), notes: rows.slice(at) }
}

/** The note marks in the text of a page. */
export function marksOf(lines: readonly Line[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text, marks }) => marks.map(mark => slice(text, mark))))
}

/** The notes one by one; the first may go on from the page before. */
export function noteByNote(rows: readonly Line[]): readonly (readonly Line[])[] {
  const notes: Line[][] = []
  for (const row of rows) {
    const last = notes.at(-1)
    if (last && !BEGINS_NOTE.test(row.text)) last.push(row)
    else notes.push([withMarkApart(row)])
  }
  return notes
}

/** `1The first`: where the mark stands at the note's very start, it is no part of its first word. */
function withMarkApart(row: Line): Line {
  const mark = /^(?:\d{1,3}|[*†‡§¶∗]{1,3})(?=[\p{Lu}“"‘«„])/u.exec(row.text)?.[0]
  if (mark === undefined) return row
  const marks = row.marks.map(({ start, end }) => span<'text'>(start + 1, end + 1))
  return { ...row, text: `${mark} ${row.text.slice(mark.length)}`, marks }
}

/** The middle one of the distances between baselines. */
export function usualDistance(rows: readonly Line[]): number | undefined {
  const distances = rows.slice(1).map((row, i) => row.y - (rows[i] as Line).y)
  const some = distances.filter(distance => distance > 0).sort((a, b) => a - b)
  return some[some.length >> 1]
}
