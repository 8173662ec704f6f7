/**
 * What somebody has selected in a source, as it is quoted: whole words, without what is on the page but not in the text and without
 * hyphens at line ends, with its citation; in marks, or as a block where it is long.
 */
import type { Essay } from '../essay/essay.ts'
import type { Contribution } from '../index/contribution.ts'
import type { Rendition } from '../model/source.ts'
import { type Span, span } from '../text/span.ts'
import { scanWords, type WordTable, wordAt } from '../text/words.ts'
import { isVerse, quotable } from './completion/passage.ts'
import { escapeMarkdown, styleOfEssay } from './completion/quotation-style.ts'
import { citeKey, quotedText, restOfParagraph } from './completion/quoted-text.ts'
import type { FixEdit } from './fixes.ts'

export interface SelectedPassage {
  /** From the first of its words to behind the last one, or the mark behind that. */
  readonly span: Span<'text'>
  /** Never empty. Each is one line of text, but for verse, which has its lines. */
  readonly paragraphs: readonly (readonly string[])[]
  readonly words: number
}

export interface CitedAs {
  readonly key: string
  /** `p. 47`; absent: the source says no place that a person can cite. */
  readonly locator?: string
}

/** What an essay says of quotations; an empty text with a language will do. */
export type QuotingEssay = Pick<Essay, 'text' | 'quotations' | 'language'>

/** Style guides set a longer quotation apart: APA from 40 words on, Chicago from 100, MLA from four lines. */
const LONGEST_IN_MARKS = 40

/** A citation that begins so near behind a quotation is its own, in characters. */
const FARTHEST_CITATION = 4

/** Undefined where no word is selected. A word of which a part is selected is taken whole. */
export function selectedPassage(
  { rendition }: Pick<Contribution, 'rendition'>,
  selection: Span<'text'>,
): SelectedPassage | undefined {
  const words = wordsRound(rendition, selection)
  const first = wordAt(words, selection.start)
  const last = lastBefore(words, selection.end)
  if (first > last) return undefined
  const whole = span<'text'>(
    startOf(rendition.text, selection.start, words.starts[first] as number),
    endOf(rendition.text, words.ends[last] as number, selection.end),
  )
  const source = { rendition, words }
  const paragraphs: (readonly string[])[] = []
  let end: number = whole.start
  for (const { kind, span: block } of rendition.blocks) {
    if (block.start >= whole.end) break
    if (kind === 'furniture' || block.end <= whole.start) continue
    const piece = span<'text'>(Math.max(block.start, whole.start), Math.min(block.end, whole.end))
    const lines = linesOf(rendition, piece)
      .map(({ start, end: lineEnd }) => quotable(source, start, lineEnd, wordAt(words, start)).trim())
      .filter(line => /[\p{L}\p{N}]/u.test(line))
    if (lines.length === 0) continue
    paragraphs.push(lines)
    end = piece.end
  }
  if (paragraphs.length === 0) return undefined
  return { span: span(whole.start, Math.max(end, words.ends[last] as number)), paragraphs, words: last - first + 1 }
}

/** The passage as text to be put anywhere: with marks as in this essay, or as a block, and its citation. */
export function quotationToCopy(passage: SelectedPassage, essay: QuotingEssay, cited: CitedAs): string {
  return isBlock(passage) ? blockOf(passage, cited) : inMarks(passage, essay, cited, '')
}

/**
 * What puts the passage where the cursor is in an essay, in place of what is selected there. A cursor in a quotation or a citation, as it
 * is for who has come from there, means the place behind both.
 */
