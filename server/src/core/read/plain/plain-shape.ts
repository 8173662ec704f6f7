/**
 * What the lines of a plain text are, judged by their shape alone: headings (`= Title =`, `3.2  Name spaces`, `CHAPTER IV`,
 * `AN ESSAY`), list items, paragraphs. Cost: O(text).
 */
import type { Block, Heading } from '../../model/source.ts'
import { type Span, span } from '../../text/span.ts'
import { headingAt, LIST_ITEM, LONGEST_HEADING, type TextLine } from './plain-headings.ts'
import { indentOf, isBlankLine, lengthOf, type PlainLines } from './plain-lines.ts'

export interface PlainShape {
  readonly blocks: readonly Block[]
  readonly outline: readonly Heading[]
  /** Whether a paragraph is one long line, and not many short ones. */
  readonly unwrapped: boolean
}

/** A line longer than this has not been wrapped to a page or a screen. */
const LONG_LINE = 160

export function plainShape(text: string, lines: PlainLines, furniture: readonly Span<'text'>[]): PlainShape {
  const unwrapped = isUnwrapped(lines)
  const bodyIndent = commonIndent(lines)
  const blocks: Block[] = []
  const outline: Heading[] = []
  const isFurniture = furnitureTest(lines, furniture)
  let open: { kind: Block['kind']; start: number; end: number; last: string } | undefined
  const close = (): void => {
    if (open) blocks.push({ kind: open.kind, span: span(open.start, open.end) })
    open = undefined
  }
  let blankBefore = true
  let breakBefore = false
  for (let i = 0; i < lines.count; i++) {
    if (isFurniture(i)) {
      breakBefore = true
      continue
    }
    if (isBlankLine(lines, i)) {
      blankBefore = true
      if (!breakBefore) close()
      continue
    }
    const start = lines.textStarts[i] as number
    const end = lines.textEnds[i] as number
    const length = end - start
    if (length <= LONGEST_HEADING) {
      const content = text.slice(start, end)
      const blankAfter = i + 1 >= lines.count || isBlankLine(lines, i + 1) || isFurniture(i + 1)
      const line: TextLine = {
        line: i,
        content,
        indent: indentOf(lines, i),
        alone: blankBefore && blankAfter,
        afterBlank: blankBefore,
      }
      const heading = headingAt(text, lines, line, unwrapped, bodyIndent)
      if (heading) {
        close()
        blocks.push({ kind: 'heading', span: span(start, end) })
        outline.push(heading)
        blankBefore = true
        breakBefore = false
        continue
      }
    }
    const kind = LIST_ITEM.test(text.slice(start, start + 8)) ? 'list-item' : 'paragraph'
    const goesOn =
      open !== undefined &&
      !unwrapped &&
      kind === 'paragraph' &&
      (!breakBefore || runsOver(open.last, text.slice(start, start + 1)))
    if (open && goesOn) {
      open.end = end
      open.last = text.slice(end - 1, end)
    } else {
      close()
      open = { kind, start, end, last: text.slice(end - 1, end) }
    }
    blankBefore = false
    breakBefore = false
  }
  close()
  return { blocks: withFurniture(blocks, furniture), outline, unwrapped }
}

/** Whether a paragraph goes on after a page break: it did not end as a sentence does, or what follows begins in small letters. */
function runsOver(last: string, next: string): boolean {
  return !/[.!?:;"”’')\]]/.test(last) || next !== next.toUpperCase()
}

function isUnwrapped(lines: PlainLines): boolean {
  let long = 0
  let all = 0
  for (let i = 0; i < lines.count; i++) {
    const length = lengthOf(lines, i)
    all += length
    if (length > LONG_LINE) long += length
  }
  return long > all / 2
}

/** The indentation that most lines have at least: RFCs indent their text by three and leave the headings at the margin. */
function commonIndent(lines: PlainLines): number {
  let indented = 0
  let all = 0
  for (let i = 0; i < lines.count; i++) {
    if (isBlankLine(lines, i)) continue
    all++
    if (indentOf(lines, i) >= 2) indented++
  }
  return indented > all * 0.7 ? 2 : 0
}

function furnitureTest(lines: PlainLines, furniture: readonly Span<'text'>[]): (line: number) => boolean {
  let at = 0
  return line => {
    const start = lines.textStarts[line] as number
    const end = lines.textEnds[line] as number
    while (at > 0 && (furniture[at]?.start ?? Number.POSITIVE_INFINITY) > start) at--
    while (at < furniture.length && (furniture[at] as Span<'text'>).end < end) at++
    const gap = furniture[at]
    return gap !== undefined && gap.start <= start && end <= gap.end && gap.end > start
  }
}

/** Adds furniture that stands between blocks as blocks of its own; furniture inside a block belongs to it. */
function withFurniture(blocks: readonly Block[], furniture: readonly Span<'text'>[]): Block[] {
  const all: Block[] = []
  let next = 0
  for (const block of blocks) {
    while (next < furniture.length && (furniture[next] as Span<'text'>).end <= block.span.start) {
      const gap = furniture[next++] as Span<'text'>
      if (gap.start >= (all.at(-1)?.span.end ?? 0)) all.push({ kind: 'furniture', span: gap })
    }
    all.push(block)
  }
  for (const gap of furniture.slice(next)) {
    if (gap.start >= (all.at(-1)?.span.end ?? 0)) all.push({ kind: 'furniture', span: gap })
  }
  return all
}
