/**
 * What of a Markdown file is markup, told from Lezer's tree: the stretches that a reader of the page does not see or sees as
 * something else, the blocks and the headings. Offsets count in the text given.
 */
import { GFM, parser } from '@lezer/markdown'
import type { Block } from '../../model/source.ts'
import { decodeEntity } from '../entity.ts'

const PARSER = parser.configure(GFM)

/** A stretch of the text that the rendition leaves out or writes otherwise. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

interface Node {
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface Marked {
  readonly edits: Edit[]
  readonly blocks: { readonly kind: Block['kind']; readonly from: number; readonly to: number }[]
  readonly headings: { readonly level: number; readonly from: number; readonly to: number }[]
  readonly emphasis: { readonly from: number; readonly to: number }[]
}

/** Undefined when the parser gives up (its recursion follows the nesting). `source` has `\n` line breaks only. */
export function markup(source: string): Marked | undefined {
  try {
    return walk(source)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Marks that are dropped wherever they stand. */
const DROPPED: ReadonlySet<string> = new Set([
  'EmphasisMark',
  'StrikethroughMark',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'TaskMarker',
  'HorizontalRule',
  'Comment',
  'CommentBlock',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
  'CodeInfo',
])

const BLOCK_KINDS: ReadonlyMap<string, Block['kind']> = new Map([
  ['Paragraph', 'paragraph'],
  ['Task', 'list-item'],
  ['HTMLBlock', 'paragraph'],
  ['FencedCode', 'code'],
  ['CodeBlock', 'code'],
  ['Table', 'table'],
])

function walk(source: string): Marked {
  const marked: Marked = { edits: [], blocks: [], headings: [], emphasis: [] }
  const labels = definedLabels(source)
  const parents: string[] = []
  const cut = (from: number, to: number, text = ''): void => {
    if (to > from) marked.edits.push({ from, to, text })
  }
  PARSER.parse(source).iterate({
    enter: node => {
      const goesIn = enterNode(source, node, parents, labels, cut)
      const kind = BLOCK_KINDS.get(node.name)
      if (kind) marked.blocks.push({ kind: kindWithin(kind, parents), from: node.from, to: node.to })
      const level = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1]
      if (level) {
        marked.blocks.push({ kind: 'heading', from: node.from, to: node.to })
        marked.headings.push({ level: Number(level), from: node.from, to: node.to })
      }
      if (node.name === 'Emphasis' || node.name === 'StrongEmphasis')
        marked.emphasis.push({ from: node.from, to: node.to })
      if (goesIn) parents.push(node.name)
      return goesIn
    },
    leave: () => {
      parents.pop()
    },
  })
  for (const match of source.matchAll(/^ {0,3}:{3,}[^\n]*\n?/gm)) cut(match.index, match.index + match[0].length)
  return marked
}

type Cut = (from: number, to: number, text?: string) => void

/** What becomes of a node's markup; whether to look inside it. */
function enterNode(
  source: string,
  node: Node,
  parents: readonly string[],
  labels: ReadonlySet<string>,
  cut: Cut,
): boolean {
  const { name, from, to } = node
  if (DROPPED.has(name)) cut(from, to)
  else if (name === 'HeaderMark') cutHeaderMark(source, from, to, cut)
  else if (name === 'CodeMark') cutCodeMark(source, from, to, parents, cut)
  else if (name === 'QuoteMark') cut(from, source.charAt(to) === ' ' ? to + 1 : to)
  else if (name === 'URL' && (parents.at(-1) === 'Link' || parents.at(-1) === 'Image')) cut(from, to)
  else if (name === 'Escape') cut(from, from + 1)
  else if (name === 'Entity') cut(from, to, decodeEntity(source.slice(from, to)))
  else if (name === 'HardBreak') cut(from, source.charAt(from) === '\\' ? from + 1 : from)
  else if (name === 'HTMLTag') cut(from, to, /^<br\b/i.test(source.slice(from, from + 4)) ? '\n' : '')
  else if (name === 'HTMLBlock') cutTags(source, from, to, cut)
  else if (name === 'TableDelimiter') cut(from, to, to - from === 1 && isInRow(parents) ? '\t' : '')
  else if (name === 'LinkReference') cutReference(source, from, to, cut)
  else if (/^ATXHeading/.test(name)) cutAttributes(source, from, to, cut)
  else if (name === 'Link' || name === 'Image') return enterLink(source, node, labels, cut)
  else return true
  return /^ATXHeading/.test(name)
}

/**
 * `[text](url "title")` keeps its text with the emphasis in it. `[a word]` that refers to nothing keeps its brackets, which an
 * author wrote; `[^1]` is a footnote mark and goes.
 */
function enterLink(source: string, node: Node, labels: ReadonlySet<string>, cut: Cut): boolean {
  const text = source.slice(node.from, Math.min(node.to, node.from + 400))
  if (/^\[\^[^\]\s]*\]$/.test(text)) {
    const end = source.charAt(node.to) === ':' && isLineStart(source, node.from) ? node.to + 1 : node.to
    cut(node.from, end)
    return false
  }
  const close = source.charAt(node.to - 1)
  if (close === ')') {
    const open = source.lastIndexOf('](', node.to)
    if (open > node.from && !/[\n\r]\s*[\n\r]/.test(source.slice(open, node.to))) cutBetweenMarks(source, node, cut)
    return true
  }
  const label = /\[([^[\]]*)\]$/.exec(source.slice(Math.max(node.from, node.to - 1000), node.to))?.[1] ?? ''
  const shortcut = source.slice(node.from + 1, node.to - 1)
  return labels.has(normaliseLabel(label === '' ? shortcut.slice(0, -2).replace(/\]$/, '') : label))
}

