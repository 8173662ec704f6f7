/**
 * Works that a citation names and nobody knows, shown where they are named as Pandoc shows them: `(Smith 1776; **nokey?**)`. The processor
 * is told of the others only: what is missing goes with its neighbour as a sign of no meaning, which becomes the key afterwards.
 */
import type { CiteItem } from './format-request.ts'
import type { FormattedText } from './formatted-text.ts'

/** What a style puts round its citations and between their parts. */
export interface CitationLayout {
  readonly prefix: string
  readonly suffix: string
  readonly delimiter: string
}

const OPEN = '\uE002'
const CLOSE = '\uE003'
const SIGN = new RegExp(`${OPEN}(\\d+)${CLOSE}`)

/** The known items of a citation, the unknown ones as signs before the first of them or behind the one that they follow. */
export function withMissingSigned(
  items: readonly CiteItem[],
  isKnown: (key: string) => boolean,
  { delimiter }: CitationLayout,
): readonly CiteItem[] {
  const known: CiteItem[] = []
  let before = ''
  for (const [i, item] of items.entries()) {
    if (isKnown(item.id)) {
      const prefix = before + (item.prefix ?? '')
      known.push(prefix === '' ? item : { ...item, prefix })
      before = ''
      continue
    }
    const sign = `${item.prefix ?? ''}${OPEN}${i}${CLOSE}`
    const last = known.pop()
    if (last) known.push({ ...last, suffix: `${last.suffix ?? ''}${delimiter}${sign}` })
    else before += `${sign}${delimiter}`
  }
  return known
}

/** A citation of which nothing is known. */
export function allMissing(items: readonly CiteItem[], { prefix, suffix, delimiter }: CitationLayout): FormattedText {
  const signs = items.map((item, i) => `${item.prefix ?? ''}${OPEN}${i}${CLOSE}`)
  return missingShown([`${prefix}${signs.join(delimiter)}${suffix}`], items)
}

/** The signs as keys. A style's stop behind one goes, since the key ends in a question mark. */
export function missingShown(text: FormattedText, items: readonly CiteItem[]): FormattedText {
  return text.flatMap((node): FormattedText => {
    if (typeof node !== 'string') return [{ ...node, inside: missingShown(node.inside, items) }]
    const parts = node.split(SIGN)
    // At odd places are the numbers.
    return parts.flatMap((part, i): FormattedText => {
      if (i % 2 === 1) return [{ look: 'bold', inside: [`${items[Number(part)]?.id ?? ''}?`] }]
      const rest = i > 0 ? part.replace(/^\./, '') : part
      return rest === '' ? [] : [rest]
    })
  })
}
