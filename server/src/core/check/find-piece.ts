/** Where one piece of a quotation stands: the index proposes windows, each is compared exactly, then by aligning its densest stretch. */
import type { Contribution } from '../index/contribution.ts'
import type { Probe } from '../index/probe.ts'
import type { SearchIndex, SearchWindow } from '../index/search-index.ts'
import type { SourceId } from '../model/place.ts'
import type { Alignment } from '../text/align.ts'
import { WORD_COST } from '../text/near-word.ts'
import { alignStretch, exactAlignment, nearCosts } from './align-piece.ts'
import { densestStretch } from './densest-stretch.ts'
import { distinctPlaces } from './distinct-places.ts'
import { exactRuns } from './exact-runs.ts'
import type { Piece } from './pattern.ts'

/** Windows that are compared with equality of near words: only the best few of the first round. */
const NEAR_ROUND = 6
/** Aligning is rows × columns; of a very long piece only the most promising windows are looked at. */
const LONG_PIECE = 200
const LONG_PIECE_WINDOWS = 8
/** `'T is` and `'Tis` are one word to a reader and several features to the index: a match may lack those of so many words more. */
const JOINED_WORDS = 1
/** A piece that stands in more places than this is a common phrase. */
const MOST_ANCHORS = 16

export interface Anchor {
  readonly source: Contribution
  readonly alignment: Alignment
}

/** Cheapest first. `slack`: how many more words than in the best place may differ in the others. */
export function findPiece(
  piece: Piece,
  search: SearchIndex,
  among: ReadonlySet<SourceId> | undefined,
  slack: number,
  probe?: Probe,
): Anchor[] {
  const windows = search.windows(piece.hashes, among, probe)
  const limit = piece.words.length > LONG_PIECE ? LONG_PIECE_WINDOWS : windows.length
  const found: Anchor[] = []
  const rough: { window: SearchWindow; from: number; to: number; cost: number }[] = []
  let best = Number.POSITIVE_INFINITY
  for (const window of windows.slice(0, limit)) {
    if (best < Number.POSITIVE_INFINITY && !window.canHold(Math.ceil(best / WORD_COST) + JOINED_WORDS + slack)) continue
    if (probe) probe.windows++
    // The votes say where the passage is, not where it ends.
    const to = Math.min(window.source.words.count, window.toWord + piece.words.length)
    const exact = exactRuns(piece.hashes, window.source, window.fromWord, to)
    if (exact.length > 0) {
      for (const from of exact) found.push({ source: window.source, alignment: exactAlignment(piece, from) })
      best = 0
      continue
    }
    const stretch = densestStretch(piece, window.source, window.fromWord, to)
    if (!stretch) continue
    const alignment = alignStretch(piece, window.source, stretch.from, stretch.to, undefined, probe)
    if (alignment.to <= alignment.from) continue
    found.push({ source: window.source, alignment })
    best = Math.min(best, alignment.cost)
    rough.push({ window, ...stretch, cost: alignment.cost })
  }
  if (best > 0 || slack > 0) {
    rough.sort((a, b) => a.cost - b.cost)
    for (const { window, from, to } of rough.slice(0, NEAR_ROUND)) {
      const alignment = alignStretch(piece, window.source, from, to, nearCosts(piece, window.source), probe)
      if (alignment.to > alignment.from) found.push({ source: window.source, alignment })
    }
  }
  const places = distinctPlaces(found.map(a => ({ ...a, cost: a.alignment.cost, pieces: [a.alignment] })))
  return places.slice(0, MOST_ANCHORS)
}
