/**
 * What a number without a word is called above lines of verse: a sonnet, where most of a row of them have fourteen lines; a stanza, inside a
 * canto, or where a row of them is of one short length. Anything else keeps the names that numbers have above prose. Cost: O(text of the parts).
 */
import type { Span } from '../text/span.ts'
import type { VerseForm } from './division-headings.ts'
import type { Division } from './divisions.ts'

const SONNET_LINES = 14
/** A row of fewer is chance. */
const LEAST_IN_ROW = 3
/** Some sonnets of a row have twelve lines, or fifteen, or a title above them. */
const LEAST_SHARE = 0.6
const LONGEST_STANZA = 20
const LONGEST_VERSE_LINE = 90
/** Lines of verse begin with capitals; of a paragraph that is broken into lines, few do. */
const LEAST_CAPITALS = 0.8
/** What is longer is no stanza, and nobody counts its lines. */
const LONGEST_LOOKED_AT = 20_000

/** The form of each of the divisions that has one. */
export function verseForms(divisions: readonly Division[], text: string): ReadonlyMap<number, VerseForm> {
  const found = new Map<number, VerseForm>()
  for (const row of rowsOf(divisions)) {
    const lines = row.map(i => verseLines(divisions, i, text)?.length)
    const form = row.length >= LEAST_IN_ROW ? formOf(lines, isInCanto(divisions, row[0] as number)) : undefined
    if (form) row.forEach((i, at) => lines[at] !== undefined && found.set(i, form))
  }
  return found
}

/** Bare numbers, each followed by the next, inside the same part. */
function rowsOf(divisions: readonly Division[]): readonly (readonly number[])[] {
  const rows: number[][] = []
  for (const [i, { label, number, parent }] of divisions.entries()) {
    if (label !== 'bare' || number.length > 1) continue
    const last = rows.at(-1)
    const before = last ? divisions[last.at(-1) as number] : undefined
    if (last && before?.parent === parent && number[0]?.value === (before?.number[0]?.value ?? 0) + 1) last.push(i)
    else rows.push([i])
  }
  return rows
}

function isInCanto(divisions: readonly Division[], at: number): boolean {
  for (let i = divisions[at]?.parent; i !== undefined; i = divisions[i]?.parent) {
    const { label } = divisions[i] as Division
    if (label === 'canto' || label === 'chapter') return true
  }
  return false
}

function formOf(lines: readonly (number | undefined)[], isInCanto: boolean): VerseForm | undefined {
  const counts = new Map<number, number>()
  for (const count of lines) if (count !== undefined) counts.set(count, (counts.get(count) ?? 0) + 1)
  const inVerse = [...counts.values()].reduce((sum, one) => sum + one, 0)
  if (inVerse < lines.length * LEAST_SHARE) return undefined
  if (isInCanto) return 'stanza'
  const [length, times] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  if (times < lines.length * LEAST_SHARE) return undefined
  return length === SONNET_LINES ? 'sonnet' : length <= LONGEST_STANZA ? 'stanza' : undefined
}

/** The lines of a division as far as the next one, each by where it begins; undefined where it is no verse. */
export function verseLines(divisions: readonly Division[], i: number, text: string): readonly number[] | undefined {
  const { textStart, span } = divisions[i] as Division
  const end = Math.min(span.end, divisions[i + 1]?.span.start ?? span.end)
  if (end - textStart > LONGEST_LOOKED_AT) return undefined
  const lines: number[] = []
  let capitals = 0
  for (let start: number = textStart; start < end; ) {
    const lineEnd = text.indexOf('\n', start)
    const stop = lineEnd < 0 ? end : Math.min(lineEnd, end)
    const line = text.slice(start, stop)
    if (/[\p{L}\p{N}]/u.test(line)) {
      if (line.trim().length > LONGEST_VERSE_LINE) return undefined
      lines.push(start)
      if (/^[^\p{L}]*\p{Lu}/u.test(line)) capitals++
    }
    start = stop + 1
  }
  return lines.length > 1 && capitals >= lines.length * LEAST_CAPITALS ? lines : undefined
}

export interface CountedPoem {
  readonly span: Span<'text'>
  /** Where each of its lines begins. */
  readonly lines: readonly number[]
}

/** Sonnets of fourteen lines, of which nothing else can be counted: the lines have the same numbers in every edition. In order. */
export function countedPoems(divisions: readonly Division[], text: string): readonly CountedPoem[] {
  return divisions.flatMap(({ label, form, span }, i) => {
    const lines = label === 'sonnet' || form === 'sonnet' ? verseLines(divisions, i, text) : undefined
    return lines?.length === SONNET_LINES ? [{ span, lines }] : []
  })
}
