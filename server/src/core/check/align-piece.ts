/** Aligns one piece of a quotation with a stretch of a source, with what the writer's brackets and the source's asides allow. */
import type { Contribution } from '../index/contribution.ts'
import type { Probe } from '../index/probe.ts'
import {
  type Alignment,
  type AlignRow,
  align,
  GAP_COST,
  GAP_WORD_COST,
  type NearCost,
  nearCostOf,
} from '../text/align.ts'
import { WORD_COST } from '../text/near-word.ts'
import { foldedWord } from '../text/words.ts'
import { isAside } from './asides.ts'
import { densestStretch } from './densest-stretch.ts'
import { exactRuns } from './exact-runs.ts'
import type { PatternWord, Piece } from './pattern.ts'
import { withWholeEnds } from './whole-ends.ts'

/** Bracketed words are the writer's: leaving them out costs nearly nothing, and they replace what stands beside them. */
const BRACKET_EXTRA = 1
const BRACKET_GAP = 1
const BRACKET_GAP_WORD = 1
/** A word with a bracket inside (`walk[ed]`) that fits the source's word outside the bracket. */
const PART_COST = 1

/** The best place of the piece between two words of a source: an exact one, the first or (backwards) the last of several, else the nearest. */
export function alignWithin(
  piece: Piece,
  source: Contribution,
  from: number,
  to: number,
  direction: 1 | -1,
  probe?: Probe,
): Alignment | undefined {
  if (probe) probe.windows++
  const exact = exactRuns(piece.hashes, source, from, to)
  const nearest = direction > 0 ? exact[0] : exact[exact.length - 1]
  if (nearest !== undefined) return exactAlignment(piece, nearest)
  const stretch = densestStretch(piece, source, from, to)
  return stretch ? alignStretch(piece, source, stretch.from, stretch.to, nearCosts(piece, source), probe) : undefined
}

/** The words as they are, from this word of the source on. */
export function exactAlignment(piece: Piece, from: number): Alignment {
  const steps = piece.words.map((_, i) => ({
    kind: 'same' as const,
    rows: [i, i + 1] as const,
    columns: [from + i, from + i + 1] as const,
  }))
  return { cost: 0, from, to: from + piece.words.length, steps }
}

/** Without `near` all different words are equally different: faster, for ranking. */
export function alignStretch(
  piece: Piece,
  source: Contribution,
  from: number,
  to: number,
  near?: NearCost,
  probe?: Probe,
): Alignment {
  const { words, rendition } = source
  if (probe) probe.cells += piece.words.length * (to - from)
  const alignment = align(
    piece.words.map(rowOf),
    {
      from,
      to,
      hashes: words.hashes,
      lengths: words.lengths,
      isAside: column => isAside(rendition.text, words, column),
    },
    near,
  )
  return withWholeEnds(alignment, piece, source)
}

function rowOf(word: PatternWord): AlignRow {
  const row = { hash: word.hash, length: word.folded.length }
  return word.bracket?.kind === 'free'
    ? { ...row, extraCost: BRACKET_EXTRA, gapCost: BRACKET_GAP, gapWordCost: BRACKET_GAP_WORD }
    : { ...row, extraCost: WORD_COST, gapCost: GAP_COST, gapWordCost: GAP_WORD_COST }
}

export function nearCosts(piece: Piece, source: Contribution): NearCost {
  const { text } = source.rendition
  const wordOf = (column: number): string => foldedWord(text, source.words, column)
  const plain = nearCostOf(
    piece.words.map(word => word.folded),
    wordOf,
  )
  return (row, column) => {
    const bracket = (piece.words[row] as PatternWord).bracket
    if (bracket?.kind === 'part') {
      const word = wordOf(column)
      if (word.startsWith(bracket.kept) || word.endsWith(bracket.kept)) return PART_COST
    }
    return plain(row, column)
  }
}
