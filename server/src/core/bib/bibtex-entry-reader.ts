/** One entry of a BibTeX file and its fields, whatever is broken in it: see bibtex-entries.ts for what ends what. */
import { type Span, slice, span } from '../text/span.ts'
import { say } from '../wording.ts'
import {
  CLOSE,
  endOfGroup,
  endOfQuoted,
  isEntryLine,
  matchAt,
  NEXT_ENTRY,
  nextEntryLine,
  OPEN,
  QUOTE,
  skipSpace,
} from './bibtex-scan.ts'
import type { EntryProblem } from './reference.ts'

export interface BibtexField {
  /** Lower case. */
  readonly name: string
  readonly nameSpan: Span<'raw'>
  /** `{The {Wealth} of Nations}`, `"a" # b`: with delimiters. */
  readonly span: Span<'raw'>
}

export interface BibtexEntry {
  /** Lower case. */
  readonly type: string
  readonly key: string
  /** From the `@` to behind the closing brace. */
  readonly span: Span<'raw'>
  readonly keySpan: Span<'raw'>
  /** By lower-case name; where a name comes twice the last one counts, as Pandoc has it. */
  readonly fields: ReadonlyMap<string, BibtexField>
}

const KEY = /[^\s,{}"#%\\=@][^\s,{}"#%\\=]*/y
const FIELD_NAME = /([\p{L}_][^\s,{}()"#%=\\@']*)\s*=\s*/uy
/** More fields behind the brace that closed the entry: a brace too many. */
const MORE_FIELDS = /\s*,\s*[a-z][\w-]*\s*=\s*["{\d]/iy
const BARE_VALUE = /[^\s,{}()"#%=@]+/y
/** A line that begins the next field or closes the entry. */
const NEXT_FIELD = /\n[ \t]*(?:[a-z][\w-]*\s*=\s*["{\d]|[})][ \t]*\r?(?:\n|$))/i

/** After so many unclosed values and groups, what is left of an entry is passed over. */
const MOST_UNCLOSED = 20

const LF = 10
const COMMA = 44

/** Reads the inside of one entry. */
export class EntryReader {
  at: number
  /** What ended the entry. */
  ended: 'brace' | 'entry' | 'file' | undefined
  private readonly text: string
  private readonly start: number
  private readonly inParentheses: boolean
  private readonly problems: EntryProblem[]
  private key: string | undefined
  /** How often something was not closed: each time costs a look through the rest of the entry. */
  private unclosed = 0

  constructor(text: string, start: number, inside: number, inParentheses: boolean, problems: EntryProblem[]) {
    this.text = text
    this.start = start
    this.at = inside
    this.inParentheses = inParentheses
    this.problems = problems
  }

  /** Everything in it was closed before the next entry began. */
  get isWhole(): boolean {
    return this.ended === 'brace' && this.unclosed === 0
  }

  entry(type: string): BibtexEntry | undefined {
    const key = this.readKey()
    const keyStart = this.at - (key ?? '').length
    if (key !== undefined) this.key = key
    const fields = new Map<string, BibtexField>()
    if (key !== undefined) this.skipBlank()
    if (key !== undefined && this.text[this.at] === ',') this.at++
    this.readFields(fields)
    if (key === undefined) {
      this.complain(this.start, say('This @{0} has no key and was left out.', type))
      return undefined
    }
    return { type, key, span: span(this.start, this.at), keySpan: span(keyStart, keyStart + key.length), fields }
  }

  strings(into: Map<string, BibtexField>): undefined {
    this.readFields(into)
  }

  private readKey(): string | undefined {
    const key = matchAt(KEY, this.text, this.at)?.[0]
    if (key === undefined) return undefined
    const behind = this.text.slice(this.at + key.length, this.at + key.length + 40).trimStart()
    // `@book{ title = …`: a field, and no key.
    if (behind.startsWith('=')) return undefined
    this.at += key.length
    return key
  }

  private readFields(fields: Map<string, BibtexField>): void {
    const { text } = this
    let needsComma = false
    let last: BibtexField | undefined
    while (this.ended === undefined) {
      this.skipBlank()
      const char = text[this.at]
      const ends = char === undefined || (char === '@' && matchAt(NEXT_ENTRY, text, this.at) !== undefined)
      if (ends && this.recut(last, fields)) last = undefined
      else if (ends) this.endHere(char === undefined ? 'file' : 'entry')
      else if (this.unclosed > MOST_UNCLOSED) this.giveUp()
      else if (char === '}' || (char === ')' && this.inParentheses)) this.close()
      else if (char === ',') {
        this.at++
        needsComma = false
      } else {
        const name = matchAt(FIELD_NAME, text, this.at)
        if (name) {
          if (needsComma) this.complain(this.at, say('A comma is missing before “{0}”.', name[1] ?? ''))
          last = this.readField(name, fields)
          needsComma = true
        } else this.skipJunk()
      }
    }
  }

  private readField(name: RegExpExecArray, fields: Map<string, BibtexField>): BibtexField {
    const nameStart = this.at
    const written = name[1] as string
    const behind = nameStart + name[0].trimEnd().length
    this.at += name[0].length
    const end = this.readValue(written, behind)
    const start = Math.min(this.at, end)
    this.at = end
    const lower = written.toLowerCase()
    const nameSpan = span<'raw'>(nameStart, nameStart + written.length)
    const field = { name: lower, nameSpan, span: span<'raw'>(start, end) }
    fields.set(lower, field)
    return field
  }

  /**
   * A value that nobody closed takes the fields behind it and the brace of its entry: it shows when the entry does not end.
   * Whether there was such a value; it is cut, and reading goes on behind it.
   */
  private recut(last: BibtexField | undefined, fields: Map<string, BibtexField>): boolean {
    if (!last || this.unclosed > MOST_UNCLOSED) return false
    const next = NEXT_FIELD.exec(slice(this.text, last.span))
    if (!next || /^\s*[})]/.test(next[0])) return false
    this.unclosed++
    this.complain(last.span.start, say('The value of “{0}” is not closed.', last.name))
    this.at = this.cutValue(last.span.start)
    fields.set(last.name, { ...last, span: span(last.span.start, this.at) })
    return true
  }

  /** Where the value that begins here ends; `behind`, the end of what stands before it, when there is none. */
  private readValue(name: string, behind: number): number {
    let at = this.at
    let before = behind
    for (;;) {
      const end = this.endOfPiece(at)
      if (end < 0) {
        this.unclosed++
        this.complain(at, say('The value of “{0}” is not closed.', name))
        return this.cutValue(at)
      }
      if (end === at) {
        this.complain(before, say('“{0}” has no value.', name))
        return before
      }
      const next = skipSpace(this.text, end)
      if (this.text[next] !== '#') return end
      before = next + 1
      at = skipSpace(this.text, before)
    }
  }

  /** Where one piece of a value ends; `at` itself when there is none, -1 when it is not closed. */
  private endOfPiece(at: number): number {
    const code = this.text.charCodeAt(at)
    if (code === OPEN) return endOfGroup(this.text, at, true)
    if (code === QUOTE) return endOfQuoted(this.text, at)
    return at + (matchAt(BARE_VALUE, this.text, at)?.[0].length ?? 0)
  }

  /** The end of a value that nobody closed: before the next field, the entry's closing brace or the next entry. */
  private cutValue(start: number): number {
    const { text } = this
    const rest = text.slice(start, nextEntryLine(text, start, text.length))
    const end = rest.slice(0, NEXT_FIELD.exec(rest)?.index).trimEnd()
    return start + Math.max(1, end.endsWith(',') ? end.length - 1 : end.length)
  }

  private close(): void {
    const { text } = this
    this.at++
    if (matchAt(MORE_FIELDS, text, this.at)) {
      this.complain(this.at - 1, say('There is a closing brace too many.'))
      return
    }
    this.ended = 'brace'
  }

  private endHere(ended: 'entry' | 'file'): void {
    this.complain(this.start, say('The entry is not closed.'))
    this.at = Math.max(this.start, this.text.slice(this.start, this.at).trimEnd().length + this.start)
    this.ended = ended
  }

  /** Too much is broken: on to the next entry. */
  private giveUp(): void {
    this.at = nextEntryLine(this.text, this.at, this.text.length)
    this.endHere(this.at === this.text.length ? 'file' : 'entry')
  }

  private skipJunk(): void {
    const { text } = this
    const start = this.at
    let at = start
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === LF && isEntryLine(text, at + 1)) break
      if (code === OPEN && this.unclosed <= MOST_UNCLOSED) {
        const end = endOfGroup(text, at, true)
        if (end < 0) this.unclosed++
        at = end < 0 ? at + 1 : end
      } else if (code === CLOSE || code === COMMA) break
      else at++
    }
    const what = text
      .slice(start, Math.min(at, start + 30))
      .split('\n')[0]
      ?.trim()
    this.complain(start, say('“{0}” is no field; it was passed over.', what ?? ''))
    this.at = Math.max(at, start + 1)
  }

  /** White space, and lines that begin with `%`. */
  private skipBlank(): void {
    this.at = skipSpace(this.text, this.at)
    while (this.text[this.at] === '%') {
      const line = this.text.indexOf('\n', this.at)
      this.at = skipSpace(this.text, line < 0 ? this.text.length : line)
    }
  }

  private complain(at: number, message: string): void {
    this.problems.push({ message, span: span(at, at), ...(this.key !== undefined && { key: this.key }) })
  }
}
