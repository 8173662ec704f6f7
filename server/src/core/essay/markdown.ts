import {
  type BlockContext,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  type MarkdownParser,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown'
import { CITATION_KEYS } from './citation-key-syntax.ts'

/**
 * Lezer's CommonMark with tables, strikethrough and tasks of GitHub's Markdown, and these of Pandoc's: footnotes
 * (`[^1]`, `[^1]: …` with indented continuation), inline notes (`^[…]`), maths (`$…$`, `$$…$$`), fences of divs (`::: {.x}`), and
 * Markdown between the tags `<blockquote>`.
 */
export function essayMarkdown(): MarkdownParser {
  return parser.configure([Table, Strikethrough, TaskList, FOOTNOTES, MATHS, DIVS, HTML_QUOTES, CITATION_KEYS])
}

/** `[^label]:` and the space behind it. */
const DEFINITION = /^\[\^([^\]\s^[]{1,200})\]:[ \t]*/
const REFERENCE = /^\[\^[^\]\s^[]{1,200}\]/
/** What continues a footnote is indented by so much (Pandoc's manual). */
const CONTINUATION_INDENT = 4

function definitionAt(line: Line): RegExpExecArray | null {
  if (line.next !== 91 || line.indent >= line.baseIndent + CONTINUATION_INDENT) return null
  return DEFINITION.exec(line.text.slice(line.pos))
}

const FOOTNOTES: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_cx: BlockContext, line: Line, value: number): boolean {
        if (line.next >= 0 && line.indent < line.baseIndent + value) return false
        line.moveBaseColumn(line.baseIndent + value)
        return true
      },
    },
    'FootnoteLabel',
    'FootnoteReference',
    'InlineNote',
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'IndentedCode',
      parse(cx, line) {
        const match = definitionAt(line)
        if (!match) return false
        const from = cx.lineStart + line.pos
        cx.startComposite('FootnoteDefinition', line.pos, CONTINUATION_INDENT)
        cx.addElement(cx.elt('FootnoteLabel', from, from + match[0].trimEnd().length))
        line.moveBase(line.pos + match[0].length)
        return null
      },
      endLeaf: (_cx, line) => definitionAt(line) !== null,
    },
  ],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(cx, next, pos) {
        // `iron![^2]` is a note behind an exclamation mark, no image.
        if (next === 33 && cx.char(pos + 1) === 91 && cx.char(pos + 2) === 94) return pos + 1
        if (next !== 91 || cx.char(pos + 1) !== 94) return -1
        const match = REFERENCE.exec(cx.slice(pos, Math.min(cx.end, pos + 204)))
        return match ? cx.addElement(cx.elt('FootnoteReference', pos, pos + match[0].length)) : -1
      },
    },
    {
      name: 'InlineNote',
      before: 'Link',
      parse(cx, next, pos) {
        if (next !== 94 || cx.char(pos + 1) !== 91) return -1
        const close = closingBracket(cx, pos + 1)
        if (close < 0) return -1
        const inside = cx.parser.parseInline(cx.slice(pos + 2, close), pos + 2)
        return cx.addElement(cx.elt('InlineNote', pos, close + 1, inside))
      },
    },
  ],
}

/** Longer notes than this are an unclosed bracket. */
const LONGEST_NOTE = 4_000

function closingBracket(cx: InlineContext, open: number): number {
  let depth = 0
  for (let i = open; i < cx.end && i - open < LONGEST_NOTE; i++) {
    const c = cx.char(i)
    if (c === 92) i++
    else if (c === 91) {
      // A note in a note is none (Pandoc); it would also make parsing them a recursion.
      if (i > open && cx.char(i - 1) === 94) return -1
      depth++
    } else if (c === 93 && --depth === 0) return i
  }
  return -1
}

/** Longer than this, a dollar is money. */
const LONGEST_MATHS = 1_000

const MATHS: MarkdownConfig = {
  defineNodes: ['Maths'],
  parseInline: [
    {
      name: 'Maths',
      before: 'Escape',
      parse(cx, next, pos) {
        if (next !== 36) return -1
        const end = cx.char(pos + 1) === 36 ? displayEnd(cx, pos) : inlineEnd(cx, pos)
        return end < 0 ? -1 : cx.addElement(cx.elt('Maths', pos, end))
      },
    },
  ],
}

function displayEnd(cx: InlineContext, pos: number): number {
  const close = cx.slice(pos + 2, Math.min(cx.end, pos + 5 * LONGEST_MATHS)).indexOf('$$')
  return close <= 0 ? -1 : pos + 2 + close + 2
}

/** Pandoc's rule: no space inside either dollar, no digit after the second. */
function inlineEnd(cx: InlineContext, pos: number): number {
  if (isSpace(cx.char(pos + 1))) return -1
  for (let i = pos + 1; i < cx.end && i - pos < LONGEST_MATHS; i++) {
    const c = cx.char(i)
    if (c === 92) i++
    else if (c === 36) {
      const after = cx.char(i + 1)
      if (i > pos + 1 && !isSpace(cx.char(i - 1)) && !(after >= 48 && after <= 57)) return i + 1
    }
  }
  return -1
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

const FENCE = /^:{3,}(?:[ \t]*\{[^}]*\}|[ \t]*[\w-]+)?[ \t]*:*[ \t]*$/

const DIVS: MarkdownConfig = {
  defineNodes: [{ name: 'DivFence', block: true }],
  parseBlock: [
    {
      name: 'DivFence',
      before: 'IndentedCode',
      parse(cx, line) {
        if (!isFence(line)) return false
        cx.addElement(cx.elt('DivFence', cx.lineStart + line.pos, cx.lineStart + line.text.length))
        cx.nextLine()
        return true
      },
      endLeaf: (_cx, line) => isFence(line),
    },
  ],
}

function isFence(line: Line): boolean {
  return line.next === 58 && line.text.length < 500 && FENCE.test(line.text.slice(line.pos).trimEnd())
}

/** A tag at the beginning of a line, and the space behind it. */
const QUOTE_TAG = /^<\/?blockquote(?:\s(?:"[^"]{0,500}"|'[^']{0,500}'|[^<>"'])*)?>[ \t]*/i
/** What is indented more is code. */
const MOST_INDENT = 3

const HTML_QUOTES: MarkdownConfig = {
  defineNodes: [{ name: 'QuoteTag', block: true }],
  parseBlock: [
    {
      name: 'QuoteTag',
      before: 'HTMLBlock',
      parse(cx, line) {
        if (line.next !== 60 || line.indent > line.baseIndent + MOST_INDENT) return false
        const tag = QUOTE_TAG.exec(line.text.slice(line.pos))?.[0]
        if (tag === undefined) return false
        const from = cx.lineStart + line.pos
        cx.addElement(cx.elt('QuoteTag', from, from + tag.trimEnd().length))
        if (line.pos + tag.length >= line.text.length) {
          cx.nextLine()
          return true
        }
        line.moveBase(line.pos + tag.length)
        return null
      },
    },
  ],
}
