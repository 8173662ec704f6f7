/**
 * How the pages of a file are cited. A page's own number is believed when other pages near by have numbers that go up as the pages do; it
 * then also numbers the pages between and before them that show none. What the file declares is taken, unless it only counts the pages
 * and the pages say otherwise, or most pages contradict it.
 * Cost: O(pages + numbers on them).
 */
import { firstAt } from '../text/ordered.ts'
import { romanOf, romanValue } from '../text/roman.ts'

export interface PageNumeral {
  readonly kind: 'arabic' | 'roman' | 'Roman'
  readonly value: number
}

export interface NumeralInLine extends PageNumeral {
  /** Whether it is all of its line. */
  readonly isAlone: boolean
}

export interface PageLabel {
  readonly label?: string
  readonly printed: boolean
}

/** A number is one of a sequence when this many pages near by agree, itself among them; one among words, which may be anything, when more do. */
const LEAST_AGREEING = 2
const LEAST_AGREEING_IN_WORDS = 3
/** How far off they may be: chapters open with pages that show none. */
const NEAR = 6

const NUMERAL =
  /^(?:[-–—[(|•]\s{0,3})?(?:page |p\. ?|seite |стр\. ?)?(\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})(?: ?\/ ?\d{1,4}| (?:of|von|sur|de|из) \d{1,4})?(?:\s{0,3}[-–—\])|•])?$/i

/** The number that is all of a line, with what is printed round it: `12`, `– 12 –`, `Page 12`, `12 / 233`, `xii`. */
export function numeralOf(line: string): PageNumeral | undefined {
  const written = NUMERAL.exec(line.trim())?.[1]
  if (written === undefined) return undefined
  if (/^\d/.test(written)) return { kind: 'arabic', value: Number(written) }
  const value = romanValue(written)
  if (value === undefined) return undefined
  return written === written.toLowerCase()
    ? { kind: 'roman', value }
    : written === written.toUpperCase()
      ? { kind: 'Roman', value }
      : undefined
}

/** For each page that one of the numbers on it which agrees with most pages near by. */
export function sequencesOf(
  pages: readonly { readonly physical: number; readonly numerals: readonly NumeralInLine[] }[],
): readonly (PageNumeral | undefined)[] {
  const agreeing = new Map<string, number[]>()
  const nameOf = ({ kind, value }: PageNumeral, physical: number): string => `${kind} ${value - physical}`
  for (const { physical, numerals } of pages) {
    for (const name of new Set(numerals.map(numeral => nameOf(numeral, physical)))) {
      const list = agreeing.get(name)
      if (list) list.push(physical)
      else agreeing.set(name, [physical])
    }
  }
  return pages.map(({ physical, numerals }) => {
    let best: PageNumeral | undefined
    let most = 0
    for (const numeral of numerals) {
      const near = countNear(agreeing.get(nameOf(numeral, physical)) ?? [], physical)
      const least = numeral.isAlone ? Math.min(LEAST_AGREEING, pages.length) : LEAST_AGREEING_IN_WORDS
      if (near > most && near >= least) {
        best = numeral
        most = near
      }
    }
    return best
  })
}

/** How many of the sorted numbers are near `at`. */
function countNear(sorted: readonly number[], at: number): number {
  const first = firstAt(sorted, at - NEAR, physical => physical)
  let count = 0
  while (first + count < sorted.length && (sorted[first + count] as number) <= at + NEAR) count++
  return count
}

/**
 * @param declared what the file says, a label for each of its pages
 * @param numerals what stands on the pages (see {@link sequencesOf}); the page at index i is the (i + 1)th of the file
 */
export function labelsOf(
  declared: readonly string[] | undefined,
  numerals: readonly (PageNumeral | undefined)[],
): readonly PageLabel[] {
  if (declared && isBelieved(declared, numerals))
    return numerals.map((_, i) => (declared[i] ? { label: declared[i], printed: true } : { printed: false }))
  const labels: PageLabel[] = numerals.map(numeral =>
    numeral ? { label: writtenOf(numeral), printed: true } : { printed: false },
  )
  let last = -1
  for (let i = 0; i <= numerals.length; i++) {
    const next = numerals[i]
    if (i < numerals.length && !next) continue
    fill(labels, numerals, last, i)
    last = i
  }
  return labels
}

/** Numbers the pages between two that show their numbers, where both agree; before the first and after the last one that does. */
function fill(labels: PageLabel[], numerals: readonly (PageNumeral | undefined)[], from: number, to: number): void {
  const before = numerals[from]
  const after = numerals[to]
  const agree = before && after && before.kind === after.kind && after.value - before.value === to - from
  for (let i = from + 1; i < to; i++) {
    const fromAfter = after && after.value - (to - i) >= 1 ? { ...after, value: after.value - (to - i) } : undefined
    const fromBefore = before && { ...before, value: before.value + (i - from) }
    // Between two sequences nobody knows where the second begins, unless the first of it is shown or told.
    const told = agree ? fromBefore : before === undefined ? fromAfter : after === undefined ? fromBefore : undefined
    if (told) labels[i] = { label: writtenOf(told), printed: false }
  }
  if (agree || !before || !after) return
  // A part that begins anew at 1 begins where its numbers lead back to.
  const first = to - (after.value - 1)
  for (let i = Math.max(from + 1, first); i < to; i++)
    labels[i] = { label: writtenOf({ ...after, value: after.value - (to - i) }), printed: false }
  for (let i = from + 1; i < Math.min(to, first); i++)
    labels[i] = { label: writtenOf({ ...before, value: before.value + (i - from) }), printed: false }
}

function isBelieved(declared: readonly string[], numerals: readonly (PageNumeral | undefined)[]): boolean {
  const shown = numerals.flatMap((numeral, i) => (numeral ? [declared[i] === writtenOf(numeral)] : []))
  const agreeing = shown.filter(Boolean).length
  const merelyCounts = declared.every((label, i) => label === String(i + 1))
  // Programs write such labels unasked, into scans and offprints too.
  if (shown.length === 0) return !merelyCounts
  return merelyCounts
    ? agreeing * 2 >= shown.length
    : agreeing * 2 >= shown.length || shown.length * 3 < numerals.length
}

function writtenOf({ kind, value }: PageNumeral): string {
  if (kind === 'arabic') return String(value)
  const roman = romanOf(value)
  return kind === 'roman' ? roman : roman.toUpperCase()
}
