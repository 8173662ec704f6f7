/** Headings of plain text, told by their shape alone: `= Title =`, `3.2  Name spaces`, `CHAPTER IV`, `AN ESSAY`, `What is it?`. */
import type { Heading } from '../../model/source.ts'
import { span } from '../../text/span.ts'
import { lineText, type PlainLines } from './plain-lines.ts'

/** A longer line is no heading. */
export const LONGEST_HEADING = 120
/** A title of only title case, without a number or capitals, is shorter. */
const LONGEST_TITLE_CASE = 110

/** `- an item`, `2. an item`, `(a) an item`, `[3] a note`: matched against the first characters of a line. */
export const LIST_ITEM = /^(?:[-*•·o+]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\[\d{1,3}\]\s)/

export interface TextLine {
  readonly line: number
  readonly content: string
  readonly indent: number
  /** Whether a blank line, or the text's edge, or page furniture stands before and after it. */
  readonly alone: boolean
  readonly afterBlank: boolean
}

/** The heading that a line is. `bodyIndent` is the indentation that the running text has at least. */
export function headingAt(
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
  return { span: span(start, start + title.length), level: Math.min(level, 6), title: title.replace(/\s+/g, ' ') }
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
