import assert from 'node:assert/strict'
import { search } from '../../../server/src/core/check/judge.ts'
import { mergeSegments, mergeWanted } from '../../../server/src/core/corpus/merge.ts'
import { SegmentBuilder } from '../../../server/src/core/corpus/segment-builder.ts'
import { type Bytes, DamagedIndex, MemoryBytes } from '../../../server/src/core/index/bytes.ts'
import { SourceCache } from '../../../server/src/core/index/source-cache.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { Corpus } from '../../../server/src/core/service.ts'
import { seeded } from '../../eval/corpora.ts'
import { contributionOf } from '../../support/contribution.ts'

const WORDS = 3000

function invented(seed: number, count: number): string {
  const random = seeded(seed)
  return Array.from({ length: count }, () => `w${Math.floor(WORDS ** random())}`).join(' ')
}

function segmentOf(sources: number, words: number): Uint8Array {
  const builder = new SegmentBuilder()
  for (let i = 0; i < sources; i++) builder.add(contributionOf(invented(i + 1, words), `source${i}.txt`))
  return builder.finish()
}

/** Counts what is read. */
class Counted implements Bytes {
  readonly length: number
  reads = 0
  bytes = 0
  private readonly inner: Bytes

  constructor(bytes: Uint8Array) {
    this.inner = new MemoryBytes(bytes)
    this.length = bytes.length
  }

  read(from: number, length: number): Uint8Array {
    this.reads++
    this.bytes += length
    return this.inner.read(from, length)
  }
}

const stored = (bytes: Bytes, cache = new SourceCache()): Corpus =>
  Corpus.stored([{ bytes, gone: new Set() }], 1, cache)

describe('a segment', () => {
  const passage = (source: number, from: number, to: number): string =>
    invented(source + 1, 300)
      .split(' ')
      .slice(from, to)
      .join(' ')

  it('is opened by its header, however many sources it has', () => {
    const few = new Counted(segmentOf(10, 300))
    const many = new Counted(segmentOf(1000, 300))
    stored(few)
    stored(many)
    assert.equal(many.reads, few.reads)
    assert.ok(many.bytes < 1000, `${many.bytes} bytes`)
  })

  it('costs an exact quotation about the same reads with a thousand sources as with ten', () => {
    const reads = [10, 1000].map(sources => {
      const bytes = new Counted(segmentOf(sources, 300))
      const corpus = stored(bytes)
      const before = bytes.reads
      const [match] = search(passage(7, 100, 130), corpus)
      assert.equal(match?.place.source, 'source7.txt')
      return bytes.reads - before
    })
    assert.ok((reads[1] as number) <= (reads[0] as number) * 2, `${reads[0]} reads, then ${reads[1]}`)
  })

  it('answers the same when no source may stay open', () => {
    const bytes = new MemoryBytes(segmentOf(40, 300))
    const roomy = stored(bytes)
    const cramped = stored(bytes, new SourceCache(0))
    for (let i = 0; i < 40; i++) {
      const words = passage(i, 50, 75).split(' ')
      words[10] = 'changed'
      const quotation = words.join(' ')
      assert.deepEqual(search(quotation, cramped), search(quotation, roomy))
    }
  })

  it('keeps to its memory', () => {
    const cache = new SourceCache(100_000)
    const corpus = stored(new MemoryBytes(segmentOf(200, 300)), cache)
    for (const { contribution } of corpus.sources.values()) assert.ok(contribution.words.count > 0)
    assert.ok(cache.size <= 100_000, `${cache.size} bytes`)
  })

  it('is refused when it is none, cut short or of another version', () => {
    const bytes = segmentOf(3, 200)
    for (const bad of [
      new Uint8Array(0),
      new TextEncoder().encode('This is a text and no segment at all.'),
      bytes.slice(0, 20),
      Uint8Array.from([...bytes.slice(0, 4), 99, ...bytes.slice(5)]),
    ])
      assert.throws(() => stored(new MemoryBytes(bad)), DamagedIndex)
  })
})

describe('merging', () => {
  it('keeps the number of segments small while files change one by one', () => {
    let corpus = Corpus.empty()
    const sizes: number[] = []
    for (let i = 0; i < 60; i++) {
      corpus = corpus.with([contributionOf(invented(i, 200), `source${i % 25}.txt`)])
      const wanted = mergeWanted(corpus.search.parts)
      if (wanted) {
        const merged = mergeSegments(wanted.map(({ segment, gone }) => ({ bytes: segment.bytes, gone })))
        assert.ok(merged)
        corpus = corpus.rehoused([new MemoryBytes(merged)])
      }
      sizes.push(corpus.search.parts.length)
    }
    assert.ok(Math.max(...sizes) <= 4, sizes.join(' '))
    assert.equal(corpus.sources.size, 25)
  })

  it('leaves a large segment alone when a small file changes, and writes one anew that is mostly buried', () => {
    let corpus = Corpus.empty().with(
      Array.from({ length: 20 }, (_, i) => contributionOf(invented(i, 400), `source${i}.txt`)),
    )
    corpus = corpus.with([contributionOf(invented(99, 400), 'source0.txt')])
    assert.equal(mergeWanted(corpus.search.parts), undefined)
    corpus = corpus.with(
      [],
      Array.from({ length: 12 }, (_, i) => `source${i + 1}.txt` as SourceId),
    )
    assert.equal(mergeWanted(corpus.search.parts)?.length, 1)
  })
})
