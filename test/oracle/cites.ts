import { parseEssay } from '../../server/src/core/essay/essay.ts'
import type { OracleCite, OracleItem, PandocNode } from './pandoc.ts'
import { plain, textOf, textOfMarkdown } from './plain-text.ts'

/** The citations of Pandoc's tree: first those of the text, then those of notes, which stand elsewhere in the text than in the tree. */
export function citesOfPandoc(blocks: readonly PandocNode[]): OracleCite[] {
  const found: OracleCite[] = []
  const visit = (node: unknown, inNote: boolean): void => {
    if (Array.isArray(node)) for (const inside of node) visit(inside, inNote)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const { t, c } = node as PandocNode
    if (t === 'Cite') {
      const [citations, raw] = c as [readonly PandocCitation[], unknown]
      found.push({ items: citations.map(itemOfPandoc), whole: plain(textOf(raw)), inNote })
      for (const { citationPrefix, citationSuffix } of citations) visit([citationPrefix, citationSuffix], inNote)
    } else visit(c, inNote || t === 'Note')
  }
  visit(blocks, false)
  return inOrder(found)
}

interface PandocCitation {
  readonly citationId: string
  readonly citationMode: { readonly t: OracleItem['mode'] }
  readonly citationPrefix: unknown
  readonly citationSuffix: unknown
}

function itemOfPandoc({ citationId, citationMode, citationPrefix, citationSuffix }: PandocCitation): OracleItem {
  return {
    key: citationId.normalize('NFC'),
    mode: citationMode.t,
    prefix: plain(textOf(citationPrefix)),
    suffix: plain(textOf(citationSuffix)),
  }
}

/** The same of our own parser. */
export function citesOfOurs(text: string): OracleCite[] {
  const found = parseEssay(text).citations.map(({ span, mode, items, footnote }): OracleCite => {
    return {
      items: items.map((item, i) => ({
        key: item.key.normalize('NFC'),
        mode:
          mode === 'narrative' && i === 0 ? 'AuthorInText' : item.suppressAuthor ? 'SuppressAuthor' : 'NormalCitation',
        prefix: plain(textOfMarkdown(item.prefix)),
        suffix: plain(textOfMarkdown(item.suffix)),
      })),
      whole: plain(text.slice(span.start, span.end).replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n')),
      inNote: footnote !== undefined,
    }
  })
  return inOrder(found)
}

function inOrder(cites: readonly OracleCite[]): OracleCite[] {
  const key = ({ items }: OracleCite): string => items[0]?.key ?? ''
  const inNotes = cites.filter(cite => cite.inNote)
  return [...cites.filter(cite => !cite.inNote), ...inNotes.sort((a, b) => (key(a) < key(b) ? -1 : 1))]
}