export function quotationToInsert(
  passage: SelectedPassage,
  essay: Essay,
  selected: Span<'essay'>,
  cited: CitedAs,
): FixEdit {
  const { text } = essay
  const at = selected.end > selected.start ? selected : behindQuotation(essay, selected)
  if (!isBlock(passage)) {
    const gap = /[^\s([{—–-]$/.test(text.slice(Math.max(0, at.start - 1), at.start)) ? ' ' : ''
    return {
      span: at,
      oldText: text.slice(at.start, at.end),
      newText: gap + inMarks(passage, essay, cited, restOfParagraph(essay, at.end)),
    }
  }
  // A block stands between empty lines.
  const before = text.slice(0, at.start)
  const behind = text.slice(at.end)
  const above = before.trim() === '' || /\n[ \t]*\n[ \t]*$/.test(before) ? '' : /\n[ \t]*$/.test(before) ? '\n' : '\n\n'
  const below = behind === '' || /^[ \t]*\n[ \t]*(?:\n|$)/.test(behind) ? '' : /^[ \t]*\n/.test(behind) ? '\n' : '\n\n'
  return { span: at, oldText: text.slice(at.start, at.end), newText: above + blockOf(passage, cited) + below }
}

function behindQuotation({ quotations, citations }: Essay, cursor: Span<'essay'>): Span<'essay'> {
  const isIn = ({ start, end }: Span<'essay'>): boolean => start < cursor.start && cursor.start < end
  const quotation = quotations.find(({ outer }) => isIn(outer))
  const cited = quotation?.claims.find(({ citation }) => citation.start >= quotation.outer.end)?.citation
  const isNear = quotation && cited && cited.start - quotation.outer.end < FARTHEST_CITATION
  const end = isNear ? cited.end : (quotation?.outer.end ?? citations.find(one => isIn(one.span))?.span.end)
  return end === undefined ? cursor : span(end, end)
}

function isBlock({ paragraphs, words }: SelectedPassage): boolean {
  return words > LONGEST_IN_MARKS || paragraphs.length > 1
}

function inMarks(passage: SelectedPassage, essay: QuotingEssay, cited: CitedAs, behind: string): string {
  const style = styleOfEssay(essay)
  const words = passage.paragraphs.map(lines => lines.join(' / ')).join(' ')
  return style.open + style.space + quotedText(words, true, { ...cited, style, behind, language: essay.language })
}

function blockOf({ paragraphs }: SelectedPassage, { key, locator }: CitedAs): string {
  const citation = ` [${citeKey(key)}${locator === undefined ? '' : `, ${locator}`}]`
  return paragraphs
    .map((lines, i) => {
      const shown = lines.map(line => `> ${startEscaped(escapeMarkdown(line))}`).join('\\\n')
      return i === paragraphs.length - 1 ? shown + citation : shown
    })
    .join('\n>\n')
}

/** Words with which a line of Markdown would begin a list, a heading or a rule. */
function startEscaped(line: string): string {
  return line
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^(?=[-+#>~=:|](?:\s|$)|#{2,6}\s|>|-{3}|~{3}|={3})/, '\\')
}

/** The words of the selection and of the paragraphs that it begins and ends in. */
function wordsRound({ text, blocks, furniture }: Rendition, { start, end }: Span<'text'>): WordTable {
  let from: number = start
  let to: number = end
  for (const { span: block } of blocks) {
    if (block.start > end) break
    if (block.end < start) continue
    from = Math.min(from, block.start)
    to = Math.max(to, block.end)
  }
  const gaps = furniture.filter(gap => gap.end > from && gap.start < to)
  return scanWords(text, [span<'text'>(0, from), ...gaps, span<'text'>(to, text.length)])
}

/** The last word that begins before `at`; −1 when there is none. */
function lastBefore({ starts, count }: WordTable, at: number): number {
  let last = count - 1
  while (last >= 0 && (starts[last] as number) >= at) last--
  return last
}

/** Where the quotation begins: with the mark before its first word that is selected too, if that opens something. */
function startOf(text: string, selected: number, word: number): number {
  const marks = /[“„‟«»‘‚‹"'([{¿¡*—–-]*$/.exec(text.slice(Math.min(selected, word), word))?.[0] ?? ''
  return word - marks.replace(/^[—–*-]+/, '').length
}

/** Where it ends: with what is selected behind its last word, if that closes something. */
function endOf(text: string, word: number, selected: number): number {
  const marks = /^[^\s\p{L}\p{N}“„‟«‘‚‹([{¿¡—–]*/u.exec(text.slice(word, Math.max(word, selected)))?.[0] ?? ''
  return word + marks.length
}

/** One, or the lines of verse. */
function linesOf(rendition: Rendition, { start, end }: Span<'text'>): readonly Span<'text'>[] {
  if (!isVerse({ rendition }, start)) return [span(start, end)]
  const lines: Span<'text'>[] = []
  for (let at: number = start; at < end; ) {
    const next = rendition.text.indexOf('\n', at)
    const lineEnd = next < 0 || next > end ? end : next
    lines.push(span(at, lineEnd))
    at = lineEnd + 1
  }
  return lines
}
