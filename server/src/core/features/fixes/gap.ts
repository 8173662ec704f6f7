/**
 * What stands between two words of a quotation: punctuation, which is quoted, and the writer's own markup (ends and beginnings of
 * emphasis, line breaks with their `>`, notes, citations), which is not. A gap is rewritten in the source's punctuation with the
 * writer's markup left where it is.
 */
import { SOFT } from '../../essay/mask.ts'

export interface Gap {
  /** Ends of emphasis right behind the word before. */
  readonly closing: string
  /** Marks of punctuation and quotation up to the first space. */
  readonly head: string
  /** Spaces, line breaks, notes and citations, as written. */
  readonly middle: string
  /** Marks behind the last space. */
  readonly tail: string
  /** Beginnings of emphasis right before the word behind. */
  readonly opening: string
}

const QUOTES = /["“”„‟«»‹›'‘’‚‛]/g
const DOUBLE_QUOTES = /["“”„‟«»]/g

/** `text` and `masked` are the same stretch of an essay and of its masked copy. */
export function readGap(text: string, masked: string): Gap {
  let from = 0
  while (from < masked.length && masked[from] === SOFT && isEmphasis(text[from] as string)) from++
  let to = masked.length
  while (to > from && masked[to - 1] === SOFT && isEmphasis(text[to - 1] as string)) to--
  const isSpace = (i: number): boolean => /\s/.test(masked[i] as string)
  let first = from
  while (first < to && !isSpace(first)) first++
  let last = to
  while (last > first && !isSpace(last - 1)) last--
  let middle = ''
  for (let i = first; i < last; i++) if (isSpace(i)) middle += text[i]
  // Spaces that stood round marks must not come to stand before a line's end, where two of them break the line.
  if (middle.length < last - first) middle = middle.replace(/[ \t]+(?=\r?\n)/g, '').replace(/^ +$/, ' ')
  return {
    closing: text.slice(0, from),
    head: text.slice(from, first),
    middle,
    tail: text.slice(last, to),
    opening: text.slice(to),
  }
}

function isEmphasis(character: string): boolean {
  return character === '*' || character === '_' || character === '~'
}

/** The writer's gap with the punctuation of the source (rendered as Markdown). The writer's quotation marks stay: their nesting is the essay's. */
export function inWordsOf(gap: Gap, source: string): string {
  const [head = '', ...rest] = source.split(/\s+/)
  const tail = rest.pop()
  if (tail === undefined) {
    const objects = gap.middle.trim() === '' ? '' : gap.middle
    return gap.closing + withMarksOf(gap.head, source, 'before') + objects + gap.opening
  }
  // A dash with space on both sides: the writer's line break goes behind it.
  const between = rest.map(part => ` ${part}`).join('')
  const middle = /^ *$/.test(gap.middle) ? ' ' : gap.middle
  const before = withMarksOf(gap.head, head, 'after') + withMarksOf('', between, 'after')
  return gap.closing + before + middle + withMarksOf(gap.tail, tail, 'before') + gap.opening
}

/** Two gaps of which the words between were taken out: what the writer put into either stays. */
export function joinGaps(left: Gap, right: Gap): Gap {
  const middle = right.middle.trim() === '' && !right.middle.includes('\n') ? left.middle : right.middle
  const objects = left.middle.trim() !== '' && middle !== left.middle ? left.middle.trimEnd() : ''
  return {
    closing: left.closing,
    head: left.head,
    middle: objects + (middle === '' ? left.middle : middle),
    tail: right.tail,
    opening: right.opening,
  }
}

function withMarksOf(essay: string, source: string, side: 'before' | 'after'): string {
  const own = essay.match(QUOTES)?.join('') ?? ''
  if (own === '') return source.replace(DOUBLE_QUOTES, '')
  const bare = source.replace(QUOTES, '')
  return side === 'before' ? own + bare : bare + own
}
