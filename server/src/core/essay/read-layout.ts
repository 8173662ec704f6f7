import type { SyntaxNodeRef, Tree } from '@lezer/common'
import { bareAddresses } from './bare-urls.ts'
import { calloutOf } from './callouts.ts'
import { entityCharacter } from './entities.ts'
import { readTag } from './html-tags.ts'
import type { BlockQuote, Labelled, Layout, Leaf, Note } from './layout.ts'
import { lineBlockAt } from './line-blocks.ts'
import type { Edit } from './mask.ts'
import { quotedBlocks, type Verse } from './quoted-blocks.ts'
import type { Range } from './ranges.ts'
import { type Bound, outermost, pairedBounds, readFence } from './set-off.ts'
import { texQuotes } from './tex-quotes.ts'

const TAG = /<\/?([A-Za-z][\w-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>/g
const RAW_HTML = /^\s*<(?:script|style|pre|textarea)\b/i
/** The title of a callout stands within so many characters. */
const LONGEST_TITLE = 400

/** What is said elsewhere in the essay when only a stretch of it is read. */
export interface LayoutElsewhere {
  /** The labels of links that are defined. */
  readonly definitions: ReadonlySet<string>
  /** How many inline notes stand before the stretch. */
  readonly inlineNotes: number
}

/** Reads the blocks and the markup of an essay, or of a stretch of one, off its tree. */
export function layoutOf(text: string, tree: Tree, frontMatter: Range | undefined, elsewhere: LayoutElsewhere): Layout {
  const definitions = definedLabels(text, tree)
  const walk = new Walk(text, definitions, elsewhere)
  if (frontMatter) walk.opaque.push(frontMatter)
  tree.iterate({ enter: node => walk.enter(node), leave: node => walk.leave(node) })
  const { headings, edits, escapes, notes, comments, codes } = walk
  const bounds = pairedBounds(walk.bounds)
  const { leaves, blocks } = quotedBlocks(text, walk, bounds.quoted, walk.verses)
  const objects = [...walk.opaque, ...bareAddresses(text)]
  const opaque = [...objects, ...walk.tags]
  if (text.includes('``') || text.includes('quote')) {
    const hidden = opaque.toSorted((a, b) => a.start - b.start)
    for (const { parts } of leaves) for (const part of parts) edits.push(...texQuotes(text, part, hidden))
  }
  const inlineNotes = notes.filter(note => note.label.startsWith('^'))
  const uncut = outermost(bounds.whole)
  const read = { leaves, blocks, headings, opaque, objects, edits, escapes, notes, inlineNotes, comments }
  return { ...read, definitions, uncut, codes }
}

class Walk {
  readonly leaves: Leaf[] = []
  readonly blocks: BlockQuote[] = []
  readonly headings: (Range & { level: number })[] = []
  readonly opaque: Range[] = []
  readonly tags: Range[] = []
  readonly bounds: Bound[] = []
  readonly verses: Verse[] = []
  readonly edits: Edit[] = []
  readonly escapes: Range[] = []
  readonly notes: Note[] = []
  readonly comments: Range[] = []
  readonly codes: Range[] = []
  private readonly text: string
  private readonly defined: ReadonlySet<string>
  private readonly containers: number[] = [0]
  private block = -1
  private footnote: string | undefined
  private cells: Range[] = []
  private noteCount: number

  constructor(text: string, definitions: readonly Labelled[], elsewhere: LayoutElsewhere) {
    this.text = text
    this.defined = new Set([...elsewhere.definitions, ...definitions.map(({ label }) => label)])
    this.noteCount = elsewhere.inlineNotes
  }

  /** False when what is inside is of no interest. */
  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node
    switch (name) {
      case 'Document':
        return true
      case 'Blockquote':
        this.enterBlockquote(from, to)
        return true
      case 'ListItem':
        this.containers.push(from + 1)
        return true
      case 'FootnoteDefinition':
        this.containers.push(from + 1)
        return true
      case 'FootnoteLabel':
        this.footnote = this.text.slice(from + 2, to - 2)
        this.hide(from, to, 'space')
        return false
      case 'Paragraph':
        this.paragraph(from, to)
        return true
      case 'Task':
        this.leaf('paragraph', from, to)
        return true
      case 'TableRow':
      case 'TableHeader':
        this.cells = []
        return true
      case 'TableCell':
        this.cells.push({ start: from, end: to })
        return true
      case 'HTMLBlock':
        return this.html(from, to)
      case 'Link':
      case 'Image':
        return this.link(node)
      case 'InlineNote':
        this.inlineNote(from, to)
        return true
      default:
        return /^(?:ATX|Setext)Heading/.test(name) ? this.heading(name, from, to) : this.markup(name, from, to)
    }
  }

  leave({ name, from, to }: SyntaxNodeRef): void {
    if (name === 'Blockquote') {
      this.containers.pop()
      const block = this.blocks[this.block]
      if (block && block.start === from && block.end === to) this.block = -1
    } else if (name === 'ListItem') this.containers.pop()
    else if (name === 'FootnoteDefinition') {
      this.containers.pop()
      this.footnote = undefined
    } else if ((name === 'TableRow' || name === 'TableHeader') && this.cells.length > 0)
      this.leaf('row', from, to, this.cells)
  }

  private enterBlockquote(from: number, to: number): void {
    this.containers.push(-from - 1)
    const callout = calloutOf(this.text.slice(from, Math.min(to, from + LONGEST_TITLE)))
    if (this.block >= 0 || callout?.quotes === false) return
    this.block = this.blocks.length
    this.blocks.push({
      start: from,
      end: to,
      ...this.inFootnote(),
      ...(callout && { wordsFrom: from + callout.title }),
    })
  }

  private inFootnote(): { readonly footnote?: string } {
    return this.footnote === undefined ? {} : { footnote: this.footnote }
  }

  /** In a line block the bars are no words. */
  private paragraph(from: number, to: number): void {
    this.leaf('paragraph', from, to)
    const lines = lineBlockAt(this.text, from, to)
    // One bar within a quotation marks a line that was changed: what stands behind it may begin with dashes and is still quoted.
    if (!lines || (this.block >= 0 && lines.bars.length === 1)) return
    for (const bar of lines.bars) this.edits.push({ ...bar, show: 'space' })
    if (this.block < 0) this.verses.push({ start: from, end: to, prose: lines.end, ...this.inFootnote() })
  }

  private heading(name: string, from: number, to: number): boolean {
    if (this.block < 0) this.headings.push({ start: from, end: to, level: Number(name.slice(-1)) })
    this.leaf('heading', from, to)
    return true
  }

  private leaf(kind: Leaf['kind'], start: number, end: number, parts: readonly Range[] = [{ start, end }]): void {
    this.leaves.push({
      kind,
      start,
      end,
      parts,
      container: this.containers.at(-1) ?? 0,
      ...(this.block >= 0 ? { block: this.block } : {}),
      ...this.inFootnote(),
    })
  }

  /** The text of a note stands apart from the sentence that it interrupts. */
  private inlineNote(from: number, to: number): void {
    const label = `^${++this.noteCount}`
    this.notes.push({ start: from, end: to, label })
    this.leaves.push({
      kind: 'paragraph',
      start: from + 2,
      end: to - 1,
      parts: [{ start: from + 2, end: to - 1 }],
      container: from + 1,
      footnote: label,
      ...(this.block >= 0 ? { block: this.block } : {}),
    })
  }

  private html(from: number, to: number): boolean {
    const source = this.text.slice(from, to)
    if (this.block < 0 && RAW_HTML.test(source)) {
      this.opaque.push({ start: from, end: to })
      return false
    }
    TAG.lastIndex = 0
    let count = 0
    for (let tag = TAG.exec(source); tag && count < 10_000; tag = TAG.exec(source), count++)
      this.tag(from + tag.index, from + tag.index + tag[0].length)
    this.leaf('html', from, to)
    return true
  }

  private tag(from: number, to: number): void {
    const { name, opens, show, isCode } = readTag(this.text.slice(from, to))
    ;(show === undefined || isCode ? this.opaque : this.tags).push({ start: from, end: to })
    if (show !== undefined) this.edits.push({ start: from, end: to, show })
    if (name === 'blockquote') this.bound('tag', from, to, { opens, quotes: true })
  }

  private bound(kind: Bound['kind'], start: number, end: number, what: Pick<Bound, 'opens' | 'quotes'>): void {
    if (this.block < 0)
      this.bounds.push({ kind, start, end, ...what, container: this.containers.at(-1) ?? 0, ...this.inFootnote() })
  }

  private link(node: SyntaxNodeRef): boolean {
    const { from, to, name } = node
    const real = node.node.getChild('URL') ?? node.node.getChild('LinkLabel')
    const label = node.node.getChild('LinkLabel')
    const isLink =
      real !== null && (label === null || this.defined.has(normalLabel(this.text.slice(label.from + 1, label.to - 1))))
    if (!isLink) return true
    const marks = node.node.getChildren('LinkMark')
    const close = marks[1]
    const opening = name === 'Image' ? 2 : 1
    this.edits.push({ start: from, end: from + opening, show: 'soft' })
    if (close) {
      this.edits.push({ start: close.from, end: to, show: 'soft' })
      this.opaque.push({ start: close.from, end: to })
    }
    return true
  }

  /** Leaves of the tree: marks, code, tags. */
  private markup(name: string, from: number, to: number): boolean {
    switch (name) {
      case 'QuoteMark':
        this.edits.push({ start: from, end: to, show: 'space' })
        return false
      case 'EmphasisMark':
      case 'StrikethroughMark':
        this.edits.push({ start: from, end: to, show: 'soft' })
        return false
      case 'Escape':
        this.edits.push({ start: from, end: from + 1, show: 'soft' })
        this.escapes.push({ start: from, end: to })
        return false
      case 'Entity': {
        const character = entityCharacter(this.text.slice(from, to))
        if (character !== undefined) this.edits.push({ start: from, end: to, show: { character } })
        return false
      }
      case 'InlineCode':
        this.opaque.push({ start: from, end: to })
        this.codes.push({ start: from, end: to })
        this.codeMarks(from, to)
        return false
      case 'FencedCode':
      case 'CodeBlock':
      case 'LinkReference':
        this.opaque.push({ start: from, end: to })
        return this.block >= 0
      case 'DivFence':
        this.hide(from, to, 'space')
        this.bound('fence', from, to, readFence(this.text.slice(from, to)))
        return false
      case 'QuoteTag':
        this.tag(from, to)
        return false
      case 'Maths':
      case 'URL':
      case 'ProcessingInstruction':
      case 'ProcessingInstructionBlock':
        this.opaque.push({ start: from, end: to })
        return false
      case 'Autolink':
        this.opaque.push({ start: from, end: to })
        this.edits.push({ start: from, end: from + 1, show: 'soft' }, { start: to - 1, end: to, show: 'soft' })
        return false
      case 'HTMLTag':
        this.tag(from, to)
        return false
      case 'Comment':
      case 'CommentBlock':
        this.comments.push({ start: from, end: to })
        this.hide(from, to, 'space')
        return this.block >= 0
      case 'FootnoteReference':
        this.hide(from, to, 'space')
        this.notes.push({ start: from, end: to, label: this.text.slice(from + 2, to - 1) })
        return false
      default:
        return true
    }
  }

  private codeMarks(from: number, to: number): void {
    let size = 1
    while (this.text[from + size] === '`') size++
    this.edits.push({ start: from, end: from + size, show: 'soft' }, { start: to - size, end: to, show: 'soft' })
  }

  private hide(start: number, end: number, show: 'soft' | 'space'): void {
    this.opaque.push({ start, end })
    this.edits.push({ start, end, show })
  }
}

/** The labels that have a definition: only with one is `[text][label]` a link. */
function definedLabels(text: string, tree: Tree): Labelled[] {
  const labels: Labelled[] = []
  if (!text.includes(']:')) return labels
  tree.iterate({
    enter(node) {
      if (node.name !== 'LinkReference') return node.type.isAnonymous || BLOCKS_WITH_BLOCKS.has(node.name)
      const label = node.node.getChild('LinkLabel')
      if (label) {
        const named = normalLabel(text.slice(label.from + 1, label.to - 1))
        labels.push({ start: label.from, end: label.to, label: named })
      }
      return false
    },
  })
  return labels
}

const BLOCKS_WITH_BLOCKS = new Set([
  'Document',
  'Blockquote',
  'ListItem',
  'BulletList',
  'OrderedList',
  'FootnoteDefinition',
])

function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
