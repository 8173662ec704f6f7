/**
 * Makes a segment of a batch of sources: each is added, then all is encoded. Cost: O(words), two passes of a counting sort for each kind of
 * feature; memory: the bytes of the texts and some twelve bytes a word.
 */

import { bucketBits, pairBucket, wordBucket } from './buckets.ts'
import { ByteWriter } from './byte-writer.ts'
import type { Contribution, SourceFacts } from './contribution.ts'
import { BLOCK_WORDS, countBuckets, type EncodedPostings, encodePostings, isCommon, isRare } from './postings.ts'
import { encodeStructure, encodeText, type TextEncoding } from './rendition-codec.ts'
import { packSegment, type SegmentHeader } from './segment-file.ts'
import { StoredContent, type StoredParts } from './stored-source.ts'

/** Mean length of a list of pairs. Longer lists have smaller gaps, and tell less. */
const PAIRS_PER_BUCKET = 64
const WORDS_PER_BUCKET = 64

export class SegmentWriter {
  private readonly facts: SourceFacts[] = []
  private readonly parts: StoredParts[] = []
  private readonly firstBlocks: number[] = []
  private readonly texts = new ByteWriter(1 << 16)
  private readonly structures = new ByteWriter(1 << 12)
  private hashes = new Int32Array(1 << 14)
  private words = 0
  private blockStarts = new Uint32Array(1 << 8)
  /** The first word of each block; the count of words last. */
  private blockWords = new Uint32Array(1 << 8)
  private blocks = 0

  /** Bytes of text that were added. */
  get textBytes(): number {
    return this.texts.length
  }

  get size(): number {
    return this.facts.length
  }

  add(source: Contribution): void {
    const { text, encoding, structure } = source instanceof StoredContent ? source.raw() : rawOf(source)
    this.facts.push(factsOf(source))
    this.parts.push({
      text: [this.texts.length, text.length],
      encoding,
      structure: [this.structures.length, structure.length],
    })
    this.texts.append(text)
    this.structures.append(structure)
    this.addWords(source)
  }

  private addWords({ words }: Contribution): void {
    const { count, starts, hashes } = words
    this.firstBlocks.push(this.blocks)
    if (this.words + count > this.hashes.length) {
      const larger = new Int32Array(Math.max(this.hashes.length * 2, this.words + count))
      larger.set(this.hashes)
      this.hashes = larger
    }
    this.hashes.set(hashes.subarray(0, count), this.words)
    for (let word = 0; word < count; word += BLOCK_WORDS) {
      if (this.blocks + 1 >= this.blockStarts.length) {
        this.blockStarts = doubled(this.blockStarts)
        this.blockWords = doubled(this.blockWords)
      }
      this.blockStarts[this.blocks] = starts[word] as number
      this.blockWords[this.blocks] = this.words + word
      this.blocks++
    }
    this.words += count
    this.blockWords[this.blocks] = this.words
  }

  /** The whole segment. `terms`: what its sources say of terms, as bytes of which the segment knows nothing. */
  finish(terms: Uint8Array): Uint8Array {
    const { pairs, words, pairBits, wordBits } = this.encodeFeatures()
    const infos = new ByteWriter(this.facts.length * 256)
    const table = new DataView(new ArrayBuffer((this.facts.length + 1) * 8))
    this.facts.forEach((facts, i) => {
      table.setUint32(i * 8, this.firstBlocks[i] as number, true)
      table.setUint32(i * 8 + 4, infos.length, true)
      infos.append(new TextEncoder().encode(JSON.stringify({ facts, parts: this.parts[i] })))
    })
    table.setUint32(this.facts.length * 8, this.blocks, true)
    table.setUint32(this.facts.length * 8 + 4, infos.length, true)
    const header: SegmentHeader = {
      documents: this.facts.length,
      blocks: this.blocks,
      words: this.words,
      textBytes: this.texts.length,
      pairBits,
      wordBits,
    }
    return packSegment(header, {
      documents: new Uint8Array(table.buffer),
      infos: infos.finish(),
      pairOffsets: pairs.offsets,
      pairLists: pairs.lists,
      wordOffsets: words.offsets,
      wordLists: words.lists,
      blockStarts: bytesOf(this.blockStarts.subarray(0, this.blocks)),
      structures: this.structures.finish(),
      terms,
      texts: this.texts.finish(),
    })
  }

  private encodeFeatures(): {
    readonly pairs: EncodedPostings
    readonly words: EncodedPostings
    readonly pairBits: number
    readonly wordBits: number
  } {
    const { hashes, blocks, firstBlocks } = this
    const starts = this.blockWords.subarray(0, blocks + 1)
    const wordBits = bucketBits(this.words, WORDS_PER_BUCKET)
    const pairBits = bucketBits(this.words, PAIRS_PER_BUCKET)
    const buckets = new Int32Array(this.words)
    for (let i = 0; i < buckets.length; i++) buckets[i] = wordBucket(hashes[i] as number, wordBits)
    const wordCounts = countBuckets(starts, wordBits, buckets)
    const words = encodePostings(starts, wordBits, wordCounts, buckets, count => !isCommon(count, blocks), true)
    const rare = new Uint8Array(wordCounts.length)
    for (let b = 0; b < rare.length; b++) rare[b] = isRare(wordCounts[b] as number, blocks) ? 1 : 0
    let wasRare = rare[buckets[0] as number]
    for (let i = 0; i + 1 < buckets.length; i++) {
      const willBeRare = rare[buckets[i + 1] as number]
      buckets[i] =
        wasRare === 1 && willBeRare === 1 ? -1 : pairBucket(hashes[i] as number, hashes[i + 1] as number, pairBits)
      wasRare = willBeRare
    }
    // No pair runs from one source into the next.
    if (buckets.length > 0) buckets[buckets.length - 1] = -1
    for (const first of firstBlocks) {
      const word = starts[first] as number
      if (word > 0 && word <= buckets.length) buckets[word - 1] = -1
    }
    const pairCounts = countBuckets(starts, pairBits, buckets)
    const pairs = encodePostings(starts, pairBits, pairCounts, buckets, () => true, false)
    return { pairs, words, pairBits, wordBits }
  }
}

function rawOf(source: Contribution): { text: Uint8Array; encoding: TextEncoding; structure: Uint8Array } {
  const { encoding, bytes } = encodeText(source.rendition.text)
  return { text: bytes, encoding, structure: encodeStructure(source.rendition) }
}

function factsOf(source: Contribution): SourceFacts {
  const { id, path, uri, reader, fingerprint, keyHint, metadata, problems, language, wordCount, wordsDigest } = source
  return { id, path, uri, reader, fingerprint, keyHint, metadata, problems, language, wordCount, wordsDigest }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Little-endian, as every machine that runs this is. */
function bytesOf(array: Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
