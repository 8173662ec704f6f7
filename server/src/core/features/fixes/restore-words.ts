/** From differences to the edits that take them back, each as small as the words it is about. */
import { gapSurface } from '../../check/surface.ts'
import type { Contribution } from '../../index/contribution.ts'
import type { Difference } from '../../model/verdict.ts'
import { foldedWord } from '../../text/words.ts'
import { edit, type FixEdit } from './fix.ts'
import { inWordsOf, joinGaps, readGap } from './gap.ts'
import type { QuotedWord, QuotedWords, Site } from './quoted-words.ts'
import { replacementFor } from './replacement.ts'
import { type WordingStyle, wordingOf } from './wording.ts'

export class Restorer {
  private readonly quoted: QuotedWords
  private readonly source: Contribution
  private readonly style: WordingStyle

  constructor(quoted: QuotedWords, source: Contribution, style: WordingStyle) {
    this.quoted = quoted
    this.source = source
    this.style = style
  }

  /** What takes a difference back; undefined where that is not a matter of a few words. */
  edits(difference: Difference): readonly FixEdit[] | undefined {
    const { kind } = difference
    if (kind === 'punctuation.final') return this.finalMark(difference)
    const site = this.quoted.siteOf(difference, this.source)
    if (site.from === site.to && site.first === site.last) return this.gap(site.from, site.first)
    if (site.from === site.to) return this.putBack(site)
    return site.first === site.last ? this.takeOut(site) : this.replace(site)
  }

  private replace({ from, to, first, last }: Site): FixEdit[] {
    const start = this.word(from).start
    const end = this.word(to - 1).end
    const words = this.words({ from, to, first, last })
    const changed = edit(this.quoted.essay, start, end, replacementFor(this.quoted.slice(start, end), words))
    return [...this.sameGap(from, first), changed, ...this.sameGap(to, last)]
  }

  private putBack(site: Site): FixEdit[] | undefined {
    const { from, first, last } = site
    const before = this.quoted.words[from - 1]
    const after = this.quoted.words[from]
    const words = this.words(site)
    if (!before || !after || before.piece !== after.piece) {
      const beside = before ?? after
      if (!beside) return undefined
      return before
        ? [edit(this.quoted.essay, before.start, before.end, `${this.textOf(before)} ${words}`)]
        : [edit(this.quoted.essay, beside.start, beside.end, `${words} ${this.textOf(beside)}`)]
    }
    const { text, masked } = this.quoted.slice(before.end, after.start)
    if (!this.quoted.isPlainGap(from)) {
      const space = masked.search(/\s/)
      if (space < 0) return undefined
      return [edit(this.quoted.essay, before.end, after.start, `${text.slice(0, space)} ${words}${text.slice(space)}`)]
    }
    const left = this.wording(this.ends(first - 1), this.starts(first))
    const right = this.wording(this.ends(last - 1), this.starts(last))
    const gap = readGap(text, masked)
    const inner = inWordsOf({ closing: '', head: '', middle: '', tail: '', opening: '' }, left)
    const outer = inWordsOf({ ...gap, closing: '' }, right)
    return [edit(this.quoted.essay, before.end, after.start, gap.closing + inner + words + outer)]
  }

  private takeOut({ from, to, first }: Site): FixEdit[] | undefined {
    const before = this.quoted.words[from - 1]
    const after = this.quoted.words[to]
    const { start } = this.word(from)
    const { end } = this.word(to - 1)
    const { essay } = this.quoted
    const hasBefore = before !== undefined && before.piece === this.word(from).piece
    const hasAfter = after !== undefined && after.piece === this.word(from).piece
    if (!hasBefore && !hasAfter) return undefined
    if (!hasBefore) return [edit(essay, start, (after as QuotedWord).start, '')]
    if (!hasAfter) return [edit(essay, before.end, end, '')]
    const left = this.quoted.slice(before.end, start)
    const right = this.quoted.slice(end, after.start)
    if (!this.quoted.isPlainGap(from) || !this.quoted.isPlainGap(to)) {
      return [edit(essay, start, after.start, /^\s*\S/.test(right.masked) ? right.text.trimStart() : '')]
    }
    const gap = joinGaps(readGap(left.text, left.masked), readGap(right.text, right.masked))
    return [
      edit(essay, before.end, after.start, inWordsOf(gap, this.wording(this.ends(first - 1), this.starts(first)))),
    ]
  }

