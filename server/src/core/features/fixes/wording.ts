/**
 * The words of a source as an essay may quote them, in Markdown: on one line, without note marks, line numbers and page furniture,
 * words joined that the source breaks at a line's end, quotation marks in the nesting and the shape of the essay, and what Markdown
 * would read as markup escaped.
 */
import { isAside } from '../../check/asides.ts'
import type { Contribution } from '../../index/contribution.ts'
import { foldWord, hashWord } from '../../text/fold.ts'
import { wordAt } from '../../text/words.ts'

export interface WordingStyle {
  /** The outer marks of the quotation: what they are decides what marks inside become. A block has none. */
  readonly outer: 'double' | 'single' | 'guillemets' | 'none'
  /** Whether the marks are `"` and `'` where print has `“` and `’`. */
  readonly straight: boolean
  /** As the essay writes `don't`. */
  readonly apostrophe: "'" | '’'
  /** In a table a bar would end the cell. */
  readonly inTable: boolean
}

/** The source from `from` to `to` in its rendition, also where that begins or ends between words. Space at the ends is one blank. */
export function wordingOf(source: Contribution, from: number, to: number, style: WordingStyle): string {
  const joined = joinLines(withoutApparatus(source, from, to), source).replace(BULLETS, '\n')
  return escaped(nested(joined.replace(/\s+/g, ' '), style), style)
}

/** A stretch without the furniture of the page and without note marks and line numbers. */
function withoutApparatus(source: Contribution, from: number, to: number): string {
  const { text, furniture } = source.rendition
  const cuts: (readonly [number, number])[] = []
  for (const { start, end } of furniture) if (start < to && end > from) cuts.push([start, end])
  const { words } = source
  for (let i = wordAt(words, from); i < words.count && (words.starts[i] as number) < to; i++) {
    if (isAside(text, words, i)) cuts.push(asideExtent(text, words.starts[i] as number, words.ends[i] as number))
  }
  cuts.sort((a, b) => a[0] - b[0])
  let result = ''
  let at = from
  for (const [start, end] of cuts) {
    if (start > at) result += text.slice(at, Math.min(start, to))
    at = Math.max(at, end)
  }
  return at < to ? result + text.slice(at, to) : result
}

/** `[92]` with its brackets; a line number with the gap that sets it off. */
function asideExtent(text: string, start: number, end: number): readonly [number, number] {
  let from = start
  let to = end
  while (from > 0 && start - from < 10 && /[[{(\p{L}\p{N} ]/u.test(text[from - 1] as string) && !isOpening(text, from))
    from--
  if (isOpening(text, from)) {
    while (to < text.length && to - end < 10 && !/[\]}]/.test(text[to] as string)) to++
    return [from, to + 1]
  }
  from = start
  while (from > 0 && /[ \t]/.test(text[from - 1] as string)) from--
  return [from, to]
}

function isOpening(text: string, at: number): boolean {
  return text[at] === '[' || text[at] === '{'
}

/** Marks of lists and of quoted mail: layout, not words. */
const BULLETS = /\n[ \t]*[-+*•·>|]+(?=\s)/g

const BROKEN = /([\p{L}\p{M}]+)[-‐‑¬][ \t\r]*\n[ \t]*(?=(\p{Ll}[\p{L}\p{M}]*))/gu

/** `commu-⏎nism` is `communism`; but a source that writes `self-made` elsewhere means its hyphen. */
function joinLines(text: string, { rendition, words }: Contribution): string {
  return text.replace(BROKEN, (_, first: string, second: string) => {
    const hash = hashWord(foldWord(first + second))
    const occurs =
      words.hashes.includes(hash) && !rendition.text.toLowerCase().includes(`${first}-${second}`.toLowerCase())
    const isCompound = rendition.text.toLowerCase().includes(`${first}-${second}`.toLowerCase())
    return occurs || !isCompound ? first : `${first}-`
  })
}

const DOUBLE_MARKS = /["“”„‟«»]/g

/** Marks of the source inside the marks of the essay. Marks that are not pairs within the stretch are left out. */
function nested(text: string, { outer, straight, apostrophe }: WordingStyle): string {
  const shaped = text.replace(/(?<=[\p{L}\p{N}])['’ʼ](?=\p{L})/gu, apostrophe)
  if (outer === 'none') return shaped
  const balanced = (shaped.match(DOUBLE_MARKS)?.length ?? 0) % 2 === 0
  if (!balanced) return shaped.replace(DOUBLE_MARKS, '')
  if (outer === 'single') return shaped
  const [open, close] = outer === 'guillemets' ? ['“', '”'] : straight ? ["'", "'"] : ['‘', '’']
  let isOpen = false
  return shaped.replace(DOUBLE_MARKS, () => {
    isOpen = !isOpen
    return isOpen ? open : close
  })
}

/** Plain text marks emphasis with `_words_`: not the author's characters. */
const UNDERSCORES = /(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu

/** Keeps from being markup what is none in the source. Brackets stay bare where they cannot be a link, a note or a citation. */
function escaped(text: string, { inTable }: WordingStyle): string {
  let result = text
    .replace(UNDERSCORES, '')
    .replace(/[\\`*<$~]/g, found => `\\${found}`)
    .replace(/&(?=#?[\p{L}\p{N}]{1,32};)/gu, '\\&')
    .replace(/\^(?=\[)/g, '\\^')
    .replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@')
  if (/\][([:{]|\[[@^[\-]|!\[/.test(result)) result = result.replace(/[[\]]/g, found => `\\${found}`)
  return inTable ? result.replaceAll('|', '\\|') : result
}
