/** The pages of a plain text: form feeds end them, and the number that stands in the first or last line of most is their label. Cost: O(text). */
import type { PageMark } from '../../model/source.ts'
import { offset } from '../../text/span.ts'
import { labelsOf, type NumeralInLine, numeralOf, sequencesOf } from '../page-labels.ts'

/** Undefined for a text without form feeds. */
export function plainPages(text: string): readonly PageMark[] | undefined {
  const starts = [0]
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) starts.push(at + 1)
  if (starts.length === 1) return undefined
  // A form feed that ends the text begins no page.
  if (text.slice(starts.at(-1)).trim() === '') starts.pop()
  const shown = sequencesOf(
    starts.map((start, i) => ({ physical: i + 1, numerals: numeralsOf(text.slice(start, starts[i + 1])) })),
  )
  return labelsOf(undefined, shown).map((label, i) => ({
    at: offset<'text'>(starts[i] as number),
    ...label,
    physical: i + 1,
  }))
}

/** The page of an RFC ends `Postel                  [Page 12]`. */
const PAGE_FOOT = /\[page (\w{1,8})\]$/i

function numeralsOf(page: string): readonly NumeralInLine[] {
  const content = page.replace(/\f/g, '').trim()
  const first = content.slice(0, Math.max(0, content.indexOf('\n')))
  const last = content.slice(content.lastIndexOf('\n') + 1)
  return [first, PAGE_FOOT.exec(last)?.[1] ?? last].flatMap(line => {
    const numeral = numeralOf(line)
    return numeral ? [{ ...numeral, isAlone: true }] : []
  })
}
