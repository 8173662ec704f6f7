/**
 * The search index of a corpus: a few immutable segments, with tombstones for sources that were changed or removed since. A batch
 * of changes costs one new segment; segments are merged so that each is more than twice as large as the next, which keeps
 * their number logarithmic and the cost of all merges at O(words · log).
 */
import type { SourceId } from '../model/place.ts'
import { findCandidates } from './candidates.ts'
import type { Contribution } from './contribution.ts'
import type { Probe } from './probe.ts'
import { eachRun } from './runs.ts'
import { buildSegment, type Segment } from './segment.ts'

/** A stretch of one source that may hold the quotation that was asked for, words `fromWord` to `toWord` (not included). */
export interface SearchWindow {
  readonly source: Contribution
  readonly fromWord: number
  readonly toWord: number
  /** 1: every feature of the quotation that was looked up is here. */
  readonly share: number
  /** False when no window with `edits` or more changed words can be this far down: see {@link SearchIndex.windows}. */
  readonly canHold: (edits: number) => boolean
}

interface Part {
  readonly segment: Segment
  /** Sources of the segment that are out of date. */
  readonly gone: ReadonlySet<SourceId>
}

export class SearchIndex {
  private readonly parts: readonly Part[]

  private constructor(parts: readonly Part[]) {
    this.parts = parts
  }

  static empty(): SearchIndex {
    return new SearchIndex([])
  }

  /** `gone` names the sources whose earlier contributions no longer count, those of `added` among them. */
  with(added: readonly Contribution[], gone: ReadonlySet<SourceId>): SearchIndex {
    const kept = this.parts
      .map(part => {
        const hit = part.segment.documents.filter(d => gone.has(d.id) && !part.gone.has(d.id))
        return hit.length === 0 ? part : { ...part, gone: new Set([...part.gone, ...hit.map(d => d.id)]) }
      })
      .filter(part => part.gone.size < part.segment.documents.length)
    let fresh = [...added]
    while (fresh.length > 0 && kept.length > 0) {
      const last = kept[kept.length - 1] as Part
      const size = fresh.reduce((sum, document) => sum + document.words.count, 0)
      if (last.segment.wordCount > 2 * size) break
      kept.pop()
      fresh = [...last.segment.documents.filter(d => !last.gone.has(d.id)), ...fresh]
    }
    return new SearchIndex(fresh.length > 0 ? [...kept, { segment: buildSegment(fresh), gone: new Set() }] : kept)
  }

  /**
   * Windows that may hold the words with these folded hashes, most promising first. `among` restricts to some sources.
   * A reader that already has a match with k changed words may skip a window whose `canHold(k)` is false.
   */
  windows(hashes: Int32Array, among?: ReadonlySet<SourceId>, probe?: Probe): readonly SearchWindow[] {
    if (hashes.length === 0) return []
    const found: SearchWindow[] = []
    for (const { segment, gone } of this.parts) {
      if (among && !segment.documents.some(d => among.has(d.id))) continue
      const counts = (document: number): boolean => {
        const { id } = segment.documents[document] as Contribution
        return !gone.has(id) && (!among || among.has(id))
      }
      const filter = among || gone.size > 0 ? counts : undefined
      const { windows, weights, total } = findCandidates(segment, hashes, filter, probe)
      for (const window of windows) {
        found.push({
          source: segment.documents[window.document] as Contribution,
          fromWord: window.fromWord,
          toWord: window.toWord,
          share: window.score / Math.max(1, total),
          canHold: edits => window.score >= total - heaviest(weights, 3 * edits),
        })
      }
    }
    return found.sort(
      (a, b) =>
        b.share - a.share || (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : a.fromWord - b.fromWord),
    )
  }

  /**
   * Every place where these folded hashes stand one right after the other (two at least), in the order of the documents and of their
   * text, until `visit` gives false. `word` is the index of the first of them. Verified by hash, word by word.
   */
  runs(
    hashes: Int32Array,
    visit: (source: Contribution, word: number) => boolean,
    among?: ReadonlySet<SourceId>,
  ): void {
    for (const { segment, gone } of this.parts) {
      const counts = (document: number): boolean => {
        const { id } = segment.documents[document] as Contribution
        return !gone.has(id) && (!among || among.has(id))
      }
      if (!eachRun(segment, hashes, counts, visit)) return
    }
  }
}

/** Each changed word takes at most one word and two pairs with it. */
function heaviest(weights: readonly number[], count: number): number {
  let sum = 0
  for (let i = 0; i < Math.min(count, weights.length); i++) sum += weights[i] as number
  return sum
}
