/**
 * Puts the ends of an alignment right. Inside a quotation the words on both sides hold an alignment in its place; at its ends what is
 * cheapest need not be what a reader would say: a word stands a little further out, a number in words is cut in two, a word that was
 * added is set against the last word of the sentence before.
 */
import type { Contribution } from '../index/contribution.ts'
import type { Alignment, Step } from '../text/align.ts'
import { foldedWord } from '../text/words.ts'
import type { Token } from './change.ts'
import { numberValue } from './number-value.ts'
import type { Piece } from './pattern.ts'
import { looksLikeGap } from './rules/damaged-source.ts'

/** A few words of the source may stand for one of the quotation: `After twenty-five years`, `After 25 years`. */
const END_REACH = 4

export function withWholeEnds(alignment: Alignment, piece: Piece, source: Contribution): Alignment {
  if (alignment.to <= alignment.from || alignment.steps.length < 2) return alignment
  const first = wholeFirst(alignment, piece, source)
  return wholeLast(first, piece, source)
}

function wholeFirst(alignment: Alignment, piece: Piece, source: Contribution): Alignment {
  const [first, ...rest] = alignment.steps as [Step, ...Step[]]
  if (first.kind !== 'changed') return alignment
  const columns = source.words.hashes
  const [row] = first.rows
  for (let at = alignment.from - 1; at >= Math.max(0, alignment.from - END_REACH); at--) {
    if (endsSentence(source, at)) break
    if (columns[at] === piece.hashes[row]) {
      const dropped = droppedSteps(at + 1, first.columns[1], first.rows[1])
      const same: Step = { kind: 'same', rows: first.rows, columns: [at, at + 1] }
      return { ...alignment, from: at, steps: [same, ...dropped, ...rest] }
    }
    if (isSameNumber(piece, row, source, at, first.columns[1])) {
      const whole: Step = { ...first, columns: [at, first.columns[1]] }
      return { ...alignment, from: at, steps: [whole, ...rest] }
    }
  }
  if (!endsSentence(source, first.columns[0])) return alignment
  const added: Step = { kind: 'extra', rows: first.rows, columns: [first.columns[1], first.columns[1]] }
  return { ...alignment, from: first.columns[1], steps: [added, ...rest] }
}

function wholeLast(alignment: Alignment, piece: Piece, source: Contribution): Alignment {
  const rest = alignment.steps.slice(0, -1)
  const last = alignment.steps[rest.length] as Step
  if (last.kind !== 'changed') return alignment
  const columns = source.words.hashes
  const [row] = last.rows
  for (let at = alignment.to; at < Math.min(source.words.count, alignment.to + END_REACH); at++) {
    if (endsSentence(source, at - 1)) break
    if (columns[at] === piece.hashes[row]) {
      const dropped = droppedSteps(last.columns[0], at, row)
      const same: Step = { kind: 'same', rows: last.rows, columns: [at, at + 1] }
      return { ...alignment, to: at + 1, steps: [...rest, ...dropped, same] }
    }
    if (isSameNumber(piece, row, source, last.columns[0], at + 1)) {
      const whole: Step = { ...last, columns: [last.columns[0], at + 1] }
      return { ...alignment, to: at + 1, steps: [...rest, whole] }
    }
  }
  if (!endsSentence(source, last.columns[0] - 1) && !isCutOff(source, last.columns[0] - 1)) return alignment
  const added: Step = { kind: 'extra', rows: last.rows, columns: [last.columns[0], last.columns[0]] }
  return { ...alignment, to: last.columns[0], steps: [...rest, added] }
}

/** Figures of the quotation for several words of the source. */
function isSameNumber(
  piece: Piece,
  row: number,
  { rendition, words, language }: Contribution,
  from: number,
  to: number,
): boolean {
  const figures = piece.words[row]?.folded ?? ''
  if (!/^\d{1,9}$/.test(figures)) return false
  const tokens = Array.from({ length: to - from }, (_, i): Token => {
    const start = words.starts[from + i] as number
    const end = words.ends[from + i] as number
    return { start, end, folded: foldedWord(rendition.text, words, from + i), text: rendition.text.slice(start, end) }
  })
  return numberValue(tokens, rendition.text, language) === Number(figures)
}

/** Whether a sentence or a paragraph ends between this word and the next. Capitals and short words may be abbreviations: `Mr.`, `no.` */
function endsSentence({ rendition, words }: Contribution, index: number): boolean {
  const start = words.starts[index]
  const end = words.ends[index]
  const next = words.starts[index + 1]
  if (start === undefined || end === undefined || next === undefined) return false
  const gap = rendition.text.slice(end, next)
  if (/\n\s*\n/.test(gap)) return true
  return /[.!?]["”’»)\]]*\s/.test(gap) && end - start > 3 && /^[\p{Ll}\d]/u.test(rendition.text.slice(start, end))
}

/** `murdered in But these`: words are missing after this one, so what the quotation has there stands for none. */
function isCutOff({ rendition, words }: Contribution, index: number): boolean {
  const end = words.ends[index]
  return end !== undefined && looksLikeGap(rendition.text, end)
}

function droppedSteps(from: number, to: number, row: number): Step[] {
  return Array.from({ length: to - from }, (_, i) => ({
    kind: 'dropped',
    rows: [row, row],
    columns: [from + i, from + i + 1],
  }))
}
