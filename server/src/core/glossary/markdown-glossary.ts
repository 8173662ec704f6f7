/**
 * Glossaries in Markdown: definition lists as Pandoc has them (`Term`, and below it `: what it means`), lines that begin with a term in bold
 * (`**Term** – what it means`) and tables with headings. One pass over the lines; what is none of these is passed over.
 */
import type { Problem } from '../model/problem.ts'
import { span } from '../text/span.ts'
import { say } from '../wording.ts'
import { type Columns, columnsOf } from './column-names.ts'
import { aliasesIn, namesIn } from './entry-head.ts'
import { isPlaceholder, MOST_ENTRIES, type OwnEntry, type OwnText, type ReadGlossary } from './own-entry.ts'
import { plainDefinition } from './plain-definition.ts'

interface Line {
  readonly text: string
  readonly start: number
}

const DEFINITION = /^ {0,3}[:~](?:[ \t]+(\S.*))?$/u
const BOLD = /^ {0,3}(?:[-*+•]\s+|\d{1,4}[.)]\s+)?(\*\*|__)(?=\S)(.{1,160}?)\1(.*)$/u
const AFTER_BOLD = /^(\s*\([^()]{1,160}\))?\s*(?:[:–—=]|--?(?=\s))\s*(.*)$/u
const FENCE = /^ {0,3}(`{3,}|~{3,})/
/** No line that names a term. */
const NO_TERM = /^(?:\s*$|\s*[-*+•]\s|\s*\d{1,4}[.)]\s|#|>|\||<!--| {4}|\t)/u
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/
/** Names that stand one below the other, before their one definition. */
const MOST_NAMES = 6
/** Of a line that names a term, in characters. */
const LONGEST_NAME = 160

export function readMarkdownGlossary(text: string): ReadGlossary {
  return new MarkdownGlossary(text).read()
}

class MarkdownGlossary {
  private readonly lines: readonly Line[]
  private readonly entries: OwnEntry[] = []
  private readonly problems: Problem[] = []
  private at = 0

  constructor(text: string) {
    this.lines = linesOf(text)
  }

  read(): ReadGlossary {
    this.passFrontMatter()
    while (this.at < this.lines.length && this.entries.length < MOST_ENTRIES) {
      if (!(this.fence() || this.table() || this.boldEntry() || this.definitionList() || this.strayDefinition()))
        this.at++
    }
    return { entries: this.entries, problems: this.problems }
  }

  private textAt(index: number): string {
    return this.lines[index]?.text ?? ''
  }

  private passFrontMatter(): void {
    if (this.textAt(0).trimEnd() !== '---') return
    const end = this.lines.findIndex(({ text }, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(text))
    if (end > 0) this.at = end + 1
  }

  /** Code and comments say nothing. */
  private fence(): boolean {
    const mark = FENCE.exec(this.textAt(this.at))?.[1]
    if (mark === undefined) return false
    this.at++
    while (this.at < this.lines.length && !this.textAt(this.at).trimStart().startsWith(mark)) this.at++
    this.at++
    return true
  }

  private table(): boolean {
    const head = this.textAt(this.at)
    if (!head.includes('|') || !DIVIDER.test(this.textAt(this.at + 1))) return false
    const columns = columnsOf(cellsOf(this.lines[this.at] as Line).map(({ text }) => text))
    this.at += 2
    for (; this.textAt(this.at).includes('|'); this.at++) if (columns) this.row(columns)
    return true
  }

  private row(columns: Columns): void {
    const cells = cellsOf(this.lines[this.at] as Line)
    const cell = (column: number): OwnText => cells[column] ?? { text: '', at: span(0, 0) }
    const term = cell(columns.term)
    const [name, ...others] = namesIn(term.text, term.at.start)
    const written = cell(columns.definition)
    const definition = plainDefinition(written.text)
    if (!name) {
      if (definition !== '') this.problem(say('A row of the table has no term; it is left out.'))
      return
    }
    const aliases = columns.aliases.flatMap(column => aliasesIn(cell(column).text, cell(column).at.start))
    this.entries.push({
      names: [name, ...others, ...aliases],
      definitions: isPlaceholder(definition) ? [] : [{ text: definition, at: written.at }],
    })
  }

  private boldEntry(): boolean {
    const line = this.lines[this.at] as Line
    const [, mark, inside, rest] = BOLD.exec(line.text) ?? []
    if (mark === undefined || inside === undefined || rest === undefined) return false
    const isClosed = /:\s*$/.test(inside)
    const after = AFTER_BOLD.exec(isClosed ? `:${rest}` : rest)
    if (!after) return false
    const from = line.start + line.text.indexOf(mark) + mark.length
    const names = namesIn(`${inside.replace(/:\s*$/, '')}`, from)
    const inBrackets =
      after[1] === undefined ? [] : namesIn(`x${after[1]}`, line.start + line.text.indexOf(after[1]) - 1)
    const [name, ...others] = [...names, ...inBrackets.slice(1)]
    if (!name) return false
    const own = after[2] ?? ''
    const start = line.start + line.text.length - own.length
    this.at++
    const end = this.paragraphEnd(start + own.length)
    this.add([name, ...others], [[start, end]])
    return true
  }

  private definitionList(): boolean {
    const first = this.at
    let last = first
    while (last < first + MOST_NAMES && this.isTermLine(last)) last++
    if (last === first) return false
    const blank = this.textAt(last).trim() === '' ? 1 : 0
    if (!DEFINITION.test(this.textAt(last + blank))) return false
    // With a blank line between, only the line right above it is the term.
    const names = this.lines.slice(blank ? last - 1 : first, last).flatMap(({ text, start }) => namesIn(text, start))
    this.at = last + blank
    const definitions = this.definitions()
    const [name, ...others] = names
    if (name) this.add([name, ...others], definitions)
    return true
  }

  private isTermLine(index: number): boolean {
    const text = this.textAt(index)
    return !NO_TERM.test(text) && !DEFINITION.test(text) && !FENCE.test(text) && text.length <= LONGEST_NAME
  }

  /** From the first `:` on, as long as there are more of them. */
  private definitions(): readonly (readonly [number, number])[] {
    const found: [number, number][] = []
    for (;;) {
      const line = this.lines[this.at]
      const match = line && DEFINITION.exec(line.text)
      if (!line || !match) break
      const start = line.start + line.text.length - (match[1]?.length ?? 0)
      this.at++
      let end = this.paragraphEnd(start + (match[1]?.length ?? 0))
      // Paragraphs that are set in belong to it.
      while (this.textAt(this.at).trim() === '' && /^(?: {2,}|\t)\S/.test(this.textAt(this.at + 1))) {
        this.at++
        end = this.paragraphEnd(end)
      }
      found.push([start, end])
      if (this.textAt(this.at).trim() === '' && DEFINITION.test(this.textAt(this.at + 1))) this.at++
    }
    return found
  }

  /** Goes on to the end of a paragraph; gives where it ends. */
  private paragraphEnd(end: number): number {
    let last = end
    for (; this.at < this.lines.length; this.at++) {
      const { text, start } = this.lines[this.at] as Line
      if (
        text.trim() === '' ||
        DEFINITION.test(text) ||
        BOLD.test(text) ||
        /^\s{0,3}(?:[-*+•]\s|#{1,6}\s|\|)/.test(text)
      )
        break
      // A term below, without a blank line between.
      if (this.isTermLine(this.at) && DEFINITION.test(this.textAt(this.at + 1))) break
      last = start + text.trimEnd().length
    }
    return last
  }

  private strayDefinition(): boolean {
    const text = this.textAt(this.at)
    if (!/^:[ \t]+\S/.test(text)) return false
    this.problem(say('A definition has no term above it; it is left out.'))
    this.at++
    return true
  }

  private add(names: OwnEntry['names'], definitions: readonly (readonly [number, number])[]): void {
    const whole = this.lines
    const texts = definitions.flatMap(([start, end]): OwnText[] => {
      const text = plainDefinition(textBetween(whole, start, end))
      return isPlaceholder(text) ? [] : [{ text, at: span<'raw'>(start, end) }]
    })
    this.entries.push({ names, definitions: texts })
  }

  private problem(message: string): void {
    this.problems.push({ message, line: this.at + 1 })
  }
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n|\r|\n|$/g)) {
    if (match.index < start) continue
    lines.push({ text: text.slice(start, match.index), start })
    start = match.index + match[0].length
    if (match[0] === '') break
  }
  return lines
}

function textBetween(lines: readonly Line[], start: number, end: number): string {
  const parts: string[] = []
  for (const line of lines) {
    if (line.start >= end) break
    if (line.start + line.text.length <= start) continue
    parts.push(line.text.slice(Math.max(0, start - line.start), end - line.start))
  }
  return parts.join('\n')
}

/** The cells of a row of a table, trimmed; `\|` divides none. */
function cellsOf({ text, start }: Line): readonly OwnText[] {
  const cells: OwnText[] = []
  const from = /^\s*\|/.exec(text)?.[0].length ?? 0
  let at = from
  for (let i = from; i <= text.length; i++) {
    if (i < text.length && (text[i] !== '|' || text[i - 1] === '\\')) continue
    const piece = text.slice(at, i)
    if (i < text.length || piece.trim() !== '') {
      const lead = piece.length - piece.trimStart().length
      const inner = piece.trim()
      cells.push({ text: inner.replaceAll('\\|', '|'), at: span(start + at + lead, start + at + lead + inner.length) })
    }
    at = i + 1
  }
  return cells
}
