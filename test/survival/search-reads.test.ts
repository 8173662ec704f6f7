import assert from 'node:assert/strict'
import { findPlaces } from '../../server/src/core/check/find-places.ts'
import { readPattern } from '../../server/src/core/check/pattern.ts'
import { SegmentBuilder } from '../../server/src/core/corpus/segment-builder.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { seeded } from '../eval/corpora.ts'
import { contributionOf } from '../support/contribution.ts'
import { Stores } from './stores.ts'

const SOURCES = 20
/** Words as frequent as in a language: the n-th comes about 1/n as often as the first. */
const WORDS = 3000
const TEXTS = Array.from({ length: SOURCES }, (_, d) => invented(seeded(d + 1), 2000))
const MEMORY = 16 << 20

function invented(random: () => number, count: number): string {
  return Array.from({ length: count }, () => `w${Math.floor(WORDS ** random())}`).join(' ')
}

const passage = (from: number, to: number): string => (TEXTS[7] as string).split(' ').slice(from, to).join(' ')

/** What a search reads from disk, to the last read: when one of these numbers changes, it reads other pages than it did. */
describe('the reads of a search in a kept index of 20 sources of 2,000 words', () => {
  const stores = new Stores()
  const opened: CorpusIndex[] = []
  let folder: string

  async function open(): Promise<CorpusIndex> {
    const index = await CorpusIndex.open({ folder, memory: MEMORY, log: assert.fail })
    opened.push(index)
    return index
  }

  before(async () => {
    folder = stores.folder()
    const builder = new SegmentBuilder()
    TEXTS.forEach((text, d) => {
      builder.add(contributionOf(text, `source${d}.txt`))
    })
    const index = await open()
    await index.add(index.empty(), [builder.finish()])
  })

  after(async () => {
    for (const index of opened.splice(0)) await index.close()
    await stores.clear()
  })

  /** Reads of each search, one after the other in an index that was just opened; that of opening it comes first. */
  async function readsOf(...quotations: readonly string[]): Promise<number[]> {
    const index = await open()
    const corpus = await index.kept(1)
    let before = 0
    const sinceThen = (): number => {
      const now = index.counters?.preads ?? 0
      const reads = now - before
      before = now
      return reads
    }
    const opening = sinceThen()
    const searching = quotations.map(quotation => {
      findPlaces(readPattern(quotation), corpus.search)
      return sinceThen()
    })
    return [opening, ...searching]
  }

  it('opening reads the header; an exact quotation its lists and one source, and once more nothing', async () => {
    const quotation = passage(700, 720)
    assert.deepEqual(await readsOf(quotation, quotation), [1, 32, 0])
  })

  it('the next quotation of that source reads only its own lists, as far as they share no page with those before', async () => {
    assert.deepEqual(await readsOf(passage(700, 720), passage(1200, 1220)), [1, 32, 6])
  })

  it('words that stand nowhere cost a look at what shares their buckets', async () => {
    const quotation = 'nobody ever wrote this'
    assert.deepEqual(await readsOf(quotation, quotation), [1, 36, 0])
  })
})
