import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import { contents, idsOf, segmentOf, shape } from './documents.ts'
import { innerFolder, Stores } from './stores.ts'

const BITS = 8
/** Of each file so many bytes are flipped, and it is cut off at so many lengths. */
const SAMPLES = 26
/** How many of them are at each end. */
const AT_ENDS = 10

describe('damage on disk', () => {
  const stores = new Stores()
  afterEach(() => stores.clear())

  /** Two generations, two segments, one buried document, one value. Closed. */
  async function prepared(): Promise<string> {
    const folder = stores.folder()
    const store = await stores.open(folder)
    await store.publish({ add: [segmentOf([1, 2, 3])], drop: [], bury: [] })
    await store.publish({ add: [segmentOf([4, 5])], drop: [], bury: [{ segment: 0, document: 1 }] })
    await store.saveValue('stamps', segmentOf([100]))
    await store.close()
    return folder
  }

  /** Opens, reads everything, drops what is damaged, goes on. Nothing that is found may be other than it was written. */
  async function survive(folder: string, what: string): Promise<readonly string[]> {
    const store = await stores.open(folder)
    await dropDamaged(store)
    const found = shape(store.state)
    for (const each of found) assert.ok(['1 2 3', '4 -5', '4 5'].includes(each), `${what}: ${each}`)
    // A document that was buried may come back only with the manifest that buried it gone, and so with its segment gone too.
    assert.ok(!found.includes('4 5'), what)
    const value = await store.loadValue('stamps')
    assert.ok(value === undefined || Buffer.compare(value, segmentOf([100])) === 0, `${what}: the value`)
    await store.saveValue('stamps', segmentOf([100]))
    await store.publish({ add: [segmentOf([9])], drop: [], bury: [] })
    assert.deepEqual(shape(store.state), [...found, '9'], what)
    assert.equal(store.trouble, undefined, what)
    await store.close()
    return found
  }

  async function dropDamaged(store: IndexStore): Promise<void> {
    for (const { name, bytes } of store.state.segments) {
      try {
        idsOf(bytes)
      } catch (error) {
        assert.ok(error instanceof Error && error.name === 'DamagedIndex', String(error))
        assert.ok(error.message.includes(name), 'the error names the segment')
        await store.discard(name)
      }
    }
  }

  async function eachDamage(
    damage: (bytes: Buffer, sample: number) => Buffer | undefined,
  ): Promise<Map<string, number>> {
    const original = await prepared()
    const folder = stores.folder()
    const whole = new Map<string, number>()
    for (const name of fs.readdirSync(innerFolder(original))) {
      for (let sample = 0; sample < SAMPLES; sample++) {
        fs.rmSync(folder, { recursive: true })
        fs.cpSync(original, folder, { recursive: true })
        const file = path.join(innerFolder(folder), name)
        const bytes = damage(fs.readFileSync(file), sample)
        if (!bytes) continue
        fs.writeFileSync(file, bytes)
        const found = await survive(folder, `${name}, sample ${sample}`)
        if (found.length === 2) whole.set(name, (whole.get(name) ?? 0) + 1)
      }
    }
    return whole
  }

  it('of one bit is seen wherever it is', async () => {
    const whole = await eachDamage((bytes, sample) => {
      // The ends of a file, then all over it.
      const isAtEnd = sample >= AT_ENDS && sample < 2 * AT_ENDS
      const at =
        sample < AT_ENDS ? sample : isAtEnd ? bytes.length - 1 - 2 * (sample - AT_ENDS) : anywhere(sample, bytes)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (sample % BITS))
      return bytes
    })
    // Only these may be damaged and nothing be missed: the older manifest and the value.
    assert.deepEqual([...whole.keys()].sort(), ['manifest-000000000001', 'value-stamps'])
  }).timeout(30_000)

  it('by cutting off is seen wherever it is', async () => {
    const whole = await eachDamage((bytes, sample) => {
      const length = sample < AT_ENDS ? bytes.length - 1 - 2 * sample : sample === AT_ENDS ? 0 : anywhere(sample, bytes)
      return length >= 0 && length < bytes.length ? bytes.subarray(0, length) : undefined
    })
    assert.deepEqual([...whole.keys()].sort(), ['manifest-000000000001', 'value-stamps'])
  }).timeout(30_000)

  it('while a file is open is seen at the next read that needs it', async () => {
    const folder = await prepared()
    const store = await stores.open(folder)
    const segment = store.state.segments[0]
    assert.ok(segment)
    const whole = segment.bytes.read(0, 20).slice()
    const file = path.join(innerFolder(folder), segment.name)
    fs.truncateSync(file, 5000)
    assert.deepEqual(segment.bytes.read(0, 20), whole, 'what is in memory')
    assert.throws(() => segment.bytes.read(4090, 2000), { name: 'DamagedIndex' })
    assert.deepEqual(shape(await store.discard(segment.name)), ['4 -5'])
  })

  it('of files that have changed places is seen', async () => {
    const folder = await prepared()
    const inner = innerFolder(folder)
    const twin = stores.folder()
    const store = await stores.open(twin)
    // As long as the other, byte for byte as valid.
    for (const id of [1, 2]) await store.publish({ add: [segmentOf([7]).fill(id, 8)], drop: [], bury: [] })
    const [one, other] = store.state.segments.map(({ name }) => path.join(innerFolder(twin), name))
    await store.close()
    fs.renameSync(one ?? '', `${one}.tmp`)
    fs.renameSync(other ?? '', one ?? '')
    fs.renameSync(`${one}.tmp`, other ?? '')
    assert.deepEqual((await stores.open(twin)).state.segments, [])
    fs.copyFileSync(path.join(inner, 'value-stamps'), path.join(inner, 'value-other'))
    assert.equal(await (await stores.open(folder)).loadValue('other'), undefined)
    fs.copyFileSync(path.join(inner, 'manifest-000000000001'), path.join(inner, 'manifest-000000000003'))
    assert.deepEqual(contents((await stores.open(folder)).state), [1, 2, 3, 4])
  })

  it('of both manifests leaves an empty index that works', async () => {
    const folder = await prepared()
    const inner = innerFolder(folder)
    for (const name of fs.readdirSync(inner))
      if (name.startsWith('manifest')) fs.writeFileSync(path.join(inner, name), '')
    assert.deepEqual(await survive(folder, 'no manifest'), [])
    const left = fs.readdirSync(inner).filter(name => name.startsWith('segment'))
    assert.equal(left.length, 1, 'what no manifest names is removed')
  })

  it('of a page in another’s place is seen', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    await store.publish({ add: [new Uint8Array(3 * 4096).fill(1, 4096, 8192)], drop: [], bury: [] })
    const file = path.join(innerFolder(folder), store.state.segments[0]?.name ?? '')
    const bytes = fs.readFileSync(file)
    bytes.copyWithin(4096, 0, 4096)
    const copied = Buffer.from(bytes)
    fs.writeFileSync(file, copied)
    const again = await stores.open(folder)
    assert.throws(() => again.state.segments[0]?.bytes.read(4096, 1), { name: 'DamagedIndex' })
  })
})

function anywhere(sample: number, bytes: Buffer): number {
  return (sample * 2654435761) % bytes.length
}
