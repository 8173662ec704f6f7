import { eachWord } from '../text/fold.ts'

/** A word as it is written, and where it stands in its text. */
export interface WrittenWord {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The words of a stretch, in order; one that its ends cut is cut. */
export function writtenWords(text: string, from: number, to: number): readonly WrittenWord[] {
  const words: WrittenWord[] = []
  eachWord(text, from, to, (start, end) => words.push({ text: text.slice(start, end), start, end }))
  return words
}