/** The blanks between a link's address and its title. The marks and the address themselves are cut where they are met. */
function cutBetweenMarks(source: string, node: Node, cut: Cut): void {
  const open = source.lastIndexOf('](', node.to)
  for (const match of source.slice(open, node.to).matchAll(/\s+/g))
    cut(open + match.index, open + match.index + match[0].length)
}

function cutHeaderMark(source: string, from: number, to: number, cut: Cut): void {
  if (source.charAt(from) === '#') {
    const isOpening = isLineStart(source, from)
    let start = from
    let end = to
    if (isOpening) while (isBlank(source.charAt(end))) end++
    else while (start > 0 && isBlank(source.charAt(start - 1))) start--
    cut(start, end)
    return
  }
  // A setext underline goes with the line break before it.
  let start = from
  while (start > 0 && isBlank(source.charAt(start - 1))) start--
  cut(source.charAt(start - 1) === '\n' ? start - 1 : start, to)
}

/** `# Title {#id .class}`: Pandoc's attributes at a heading's end. */
function cutAttributes(source: string, from: number, to: number, cut: Cut): void {
  const match = /[ \t]*\{[#.\-\w][^{}\n]{0,200}\}[ \t#]*$/.exec(source.slice(Math.max(from, to - 300), to))
  if (match) cut(to - match[0].length, to)
}

/** The fence lines of a code block go whole, the marks of code in a line alone. */
function cutCodeMark(source: string, from: number, to: number, parents: readonly string[], cut: Cut): void {
  if (parents.at(-1) !== 'FencedCode') {
    cut(from, to)
    return
  }
  let end = source.indexOf('\n', to)
  if (end < 0) end = source.length
  const isOpening = source.charAt(end) === '\n' && !/^[ \t>]*$/.test(source.slice(to, end))
  cut(from, isOpening ? end + 1 : to)
}

function cutTags(source: string, from: number, to: number, cut: Cut): void {
  let at = from
  while (at < to) {
    const open = source.indexOf('<', at)
    if (open < 0 || open >= to) return
    const close = source.startsWith('<!--', open) ? source.indexOf('-->', open) + 2 : source.indexOf('>', open)
    if (close < open || close >= to) return
    cut(open, close + 1)
    at = close + 1
  }
}

/** `[d]: http://…` goes; `[^1]: word` is a footnote and keeps its text. */
function cutReference(source: string, from: number, to: number, cut: Cut): void {
  const note = /^\[\^[^\]\s]*\]:[ \t]*/.exec(source.slice(from, Math.min(to, from + 200)))
  cut(from, note ? from + note[0].length : to)
}

function definedLabels(source: string): ReadonlySet<string> {
  const labels = new Set<string>()
  for (const match of source.matchAll(/^[ >\t]{0,12}\[([^[\]\n]{1,200})\]:/gm))
    labels.add(normaliseLabel(match[1] as string))
  return labels
}

function normaliseLabel(label: string): string {
  return label.slice(0, 200).trim().replace(/\s+/g, ' ').toLowerCase()
}

function isInRow(parents: readonly string[]): boolean {
  return parents.at(-1) === 'TableRow' || parents.at(-1) === 'TableHeader'
}

function isLineStart(source: string, at: number): boolean {
  let start = at
  while (start > 0 && (isBlank(source.charAt(start - 1)) || source.charAt(start - 1) === '>')) start--
  return start === 0 || source.charAt(start - 1) === '\n'
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t'
}

function kindWithin(kind: Block['kind'], parents: readonly string[]): Block['kind'] {
  if (kind !== 'paragraph') return kind
  if (parents.includes('ListItem')) return 'list-item'
  return parents.includes('Blockquote') ? 'quote' : kind
}
