/**
 * Markdown (CommonMark, GFM, and what Pandoc writes) without its markup: what is left is what a reader of the page sees. Lezer's
 * tree says which stretches of the file are markup; the rest is copied. Cost: O(file), guarded against input that is built to
 * make a Markdown parser slow.
 */
import type { Block, Heading, Rendition } from '../../model/source.ts'
import { offset, type Span, slice, span } from '../../text/span.ts'
import { unsaid } from '../../wording.ts'
import { decode } from '../charset.ts'
import { readFrontMatter } from '../front-matter.ts'
import { mergeSpans } from '../merge-spans.ts'
import { mergeMetadata } from '../metadata.ts'
import { pageFurniture } from '../page-furniture.ts'
import { plainLines } from '../plain/plain-lines.ts'
import { normaliseLineBreaks, readPlainText } from '../plain/txt.ts'
import type { SourceFile, TextReader } from '../reader.ts'
import { RenditionBuilder } from '../rendition-builder.ts'
import { isHostile } from './md-guard.ts'
import { type Marked, markup } from './md-markup.ts'

export const mdReader: TextReader = {
  name: 'md',
  version: 3,
  extensions: ['md', 'markdown', 'qmd', 'rmd'],
  read: readMarkdown,
}

/** A longer Markdown file is read as plain text. */
const LONGEST_MARKDOWN = 16 * 1024 * 1024

function readMarkdown(file: SourceFile): Rendition {
  const { text: raw } = decode(file.bytes, undefined, file.encoding)
  const front = readFrontMatter(raw)
  const marked = raw.length > LONGEST_MARKDOWN || isHostile(raw) ? undefined : markupOfRaw(raw, front.end)
  if (!marked) {
    const plain = readPlainText(file)
    const message = unsaid(
      'The file is too large or too deeply nested to be read as Markdown: it was read as plain text.',
    )
    return {
      ...plain,
      metadata: mergeMetadata(front.metadata, plain.metadata),
      problems: [...front.problems, { message }],
    }
  }
  return render(raw, front.end, marked, rendition => {
    const title = rendition.outline.find(heading => heading.level === 1) ?? rendition.outline[0]
    const metadata = mergeMetadata(front.metadata, title ? { title: title.title } : {})
    return { ...rendition, metadata, problems: front.problems }
  })
}

/** Lezer takes the CR of CRLF for a character of the line, so it is given the text without; offsets are then those of the file. */
function markupOfRaw(raw: string, start: number): Marked | undefined {
  const { text, map } = normaliseLineBreaks(raw.slice(start))
  const marked = markup(text)
  if (!marked) return undefined
  const moved = <T extends { readonly from: number; readonly to: number }>(item: T): T => ({
    ...item,
    from: start + map.forwardOffset(offset<'text'>(item.from)),
    to: start + map.forwardOffset(offset<'text'>(item.to)),
  })
  const { edits, blocks, headings, emphasis } = marked
  return {
    edits: edits.map(moved),
    blocks: blocks.map(moved),
    headings: headings.map(moved),
    emphasis: emphasis.map(moved),
  }
}

type Unfinished = Omit<Rendition, 'metadata' | 'problems'>

function render(raw: string, start: number, marked: Marked, complete: (rendition: Unfinished) => Rendition): Rendition {
  const builder = new RenditionBuilder(raw)
  let at = start
  for (const edit of [...marked.edits].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (edit.to <= at) continue
    copyLines(builder, raw, at, Math.max(at, edit.from))
    builder.replace(Math.max(at, edit.from), edit.to, edit.from >= at ? edit.text : '')
    at = edit.to
  }
  copyLines(builder, raw, at, raw.length)
  const { text, map } = builder.finish()
  const inText = (from: number, to: number): Span<'text'> => trimmed(text, map.backward(span<'raw'>(from, to)))
  const blocks: Block[] = []
  for (const { kind, from, to } of marked.blocks) {
    const at = inText(from, to)
    if (at.end > at.start && at.start >= (blocks.at(-1)?.span.end ?? 0)) blocks.push({ kind, span: at })
  }
  const whole = withGaps(text, blocks)
  const outline = marked.headings.map(({ level, from, to }): Heading => {
    const at = inText(from, to)
    return { span: at, level, title: text.slice(at.start, at.end).replace(/\s+/g, ' ') }
  })
  const furniture = pageFurniture(text, plainLines(text))
  const emphasis = mergeSpans(marked.emphasis.map(({ from, to }) => inText(from, to)))
  return complete({
    text,
    map,
    blocks: whole,
    outline: outline.filter(heading => heading.title !== ''),
    furniture,
    emphasis,
  })
}

/** Text that no block of the tree covers (the text of a one-word footnote) becomes paragraphs: blocks cover all words. */
function withGaps(text: string, blocks: readonly Block[]): Block[] {
  const all: Block[] = []
  let at = 0
  const fill = (end: number): void => {
    const gap = trimmed(text, span(at, end))
    if (/[\p{L}\p{N}]/u.test(slice(text, gap))) all.push({ kind: 'paragraph', span: gap })
  }
  for (const block of blocks) {
    // A list item's mark belongs to it.
    const mark =
      block.kind === 'list-item' ? /(?:[-*+]|\d{1,9}[.)])\s*$/.exec(text.slice(at, block.span.start).slice(-40)) : null
    const start = block.span.start - (mark?.[0].length ?? 0)
    fill(start)
    all.push({ kind: block.kind, span: span(start, block.span.end) })
    at = block.span.end
  }
  fill(text.length)
  return all
}

function copyLines(builder: RenditionBuilder, raw: string, from: number, to: number): void {
  let at = from
  for (let cr = raw.indexOf('\r', at); cr >= 0 && cr < to; cr = raw.indexOf('\r', at)) {
    builder.copy(at, cr)
    const next = raw.charAt(cr + 1) === '\n' && cr + 1 < to ? cr + 2 : cr + 1
    builder.replace(cr, next, '\n')
    at = next
  }
  builder.copy(at, to)
}

function trimmed(text: string, s: Span<'text'>): Span<'text'> {
  let { start, end } = s as { start: number; end: number }
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return span(start, end)
}
