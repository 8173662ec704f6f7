import { isAside } from '../../check/asides.ts'
import { type Pattern, type PatternWord, readPattern } from '../../check/pattern.ts'
import type { Essay } from '../../essay/essay.ts'
import type { Contribution } from '../../index/contribution.ts'
import type { Quotation } from '../../model/quotation.ts'
import type { Difference } from '../../model/verdict.ts'
import { wordAt } from '../../text/words.ts'

/** A word of a quotation, in offsets of the essay. */
export interface QuotedWord {
  readonly start: number
  readonly end: number
  readonly folded: string
  /** The writer's own, in brackets. */
  readonly bracket: boolean
  /** Which piece between ellipses it stands in. */
  readonly piece: number
}

/** Where a difference stands: words `from` to `to` of the quotation for words `first` to `last` of the source (ends excluded). */
export interface Site {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
}

/** The words of a quotation and what stands between them. */
export class QuotedWords {
  readonly essay: Essay
  readonly quotation: Quotation
  readonly pattern: Pattern
  readonly words: readonly QuotedWord[]

  constructor(essay: Essay, quotation: Quotation) {
    this.essay = essay
    this.quotation = quotation
    this.pattern = readPattern(quotation.masked)
    const shift = quotation.span.start
    this.words = this.pattern.pieces.flatMap((piece, i) =>
      piece.words.map((word: PatternWord) => ({
        start: shift + word.start,
        end: shift + word.end,
        folded: word.folded,
        bracket: word.bracket !== undefined,
        piece: i,
      })),
    )
  }

  /** The essay as it is and as it counts, from one offset to another within the quotation. */
  slice(start: number, end: number): { readonly text: string; readonly masked: string } {
    const shift = this.quotation.span.start
    return { text: this.essay.text.slice(start, end), masked: this.quotation.masked.slice(start - shift, end - shift) }
  }

  siteOf({ essay, source }: Difference, { words, rendition }: Contribution): Site {
    let from = this.words.findIndex(word => word.start >= essay.start)
    if (from < 0) from = this.words.length
    let to = from
    while (to < this.words.length && (this.words[to] as QuotedWord).end <= essay.end) to++
    let first = wordAt(words, source.start)
    let last = first
    while (last < words.count && (words.starts[last] as number) < source.end) last++
    while (first < last && isAside(rendition.text, words, first)) first++
    while (last > first && isAside(rendition.text, words, last - 1)) last--
    return { from, to, first, last }
  }

  /** Whether what stands between the words `index - 1` and `index` is a plain gap: no ellipsis, no bracket of the writer. */
  isPlainGap(index: number): boolean {
    const [before, after] = [this.words[index - 1], this.words[index]]
    if (!before || !after || before.piece !== after.piece || before.bracket || after.bracket) return false
    return !/[[\]]/.test(this.slice(before.end, after.start).masked)
  }
}
