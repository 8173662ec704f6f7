/**
 * Finds where a quotation stands in the sources. Of several pieces (an ellipsis parts them) the longest is found first and the others
 * near it, in order.
 */
import type { Contribution } from '../index/contribution.ts'
import type { Probe } from '../index/probe.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { SourceId } from '../model/place.ts'
import type { Alignment } from '../text/align.ts'
import { WORD_COST } from '../text/near-word.ts'
import { exactAlignment } from './align-piece.ts'
import { distinctPlaces, type PieceAlignment } from './distinct-places.ts'
import { exactRuns } from './exact-runs.ts'
import { type Anchor, findPiece } from './find-piece.ts'
import type { Pattern, Piece } from './pattern.ts'
import { PieceMatcher } from './piece-matcher.ts'

export interface FoundPlace {
  readonly source: Contribution
  /** One for each piece of the pattern. */
  readonly pieces: readonly PieceAlignment[]
  /** In eighths of a word, see text/align.ts. */
  readonly cost: number
  /** 1 − cost / cost of matching nothing. */
  readonly similarity: number
  /** Words that stand in the source in runs of {@link LEAST_RUN} or more. */
  readonly runs: number
}

/**
 * So many windows are compared for a piece. Of a thousand quotations changed in twenty ways (test/bench, 100 MB) every one that is found in
 * the windows of the index is found in the best twelve; of 3,872 real ones, many of them spelt otherwise than their source, two need
 * more, and one more than these.
 */
const MOST_WINDOWS = 24
/** Of several pieces the others are looked for beside each place of the first. */
const MOST_WINDOWS_OF_ANCHOR = 6
/** How many places of the longest piece are tried with the others. */
const ANCHORS = 6
const MOST_PLACES = 16
/** Where a piece after an ellipsis is looked for, in words: first near, then far. */
const NEAR_REACH = 600
const FAR_REACH = 9000
/** A piece this short stands within {@link SHORT_REACH} words of its neighbour, so that no sentence is made of scraps. */
const SHORT_PIECE = 3
const SHORT_REACH = 50

export interface PlaceOptions {
  /** Only these sources. */
  readonly among?: ReadonlySet<SourceId>
  /** How many more words than in the best place may differ in the others. Without it only places as good as the best are sure to come. */
  readonly slack?: number
  /** Counts the work. */
  readonly probe?: Probe
}

/** All places with the least cost first; places of different sources or stretches only. */
export function findPlaces(
  pattern: Pattern,
  search: SearchIndex,
  { among, slack = 0, probe }: PlaceOptions = {},
): readonly FoundPlace[] {
  const { pieces } = pattern
  if (pieces.length === 0) return []
  const order = pieces
    .map((_, i) => i)
    .sort((a, b) => (pieces[b] as Piece).words.length - (pieces[a] as Piece).words.length)
  const budget = { left: MOST_WINDOWS }
  const matchers = pieces.map(piece => new PieceMatcher(piece, budget, probe))
  const windows = pieces.length === 1 ? MOST_WINDOWS : MOST_WINDOWS_OF_ANCHOR
  let best: FoundPlace[] = []
  for (const anchor of order.slice(0, 2)) {
    const anchors = findPiece(matchers[anchor] as PieceMatcher, search, { among, slack, windows })
    const places: FoundPlace[] = []
    for (const found of anchors.slice(0, pieces.length === 1 ? anchors.length : ANCHORS)) {
      if (pieces.length > 1 && places.length > 0 && budget.left <= 0) break
      places.push(placeAround(pattern, matchers, anchor, found))
    }
    best = distinctPlaces([...best, ...places])
    if (pieces.length === 1 || (best[0] && best[0].similarity > 0.8)) break
  }
  return best.slice(0, MOST_PLACES)
}

function asPlace(pattern: Pattern, source: Contribution, pieces: readonly PieceAlignment[]): FoundPlace {
  const cost = pieces.reduce(
    (sum, alignment, i) => sum + (alignment?.cost ?? (pattern.pieces[i] as Piece).words.length * WORD_COST),
    0,
  )
  return { source, pieces, cost, similarity: 1 - cost / (pattern.wordCount * WORD_COST), runs: wordsInRuns(pieces) }
}

