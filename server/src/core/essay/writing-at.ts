/** What a writer is in the middle of at one place of an essay: a citation key, its locator, a quotation, a word. */
import { isWordUnit } from '../text/fold.ts'
import { type Offset, type Span, span } from '../text/span.ts'
import { isCrossReference } from './citation-key.ts'
import { closingOf } from './closing-mark.ts'
import type { Essay } from './essay.ts'
import { pairMarks } from './marks.ts'
import { OBJECT, SOFT } from './mask.ts'
import { type WritingLocator, writingLocatorAt } from './writing-locator.ts'

export type { WritingLocator } from './writing-locator.ts'

export type Writing = WritingKey | WritingCitation | WritingLocator | WritingQuotation | WritingWord

/** Behind an `@`. */
export interface WritingKey {
  readonly kind: 'key'
  /** What stands between the `@` (and a brace) and the cursor. */
  readonly query: string
  /** The whole key under the cursor with its braces, without `@`; empty behind a lone `@`. */
  readonly replace: Span<'essay'>
}

/** Behind the bracket that follows a quotation's closing mark: `"…" [`. */
export interface WritingCitation {
  readonly kind: 'citation'
  readonly replace: Span<'essay'>
}

/** Inside a quotation that is not finished. */
export interface WritingQuotation {
  readonly kind: 'quotation'
  readonly form: 'inline' | 'block'
  /** Where its words begin: behind the opening mark, or the paragraph of a block. */
  readonly start: Offset<'essay'>
  /** The opening mark; none in a block. */
  readonly mark?: string
  /** What closes it where that is more than a mark: `</q>`. */
  readonly closing?: string
  /** The space that its writer sets behind the opening mark, as in French. */
  readonly space: string
  /** Behind the word under the cursor and, where it stands right there, the closing mark that an editor put in. */
  readonly end: Offset<'essay'>
  readonly paragraph: Span<'essay'>
}

/** In the writer's own prose. */
export interface WritingWord {
  readonly kind: 'word'
  /** From the beginning of the word to the cursor. */
  readonly typed: Span<'essay'>
  /** The whole word. */
  readonly replace: Span<'essay'>
}

/** Undefined in code, in the address of a link, in the front matter, in an e-mail address and the like. */
export function writingAt(essay: Essay, at: Offset<'essay'>): Writing | undefined {
  const paragraph = paragraphAt(essay, at)
  if (!paragraph) return undefined
  const key = keyAt(essay, at, paragraph)
  if (key) return key === 'none' ? undefined : key
  const locator = locatorAt(essay, at, paragraph)
  if (locator) return locator
  if (essay.opaque.some(o => o.start < at && at < o.end)) return undefined
  return citationAt(essay, at) ?? quotationAt(essay, at, paragraph) ?? wordAt(essay.scan, at)
}

/** Space at the end of a line belongs to no paragraph, but the writer stands in one. */
function paragraphAt(essay: Essay, at: number): Span<'essay'> | undefined {
  const around = essay.paragraphs.findLast(p => p.start <= at && at <= p.end)
  if (around) return around
  const before = essay.paragraphs.findLast(p => p.end < at)
  return before && /^[ \t]*$/.test(essay.text.slice(before.end, at)) ? span(before.start, at) : undefined
}

