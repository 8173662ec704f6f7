/**
 * `pages` of the project file: how the pages of a source are numbered, where neither the file nor its pages say so, or say it wrongly.
 *
 *     pages:
 *       sources/life.pdf: -12                    # page 59 of the file is page 47
 *       smith1776: { physical: 13, first: 1 }    # the same, by its citation key
 *       sources/letters.pdf:
 *         - { physical: 3, first: i }            # pages 3 to 12 of the file are i to x
 *         - { physical: 13, first: 1 }
 */
import * as v from 'valibot'
import { numeralOf } from '../locate/numerals.ts'
import type { NumberedPages, PageNumbering } from '../locate/page-numbering.ts'
import { say } from '../wording.ts'

/** By path, relative to the project file and with `/` between its parts, or by citation key. */
export type ProjectPages = Readonly<Record<string, PageNumbering>>

const wrong = (): string =>
  say('A number to add to the page of the file is expected, or {0}, or a list of these.', '{ physical: …, first: … }')
const noNumber = (): string => say('A number from 1 is expected, Arabic or Roman.')

const Whole = v.pipe(
  v.number(wrong),
  v.integer(() => say('A whole number is expected.')),
)
const First = v.pipe(
  v.union([v.pipe(v.number(), v.integer()), v.string()], noNumber),
  v.check(first => numberOf(first) !== undefined, noNumber),
)
const Range = v.object(
  {
    physical: v.pipe(
      Whole,
      v.minValue(1, () => say('The pages of the file are counted from 1.')),
    ),
    first: First,
  },
  wrong,
)
const Numbering = v.pipe(
  v.union([Whole, Range, v.pipe(v.array(Range), v.nonEmpty(wrong))], wrong),
  v.transform((value): PageNumbering => {
    if (typeof value === 'number') return offsetBy(value)
    const ranges = Array.isArray(value) ? value : [value]
    return ranges
      .map(
        ({ physical, first }): NumberedPages => ({ physical, ...(numberOf(first) as Omit<NumberedPages, 'physical'>) }),
      )
      .sort((a, b) => a.physical - b.physical)
  }),
)

export const Pages = v.pipe(
  v.record(v.string(), Numbering, () =>
    say('Paths or citation keys are expected, each with how its pages are numbered.'),
  ),
  v.transform(
    (read): ProjectPages =>
      Object.fromEntries(
        Object.entries(read).map(([name, pages]) => [name.replace(/^\.\//, '').replace(/\\/g, '/'), pages]),
      ),
  ),
)

/** The numbering of a source; undefined where the project says nothing of it. */
export function pageNumberingOf(pages: ProjectPages, path: string, key: string | undefined): PageNumbering | undefined {
  const name = [path, key].find(one => one !== undefined && Object.hasOwn(pages, one))
  return name === undefined ? undefined : pages[name]
}

function offsetBy(offset: number): PageNumbering {
  return [{ physical: Math.max(1, 1 - offset), first: Math.max(1, 1 + offset), style: 'arabic' }]
}

function numberOf(first: number | string): Omit<NumberedPages, 'physical'> | undefined {
  const written = String(first).trim()
  const numeral = numeralOf(written)
  if (!numeral || numeral.kind === 'letter' || numeral.value < 1) return undefined
  if (numeral.kind === 'arabic') return { first: numeral.value, style: 'arabic' }
  return { first: numeral.value, style: written === written.toUpperCase() ? 'Roman' : 'roman' }
}
