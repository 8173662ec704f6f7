/** Where in a text the bibliography goes: between our comments, else where Pandoc puts it, else at the end. */
import type { Token } from 'markdown-it'

const START = '<!-- apparatus:bibliography -->'
const END = '<!-- /apparatus:bibliography -->'
const REFS_START = /^:{3,}\s*(?:\{\s*#refs\b[^{}]*\}|refs)\s*$/
const FENCE = /^:{3,}\s*$/

/** The tokens with `section` in that place, instead of what stands there. */
export function withBibliography(tokens: readonly Token[], section: readonly Token[]): Token[] {
  const [from, to] = commented(tokens) ?? pandocs(tokens) ?? [tokens.length, tokens.length]
  return [...tokens.slice(0, from), ...section, ...tokens.slice(to)]
}

type Range = readonly [from: number, to: number]

function commented(tokens: readonly Token[]): Range | undefined {
  const is = (marker: string) => (token: Token) => token.type === 'html_block' && token.content.trim() === marker
  const start = tokens.findIndex(is(START))
  if (start < 0) return undefined
  const end = tokens.findIndex((token, i) => i > start && (is(END)(token) || is(START)(token)))
  // A start without an end has nothing in it yet. Comments at different depths belong to different lists or quotations.
  const level = tokens[start]?.level
  const closes = end > 0 && tokens[end]?.content.trim() === END && tokens[end]?.level === level
  return [start, (closes ? end : start) + 1]
}

/** A fenced division is a paragraph to markdown-it, or two with something between them. */
function pandocs(tokens: readonly Token[]): Range | undefined {
  const lines = (i: number): readonly string[] =>
    tokens[i]?.type === 'paragraph_open' ? (tokens[i + 1]?.content.split('\n') ?? []) : []
  const start = tokens.findIndex((_, i) => REFS_START.test(lines(i)[0] ?? ''))
  if (start < 0) return undefined
  const closes = (i: number): boolean => FENCE.test(lines(i).at(-1) ?? '')
  const end = tokens.findIndex(({ level }, i) => i >= start && level === tokens[start]?.level && closes(i))
  return [start, (end < 0 ? start : end) + 3]
}
