/** One piece of a quotation, made ready to be compared with many windows: exactly, and by aligning the densest stretch of each. */
import type { Contribution } from '../index/contribution.ts'
import type { Probe } from '../index/probe.ts'
import { Aligner, type Alignment } from '../text/align.ts'
import { alignRowsOf, exactAlignment } from './align-piece.ts'
import { isAside } from './asides.ts'
import { densestStretches, type Stretch } from './densest-stretch.ts'
import { exactRuns } from './exact-runs.ts'
import type { Piece } from './pattern.ts'
import { QuotedWords } from './quoted-words.ts'
import { withWholeEnds } from './whole-ends.ts'

/** How many windows may still be compared. */
export interface Budget {
  left: number
}

export class PieceMatcher {
  readonly piece: Piece
  readonly budget: Budget
  readonly probe: Probe | undefined
  private words: QuotedWords | undefined
  private aligner: Aligner | undefined

  constructor(piece: Piece, budget: Budget, probe?: Probe) {
    this.piece = piece
    this.budget = budget
    this.probe = probe
  }

  /** Where all the words stand one after the other. Counts as the look at a window. */
  exact(source: Contribution, from: number, to: number): readonly Alignment[] {
    this.budget.left--
    if (this.probe) this.probe.windows++
    return exactRuns(this.piece.hashes, source, from, to).map(at => exactAlignment(this.piece, at))
  }

  /** The parts of a window that are worth aligning, `most` at most. */
  stretches(source: Contribution, from: number, to: number, most: number): readonly Stretch[] {
    this.words ??= new QuotedWords(this.piece.hashes)
    return densestStretches(this.words, source.wordsNear(from, to).hashes, from, to, most)
  }

  /** The cheapest alignment with a stretch; undefined when it costs more than `most`, or when nothing of the piece is there. */
  align(source: Contribution, { from, to }: Stretch, most: number): Alignment | undefined {
    const words = source.wordsNear(from, to)
    const { text } = source.rendition
    if (!this.aligner) {
      const { near, ...rows } = alignRowsOf(this.piece)
      this.aligner = new Aligner(rows, near)
    }
    const before = this.aligner.cells
    const found = this.aligner.align({ from, to, words, text, isAside: column => isAside(text, words, column) }, most)
    if (this.probe) this.probe.cells += this.aligner.cells - before
    return found && found.to > found.from ? withWholeEnds(found, this.piece, source) : undefined
  }

  /** The best place between two words of a source: an exact one, the first or (backwards) the last of several, else the nearest. */
  within(source: Contribution, from: number, to: number, direction: 1 | -1): Alignment | undefined {
    const exact = this.exact(source, from, to)
    const nearest = direction > 0 ? exact[0] : exact[exact.length - 1]
    if (nearest) return nearest
    const [stretch] = this.stretches(source, from, to, 1)
    return stretch && this.align(source, stretch, Number.POSITIVE_INFINITY)
  }
}
