import assert from 'node:assert/strict'
import fc from 'fast-check'
import { PAGE_BYTES } from '../../server/src/node/index-store/page-cache.ts'
import { Stores } from './stores.ts'

/** Some segments end with a page, some within one. */
const lengths = fc.array(fc.oneof(fc.integer({ min: 0, max: 60 * PAGE_BYTES }), fc.constant(8 * PAGE_BYTES)), {
  minLength: 1,
  maxLength: 4,
})
/** Where, as a fraction, and how much: within a page, over a few, and so much that it is not kept. */
const reads = fc.array(
  fc.tuple(
    fc.nat(),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof(fc.nat(100), fc.nat(3 * PAGE_BYTES), fc.nat(40 * PAGE_BYTES)),
  ),
  { maxLength: 120, size: 'max' },
)

describe('reading what is on disk', () => {
  const stores = new Stores()
  afterEach(() => stores.clear())

  it('gives the bytes that were written, with any memory', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, reads, fc.nat(40 * PAGE_BYTES), async (sizes, list, cacheBytes) => {
        const contents = sizes.map((size, k) => bytesOf(size, k))
        const folder = stores.folder()
        await (await stores.open(folder)).publish({ add: contents, drop: [], bury: [] })
        const store = await stores.open(folder, { cacheBytes })
        for (const [which, where, most] of list) {
          const k = which % contents.length
          const [expected, segment] = [contents[k] as Uint8Array, store.state.segments[k]]
          const from = Math.floor(where * expected.length)
          const length = Math.min(most, expected.length - from)
          const got = segment?.bytes.read(from, length)
          assert.ok(
            got && Buffer.compare(got, expected.subarray(from, from + length)) === 0,
            `${from}+${length} of ${k}`,
          )
          assert.ok(store.counters.cacheBytes <= Math.max(cacheBytes, 16 * PAGE_BYTES))
        }
        await stores.clear()
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what lies outside', async () => {
    const store = await stores.open(stores.folder())
    await store.publish({ add: [bytesOf(5000, 1)], drop: [], bury: [] })
    const bytes = store.state.segments[0]?.bytes
    for (const [from, length] of [
      [-1, 1],
      [0, 5001],
      [4999, 2],
      [5001, 0],
      [10, -1],
      [Number.NaN, 1],
      [2 ** 40, 1],
    ] as const) {
      assert.throws(() => bytes?.read(from, length), { name: 'DamagedIndex' }, `${from}+${length}`)
    }
    assert.equal(bytes?.read(5000, 0).length, 0)
  })

  it('reads a page once, a run of pages in one go, and does not let a long text push the others out', async () => {
    const folder = stores.folder()
    await (await stores.open(folder)).publish({ add: [bytesOf(100 * PAGE_BYTES, 1)], drop: [], bury: [] })
    const store = await stores.open(folder, { cacheBytes: 32 * PAGE_BYTES })
    const bytes = store.state.segments[0]?.bytes
    const preads = (from: number, length: number): number => {
      const before = store.counters.preads
      bytes?.read(from, length)
      return store.counters.preads - before
    }
    assert.equal(preads(10, 64), 1)
    assert.equal(preads(2000, 64), 0)
    assert.equal(preads(4090, 64), 1, 'over two pages of which one is known')
    assert.equal(preads(4090, 64), 0)
    assert.equal(preads(20 * PAGE_BYTES + 5, 5 * PAGE_BYTES), 1)
    assert.equal(preads(25 * PAGE_BYTES, 5), 0)
    assert.equal(preads(30 * PAGE_BYTES, 60 * PAGE_BYTES), 1)
    assert.equal(preads(10, 64), 0)
  })

  it('keeps what is used often', async () => {
    const folder = stores.folder()
    await (await stores.open(folder)).publish({ add: [bytesOf(400 * PAGE_BYTES, 1)], drop: [], bury: [] })
    const store = await stores.open(folder, { cacheBytes: 32 * PAGE_BYTES })
    const bytes = store.state.segments[0]?.bytes
    for (let page = 1; page < 400; page++) {
      bytes?.read(page * PAGE_BYTES, 10)
      bytes?.read(0, 10)
    }
    assert.equal(store.counters.preads, 400, 'the first page was read once')
  })
})

function bytesOf(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed + 1
  for (let i = 0; i < length; i++) {
    state = Math.imul(state, 1103515245) + 12345
    bytes[i] = state >>> 16
  }
  return bytes
}
