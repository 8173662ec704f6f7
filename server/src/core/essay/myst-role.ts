import type { Citation, CitationItem } from '../model/citation.ts'
import { span } from '../text/span.ts'
import type { Layout } from './layout.ts'
import { parseLocator } from './locator.ts'
import type { Range } from './ranges.ts'

/** `{cite}`, `{cite:p}`, `{cite:yearpar}`. */
const ROLE = /\{cite(?::([a-z]{1,12}))?\}$/
const LONGEST_ROLE = 20
/** The work stands in the sentence: as author and year, or as author alone. A star (`ts`) names all authors. */
const NARRATIVE = /^(?:c?ts?|alps?|alts?|c?authors?)$/
const YEAR_ALONE = /^year(?:par)?$/
/** One item: `{see}key{p. 3}` as in MyST's documentation, or `see <key> p. 3` as in the other roles of MyST. */
const BRACES = /^\s*(?:\{(?<before>[^{}]*)\})?\s*(?<key>[^\s{}<>]+)\s*(?:\{(?<after>[^{}]*)\})?\s*$/d
const ANGLES = /^(?<before>[^<>]*)<(?<key>[^\s<>]+)>(?<after>[^<>]*)$/d

/**
 * MyST: a role before inline code that lists keys, `{cite:p}` and then `{see}key1{p. 3}; key2` in backticks. Undefined when it is not a
 * role of citation or no key stands in it.
 */
export function roleCitation(text: string, code: Range, layout: Layout, language: string): Citation | undefined {
  const role = ROLE.exec(text.slice(Math.max(0, code.start - LONGEST_ROLE), code.start))
  const kind = role?.[1] ?? ''
  if (!role || kind === 'empty') return undefined
  const items = itemRanges(text, code).flatMap(range => roleItem(text, range, YEAR_ALONE.test(kind), language))
  if (items.length === 0) return undefined
  const footnote = layout.leaves.findLast(leaf => leaf.start <= code.start && code.end <= leaf.end)?.footnote
  return {
    span: span(code.start - role[0].length, code.end),
    mode: NARRATIVE.test(kind) ? 'narrative' : 'parenthetical',
    items,
    ...(footnote === undefined ? {} : { footnote }),
  }
}

/** Between commas and semicolons that stand in no braces. */
function itemRanges(text: string, code: Range): Range[] {
  let ticks = 0
  while (text[code.start + ticks] === '`') ticks++
  const end = code.end - ticks
  const ranges: Range[] = []
  let start = code.start + ticks
  let depth = 0
  for (let i = start; i < end; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}') depth--
    else if (depth <= 0 && (text[i] === ',' || text[i] === ';')) {
      ranges.push({ start, end: i })
      start = i + 1
    }
  }
  return [...ranges, { start, end }]
}

function roleItem(text: string, { start, end }: Range, suppressAuthor: boolean, language: string): CitationItem[] {
  const written = text.slice(start, end)
  const match = ANGLES.exec(written) ?? BRACES.exec(written)
  const key = match?.indices?.groups?.key
  if (!match || !key) return []
  const after = match.indices?.groups?.after
  const locator = after && parseLocator(text, start + after[0], start + after[1], language)
  return [
    {
      key: written.slice(...key),
      keySpan: span(start + key[0], start + key[1]),
      suppressAuthor,
      prefix: match.groups?.before?.trim() ?? '',
      suffix: match.groups?.after?.trim() ?? '',
      ...(locator ? { locator } : {}),
    },
  ]
}
