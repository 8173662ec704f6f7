/** A passage as it is put into an essay: its marks, its closing mark, its citation, and where the full stop goes. */
import type { Essay } from '../../essay/essay.ts'
import { escapeMarkdown, nested, type QuotationStyle } from './quotation-style.ts'

export interface Setting {
  /** Undefined in a block quotation, which has no marks. */
  readonly style?: QuotationStyle
  /** The key to cite; undefined where the sentence cites it already. */
  readonly key?: string
  /** Behind the key: `p. 47`. */
  readonly locator?: string
  /** The essay's paragraph behind what is put in. */
  readonly behind: string
  readonly language: string
}

/** `@trotsky1937`, `@{10.1000/182 a}`. */
export function citeKey(key: string): string {
  return PLAIN_KEY.test(key) ? `@${key}` : `@{${key}}`
}

/** What Pandoc reads without braces. */
export const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_]))*$/u

/**
 * The words with what comes behind them, without the opening mark. A full stop goes behind the citation, and only where the writer's
 * sentence ends with it; without a citation, in American English, it stays before the mark. `?` and `!` are the source's and stay,
 * and the sentence ends behind the citation all the same.
 */
export function quotedText(
  words: string,
  endsSentence: boolean,
  { style, key, locator, behind, language }: Setting,
): string {
  const citation = key === undefined ? '' : ` [${citeKey(key)}${locator === undefined ? '' : `, ${locator}`}]`
  if (!style) return escapeMarkdown(words.trim()) + citation
  const inside = nested(words.trim(), style)
  const closers = /[’”'"‘“›»)\]]*$/.exec(inside)?.[0] ?? ''
  const core = inside.slice(0, inside.length - closers.length)
  const stop = /(?<![.…])[.,;:]$/.exec(core)?.[0] ?? ''
  const bare = core.slice(0, core.length - stop.length).trimEnd() + closers
  const isLast = /^[\s)\]*_]*$/.test(behind)
  const ends = stop === '.' || (citation !== '' && /[?!…]$/.test(core))
  const finalStop = endsSentence && isLast && ends ? '.' : ''
  const text = escapeMarkdown(bare)
  if (citation === '' && isAmerican(style, language)) return text + finalStop + style.space + style.close
  return text + style.space + style.close + citation + finalStop
}

function isAmerican({ open }: QuotationStyle, language: string): boolean {
  return /^en(?!-(?:GB|AU|NZ|IE|ZA))/i.test(language) && /["“]/.test(open)
}

/** The rest of the paragraph behind `at`. */
export function restOfParagraph(essay: Essay, at: number): string {
  const paragraph = essay.paragraphs.findLast(p => p.start <= at && at <= p.end)
  return paragraph ? essay.text.slice(at, paragraph.end) : ''
}
