/** Where one piece of a quotation stands: the index proposes windows, each is compared exactly, then by aligning its densest stretches. */

import { MOST_PROPOSED } from '../index/candidates.ts'
import type { Contribution } from '../index/contribution.ts'
import type { SearchIndex, SearchWindow } from '../index/search-index.ts'
import type { SourceId } from '../model/place.ts'
import type { Alignment } from '../text/align.ts'
import { WORD_COST } from '../text/near-word.ts'
import { exactAlignment } from './align-piece.ts'
import { distinctPlaces } from './distinct-places.ts'
import { mergeWindows } from './merge-windows.ts'
import { withMovedClause } from './moved-clause.ts'
import type { PieceMatcher } from './piece-matcher.ts'

/** `'T is` and `'Tis` are one word to a reader and several features to the index: a match may lack those of so many words more. */
const JOINED_WORDS = 1
/** A window may hold a passage and a variant of it. */
const MOST_STRETCHES = 3
/** So many words worse than the best place is not aligned to its end. */
const MARGIN = 1
/** The best place is surely the one that is meant, as a share of the words that differ. Until then reworked passages are wanted too. */
const SURE = 0.25
const REWORKED = 0.6
/** What is looked at though other pieces have used up what may be looked at. */
const LEAST_WINDOWS = 2
/** A piece that stands in more places than this is a common phrase. */
const MOST_ANCHORS = 16

export interface Anchor {
  readonly source: Contribution
  readonly alignment: Alignment
}

export interface PieceOptions {
  readonly among?: ReadonlySet<SourceId> | undefined
  /** How many more words than in the best place may differ in the others. */
  readonly slack: number
  /** So many windows are compared at most. */
  readonly windows: number
}

/** Cheapest first. */
export function findPiece(
  matcher: PieceMatcher,
  search: SearchIndex,
  { among, slack, windows }: PieceOptions,
): Anchor[] {
  const { piece, probe, budget } = matcher
  const all = piece.words.length * WORD_COST
  const found: Anchor[] = []
  let best = Number.POSITIVE_INFINITY
  let mayDiffer = Number.POSITIVE_INFINITY
  const proposed = search.windows(piece.hashes, among, probe)
  let left = Math.max(LEAST_WINDOWS, Math.min(windows, budget.left))
  for (const window of inOrder(proposed)) {
    if (left === 0) break
    if (window.leastEdits > mayDiffer) continue
    left--
    const { source } = window
    // The votes say where the passage is, not where it ends.
    const to = Math.min(source.wordCount, window.toWord + piece.words.length)
    const exact = matcher.exact(source, window.fromWord, to)
    if (exact.length > 0) {
      for (const alignment of exact) found.push({ source, alignment })
      best = 0
      mayDiffer = slack
      continue
    }
    for (const stretch of matcher.stretches(source, window.fromWord, to, MOST_STRETCHES)) {
      const nearly = best + (slack + MARGIN) * WORD_COST
      const alignment = matcher.align(source, stretch, best <= all * SURE ? nearly : Math.max(nearly, all * REWORKED))
      if (!alignment) continue
      found.push({ source, alignment })
      if (alignment.cost >= best) continue
      best = alignment.cost
      // Words that are joined there cost nothing and lack their features all the same, as in another edition of the same.
      mayDiffer = Math.max(editsOf(alignment), window.leastEdits) + JOINED_WORDS + slack
    }
  }
  if (best > 0 && mayStandElsewhere(proposed, left)) found.push(...exactElsewhere(matcher, search, among))
  const places = distinctPlaces(found.map(a => ({ ...a, cost: a.alignment.cost, pieces: [a.alignment] })))
  return withMoves(matcher, places).slice(0, MOST_ANCHORS)
}

/** Whether windows that lack nothing were passed over, here or by the index, which proposes so many. */
function mayStandElsewhere(proposed: readonly SearchWindow[], left: number): boolean {
  const whole = proposed.filter(window => window.leastEdits === 0).length
  return whole >= MOST_PROPOSED || (left === 0 && whole > 0)
}

/** Those that hold most first; of equal ones those that lack the fewest words, where the index can tell. */
function inOrder(windows: readonly SearchWindow[]): readonly SearchWindow[] {
  return [...mergeWindows(windows)].sort((a, b) => b.share - a.share || a.leastEdits - b.leastEdits)
}

/** To the index a near word is another one. */
function editsOf({ cost, steps }: Alignment): number {
  return Math.ceil(cost / WORD_COST) + steps.filter(step => step.kind === 'near').length
}

/** Common words stand in more windows than are compared, and in few of them one after the other: an exact quotation is found always. */
function exactElsewhere(
  { piece, probe }: PieceMatcher,
  search: SearchIndex,
  among: ReadonlySet<SourceId> | undefined,
): Anchor[] {
  const found: Anchor[] = []
  const visit = (source: Contribution, word: number): boolean =>
    found.push({ source, alignment: exactAlignment(piece, word) }) < MOST_ANCHORS
  search.runs(piece.hashes, visit, among, probe)
  return found
}

/** Of places that are hardly alike, whether a clause was moved. */
function withMoves<A extends Anchor>(matcher: PieceMatcher, places: readonly A[]): readonly Anchor[] {
  const [best] = places
  if (!best || best.alignment.cost <= matcher.piece.words.length * WORD_COST * SURE) return places
  const moved = places
    .map(({ source, alignment }) => ({ source, alignment: withMovedClause(matcher, source, alignment) ?? alignment }))
    .map(anchor => ({ ...anchor, cost: anchor.alignment.cost, pieces: [anchor.alignment] }))
  return distinctPlaces(moved)
}
