/**
 * Finds where a quotation stands in the sources: the index proposes windows, each is compared word by word, first exactly, then by
 * aligning its densest stretch. Of several pieces the longest is found first and the others near it, in order.
 */
import type { Contribution } from '../index/contribution.ts'
import type { SearchIndex, SearchWindow } from '../index/search-index.ts'
import type { SourceId } from '../model/place.ts'
import {
  type Alignment,
  type AlignRow,
  align,
  GAP_COST,
  GAP_WORD_COST,
  type NearCost,
  nearCostOf,
  type Step,
} from '../text/align.ts'
import { WORD_COST } from '../text/near-word.ts'
import { foldedWord } from '../text/words.ts'
import { isAside } from './asides.ts'
import { exactRuns } from './exact-runs.ts'
import type { Pattern, PatternWord, Piece } from './pattern.ts'

/** One piece of a quotation aligned with words of a source; undefined where the piece is not near the others. */
export type PieceAlignment = Alignment | undefined

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

/** Bracketed words are the writer's: leaving them out costs nearly nothing, and they replace what stands beside them. */
const BRACKET_EXTRA = 1
const BRACKET_GAP = 1
const BRACKET_GAP_WORD = 1
/** A word with a bracket inside (`walk[ed]`) that fits the source's word outside the bracket. */
const PART_COST = 1

/** Windows that are compared with equality of near words: only the best few of the first round. */
const NEAR_ROUND = 6
/** Aligning is rows × columns; of a very long piece only the most promising windows are looked at. */
const LONG_PIECE = 200
const LONG_PIECE_WINDOWS = 8
/** A window that holds less than this share of the words in any stretch of about their length is not aligned. */
const LEAST_DENSITY = 0.34
/** `'T is` and `'Tis` are one word to a reader and several features to the index: a match may lack those of so many words more. */
const JOINED_WORDS = 1
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
}

/** All places with the least cost first; places of different sources or stretches only. */
export function findPlaces(
  pattern: Pattern,
  search: SearchIndex,
  { among, slack = 0 }: PlaceOptions = {},
): readonly FoundPlace[] {
  const { pieces } = pattern
  if (pieces.length === 0) return []
  const order = pieces
    .map((_, i) => i)
    .sort((a, b) => (pieces[b] as Piece).words.length - (pieces[a] as Piece).words.length)
  let best: FoundPlace[] = []
  for (const anchor of order.slice(0, 2)) {
    const anchors = findPiece(pieces[anchor] as Piece, search, among, slack)
    const places =
      pieces.length === 1
        ? anchors.map(a => asPlace(pattern, a.source, [a.alignment]))
        : anchors.slice(0, ANCHORS).map(a => placeAround(pattern, anchor, a))
    best = distinct([...best, ...places])
    if (pieces.length === 1 || (best[0] && best[0].similarity > 0.8)) break
  }
  return best.slice(0, MOST_PLACES)
}

