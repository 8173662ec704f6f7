/**
 * What Apparatus adds to VS Code's preview of Markdown, as a plugin of markdown-it. It adds elements with text in them and nothing else:
 * no markup, no style and no script comes from an essay, a source or a bibliography, and the text can be read without any script.
 */
import type MarkdownIt from 'markdown-it'
import type { StateCore, Token } from 'markdown-it'
import type { PreviewCitation, PreviewQuotation, PreviewRun } from '../../../server/src/lsp/protocol.ts'
import type { Translate } from '../status-text.ts'
import { withBibliography } from './bibliography-place.ts'
import { BlockPlaces, DocumentLines } from './block-lines.ts'
import { drawnRuns, element, inlineToken, type Pen, textToken } from './drawn-text.ts'
import { CITATION, type InlineMarks, inlineRule, marksIn, QUOTATION_END, QUOTATION_START } from './inline-marks.ts'
import { balancedParts, type TokenRange, wrapped } from './marked-inline.ts'
import { quotationTitle } from './quotation-title.ts'
import type { ShownEssay } from './shown-essay.ts'

/** What is known of the text that is drawn; undefined when it is no essay, or nothing is known yet. */
export type ShownOf = (source: string) => ShownEssay | undefined

export function extendMarkdown(md: MarkdownIt, shownOf: ShownOf, t: Translate): MarkdownIt {
  const marks = new WeakMap<readonly Token[], InlineMarks>()
  const essays = new WeakMap<StateCore, ShownEssay>()
  md.core.ruler.before('inline', 'apparatus_places', state => {
    const shown = shownOf(state.src)
    if (!shown) return
    essays.set(state, shown)
    for (const [children, places] of placesOf(state.tokens, new DocumentLines(shown.text))) {
      const found = marksIn(places, shown)
      if (found) marks.set(children, found)
    }
  })
  md.inline.ruler.before(
    'text',
    'apparatus_marks',
    inlineRule(tokens => marks.get(tokens)),
  )
  md.core.ruler.push('apparatus_show', state => {
    const shown = essays.get(state)
    if (!shown) return
    const pen: Pen = { Token: state.Token, md }
    for (const token of state.tokens)
      if (token.children && marks.has(token.children)) token.children = drawnInline(pen, token.children, t)
    markBlocks(state.tokens, shown, t)
    const sections = [...notesSection(pen, shown, t), ...bibliographySection(pen, shown, t)]
    if (sections.length > 0) state.tokens = withBibliography(state.tokens, sections)
  })
  return md
}

/** Where the content of each block stands, by the list that its inline tokens will be put into. */
function placesOf(
  tokens: readonly Token[],
  lines: DocumentLines,
): readonly (readonly [readonly Token[], BlockPlaces])[] {
  let row: number | undefined
  let from = 0
  return tokens.flatMap(token => {
    const { type, map, content, children } = token
    if (type === 'tr_open') {
      row = map?.[0]
      from = 0
    }
    if (type !== 'inline' || !children || content === '') return []
    if (map) {
      const places = BlockPlaces.ofParagraph(content, lines, map[0])
      return places ? [[children, places] as const] : []
    }
    const places = row === undefined ? undefined : BlockPlaces.ofCell(content, lines, row, from)
    if (!places) return []
    from = places.end
    return [[children, places] as const]
  })
}

function drawnInline(pen: Pen, tokens: readonly Token[], t: Translate): Token[] {
  const drawn: Token[] = []
  const open: { readonly quotation: PreviewQuotation; readonly from: number }[] = []
  const ranges: TokenRange<PreviewQuotation>[] = []
  for (const token of tokens) {
    if (token.type === CITATION) drawn.push(...drawnCitation(pen, token.meta as PreviewCitation, t))
    else if (token.type === QUOTATION_START)
      open.push({ quotation: token.meta as PreviewQuotation, from: drawn.length })
    else if (token.type === QUOTATION_END) {
      const begun = open.findLastIndex(({ quotation }) => quotation === token.meta)
      for (const { quotation, from } of begun < 0 ? [] : open.splice(begun, 1))
        ranges.push({ from, to: drawn.length, value: quotation })
    } else drawn.push(token)
  }
  // What ends where the block does.
  for (const { quotation, from } of open) ranges.push({ from, to: drawn.length, value: quotation })
  const parts = ranges.flatMap(range => balancedParts(drawn, range))
  return wrapped(drawn, parts, ({ value, isLast }) => {
    const classes = `${classesOf(value)}${isLast ? ' apparatus-last' : ''}`
    const attributes = [['class', classes] as const, ['title', quotationTitle(value, t)] as const]
    const [begin, end] = element(pen, 'span', attributes, [])
    return [begin as Token, end as Token]
  })
}