/** A key that is being written may end in punctuation that no finished one ends in: `@smith-`. */
const TYPED_KEY = /@(?:\{[^{}\n]{0,200}|(?:[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_:.#$%&\-+?<>~/]{0,200})?)$/u
const REST_OF_KEY = /(?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_]))*/uy

/** `none`: there is an `@`, but it begins no key. */
function keyAt(essay: Essay, at: number, paragraph: Span<'essay'>): WritingKey | 'none' | undefined {
  const { text } = essay
  const from = Math.max(paragraph.start, at - 210)
  const typed = TYPED_KEY.exec(text.slice(from, at))
  if (!typed) return undefined
  const sign = from + typed.index
  const before = text[sign - 1] ?? ''
  if (/[\p{L}\p{N}/@_.]/u.test(before) || isEscaped(text, sign)) return 'none'
  const query = typed[0].slice(1)
  if (isCrossReference(query)) return 'none'
  const isKey = essay.citations.some(c => c.items.some(i => i.keySpan.start > sign && i.keySpan.start <= sign + 2))
  if (!isKey && essay.opaque.some(o => o.start <= sign && sign < o.end)) return 'none'
  const braced = query.startsWith('{')
  return {
    kind: 'key',
    query: braced ? query.slice(1) : query,
    replace: span(sign + 1, braced ? behindBrace(text, at) : behindKey(text, at, query === '')),
  }
}

function behindBrace(text: string, at: number): number {
  const rest = /^[^{}\n]{0,200}\}/.exec(text.slice(at, at + 210))
  return rest ? at + rest[0].length : at
}

/** Behind a lone `@` the word that follows is no key of the writer's: nothing of it is replaced. */
function behindKey(text: string, at: number, isEmpty: boolean): number {
  if (isEmpty) return at
  REST_OF_KEY.lastIndex = at
  return at + (REST_OF_KEY.exec(text)?.[0].length ?? 0)
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/** A citation is opaque to what is quoted and said, but code and addresses are no citations. */
function locatorAt(essay: Essay, at: number, paragraph: Span<'essay'>): WritingLocator | undefined {
  const found = writingLocatorAt(essay.text, at, paragraph.start)
  if (!found) return undefined
  const { citation } = found
  const isCited = essay.citations.some(
    ({ span: s, items }) => s.start <= citation && citation < s.end && items.some(({ key }) => key === found.key),
  )
  return isCited || !essay.opaque.some(o => o.start <= citation && citation < o.end) ? found : undefined
}

function citationAt({ text, quotations }: Essay, at: number): WritingCitation | undefined {
  if (text[at - 1] !== '[' || isEscaped(text, at - 1)) return undefined
  const behind = quotations.some(
    q => q.outer.end < at && at - q.outer.end < 8 && /^[\s.,]*$/.test(text.slice(q.outer.end, at - 1)),
  )
  return behind ? { kind: 'citation', replace: span(at, at) } : undefined
}

const CLOSING = /["“”»«’‘'›‹]/
/** What ends that which begins so: `<q>`, `\enquote{`, ``` `` ```. */
const CLOSING_OF: ReadonlyMap<string, string> = new Map([
  ['<', '</q>'],
  ['\\', '}'],
  ['`', "''"],
])
const SPACE = /[ \u00A0\u202F\u2009]/

function quotationAt(essay: Essay, at: number, paragraph: Span<'essay'>): WritingQuotation | undefined {
  const { scan } = essay
  const wordEnd = behindWord(scan, at)
  const block = essay.quotations.find(
    q => q.form === 'block' && q.outer.start <= paragraph.start && paragraph.start < q.outer.end,
  )
  if (block)
    return {
      kind: 'quotation',
      form: 'block',
      start: span<'essay'>(paragraph.start, at).start,
      space: '',
      end: span<'essay'>(wordEnd, wordEnd).start,
      paragraph,
    }
  // Right behind a mark: with a letter to follow it can open.
  const isMark = CLOSING.test(scan[at - 1] ?? '') || /[„‚]/.test(scan[at - 1] ?? '')
  const before = isMark ? `${scan.slice(0, at)}x` : scan
  const { unclosed } = pairMarks(before, { start: paragraph.start, end: isMark ? at + 1 : at }, [])
  const open = unclosed.at(-1)
  if (!open || open.at < 0) return undefined
  const closing = closingOf(open.mark)
  const written = CLOSING_OF.get(essay.text[open.at] as string)
  const next = scan.slice(wordEnd, wordEnd + 2)
  const space = SPACE.test(scan[open.at + 1] ?? '') && !CLOSING.test(scan[open.at + 2] ?? '') ? scan[open.at + 1] : ''
  const isClosed = closing.includes(next[0] ?? ' ') || (SPACE.test(next[0] ?? '') && closing.includes(next[1] ?? ' '))
  // More words before the closing mark: a quotation that its writer has finished. But where a mark of the paragraph is left over, that
  // closing mark may open the next quotation.
  const whole = pairMarks(scan, paragraph, [])
  const rest = whole.pairs.find(pair => pair.open === open.at)
  const isFinished = rest && whole.unclosed.length === 0
  if (isFinished && !isClosed && /[\p{L}\p{N}]/u.test(scan.slice(wordEnd, rest.close))) return undefined
  const end = isClosed ? wordEnd + (closing.includes(next[0] ?? ' ') ? 0 : 1) + (written?.length ?? 1) : wordEnd
  return {
    kind: 'quotation',
    form: 'inline',
    start: span<'essay'>(open.at + 1, open.at + 1).start,
    mark: open.mark,
    ...(written === undefined ? {} : { closing: written }),
    space: space ?? '',
    end: span<'essay'>(end, end).start,
    paragraph,
  }
}

function wordAt(scan: string, at: number): WritingWord | undefined {
  let start = at
  while (start > 0 && isWordCharacter(scan, start - 1)) start--
  if (start === at) return undefined
  return { kind: 'word', typed: span(start, at), replace: span(start, behindWord(scan, at)) }
}

/** The end of the word that the cursor stands in; `at` where it stands behind one or before one. */
function behindWord(scan: string, at: number): number {
  if (at === 0 || !isWordCharacter(scan, at - 1)) return at
  let end = at
  while (end < scan.length && isWordCharacter(scan, end)) end++
  return end
}

function isWordCharacter(scan: string, at: number): boolean {
  const unit = scan.charCodeAt(at)
  if (isWordUnit(unit)) return true
  const character = scan[at] as string
  if (character === SOFT || character === OBJECT) return false
  // `don't`: inside a word only.
  return /['’]/.test(character) && at > 0 && isWordUnit(scan.charCodeAt(at - 1)) && isWordUnit(scan.charCodeAt(at + 1))
}
