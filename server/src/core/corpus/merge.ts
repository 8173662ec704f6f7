/**
 * Which segments of a corpus to make one of, and how. Each search looks into every segment, so there should be few; a merge costs in
 * proportion to what it merges, so large ones are touched seldom: segments of about one size are merged when there are several, and one of
 * which a good part is buried is written anew. No answer changes.
 */

import type { Bytes } from '../index/bytes.ts'
import type { Part } from '../index/search-index.ts'
import { Segment } from '../index/segment.ts'
import { SegmentWriter } from '../index/segment-writer.ts'
import { SourceCache } from '../index/source-cache.ts'
import { type MergedPart, mergeEncodedTerms } from '../terms/lexicon/encode-terms.ts'
import { openTerms } from '../terms/lexicon/segment-terms.ts'

/** So many segments of about one size are one too many. */
const FAN_OUT = 4
/** A segment is of about the size of others when it has at most so many times the words of them together. */
const SIZE_RATIO = 2
/** Under so many words all segments are of about one size. */
const SMALL_WORDS = 50_000
/** More words are not put into one segment: merging holds some twenty bytes a word in memory. */
const LARGEST_WORDS = 48_000_000
/** A segment of which this share is buried is written anew. */
const MOST_BURIED = 0.3

/** The parts to merge into one, or undefined when all is well. `parts` are those of a search index. */
export function mergeWanted(parts: readonly Part[]): readonly Part[] | undefined {
  const bySize = parts.map(part => ({ part, words: liveWords(part) })).sort((a, b) => a.words - b.words)
  for (let start = 0; start < bySize.length; start++) {
    let words = 0
    let end = start
    for (; end < bySize.length; end++) {
      const next = bySize[end]?.words ?? 0
      const isAlike = end === start || next <= SIZE_RATIO * Math.max(words, SMALL_WORDS)
      if (!isAlike || words + next > LARGEST_WORDS) break
      words += next
    }
    // The smaller ones go with them: they cost little.
    if (end - start >= FAN_OUT) return bySize.slice(words > LARGEST_WORDS / 2 ? start : 0, end).map(({ part }) => part)
  }
  const buried = parts.find(
    part => part.gone.size > 0 && liveWords(part) < part.segment.header.words * (1 - MOST_BURIED),
  )
  return buried && [buried]
}

/** About: what is buried is taken for as long as the others. */
function liveWords({ segment, gone }: Part): number {
  return segment.header.words * (1 - gone.size / Math.max(1, segment.size))
}

/** One segment of all that is not buried; undefined when nothing is left. Throws DamagedIndex. */
export function mergeSegments(
  parts: readonly { readonly bytes: Bytes; readonly gone: ReadonlySet<number> }[],
): Uint8Array | undefined {
  const writer = new SegmentWriter()
  // Each source is opened once and read from front to back: nothing is worth keeping.
  const cache = new SourceCache(0)
  const segments: MergedPart[] = []
  for (const { bytes, gone } of parts) {
    const segment = Segment.open(bytes, cache)
    segments.push({ terms: openTerms(segment.terms), isLive: document => !gone.has(document) })
    for (let document = 0; document < segment.size; document++)
      if (!gone.has(document)) writer.add(segment.source(document))
  }
  return writer.size > 0 ? writer.finish(mergeEncodedTerms(segments)) : undefined
}
