/**
 * Whether the writer says the right place beside a quotation in words that are no citation: `"…" (p. 27) and "…" [@key, p. 33]`, `on page 33,
 * "…"`, `in the third chapter`. A number there that is the right one counts: it is there by chance more seldom than on purpose.
 */
import { locatorLexicon, normalTerm } from '../essay/locator-lexicon.ts'
import { citedRanges } from '../locate/cited-values.ts'
import { type Numeral, numeralOf, wordValue } from '../locate/numerals.ts'
import type { Locator } from '../model/place.ts'
import type { Quotation } from '../model/quotation.ts'
import { DECLARED_WITHIN } from './declarations.ts'

export function saysPlace({ label, value }: Locator, text: string, quotation: Quotation): boolean {
  const ranges = citedRanges(value)
  const words = wordsBeside(text, quotation)
  const isNamed = (word: string | undefined): boolean => word !== undefined && TERMS.get(normalTerm(word)) === label
  return words.some((word, i) => {
    const number = NUMBER.test(word)
      ? numberOf(word)
      : isNamed(words[i - 1]) || isNamed(words[i + 1])
        ? numberOf(word)
        : undefined
    return ranges.some(({ from, to }) => {
      const [first, last] = [from.path.at(-1), to.path.at(-1)]
      // The pages xii and 12 are two; the chapters are one.
      const isKind = label !== 'page' || first?.kind === number?.kind
      return number && first && last && isKind && number.value >= first.value && number.value <= last.value
    })
  })
}

/** `I` and `one` are numbers only beside `chapter`. */
const NUMBER = /^(?:\d+(?:ff?|\p{L})?|[ivxlcdm]{2,})$/iu
const TERMS = locatorLexicon('en')

function numberOf(word: string): Numeral | undefined {
  const value = wordValue(word)
  return value === undefined ? numeralOf(word.replace(/(?<=^\d+)\p{L}+$/u, '')) : { kind: 'arabic', value }
}

/** In the paragraph of the quotation, but in no citation and no mark of a note. Of the text alone, as far as a change makes it be asked again. */
function wordsBeside(text: string, { span: own, outer, form }: Quotation): readonly string[] {
  const before = text.slice(Math.max(0, outer.start - DECLARED_WITHIN), outer.start)
  // A block may end in `[p. 27]`, which then is a part of it.
  const last = form === 'block' ? (LAST_BRACKET.exec(text.slice(own.start, own.end))?.[0].length ?? 0) : 0
  const behind = text.slice(form === 'block' ? own.end - last : outer.end, outer.end + DECLARED_WITHIN)
  const beside = `${before.slice(/^[^]*\n[ \t>]*\n/.exec(before)?.[0].length ?? 0)} ${behind.split(/\n[ \t>]*\n/, 1)[0]}`
  return beside.replace(CITATION, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
}

const LAST_BRACKET = /[([][^()[\]]{1,60}[)\]][\s.]*$/
const CITATION =
  /\[[^[\]]*@[^[\]]*\]|\[\^[^[\]]*\]|@[^\s,;()[\]]+(?:\s*\[[^[\]]*\]|,?\s*\(?\p{L}{1,9}\.?\s?[\p{N}ivxlc][\p{N}ivxlcf.–-]*)?/gu
