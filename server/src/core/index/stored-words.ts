/**
 * The words of a stored source, found again in its text where they are wanted. The index knows where each block of words begins, so a
 * window of a long book costs a window. The columns are as long as the source; the memory of what was never filled is never used.
 */
import { eachWord } from '../text/fold.ts'
import type { Span } from '../text/span.ts'
import type { WordTable } from '../text/words.ts'
import { DamagedIndex } from './bytes.ts'
import { BLOCK_WORDS } from './postings.ts'

/** Filled on both sides of what is asked for: who looks at neighbours need not ask again. */
const MARGIN = 256

export class StoredWords implements WordTable {
  readonly count: number
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly hashes: Int32Array
  readonly lengths: Uint8Array
  private readonly text: string
  private readonly skipped: readonly Span<'text'>[]
  /** Where each block begins in the text. */
  private readonly blockStarts: Uint32Array
  private readonly filled: Uint8Array

  constructor(text: string, skipped: readonly Span<'text'>[], count: number, blockStarts: Uint32Array) {
    this.text = text
    this.skipped = skipped
    this.count = count
    this.blockStarts = blockStarts
    this.filled = new Uint8Array(blockStarts.length)
    this.starts = new Uint32Array(count)
    this.ends = new Uint32Array(count)
    this.hashes = new Int32Array(count)
    this.lengths = new Uint8Array(count)
  }

  /**
   * Makes the columns good from word `from` to word `to`, and `margin` words on both sides. Costs nothing where they are. Gives how many
   * words were filled.
   */
  fill(from: number, to: number, margin = MARGIN): number {
    let filled = 0
    const first = Math.max(0, Math.floor((from - margin) / BLOCK_WORDS))
    const last = Math.min(this.blockStarts.length, Math.ceil((to + margin) / BLOCK_WORDS))
    for (let block = first; block < last; block++) {
      if (this.filled[block] === 1) continue
      let end = block + 1
      while (end < last && this.filled[end] === 0) end++
      this.scan(block, end)
      filled += (end - block) * BLOCK_WORDS
      block = end
    }
    return filled
  }

  private scan(first: number, end: number): void {
    const from = this.blockStarts[first] as number
    const to = end < this.blockStarts.length ? (this.blockStarts[end] as number) : this.text.length
    const until = Math.min(this.count, end * BLOCK_WORDS)
    const { starts, ends, hashes, lengths } = this
    let at = first * BLOCK_WORDS
    const sink = (start: number, wordEnd: number, hash: number, length: number): void => {
      if (at >= until) throw new DamagedIndex('a block has more words than it had when it was indexed')
      starts[at] = start
      ends[at] = wordEnd
      hashes[at] = hash
      lengths[at] = length > 255 ? 255 : length
      at++
    }
    let position = from
    for (let i = firstAfter(this.skipped, from); i < this.skipped.length; i++) {
      const gap = this.skipped[i] as Span<'text'>
      if (gap.start >= to) break
      eachWord(this.text, position, Math.max(position, gap.start), sink)
      position = Math.max(position, gap.end)
    }
    if (position < to) eachWord(this.text, position, to, sink)
    if (at !== until) throw new DamagedIndex('a block has fewer words than it had when it was indexed')
    this.filled.fill(1, first, end)
  }
}

/** The first span that ends after `at`. They are in order and do not overlap. */
function firstAfter(spans: readonly Span<'text'>[], at: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span<'text'>).end <= at) low = middle + 1
    else high = middle
  }
  return low
}
