import type { Labelled } from './layout.ts'

/** `(@good) An example.`, also as the first thing of a list item or in a block quotation. */
const ITEM = /^(?<marks>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\(@(?<label>(?:[_-]?[\p{L}\p{N}])*)\)(?=[ \t]+[^\s])/gmu

/**
 * Pandoc's example lists: the label of an item is a number wherever it stands in the essay, no key. An item begins behind a blank
 * line or follows another one; a wrapped line that happens to begin with `(@doe99)` is none. Nor is `@doe99.` at the beginning of a
 * paragraph or a footnote, and `(@doe99)` alone: Pandoc takes them for examples, but those who write so mean the work. In order.
 */
export function exampleLabels(scan: string): Labelled[] {
  if (!scan.includes('@')) return []
  const labels: Labelled[] = []
  let listEnd = -1
  for (const match of scan.matchAll(ITEM)) {
    const { marks = '', label = '' } = match.groups ?? {}
    const start = match.index
    const isInList = listEnd >= 0 && !BLANK_LINE.test(scan.slice(listEnd, start))
    if (!isInList && !/[-*+\d]/.test(marks) && !mayBegin(scan, start)) continue
    listEnd = start + match[0].length
    labels.push({ start, end: listEnd, label })
  }
  return labels
}

const BLANK_LINE = /\n[ \t>]*\r?\n/

/** How many lines back the beginning of a paragraph is looked for. */
const MOST_LINES = 100

/** Behind a blank line, or on a later line of a list item. */
function mayBegin(scan: string, lineStart: number): boolean {
  let at = lineStart
  for (let i = 0; i < MOST_LINES && at > 0; i++) {
    const before = scan.lastIndexOf('\n', at - 2) + 1
    if (/^[ \t>\r]*$/.test(scan.slice(before, at - 1))) break
    at = before
  }
  return at === lineStart || /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(scan.slice(at, at + LONGEST_MARK))
}

/** Of a list item, with the marks of block quotations before it. */
const LONGEST_MARK = 100
