/** How quotations are marked: the marks of an essay, and the marks inside a quotation turned to those of the next level. */
import { closingOf } from '../../essay/closing-mark.ts'
import type { Essay } from '../../essay/essay.ts'
import { pairMarks } from '../../essay/marks.ts'

export interface QuotationStyle {
  readonly open: string
  readonly close: string
  readonly innerOpen: string
  readonly innerClose: string
  /** Between the marks and the words, as in French. */
  readonly space: string
}

/** The style that an opening mark begins, in a text of this language. */
export function styleOfMark(open: string, language: string, space = ''): QuotationStyle {
  // Polish, Hungarian and others open low and close high.
  const high = open === '„' && /^(?:pl|hu|ro|nl|hr|sr)/i.test(language)
  const close = high ? '”' : (closingOf(open)[0] ?? open)
  const [innerOpen, innerClose] = innerMarks(open, language)
  return { open, close, innerOpen, innerClose, space }
}

function innerMarks(open: string, language: string): readonly [string, string] {
  switch (open) {
    case '"':
      return ["'", "'"]
    case "'":
      return ['"', '"']
    case '‘':
      return ['“', '”']
    case '„':
      return ['‚', '‘']
    case '‚':
      return ['„', '“']
    case '«':
      return /^(?:ru|uk|be|bg)/i.test(language) ? ['„', '“'] : ['“', '”']
    case '»':
      return ['›', '‹']
    case '”':
      return ['’', '’']
    default:
      return ['‘', '’']
  }
}

/** The style that most quotations of an essay have; without any, what is usual in its language. */
export function styleOfEssay({
  text,
  quotations,
  language,
}: Pick<Essay, 'text' | 'quotations' | 'language'>): QuotationStyle {
  const counts = new Map<string, number>()
  for (const { form, outer, inside } of quotations) {
    const mark = text[outer.start] as string
    if (form === 'inline' && inside === undefined && /["“„«»‘'‹›”]/.test(mark))
      counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  const mark = most?.[0] ?? usualMark(language)
  const spaced = mark === '«' && (most ? text.includes('«\u00A0') || text.includes('«\u202F') : /^fr/i.test(language))
  return styleOfMark(mark, language, spaced ? (text.includes('«\u202F') ? '\u202F' : '\u00A0') : '')
}

function usualMark(language: string): string {
  if (/^(?:de|cs|sk|pl|hu)/i.test(language)) return '„'
  return /^(?:fr|ru|uk|be|es|it|pt|el)/i.test(language) ? '«' : '"'
}

/** Where speech ends in a passage that begins inside it: its closing mark, whose opening one stands before the passage; or −1. */
export function endOfSpeech(words: string): number {
  const { pairs, unclosed } = pairMarks(words, { start: 0, end: words.length }, [])
  const known = new Set([...pairs.flatMap(({ open, close }) => [open, close]), ...unclosed.map(({ at }) => at)])
  for (const { index } of words.matchAll(DOUBLE)) if (!known.has(index)) return index
  return -1
}

const DOUBLE = /["“”„‟«»]/g

/**
 * The words of a source as they stand inside a quotation of this style: its own outer marks become inner ones, and so on. What is
 * opened or closed outside of them is opened or closed here, unless all of it stands in one pair of marks.
 */
export function nested(words: string, style: QuotationStyle): string {
  const { pairs, unclosed } = pairMarks(words, { start: 0, end: words.length }, [])
  const replaced = new Map<number, string>()
  const depths: number[] = []
  for (const { open, close } of pairs) {
    while (depths.length > 0 && (depths.at(-1) as number) < open) depths.pop()
    const isInner = depths.length % 2 === 0
    replaced.set(open, isInner ? style.innerOpen : style.open)
    replaced.set(close, isInner ? style.innerClose : style.close)
    depths.push(close)
  }
  let begin = ''
  let end = ''
  for (const { at, mark } of unclosed) {
    // A single one may be an apostrophe.
    if (/['‘‚]/.test(mark)) continue
    replaced.set(at, style.innerOpen)
    end = style.innerClose
  }
  const spoken = endOfSpeech(words)
  if (spoken >= 0 && /[\p{L}\p{N}]/u.test(words.slice(spoken))) {
    replaced.set(spoken, style.innerClose)
    begin = style.innerOpen
  }
  let out = begin
  for (let i = 0; i < words.length; i++) {
    const by = replaced.get(i)
    if (by !== undefined) out += by
    else if (!'"“”„‟«»'.includes(words[i] as string)) out += words[i]
  }
  return out.trimEnd() + end
}

/** So that Markdown shows the text of a source letter by letter. As little as is needed: the essay is read as it is, too. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/\[(?=[@^])/g, '\\[')
    .replace(/\](?=\()/g, '\\]')
    .replace(/(?<![\p{L}\p{N}/])@(?=[\p{L}\p{N}_{])/gu, '\\@')
}
