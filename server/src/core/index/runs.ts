/**
 * Where a few words stand in a row in the documents of a segment. The shortest posting lists of their pairs (of two rare words: of the
 * words) are walked together, and a block that all of them name is compared word by word. Cost: the shortest list plus binary searches in
 * the others, and 64 comparisons for each block that is left. Bad at: two very common words alone (`of the`), whose list is long.
 */
import { BLOCK_WORDS, isCommon, type Postings } from './postings.ts'
import type { Probe } from './probe.ts'
import type { Segment } from './segment.ts'
import type { StoredSource } from './stored-source.ts'

interface FeatureList {
  readonly postings: Postings
  readonly from: number
  /** In bytes. */
  readonly length: number
  /** The word of what is looked for that stands in the list's blocks. */
  readonly at: number
}

/** A block that holds one feature holds the others too, or one as far away as they are. So many lists are enough to tell. */
const LISTS = 3

/** False when `visit` gave false: no more is wanted. */
export function eachRun(
  segment: Segment,
  hashes: Int32Array,
  counts: (document: number) => boolean,
  visit: (source: StoredSource, word: number) => boolean,
  probe?: Probe,
): boolean {
  return eachRunBlock(
    segment,
    hashes,
    counts,
    (document, block, at) => {
      const source = segment.source(document)
      const from = (block - segment.firstBlock(document)) * BLOCK_WORDS
      const to = Math.min(from + BLOCK_WORDS, source.wordCount)
      const words = source.wordsNear(from - at, to + hashes.length)
      for (let word = from; word < to; word++) {
        const start = word - at
        if (words.hashes[word] !== hashes[at] || !isRun(words.hashes, words.count, start, hashes)) continue
        if (!visit(source, start)) return false
      }
      return true
    },
    probe,
  )
}

/**
 * The blocks that may hold a run of these words, told by lists alone: no text is read. `at` is the word of the run that stands in the block, if it
 * does. False when `take` gave false.
 */
export function eachRunBlock(
  segment: Segment,
  hashes: Int32Array,
  counts: (document: number) => boolean,
  take: (document: number, block: number, at: number) => boolean,
  probe?: Probe,
): boolean {
  const features = featureLists(segment, hashes)
  const rarest = features?.[0]
  if (!features || !rarest) return true
  const { scratch } = segment
  const lists = features.slice(0, LISTS).map(({ postings, at, ...extent }): BlockList => {
    const count = postings.read(extent, scratch)
    if (probe) probe.postings += count
    const words = at - rarest.at
    return {
      blocks: scratch.blocks.slice(0, count),
      nearest: Math.floor(words / BLOCK_WORDS),
      farthest: Math.floor((BLOCK_WORDS - 1 + words) / BLOCK_WORDS),
      cursor: 0,
    }
  })
  const [first, ...others] = lists as [BlockList, ...BlockList[]]
  let document = -1
  let next = 0
  let isWanted = false
  for (const block of first.blocks) {
    if (block >= next) {
      document = segment.documentOfBlock(block)
      next = segment.firstBlock(document + 1)
      isWanted = counts(document)
    }
    if (!isWanted || !others.every(list => isNear(list, block))) continue
    if (probe) probe.windows++
    if (!take(document, block, rarest.at)) return false
  }
  return true
}

/** Shortest first; undefined when one of the words or pairs stands nowhere. */
function featureLists(segment: Segment, hashes: Int32Array): FeatureList[] | undefined {
  const lists: FeatureList[] = []
  const extent = { from: 0, length: 0 }
  let wasRare = false
  for (let at = 0; at < hashes.length; at++) {
    const count = segment.locateWord(hashes[at] as number, extent)
    if (count === 0) return undefined
    const rare = segment.isRareWord(count)
    if (!isCommon(count, segment.header.blocks)) lists.push({ postings: segment.words, ...extent, at })
    if (at > 0 && !(rare && wasRare)) {
      segment.locatePair(hashes[at - 1] as number, hashes[at] as number, extent)
      if (extent.length === 0) return undefined
      lists.push({ postings: segment.pairs, ...extent, at: at - 1 })
    }
    wasRare = rare
  }
  return lists.sort((a, b) => a.length - b.length)
}

interface BlockList {
  readonly blocks: Uint32Array
  /** How many blocks after the rarest feature's this one's may be. */
  readonly nearest: number
  readonly farthest: number
  cursor: number
}

/** Whether a list names a block where its feature should stand. Blocks are asked for in ascending order: `cursor` remembers how far it is. */
function isNear(list: BlockList, block: number): boolean {
  const { blocks } = list
  const least = block + list.nearest
  let low = list.cursor
  let high = blocks.length
  // Galloping: the next one is mostly close.
  for (let step = 1; low + step < high; step *= 2) {
    if ((blocks[low + step] as number) >= least) {
      high = low + step + 1
      break
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as number) < least) low = middle + 1
    else high = middle
  }
  list.cursor = low
  return low < blocks.length && (blocks[low] as number) <= block + list.farthest
}

function isRun(words: Int32Array, count: number, start: number, hashes: Int32Array): boolean {
  if (start < 0 || start + hashes.length > count) return false
  for (let i = 0; i < hashes.length; i++) if (words[start + i] !== hashes[i]) return false
  return true
}
