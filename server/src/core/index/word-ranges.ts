/** The blocks of a segment that may hold a word, as ranges of words of its sources. */
import { BLOCK_WORDS, isCommon } from './postings.ts'
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
