/**
 * Puts the ends of an alignment right. Inside a quotation the words on both sides hold an alignment in its place; at its ends what is
 * cheapest need not be what a reader would say: a word stands a little further out, a number in words is cut in two, a word that was
 * added is set against the last word of the sentence before.
 */
import type { Contribution } from '../index/contribution.ts'
import type { Alignment } from '../text/align.ts'
import type { Step } from '../text/traceback.ts'
import { foldedWord } from '../text/words.ts'
import type { Token } from './change.ts'
import { numberValue } from './number-value.ts'
import type { Piece } from './pattern.ts'
import { looksLikeGap } from './rules/damaged-source.ts'

/** A few words of the source may stand for one of the quotation: `After twenty-five years`, `After 25 years`. */
const END_REACH = 4

/** What of a source is looked at. */
type Surroundings = Pick<Contribution, 'rendition' | 'words' | 'language'>

export function withWholeEnds(alignment: Alignment, piece: Piece, source: Contribution): Alignment {
  const { from, to, steps } = alignment
  if (to <= from || steps.length < 2) return alignment
  if (!isOther(steps[0] as Step) && !isOther(steps.at(-1) as Step)) return alignment
  const { rendition, language } = source
  const here = { rendition, language, words: source.wordsNear(from - OMISSION_REACH, to + OMISSION_REACH) }
  const first = omissionAfterFirst(alignment, piece, here) ?? wholeFirst(alignment, piece, here)
  return omissionBeforeLast(first, piece, here) ?? wholeLast(first, piece, here)
}

/** Two words at an end are cheaper to change than several before them are to leave out. A reader sees the two stand there. */
const END_WORDS = 2
const OMISSION_REACH = 6

function omissionAfterFirst(alignment: Alignment, piece: Piece, { words }: Surroundings): Alignment | undefined {
  const ends = alignment.steps.slice(0, END_WORDS)
  if (ends.length < END_WORDS || !ends.every(isOther)) return undefined
  const next = (ends.at(-1) as Step).columns[1]
  for (let at = next - END_WORDS - 1; at >= Math.max(0, next - END_WORDS - OMISSION_REACH); at--) {
    if (!standsAt(words.hashes, at, piece, 0)) continue
    const steps = [...sameSteps(at, 0), ...droppedSteps(at + END_WORDS, next, END_WORDS)]
    return { ...alignment, from: at, steps: [...steps, ...alignment.steps.slice(END_WORDS)] }
  }
  return undefined
}

function omissionBeforeLast(alignment: Alignment, piece: Piece, { words }: Surroundings): Alignment | undefined {
  const ends = alignment.steps.slice(-END_WORDS)
  if (ends.length < END_WORDS || !ends.every(isOther)) return undefined
  const row = piece.hashes.length - END_WORDS
  const before = (ends[0] as Step).columns[0]
  for (let at = before + 1; at <= Math.min(words.count - END_WORDS, before + OMISSION_REACH); at++) {
    if (!standsAt(words.hashes, at, piece, row)) continue
    const steps = [...droppedSteps(before, at, row), ...sameSteps(at, row)]
    return { ...alignment, to: at + END_WORDS, steps: [...alignment.steps.slice(0, -END_WORDS), ...steps] }
  }
  return undefined
}

function isOther({ kind }: Step): boolean {
  return kind === 'changed' || kind === 'extra'
}

function standsAt(hashes: Int32Array, column: number, { hashes: wanted }: Piece, row: number): boolean {
  for (let i = 0; i < END_WORDS; i++) if (hashes[column + i] !== wanted[row + i]) return false
  return true
}

function sameSteps(column: number, row: number): Step[] {
  return Array.from({ length: END_WORDS }, (_, i) => ({
    kind: 'same',
    rows: [row + i, row + i + 1],
    columns: [column + i, column + i + 1],
  }))
}

function wholeFirst(alignment: Alignment, piece: Piece, source: Surroundings): Alignment {
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

function wholeLast(alignment: Alignment, piece: Piece, source: Surroundings): Alignment {
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
  { rendition, words, language }: Surroundings,
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
function endsSentence({ rendition, words }: Surroundings, index: number): boolean {
  const start = words.starts[index]
  const end = words.ends[index]
  const next = words.starts[index + 1]
  if (start === undefined || end === undefined || next === undefined) return false
  const gap = rendition.text.slice(end, next)
  if (/\n\s*\n/.test(gap)) return true
  return /[.!?]["”’»)\]]*\s/.test(gap) && end - start > 3 && /^[\p{Ll}\d]/u.test(rendition.text.slice(start, end))
}

/** `murdered in But these`: words are missing after this one, so what the quotation has there stands for none. */
function isCutOff({ rendition, words }: Surroundings, index: number): boolean {
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