interface Anchor {
  readonly source: Contribution
  readonly alignment: Alignment
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

function placeAround(pattern: Pattern, anchor: number, { source, alignment }: Anchor): FoundPlace {
  const aligned: PieceAlignment[] = pattern.pieces.map(() => undefined)
  aligned[anchor] = alignment
  let at = alignment.to
  for (let i = anchor + 1; i < pattern.pieces.length; i++) {
    const found = findBeside(pattern.pieces[i] as Piece, source, at, 1)
    if (found) at = found.to
    aligned[i] = found
  }
  at = alignment.from
  for (let i = anchor - 1; i >= 0; i--) {
    const found = findBeside(pattern.pieces[i] as Piece, source, at, -1)
    if (found) at = found.from
    aligned[i] = found
  }
  return asPlace(pattern, source, aligned)
}

/** Good enough to stop looking further away: a quarter of the words may differ. */
const FITS = 0.25

function findBeside(piece: Piece, source: Contribution, at: number, direction: 1 | -1): PieceAlignment {
  const short = piece.words.length < SHORT_PIECE
  if (short) {
    const alone = findSentence(piece, source, at, direction)
    if (alone) return alone
  }
  const worst = piece.words.length * WORD_COST
  let best: PieceAlignment
  for (const reach of short ? [SHORT_REACH] : [NEAR_REACH, FAR_REACH]) {
    const length = reach + piece.words.length
    const from = direction > 0 ? at : Math.max(0, at - length)
    const to = direction > 0 ? Math.min(source.words.count, at + length) : at
    if (to <= from) return best
    const found = alignWithin(piece, source, from, to, direction)
    if (found && (!best || found.cost < best.cost)) best = found
    if (best && best.cost <= worst * FITS) break
  }
  return best && best.to > best.from && best.cost < worst * (short ? FITS : 0.6) ? best : undefined
}

/** One or two words that are a whole sentence or heading of the source are no scrap: they may stand further away. */
function findSentence(piece: Piece, source: Contribution, at: number, direction: 1 | -1): PieceAlignment {
  const { words, rendition } = source
  const from = direction > 0 ? at : Math.max(0, at - NEAR_REACH)
  const to = direction > 0 ? Math.min(words.count, at + NEAR_REACH) : at
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

function findPiece(
  piece: Piece,
  search: SearchIndex,
  among: ReadonlySet<SourceId> | undefined,
  slack: number,
): Anchor[] {
  const windows = search.windows(piece.hashes, among)
  const limit = piece.words.length > LONG_PIECE ? LONG_PIECE_WINDOWS : windows.length
  const found: Anchor[] = []
  const rough: { window: SearchWindow; from: number; to: number; cost: number }[] = []
  let best = Number.POSITIVE_INFINITY
  for (const window of windows.slice(0, limit)) {
    if (best < Number.POSITIVE_INFINITY && !window.canHold(Math.ceil(best / WORD_COST) + JOINED_WORDS + slack)) continue
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
    const alignment = alignStretch(piece, window.source, stretch.from, stretch.to)
    if (alignment.to <= alignment.from) continue
    found.push({ source: window.source, alignment })
    best = Math.min(best, alignment.cost)
    rough.push({ window, ...stretch, cost: alignment.cost })
  }
  if (best > 0 || slack > 0) {
    rough.sort((a, b) => a.cost - b.cost)
    for (const { window, from, to } of rough.slice(0, NEAR_ROUND)) {
      const alignment = alignStretch(piece, window.source, from, to, nearCosts(piece, window.source))
      if (alignment.to > alignment.from) found.push({ source: window.source, alignment })
    }
  }
  const places = distinct(found.map(a => ({ ...a, cost: a.alignment.cost, pieces: [a.alignment] })))
  return places.slice(0, MOST_PLACES)
}

function alignWithin(piece: Piece, source: Contribution, from: number, to: number, direction: 1 | -1): PieceAlignment {
  const exact = exactRuns(piece.hashes, source, from, to)
  const nearest = direction > 0 ? exact[0] : exact[exact.length - 1]
  if (nearest !== undefined) return exactAlignment(piece, nearest)
  const stretch = densestStretch(piece, source, from, to)
  return stretch ? alignStretch(piece, source, stretch.from, stretch.to, nearCosts(piece, source)) : undefined
}

function exactAlignment(piece: Piece, from: number): Alignment {
  const steps = piece.words.map((_, i) => ({
    kind: 'same' as const,
    rows: [i, i + 1] as const,
    columns: [from + i, from + i + 1] as const,
  }))
  return { cost: 0, from, to: from + piece.words.length, steps }
}

/** What a word counts that also follows the same word as in the quotation: alone, common words are everywhere. */
const PAIR_WEIGHT = 3

/**
 * The stretch, about as long as the piece, that holds most of its words, above all of its pairs of words; undefined when it holds too
 * few. O(to − from).
 */
function densestStretch(
  piece: Piece,
  source: Contribution,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  const wanted = new Set(piece.hashes)
  const pairs = new Set<number>()
  for (let i = 1; i < piece.hashes.length; i++) pairs.add(pairOf(piece.hashes, i))
  const { hashes } = source.words
  const m = piece.words.length
  const length = Math.ceil(m * 1.35) + 6
  const worth = new Uint8Array(to - from)
  let score = 0
  let best = 0
  let at = from
  for (let j = from; j < to; j++) {
    if (wanted.has(hashes[j] as number)) {
      const value = j > from && pairs.has(pairOf(hashes, j)) ? 1 + PAIR_WEIGHT : 1
      worth[j - from] = value
      score += value
    }
    if (j - length >= from) score -= worth[j - length - from] as number
    if (score > best) {
      best = score
      at = j - length + 1
    }
  }
  let held = 0
  for (let j = Math.max(from, at); j < Math.min(to, at + length); j++) if ((worth[j - from] as number) > 0) held++
  if (held < m * LEAST_DENSITY) return undefined
  const margin = 4 + (m >> 2)
  return { from: Math.max(from, at - margin), to: Math.min(to, at + length + margin) }
}

function pairOf(hashes: Int32Array, second: number): number {
  return (Math.imul(hashes[second - 1] as number, 31) + (hashes[second] as number)) | 0
}

function alignStretch(piece: Piece, source: Contribution, from: number, to: number, near?: NearCost): Alignment {
  const { words, rendition } = source
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
  return withWholeEnds(alignment, piece.hashes, words.hashes)
}

/** A few words of the source may stand for one of the quotation: `After twenty-five years`, `After 25 years`. */
const END_REACH = 4

/**
 * At the ends of a stretch two changed words cost less than one changed and one dropped, so that the first and last words of a
 * quotation may be taken for others although they stand a word or two further out. Puts them there.
 */
function withWholeEnds(alignment: Alignment, rows: Int32Array, columns: Int32Array): Alignment {
  const { steps } = alignment
  const first = steps[0]
  if (first?.kind === 'changed' && steps.length > 1) {
    for (let at = alignment.from - 1; at >= Math.max(0, alignment.from - END_REACH); at--) {
      if (columns[at] !== rows[0]) continue
      const dropped = droppedSteps(at + 1, first.columns[1], first.rows[1])
      const whole: Step[] = [{ kind: 'same', rows: first.rows, columns: [at, at + 1] }, ...dropped, ...steps.slice(1)]
      return withWholeEnds({ ...alignment, from: at, steps: whole }, rows, columns)
    }
  }
  const last = steps[steps.length - 1]
  if (last?.kind === 'changed' && steps.length > 1) {
    for (let at = alignment.to; at < Math.min(columns.length, alignment.to + END_REACH); at++) {
      if (columns[at] !== rows[rows.length - 1]) continue
      const dropped = droppedSteps(last.columns[0], at, last.rows[0])
      const whole: Step[] = [
        ...steps.slice(0, -1),
        ...dropped,
        { kind: 'same', rows: last.rows, columns: [at, at + 1] },
      ]
      return { ...alignment, to: at + 1, steps: whole }
    }
  }
  return alignment
}

function droppedSteps(from: number, to: number, row: number): Step[] {
  return Array.from({ length: to - from }, (_, i) => ({
    kind: 'dropped',
    rows: [row, row],
    columns: [from + i, from + i + 1],
  }))
}

function rowOf(word: PatternWord): AlignRow {
  const row = { hash: word.hash, length: word.folded.length }
  return word.bracket?.kind === 'free'
    ? { ...row, extraCost: BRACKET_EXTRA, gapCost: BRACKET_GAP, gapWordCost: BRACKET_GAP_WORD }
    : { ...row, extraCost: WORD_COST, gapCost: GAP_COST, gapWordCost: GAP_WORD_COST }
}

function nearCosts(piece: Piece, source: Contribution): NearCost {
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

/** Cheapest first; of places in the same stretch only the cheapest. The order does not depend on how the corpus was loaded. */
function distinct<P extends { source: Contribution; cost: number; pieces: readonly PieceAlignment[] }>(
  places: P[],
): P[] {
  const sorted = [...places].sort(
    (a, b) => a.cost - b.cost || compareIds(a.source.id, b.source.id) || extent(a).from - extent(b).from,
  )
  const kept: P[] = []
  for (const place of sorted) {
    const here = extent(place)
    const taken = kept.some(other => {
      if (other.source !== place.source) return false
      const there = extent(other)
      return here.from < there.to && there.from < here.to
    })
    if (!taken) kept.push(place)
  }
  return kept
}

function extent(place: { pieces: readonly PieceAlignment[] }): { from: number; to: number } {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const alignment of place.pieces) {
    if (!alignment) continue
    from = Math.min(from, alignment.from)
    to = Math.max(to, alignment.to)
  }
  return { from, to }
}

function compareIds(a: SourceId, b: SourceId): number {
  return a < b ? -1 : a > b ? 1 : 0
}