  /** Punctuation between words that are themselves the same. */
  private gap(index: number, column: number): FixEdit[] | undefined {
    if (!this.quoted.isPlainGap(index)) return undefined
    const before = this.word(index - 1)
    const after = this.word(index)
    const { text, masked } = this.quoted.slice(before.end, after.start)
    const source = this.wording(this.ends(column - 1), this.starts(column))
    return [edit(this.quoted.essay, before.end, after.start, inWordsOf(readGap(text, masked), source))]
  }

  /** The gap beside a word that is replaced, where the next word is the source's: it is compared with nothing else. */
  private sameGap(index: number, column: number): FixEdit[] {
    if (column < 1 || column >= this.source.words.count || !this.quoted.isPlainGap(index)) return []
    const before = this.word(index - 1)
    const after = this.word(index)
    const neighbours = [this.foldedAt(column - 1), this.foldedAt(column)]
    if (before.folded !== neighbours[0] && after.folded !== neighbours[1]) return []
    const { masked } = this.quoted.slice(before.end, after.start)
    const theirs = this.source.rendition.text.slice(this.ends(column - 1), this.starts(column))
    return gapSurface(masked, theirs) ? (this.gap(index, column) ?? []) : []
  }

  /** A question or an exclamation mark before the closing mark. */
  private finalMark({ essay, source }: Difference): FixEdit[] | undefined {
    const { text } = this.source.rendition
    const theirs = /^[\s"'”’»)\]*_]*([?!])/.exec(text.slice(source.start, source.start + 6))?.[1] ?? ''
    const { masked } = this.quoted.slice(essay.start, essay.end)
    const found = /[?!.,;]/.exec(masked)
    if (found) {
      const at = essay.start + found.index
      const plain = /^\./.test(text.slice(source.start)) ? '.' : ''
      return [edit(this.quoted.essay, at, at + 1, theirs || plain)]
    }
    const last = this.quoted.words.at(-1)
    return last && theirs ? [edit(this.quoted.essay, last.start, last.end, this.textOf(last) + theirs)] : undefined
  }

  /** The source's words, in their quotation marks where they stand in marks of their own that the writer does not have. */
  private words({ from, to, first, last }: Site): string {
    const start = this.starts(first)
    const end = this.ends(last - 1)
    const { text } = this.source.rendition
    const isMarked = /["“„«]/.test(text[start - 1] ?? '') && /["”“»]/.test(text[end] ?? '')
    return isMarked && !this.hasMarks(from, to) ? this.wording(start - 1, end + 1) : this.wording(start, end)
  }

  /** Whether the writer has a mark of quotation anywhere from the word before to the word behind. */
  private hasMarks(from: number, to: number): boolean {
    const before = this.quoted.words[from - 1]
    const after = this.quoted.words[to]
    if (!before || !after) return false
    return /["“”„«»‘’']/.test(this.quoted.slice(before.end, after.start).masked)
  }

  private word(index: number): QuotedWord {
    return this.quoted.words[index] as QuotedWord
  }

  private textOf({ start, end }: QuotedWord): string {
    return this.quoted.essay.text.slice(start, end)
  }

  private foldedAt(column: number): string {
    return foldedWord(this.source.rendition.text, this.source.words, column)
  }

  private starts(column: number): number {
    return this.source.words.starts[column] ?? this.source.rendition.text.length
  }

  private ends(column: number): number {
    return this.source.words.ends[column] ?? 0
  }

  private wording(from: number, to: number): string {
    return wordingOf(this.source, from, Math.max(from, to), this.style)
  }
}
