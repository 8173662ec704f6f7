/**
 * A search segment: an inverted index over the words of a batch of sources, immutable, with their texts; read where it is asked.
 *
 * The words of each source are cut into blocks of {@link BLOCK_WORDS} that never cross a source. Two tables of posting lists say
 * which blocks hold a feature: pairs of neighbouring words, and single words, both hashed into buckets. Buckets are lossy (two
 * features may share one); whoever asks verifies what comes back against the words themselves.
 *
 * Opening reads a header. After the block-level index of the study described in docs/decisions/0003; what it is bad at: quotations made
 * of the commonest words only, whose lists are long.
 */

import { pairBucket, wordBucket } from './buckets.ts'
import { type Bytes, DamagedIndex } from './bytes.ts'
import type { SourceFacts } from './contribution.ts'
import { type Extent, isRare, Postings, type Scratch } from './postings.ts'
import { type SegmentHeader, unpackSegment } from './segment-file.ts'
import type { SourceCache } from './source-cache.ts'
import { type StoredParts, type StoredSections, type StoredSource, storedSource } from './stored-source.ts'

/** What a search writes on; one search at a time does. */
export interface SearchScratch extends Scratch {
  /** For each block, as bits, the features that it has; all zero between searches. */
  readonly features: Int32Array
  touched: Uint32Array
}

export class Segment {
  readonly header: SegmentHeader
  /** What it was opened of. */
  readonly bytes: Bytes
  readonly pairs: Postings
  readonly words: Postings
  private readonly documents: Bytes
  private readonly infos: Bytes
  private readonly sections: StoredSections
  /** What its sources say of terms: see terms/segment-terms.ts. */
  readonly terms: Bytes
  private readonly cache: SourceCache
  private readonly opened = new Map<number, StoredSource>()
  private table: Uint32Array | undefined
  private scratchOrNone: SearchScratch | undefined

  private constructor(bytes: Bytes, cache: SourceCache) {
    const { header, sections } = unpackSegment(bytes)
    this.header = header
    this.bytes = bytes
    this.cache = cache
    this.pairs = new Postings(sections.pairOffsets, sections.pairLists, false)
    this.words = new Postings(sections.wordOffsets, sections.wordLists, true)
    this.documents = sections.documents
    this.infos = sections.infos
    this.sections = sections
    this.terms = sections.terms
  }

  /** Throws DamagedIndex for what is no segment of this version. */
  static open(bytes: Bytes, cache: SourceCache): Segment {
    return new Segment(bytes, cache)
  }

  get size(): number {
    return this.header.documents
  }

  source(document: number): StoredSource {
    const known = this.opened.get(document)
    if (known) return known
    const from = this.info(document)
    const bytes = this.infos.read(from, this.info(document + 1) - from)
    const { facts, parts } = parseInfo(bytes)
    const first = this.firstBlock(document)
    const blocks = this.firstBlock(document + 1) - first
    const source = storedSource(facts, parts, this.sections, first, blocks, this.cache)
    this.opened.set(document, source)
    return source
  }

  /** The number of a document's first block; of `size` the count of blocks. */
  firstBlock(document: number): number {
    return this.documentTable()[document * 2] as number
  }

  documentOfBlock(block: number): number {
    const table = this.documentTable()
    let low = 0
    let high = this.size
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((table[middle * 2] as number) <= block) low = middle
      else high = middle
    }
    return low
  }

  get scratch(): SearchScratch {
    this.scratchOrNone ??= {
      blocks: new Uint32Array(1024),
      features: new Int32Array(this.header.blocks + 1),
      touched: new Uint32Array(1024),
    }
    return this.scratchOrNone
  }

  /** Where the list of a word lies, and in how many blocks its bucket is. */
  locateWord(hash: number, into: Extent): number {
    this.words.locate(wordBucket(hash, this.header.wordBits), into)
    return this.words.count(into)
  }

  /** Where the list of a pair lies. Pairs of two rare words have none: ask {@link isRareWord} of both first. */
  locatePair(first: number, second: number, into: Extent): void {
    this.pairs.locate(pairBucket(first, second, this.header.pairBits), into)
  }

  isRareWord(count: number): boolean {
    return isRare(count, this.header.blocks)
  }

  private info(document: number): number {
    return this.documentTable()[document * 2 + 1] as number
  }

  /** Two numbers a document; copied as they are, not parsed. */
  private documentTable(): Uint32Array {
    if (!this.table) {
      const length = (this.size + 1) * 8
      this.table = new Uint32Array(this.documents.read(0, length).slice().buffer)
    }
    return this.table
  }
}

function parseInfo(bytes: Uint8Array): { readonly facts: SourceFacts; readonly parts: StoredParts } {
  try {
    return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) as {
      facts: SourceFacts
      parts: StoredParts
    }
  } catch {
    throw new DamagedIndex('what is known of a source cannot be read')
  }
}
