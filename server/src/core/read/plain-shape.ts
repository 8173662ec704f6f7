/**
 * What the lines of a plain text are, judged by their shape alone: headings (`= Title =`, `3.2  Name spaces`, `CHAPTER IV`,
 * `AN ESSAY`), list items, paragraphs. Cost: O(text).
 */
import type { Block, Heading } from '../model/source.ts'
import { type Span, span } from '../text/span.ts'
import { indentOf, isBlankLine, lengthOf, lineText, type PlainLines } from './plain-lines.ts'

export interface PlainShape {
  readonly blocks: readonly Block[]
  readonly outline: readonly Heading[]
  /** Whether a paragraph is one long line, and not many short ones. */
  readonly unwrapped: boolean
}

/** A line longer than this has not been wrapped to a page or a screen. */
const LONG_LINE = 160
const LONGEST_HEADING = 120
/** A title of only title case, without a number or capitals, is shorter. */
const LONGEST_TITLE_CASE = 110

interface TextLine {
  readonly line: number
  readonly content: string
  readonly indent: number
  /** Whether a blank line, or the text's edge, or page furniture stands before and after it. */
  readonly alone: boolean
  readonly afterBlank: boolean
}

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

const LIST_ITEM = /^(?:[-*•·o+]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\[\d{1,3}\]\s)/

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

function headingAt(
  text: string,
  lines: PlainLines,
  at: TextLine,
  unwrapped: boolean,
  bodyIndent: number,
): Heading | undefined {
  const { content } = at
  const wiki = /^(={1,6})\s*([^=].*?)\s*\1$/.exec(content)
  if (wiki) return heading(lines, at, wiki[2] as string, (wiki[1] as string).length)
  if (!/\p{L}/u.test(content) && !ROMAN.test(content)) return undefined
  if (/\.{4,}|(?:\. ){4,}|\s{3,}\d+$/.test(content)) return undefined
  if (/^\p{L}[\p{L} ]{1,20}:\s/u.test(content) && !PART.test(content)) return undefined
  const numbered = NUMBERED.exec(content)
  if (numbered) {
    const title = numbered[2] as string
    const isSet = unwrapped ? at.indent < 2 : at.alone && at.indent <= 4
    const isTitle = isSet && !/[.;:,]$/.test(title) && /^[\p{Lu}\p{N}"“‘'(]/u.test(title) && wordsIn(title) <= 14
    return isTitle && !isItemOfList(text, lines, at)
      ? heading(lines, at, title, depthOf(numbered[1] as string))
      : undefined
  }
  if (unwrapped && /\?["”’]?$/.test(content) && startsItem(text, lines, at.line + 1))
    return heading(lines, at, content, 2)
  if (!at.alone && !unwrapped) return undefined
  if (LIST_ITEM.test(content) || /[,;]$/.test(content)) return undefined
  if (PART.test(content)) return heading(lines, at, content, INNER_PART.test(content) ? 3 : 2)
  if (ROMAN.test(content)) return at.alone ? heading(lines, at, content, 3) : undefined
  if (isCapitals(content) && at.alone) return heading(lines, at, content, 2)
  const outdented = bodyIndent > 0 && at.indent === 0 && at.alone
  if ((unwrapped || outdented) && isTitleCase(content)) return heading(lines, at, content, 2)
  return undefined
}

const NUMBERED = /^((?:\d{1,3}\.){0,5}\d{1,3}\.?|(?:appendix\s+)?[A-Z](?:\.\d{1,3})*\.)[ \t]+(\S.*)$/
const PART =
  /^(?:chapter|book|part|canto|act|scene|section|volume|letter|lecture|appendix|kapitel|chapitre|глава)\s+(?:[ivxlcdm]+|\d+|the\s+\w+|[a-z]+)\b.{0,80}$/i
const INNER_PART = /^(?:chapter|scene|section|letter|lecture|kapitel|chapitre|глава)/i
const ROMAN = /^[IVXLC]{1,8}\.?$/

function heading(lines: PlainLines, at: TextLine, title: string, level: number): Heading {
  const start = (lines.textStarts[at.line] as number) + at.content.lastIndexOf(title)
  return { span: span(start, start + title.length), level: Math.min(level, 6), title }
}

function depthOf(number: string): number {
  return 1 + number.split('.').filter(part => part !== '').length
}

function startsItem(text: string, lines: PlainLines, line: number): boolean {
  return LIST_ITEM.test(lineText(text, lines, line).slice(0, 8))
}

/** `1. Bread` among `2. Salt`: a heading stands apart from the next number. */
function isItemOfList(text: string, lines: PlainLines, at: TextLine): boolean {
  return startsItem(text, lines, at.line + 1) || (!at.afterBlank && startsItem(text, lines, at.line - 1))
}

function isCapitals(content: string): boolean {
  const letters = content.match(/\p{L}/gu) ?? []
  return (
    letters.length >= 4 &&
    content === content.toUpperCase() &&
    content !== content.toLowerCase() &&
    /^[\p{L}\p{N}"“]/u.test(content)
  )
}

/** A short line without a full stop, most of whose longer words begin with a capital. */
export function isTitleCase(content: string): boolean {
  if (content.length > LONGEST_TITLE_CASE || /[.,;:!]["”’]?$/.test(content) || !/^[\p{Lu}\p{N}"“‘']/u.test(content))
    return false
  if (/https?:|@|\S\.\S/.test(content)) return false
  const words = content.match(/\p{L}[\p{L}’'-]*/gu) ?? []
  const long = words.filter(word => word.length > 3)
  const capitals = long.filter(word => /^\p{Lu}/u.test(word))
  return words.length > 0 && capitals.length >= long.length * 0.7
}

function wordsIn(content: string): number {
  return content.split(/\s+/).length
}
