/**
 * The two texts of an alignment: the quotation's words and the source's, as tokens and as places, and the change that rules look at.
 */
import { languageOfText } from '../terms/language.ts'
import { hashWord } from '../text/fold.ts'
import { foldedWord } from '../text/words.ts'
import type { Change, Extent, Token } from './change.ts'
import type { FoundPlace } from './find-places.ts'
import type { LexiconLanguage } from './lexicon/lexicon.ts'
import type { PatternWord, Piece } from './pattern.ts'

/** Rows or columns of an alignment, half-open. */
export type Range = readonly [number, number]

const SOURCE_BRACKET_REACH = 40

export class Sides {
  readonly masked: string
  readonly sourceText: string
  private readonly source: FoundPlace['source']
  private languageOrNone: LexiconLanguage | undefined

  constructor({ source }: FoundPlace, masked: string) {
    this.masked = masked
    this.source = source
    this.sourceText = source.rendition.text
  }

  /** That of the words themselves where they say so: a book has passages in other languages. */
  get language(): LexiconLanguage {
    this.languageOrNone ??= languageOfText(this.masked) ?? this.source.language
    return this.languageOrNone
  }

  changeOf(piece: Piece, rows: Range, columns: Range): Change {
    return {
      essay: this.essayTokens(piece, rows),
      source: this.sourceTokens(columns),
      essayText: this.masked,
      sourceText: this.sourceText,
      essayAt: this.essayExtent(piece, rows),
      sourceAt: this.sourceExtent(columns),
      language: this.language,
      occurrences: folded => this.occurrences(folded),
    }
  }

  essayTokens(piece: Piece, [from, to]: Range): Token[] {
    return piece.words
      .slice(from, to)
      .map(({ start, end, folded }) => ({ start, end, folded, text: this.masked.slice(start, end) }))
  }

  sourceTokens([from, to]: Range): Token[] {
    const words = this.source.wordsNear(from, to)
    return Array.from({ length: to - from }, (_, i) => {
      const start = words.starts[from + i] as number
      const end = words.ends[from + i] as number
      return {
        start,
        end,
        folded: foldedWord(this.sourceText, words, from + i),
        text: this.sourceText.slice(start, end),
      }
    })
  }

  /** The empty place after the word before where there are no words. */
  sourceExtent([from, to]: Range): Extent {
    const words = this.source.wordsNear(from - 1, to)
    const start = (to > from ? words.starts[from] : from > 0 ? words.ends[from - 1] : 0) ?? 0
    return { start, end: to > from ? (words.ends[to - 1] as number) : start }
  }

  /** The empty place after the word before where there are no words. */
  essayExtent(piece: Piece, [from, to]: Range): Extent {
    const before = piece.words[from - 1]
    const start =
      to > from ? (piece.words[from] as PatternWord).start : (before?.end ?? (piece.words[0] as PatternWord).start)
    return { start, end: to > from ? (piece.words[to - 1] as PatternWord).end : start }
  }

  /** Where the source has brackets of its own, the quotation's are no marks of the writer: `[RFC-1263]` for `[RFC-1264]`. */
  isInSourceBrackets(columns: Range): boolean {
    const { start, end } = this.sourceExtent(columns)
    if (start === end) return false
    const before = this.sourceText.slice(Math.max(0, start - SOURCE_BRACKET_REACH), start)
    const after = this.sourceText.slice(end, end + SOURCE_BRACKET_REACH)
    return before.lastIndexOf('[') > before.lastIndexOf(']') && /^[^[]*\]/.test(after)
  }

  /** Only a rule that suspects a misreading asks: O(words of the source). */
  private occurrences(folded: string): number {
    const wanted = hashWord(folded)
    const { words } = this.source
    let count = 0
    for (const hash of words.hashes) if (hash === wanted) count++
    return count
  }
}