function classesOf({ verdict, severity }: PreviewQuotation): string {
  return `apparatus-quotation apparatus-${verdict}${severity === undefined ? '' : ` apparatus-${severity}`}`
}

function drawnCitation(pen: Pen, { runs, title, note, author }: PreviewCitation, t: Translate): Token[] {
  if (note === undefined) {
    const attributes = [['class', 'apparatus-citation'], ...(title === undefined ? [] : [['title', title]])] as const
    return element(pen, 'span', attributes as readonly (readonly [string, string])[], drawnRuns(pen, runs))
  }
  const told = t('Note {0}: {1}', note, plainText(runs))
  const sign = element(
    pen,
    'sup',
    [
      ['class', 'apparatus-citation apparatus-note'],
      ['title', told],
    ],
    [textToken(pen, String(note))],
  )
  return author ? [...element(pen, 'span', [['class', 'apparatus-citation']], drawnRuns(pen, author)), ...sign] : sign
}

function plainText(runs: readonly PreviewRun[]): string {
  return runs.map(({ text }) => text).join('')
}

/** Block quotations are marked as they are; those that Markdown-it knows nothing of (verse, divisions of Pandoc) paragraph by paragraph. */
function markBlocks(tokens: readonly Token[], { text, quotations }: ShownEssay, t: Translate): void {
  const blocks = quotations.filter(({ form }) => form === 'block')
  if (blocks.length === 0) return
  const lines = new DocumentLines(text)
  const marked = new Set<Token>()
  for (const quotation of blocks) {
    const first = lines.lineAt(quotation.start)
    const token = tokens.find(
      one => one.type === 'blockquote_open' && !marked.has(one) && one.map && one.map[0] <= first && first < one.map[1],
    )
    const parts = token ? [token] : paragraphsIn(tokens, first, lines.lineAt(quotation.end))
    parts.forEach((part, i) => {
      marked.add(part)
      part.attrJoin('class', `${classesOf(quotation)}${i === parts.length - 1 ? ' apparatus-last' : ''}`)
      part.attrSet('title', quotationTitle(quotation, t))
    })
  }
}

function paragraphsIn(tokens: readonly Token[], first: number, last: number): readonly Token[] {
  return tokens.filter(
    ({ type, map, hidden }) => type === 'paragraph_open' && !hidden && map && map[0] <= last && first < map[1],
  )
}

function notesSection(pen: Pen, { citations }: ShownEssay, t: Translate): Token[] {
  const notes = citations.flatMap(({ note, runs }) => (note === undefined ? [] : [{ note, runs }]))
  if (notes.length === 0) return []
  const entries = notes
    .sort((a, b) => a.note - b.note)
    .map(({ note, runs }) => [
      ...element(pen, 'sup', [], [textToken(pen, String(note))]),
      textToken(pen, ' '),
      ...drawnRuns(pen, runs),
    ])
  return section(pen, 'apparatus-notes', t('Notes'), entries)
}

function bibliographySection(pen: Pen, { bibliography, hangingIndent }: ShownEssay, t: Translate): Token[] {
  if (bibliography.length === 0) return []
  const classes = `apparatus-bibliography${hangingIndent ? ' apparatus-hanging' : ''}`
  return section(
    pen,
    classes,
    t('Bibliography'),
    bibliography.map(runs => drawnRuns(pen, runs)),
  )
}

function section(pen: Pen, classes: string, label: string, entries: readonly Token[][]): Token[] {
  const inside = entries.flatMap(entry =>
    element(pen, 'div', [['class', 'apparatus-entry']], [inlineToken(pen, entry)], true),
  )
  return element(
    pen,
    'section',
    [
      ['class', classes],
      ['aria-label', label],
    ],
    inside,
    true,
  )
}