/** Three common words in a row are met by chance, four hardly ever. */
const LEAST_RUN = 4

function wordsInRuns(pieces: readonly PieceAlignment[]): number {
  let words = 0
  for (const alignment of pieces) {
    let run = 0
    for (const step of alignment?.steps ?? []) {
      if (step.kind === 'same') run++
      else {
        if (run >= LEAST_RUN) words += run
        run = 0
      }
    }
    if (run >= LEAST_RUN) words += run
  }
  return words
}

function placeAround(
  pattern: Pattern,
  matchers: readonly PieceMatcher[],
  anchor: number,
  { source, alignment }: Anchor,
): FoundPlace {
  const aligned: PieceAlignment[] = pattern.pieces.map(() => undefined)
  aligned[anchor] = alignment
  let at = alignment.to
  for (let i = anchor + 1; i < pattern.pieces.length; i++) {
    const found = findBeside(matchers[i] as PieceMatcher, source, at, 1)
    if (found) at = found.to
    aligned[i] = found
  }
  at = alignment.from
  for (let i = anchor - 1; i >= 0; i--) {
    const found = findBeside(matchers[i] as PieceMatcher, source, at, -1)
    if (found) at = found.from
    aligned[i] = found
  }
  return asPlace(pattern, source, aligned)
}

/** Good enough to stop looking further away: a quarter of the words may differ. */
const FITS = 0.25

function findBeside(matcher: PieceMatcher, source: Contribution, at: number, direction: 1 | -1): PieceAlignment {
  const { piece } = matcher
  const short = piece.words.length < SHORT_PIECE
  if (short) {
    const alone = findSentence(piece, source, at, direction)
    if (alone) return alone
  }
  const worst = piece.words.length * WORD_COST
  const within = (reach: number): PieceAlignment => {
    const from = direction > 0 ? at : Math.max(0, at - reach)
    const to = direction > 0 ? Math.min(source.wordCount, at + reach) : at
    return to <= from ? undefined : matcher.within(source, from, to, direction)
  }
  let best: PieceAlignment
  for (const reach of short ? [SHORT_REACH] : [NEAR_REACH, FAR_REACH]) {
    const near = reach + piece.words.length
    const isCut = (found: Alignment): boolean => Math.max(found.to - at, at - found.from) >= near
    const first = within(near)
    // A passage that goes on where the stretch ends is looked at whole.
    const found = first && first.cost > 0 && isCut(first) ? within(near + piece.words.length) : first
    if (found && (!best || found.cost < best.cost)) best = found
    if (best && best.cost <= worst * FITS) break
  }
  return best && best.to > best.from && best.cost < worst * (short ? FITS : 0.6) ? best : undefined
}

/** One or two words that are a whole sentence or heading of the source are no scrap: they may stand further away. */
function findSentence(piece: Piece, source: Contribution, at: number, direction: 1 | -1): PieceAlignment {
  const { rendition, wordCount } = source
  const from = direction > 0 ? at : Math.max(0, at - NEAR_REACH)
  const to = direction > 0 ? Math.min(wordCount, at + NEAR_REACH) : at
  const words = source.wordsNear(from, to)
  const runs = exactRuns(piece.hashes, source, from, to).filter(run => {
    const start = words.starts[run] as number
    const end = words.ends[run + piece.words.length - 1] as number
    return (
      /(?:^|[.!?:;]["”’)\]]*\s+|\n[^\p{L}\p{N}]*(?:o\s+)?)$/u.test(
        rendition.text.slice(Math.max(0, start - 16), start),
      ) && /^["”’)\]]*(?:[.!?:;]|\n|$)/.test(rendition.text.slice(end, end + 4))
    )
  })
  const nearest = direction > 0 ? runs[0] : runs[runs.length - 1]
  return nearest === undefined ? undefined : exactAlignment(piece, nearest)
}
