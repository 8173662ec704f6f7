/**
 * The words of a text as a table of columns: where each stands, its folded hash, its folded length. Twelve-odd bytes a word,
 * no strings: a corpus of fifty megabytes has nine million words.
 */
import { eachWord, foldWord } from './fold.ts'
import { type Span, span, type Unit } from './span.ts'

export interface WordTable {
  readonly count: number
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** See `hashWord` in fold.ts. */
  readonly hashes: Int32Array
  /** Folded length in UTF-16 units, capped at 255. */
  readonly lengths: Uint8Array
}

/**
 * The words of `text`, in order. Words that begin inside one of `skipped` (sorted, not overlapping: page furniture) are left out,
 * and a word never runs across one.
 */
export function scanWords<U extends Unit>(text: string, skipped: readonly Span<U>[] = []): WordTable {
  const columns = new Columns(Math.max(16, text.length >> 2))
  const sink = (start: number, end: number, hash: number, length: number): void => columns.add(start, end, hash, length)
  let at = 0
  for (const gap of skipped) {
    eachWord(text, at, Math.max(at, gap.start), sink)
    at = Math.max(at, gap.end)
  }
  eachWord(text, at, text.length, sink)
  return columns.finish()
}

/** The span of the words `first` to `last`, both included. */
export function spanOfWords<U extends Unit>(table: WordTable, first: number, last: number): Span<U> {
  return span<U>(table.starts[first] as number, table.ends[last] as number)
}

/** The index of the first word that ends after `at`; `count` when there is none. Binary search. */
export function wordAt(table: WordTable, at: number): number {
  let low = 0
  let high = table.count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table.ends[middle] as number) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The folded form of one word of the table. */
export function foldedWord(text: string, table: WordTable, index: number): string {
  return foldWord(text, table.starts[index], table.ends[index])
}

class Columns {
  private count = 0
  private starts: Uint32Array
  private ends: Uint32Array
  private hashes: Int32Array
  private lengths: Uint8Array

  constructor(capacity: number) {
    this.starts = new Uint32Array(capacity)
    this.ends = new Uint32Array(capacity)
    this.hashes = new Int32Array(capacity)
    this.lengths = new Uint8Array(capacity)
  }

  add(start: number, end: number, hash: number, length: number): void {
    const i = this.count++
    if (i === this.starts.length) this.grow()
    this.starts[i] = start
    this.ends[i] = end
    this.hashes[i] = hash
    this.lengths[i] = Math.min(length, 255)
  }

  finish(): WordTable {
    const n = this.count
    return {
      count: n,
      starts: this.starts.slice(0, n),
      ends: this.ends.slice(0, n),
      hashes: this.hashes.slice(0, n),
      lengths: this.lengths.slice(0, n),
    }
  }

  private grow(): void {
    const capacity = this.starts.length * 2
    const grown = <T extends Uint32Array | Int32Array | Uint8Array>(array: T, into: T): T => {
      into.set(array)
      return into
    }
    this.starts = grown(this.starts, new Uint32Array(capacity))
    this.ends = grown(this.ends, new Uint32Array(capacity))
    this.hashes = grown(this.hashes, new Int32Array(capacity))
    this.lengths = grown(this.lengths, new Uint8Array(capacity))
  }
}
