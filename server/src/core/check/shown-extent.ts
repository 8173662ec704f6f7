/** How much of a text a difference shows: a whole number, a sign that stands for a word. */
import type { DifferenceKind } from '../model/verdict.ts'
import type { Extent } from './change.ts'

/** The stretch of `text` to show for a difference of this kind at `at`. `bothSides`: neither of the two texts is empty there. */
export function shownExtent(text: string, at: Extent, kind: DifferenceKind, bothSides: boolean): Extent {
  if (kind === 'meaning.number' && bothSides) return wholeNumber(text, at)
  if (kind === 'omission.marked') return withBracket(text, at)
  return SIGNED.has(kind) ? withSign(text, at) : at
}

/** `(b) the tendency`: words that were left out begin at the first word, whose bracket is closed among them. */
function withBracket(text: string, { start, end }: Extent): Extent {
  const opens = text[start - 1] === '('
  return opens && /^[^()]*\)/.test(text.slice(start, end)) ? { start: start - 1, end } : { start, end }
}

const SIGNED: ReadonlySet<DifferenceKind> = new Set(['number.form', 'spelling.variant'])

/** `%` and `&` are no words: where one stands for `per cent` or `and` there is nothing to show without it. */
function withSign(text: string, { start, end }: Extent): Extent {
  if (start < end) return { start, end }
  const before = /^[\s,;]*(?=[%&])/.exec(text.slice(end, end + 4))
  return before ? { start: end + before[0].length, end: end + before[0].length + 1 } : { start, end }
}

/**
 * `2.8` where only the `2` was changed, `10 000`, `twenty-five`: the words of a number are its digits between the marks, and its parts
 * between the hyphens.
 */
function wholeNumber(text: string, { start, end }: Extent): Extent {
  const isFigure = (edge: string): boolean => /\d/.test(edge)
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 24)]
  const left = isFigure(text.charAt(start)) ? FIGURES_BEFORE : LETTERS_BEFORE
  const right = isFigure(text.charAt(end - 1)) ? FIGURES_AFTER : LETTERS_AFTER
  return {
    start: start - (left.exec(before)?.[0].length ?? 0),
    end: end + (right.exec(after)?.[0].length ?? 0),
  }
}

const FIGURES_BEFORE = /(?<!\d)(?:\d+[.,])+$|(?<!\d)\d{1,3}[ \u00a0\u2009\u202f](?:\d{3}[ \u00a0\u2009\u202f])*$/
const FIGURES_AFTER = /^(?:(?:[.,]\d+)+|(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+)/
const LETTERS_BEFORE = /(?<!\p{L})\p{L}+-$/u
const LETTERS_AFTER = /^-\p{L}+/u
