/** The structure of a source for an editor's outline and folding: its headings, nested, and its pages under the heading they begin in. */
import type { PageNumbering } from '../locate/page-numbering.ts'
import type { Rendition } from '../model/source.ts'
import { type Span, span } from '../text/span.ts'
import { pageName } from './rendition-document.ts'

export interface SourceSymbol {
  readonly kind: 'heading' | 'page'
  readonly name: string
  /** To the next heading of its level or a higher one; of a page, to the next page or heading. */
  readonly span: Span<'text'>
  /** Of a heading its words; of a page its first line. */
  readonly selection: Span<'text'>
  readonly children: readonly SourceSymbol[]
}

interface Open {
  readonly level: number
  readonly symbol: Omit<SourceSymbol, 'span' | 'children'>
  readonly children: SourceSymbol[]
}

/** Above every heading's level: a page holds nothing. */
const PAGE_LEVEL = 100

/** In order. A page that comes a second time, for what belongs to it and stands elsewhere, is named once. */
export function sourceOutline(
  { text, outline, pages = [] }: Rendition,
  numbering?: PageNumbering,
): readonly SourceSymbol[] {
  const root: SourceSymbol[] = []
  const open: Open[] = []
  const close = (level: number, end: number): void => {
    while (open.length > 0 && (open[open.length - 1] as Open).level >= level) {
      const { symbol, children } = open.pop() as Open
      const into = open.at(-1)?.children ?? root
      into.push({ ...symbol, span: span(symbol.selection.start, Math.max(end, symbol.selection.end)), children })
    }
  }
  const seen = new Set<number>()
  const firstTimes = pages.filter(({ physical }) => !seen.has(physical) && seen.add(physical))
  let next = 0
  const takePages = (until: number): void => {
    for (; next < firstTimes.length; next++) {
      const page = firstTimes[next] as (typeof firstTimes)[number]
      if (page.at >= until) return
      close(PAGE_LEVEL, page.at)
      const lineEnd = text.indexOf('\n', page.at)
      const selection = span<'text'>(page.at, Math.min(until, lineEnd < 0 ? text.length : lineEnd))
      open.push({
        level: PAGE_LEVEL,
        symbol: { kind: 'page', name: pageName(page, numbering), selection },
        children: [],
      })
    }
  }
  for (const { span: words, level, title } of outline) {
    takePages(words.start)
    close(level, words.start)
    open.push({ level, symbol: { kind: 'heading', name: title, selection: words }, children: [] })
  }
  takePages(text.length + 1)
  close(0, text.length)
  return root
}
