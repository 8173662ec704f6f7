/**
 * The search over all sources of a corpus: a few immutable segments, each over a batch of sources, with what is buried in them. A changed
 * source is buried where it was and stands in a newer segment; merging (index/merge.ts) changes no answer.
 */
import type { SourceId } from '../model/place.ts'
import { type BlockRange, findCandidates } from './candidates.ts'
import type { Probe } from './probe.ts'
import { eachRun } from './runs.ts'
import type { Segment } from './segment.ts'
import type { StoredSource } from './stored-source.ts'
import { eachWordRange, runRanges, type WordRange } from './word-ranges.ts'

/** A segment and the numbers of its documents that do not count any more. */
export interface Part {
  readonly segment: Segment
  readonly gone: ReadonlySet<number>
}

/** A stretch of a source that may hold what is looked for. */
export interface SearchWindow {
  readonly source: StoredSource
  readonly fromWord: number
  readonly toWord: number
  /** The share of the possible score, 0 to 1. */
  readonly share: number
  /** A match here differs from what is looked for in so many words at least. */
  readonly leastEdits: number
}

interface Whereabouts {
  readonly part: number
  readonly document: number
}

export class SearchIndex {
  readonly parts: readonly Part[]
  private whereOrNone: ReadonlyMap<SourceId, Whereabouts> | undefined

  constructor(parts: readonly Part[]) {
    this.parts = parts.filter(({ segment, gone }) => gone.size < segment.size)
  }

  static empty(): SearchIndex {
    return new SearchIndex([])
  }

  /** `gone` names the sources whose earlier contributions no longer count, those of `added` among them. */
  with(added: readonly Segment[], gone: ReadonlySet<SourceId>): SearchIndex {
    const buried = new Map<number, Set<number>>()
    for (const id of gone) {
      const where = this.where.get(id)
      if (!where) continue
      const set = buried.get(where.part)
      if (set) set.add(where.document)
      else buried.set(where.part, new Set([where.document]))
    }
    const kept = this.parts.map((part, i) => {
      const more = buried.get(i)
      return more ? { segment: part.segment, gone: new Set([...part.gone, ...more]) } : part
    })
    return new SearchIndex([...kept, ...added.map(segment => ({ segment, gone: new Set<number>() }))])
  }

  /** The same sources out of these segments; those that stand in none of them stay where they are. */
  rehoused(segments: readonly Segment[]): SearchIndex {
    const taken = new Set<SourceId>()
    const parts = segments.map(segment => {
      const gone = new Set<number>()
      for (let document = 0; document < segment.size; document++) {
        const { id, fingerprint } = segment.source(document)
        if (!taken.has(id) && this.source(id)?.fingerprint === fingerprint) taken.add(id)
        else gone.add(document)
      }
      return { segment, gone }
    })
    const others = this.parts
      .filter(({ segment }) => !segments.includes(segment))
      .map(({ segment, gone }) => {
        const more = Array.from({ length: segment.size }, (_, i) => i).filter(i => taken.has(segment.source(i).id))
        return { segment, gone: new Set([...gone, ...more]) }
      })
    return new SearchIndex([...others, ...parts])
  }

  /** The sources that count, in no order that means anything. */
  *sources(): Iterable<StoredSource> {
    for (const { segment, gone } of this.parts)
      for (let document = 0; document < segment.size; document++)
        if (!gone.has(document)) yield segment.source(document)
  }

  /**
   * Windows that may hold the words with these folded hashes, most promising first. `among` restricts to some sources.
   * A reader that already has a match with k changed words may skip a window whose `leastEdits` is more.
   */
  windows(hashes: Int32Array, among?: ReadonlySet<SourceId>, probe?: Probe): readonly SearchWindow[] {
    if (hashes.length === 0) return []
    const found: SearchWindow[] = []
    for (const [i, { segment, gone }] of this.parts.entries()) {
      const ranges = among && this.ranges(i, among)
      if (ranges?.length === 0) continue
      const counts = gone.size > 0 ? (document: number) => !gone.has(document) : undefined
      const windows = findCandidates(segment, hashes, counts, ranges, probe)
      for (const { document, fromWord, toWord, share, leastEdits } of windows) {
        found.push({
          source: segment.source(document),
          fromWord,
          toWord,
          share,
          leastEdits,
        })
      }
    }
    return found.sort(
      (a, b) =>
        b.share - a.share || (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : a.fromWord - b.fromWord),
    )
  }

  /**
   * Every place where these folded hashes stand one right after the other, until `visit` gives false: source by source, in the order of
   * their text. `word` is the index of the first of them. Verified by hash, word by word. A single word that stands nearly everywhere
   * is not found.
   */
  runs(
    hashes: Int32Array,
    visit: (source: StoredSource, word: number) => boolean,
    among?: ReadonlySet<SourceId>,
    probe?: Probe,
  ): void {
    if (hashes.length === 0) return
    for (const [i, { segment, gone }] of this.parts.entries()) {
      const ranges = among && this.ranges(i, among)
      if (ranges?.length === 0) continue
      const wanted = ranges && new Set(ranges.map(range => range.document))
      const counts = (document: number): boolean => !gone.has(document) && (!wanted || wanted.has(document))
      if (!eachRun(segment, hashes, counts, visit, probe)) return
    }
  }

  /**
   * Stretches of sources that may hold the word with this folded hash: every place of the word lies in one of them. Ascending within a
   * source, all of a source together. Lossy: verify. Costs a list and, for words that stand nearly everywhere, a visit of everything.
   */
  *blocksWith(hash: number): Iterable<WordRange> {
    for (const { segment, gone } of this.parts) yield* eachWordRange(segment, hash, document => !gone.has(document))
  }

  /** The same for the first of several words that stand one right after the other. */
  *blocksWithRun(hashes: Int32Array): Iterable<WordRange> {
    for (const { segment, gone } of this.parts) yield* runRanges(segment, hashes, document => !gone.has(document))
  }

  /** Where a source is; undefined when there is none of that id. */
  source(id: SourceId): StoredSource | undefined {
    const where = this.where.get(id)
    return where && (this.parts[where.part] as Part).segment.source(where.document)
  }

  private get where(): ReadonlyMap<SourceId, Whereabouts> {
    if (!this.whereOrNone) {
      const where = new Map<SourceId, Whereabouts>()
      for (const [part, { segment, gone }] of this.parts.entries())
        for (let document = 0; document < segment.size; document++)
          if (!gone.has(document)) where.set(segment.source(document).id, { part, document })
      this.whereOrNone = where
    }
    return this.whereOrNone
  }

  private ranges(part: number, among: ReadonlySet<SourceId>): BlockRange[] {
    const { segment } = this.parts[part] as Part
    const documents: number[] = []
    for (const id of among) {
      const where = this.where.get(id)
      if (where?.part === part) documents.push(where.document)
    }
    return documents
      .sort((a, b) => a - b)
      .map(document => ({ document, from: segment.firstBlock(document), to: segment.firstBlock(document + 1) }))
  }
}
