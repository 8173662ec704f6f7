import type { Citation, CitationItem } from '../model/citation.ts'
import { span } from '../text/span.ts'
import type { Layout } from './layout.ts'
import type { Range } from './ranges.ts'

const ROLE = /\{(?:cite|cite:[a-z]+)\}$/
const NARRATIVE_ROLE = /\{cite:(?:t|ts|alp|alps)\}$/

/** MyST: a role before inline code that lists keys, `{cite:p}` and then `key1,key2` in backticks. */
export function roleCitation(text: string, code: Range, layout: Layout): Citation | undefined {
  const role = ROLE.exec(text.slice(Math.max(0, code.start - 20), code.start))
  if (!role) return undefined
  const items: CitationItem[] = []
  const inside = text.slice(code.start, code.end)
  for (const match of inside.matchAll(/[^`,;\s]+/g)) {
    const start = code.start + match.index
    items.push({
      key: match[0],
      keySpan: span(start, start + match[0].length),
      suppressAuthor: false,
      prefix: '',
      suffix: '',
    })
  }
  if (items.length === 0) return undefined
  const footnote = layout.leaves.find(leaf => leaf.start <= code.start && code.end <= leaf.end)?.footnote
  return {
    span: span(code.start - role[0].length, code.end),
    mode: NARRATIVE_ROLE.test(role[0]) ? 'narrative' : 'parenthetical',
    items,
    ...(footnote === undefined ? {} : { footnote }),
  }
}
