/**
 * Where a few words stand in a row in the documents of a segment. The posting lists of all neighbouring pairs are walked together,
 * shortest first, and a block that all of them name is compared word by word. Cost: the shortest list plus binary searches in the
 * others, and 64 comparisons for each block that is left. Bad at: two very common words alone (`of the`), whose list is long.
 */
import type { Contribution } from './contribution.ts'
import { BLOCK_WORDS, pairBucket, type Segment } from './segment.ts'

interface PairList {
  /** The pair is words `at` and `at + 1` of what is looked for. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** A block that holds one pair holds the others too, or its neighbour does. So many lists are enough to tell. */
const LISTS = 3

/** False when `visit` gave false: no more is wanted. */
export function eachRun(
  segment: Segment,
  hashes: Int32Array,
  counts: (document: number) => boolean,
  visit: (source: Contribution, word: number) => boolean,
): boolean {
  const lists = pairLists(segment, hashes)
  const rarest = lists[0]
  if (!rarest) return true
  const { blocks } = segment.pairs
  const others = lists.slice(1, LISTS)
  const cursors = others.map(list => list.from)
  let document = 0
  let counted = -1
  let isWanted = false
  for (let i = rarest.from; i < rarest.to; i++) {
    const block = blocks[i] as number
    while ((segment.firstBlock[document + 1] as number) <= block) document++
    if (document !== counted) {
      counted = document
      isWanted = counts(document)
    }
    if (!isWanted || !others.every((list, k) => isNear(blocks, list, cursors, k, block))) continue
    const source = segment.documents[document] as Contribution
    const first = (block - (segment.firstBlock[document] as number)) * BLOCK_WORDS
    const { hashes: words, count } = source.words
    const last = Math.min(first + BLOCK_WORDS, count)
    for (let word = first; word < last; word++) {
      const start = word - rarest.at
      if (words[word] === hashes[rarest.at] && isRun(words, count, start, hashes) && !visit(source, start)) return false
    }
  }
  return true
}

/** Shortest first. */
function pairLists({ pairs, bits }: Segment, hashes: Int32Array): PairList[] {
  const lists: PairList[] = []
  for (let at = 0; at + 1 < hashes.length; at++) {
    const bucket = pairBucket(hashes[at] as number, hashes[at + 1] as number, bits)
    lists.push({ at, from: pairs.offsets[bucket] as number, to: pairs.offsets[bucket + 1] as number })
  }
  return lists.sort((a, b) => a.to - a.from - (b.to - b.from))
}

/** Whether a list names the block or one beside it. Blocks are asked for in ascending order: `cursors` remember how far it is. */
function isNear(blocks: Uint32Array, list: PairList, cursors: number[], k: number, block: number): boolean {
  let low = cursors[k] as number
  let high = list.to
  // Galloping: the next one is mostly close.
  for (let step = 1; low + step < high; step *= 2) {
    if ((blocks[low + step] as number) >= block - 1) {
      high = low + step + 1
      break
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as number) < block - 1) low = middle + 1
    else high = middle
  }
  cursors[k] = low
  return low < list.to && (blocks[low] as number) <= block + 1
}

function isRun(words: Int32Array, count: number, start: number, hashes: Int32Array): boolean {
  if (start < 0 || start + hashes.length > count) return false
  for (let i = 0; i < hashes.length; i++) if (words[start + i] !== hashes[i]) return false
  return true
}
