/** The blocks of a segment that may hold a word, or where a run of words may begin, as ranges of words of its sources. */
import { BLOCK_WORDS, isCommon } from './postings.ts'
import { eachRunBlock } from './runs.ts'
import type { Segment } from './segment.ts'
import type { StoredSource } from './stored-source.ts'

export interface WordRange {
  readonly source: StoredSource
  /** Half-open. */
  readonly fromWord: number
  readonly toWord: number
}

export function* eachWordRange(
  segment: Segment,
  hash: number,
  counts: (document: number) => boolean,
): Iterable<WordRange> {
  const extent = { from: 0, length: 0 }
  const count = segment.locateWord(hash, extent)
  if (count === 0) return
  if (isCommon(count, segment.header.blocks)) {
    for (let document = 0; document < segment.size; document++) {
      if (!counts(document)) continue
      const source = segment.source(document)
      yield { source, fromWord: 0, toWord: source.wordCount }
    }
    return
  }
  const { scratch } = segment
  const listed = segment.words.read(extent, scratch)
  // Copied: between two ranges somebody else may search.
  const blocks = scratch.blocks.slice(0, listed)
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i] as number
    const document = segment.documentOfBlock(block)
    const first = segment.firstBlock(document)
    const end = segment.firstBlock(document + 1)
    let last = i + 1
    while (last < blocks.length && blocks[last] === (blocks[last - 1] as number) + 1 && (blocks[last] as number) < end)
      last++
    if (counts(document)) {
      const source = segment.source(document)
      const toWord = Math.min(source.wordCount, ((blocks[last - 1] as number) + 1 - first) * BLOCK_WORDS)
      yield { source, fromWord: (block - first) * BLOCK_WORDS, toWord }
    }
    i = last
  }
}

/** Where the first word of a run may stand: every place lies in one of the ranges, which may overlap. Two words at least. */
export function runRanges(
  segment: Segment,
  hashes: Int32Array,
  counts: (document: number) => boolean,
): readonly WordRange[] {
  const found: WordRange[] = []
  eachRunBlock(segment, hashes, counts, (document, block, at) => {
    const source = segment.source(document)
    const from = (block - segment.firstBlock(document)) * BLOCK_WORDS - at
    const toWord = Math.min(source.wordCount - hashes.length + 1, from + BLOCK_WORDS)
    const fromWord = Math.max(0, from)
    if (fromWord < toWord) found.push({ source, fromWord, toWord })
    return true
  })
  return found
}
