import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { IndexState, Published, StoredSegment } from '../../server/src/node/index-store/change.ts'
import type { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import type { StoreFiles } from '../../server/src/node/index-store/store-files.ts'
import { contents, living, segmentOf, shape } from './documents.ts'
import { filesOf, innerFolder, Stores, systemError, unsyncedFiles } from './stores.ts'

/** Bytes: so that pages of files stay until these are closed, and not for long after. */
const ROOMS = [20, 24, 30, 36, 40].map(pages => pages << 12)

describe('an index on disk', () => {
  const stores = new Stores()
  afterEach(() => stores.clear())

  it('is there again, byte for byte, after everybody has gone', async () => {
    const folder = stores.folder()
    const first = await stores.open(folder)
    const { added } = published(
      await first.publish({ add: [segmentOf([1, 2, 3]), segmentOf([4])], drop: [], bury: [] }),
    )
    await first.publish({ add: [], drop: [], bury: [{ segment: added[0] ?? '', document: 1 }] })
    await first.close()
    const second = await stores.open(folder)
    assert.deepEqual(shape(second.state), ['1 -2 3', '4'])
    assert.equal(second.trouble, undefined)
  })

  it('takes a segment in pieces and buries in it at once', async () => {
    const store = await stores.open(stores.folder())
    const whole = segmentOf([1, 2, 3, 4, 5])
    const pieces = [0, 1, 8, 4090, 4099, whole.length].map((end, i, ends) => whole.subarray(ends[i - 1] ?? 0, end))
    await store.publish({ add: [pieces], drop: [], bury: [{ segment: 0, document: 4 }] })
    assert.deepEqual(shape(store.state), ['1 2 3 4 -5'])
  })

  it('leaves everything as it was when a piece cannot be made', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    await store.publish({ add: [segmentOf([1])], drop: [], bury: [] })
    const before = store.state
    function* failing(): Generator<Uint8Array> {
      yield segmentOf([2])
      throw new Error('no more')
    }
    await assert.rejects(store.publish({ add: [failing()], drop: [], bury: [] }), /no more/)
    assert.equal(store.state, before)
    assert.equal(filesOf(folder, 'segment').length, 1)
    assert.equal(store.trouble, undefined)
  })

  it('goes on publishing while a large segment is written', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    const { promise: isWritten, resolve: goOn } = Promise.withResolvers<void>()
    const { promise: isBegun, resolve: begun } = Promise.withResolvers<void>()
    const whole = segmentOf([...Array(300).keys()])
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield whole.subarray(0, 400_000)
      begun()
      await isWritten
      yield whole.subarray(400_000)
    }
    const large = store.publish({ add: [slow()], drop: [], bury: [] })
    await isBegun
    for (const id of [1000, 1001, 1002]) await store.publish({ add: [segmentOf([id])], drop: [], bury: [] })
    assert.equal(store.state.segments.length, 3)
    goOn()
    assert.deepEqual((await large).state.segments.length, 4)
    assert.deepEqual(contents(store.state), [...Array(300).keys(), 1000, 1001, 1002])
  })

  it('gives up what it is writing when it is closed', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    const { promise: isWritten, resolve: goOn } = Promise.withResolvers<void>()
    const { promise: isBegun, resolve: begun } = Promise.withResolvers<void>()
    async function* slow(): AsyncGenerator<Uint8Array> {
      begun()
      await isWritten
      yield segmentOf([1])
    }
    const large = store.publish({ add: [slow()], drop: [], bury: [] })
    await isBegun
    await store.close()
    goOn()
    await assert.rejects(large, { name: 'StoreUnavailable' })
    assert.deepEqual(filesOf(folder, 'segment'), [])
    assert.deepEqual(contents((await stores.open(folder)).state), [])
  })

  it('gives the same state for as long as nobody has published', async () => {
    const folder = stores.folder()
    const [one, other] = [await stores.open(folder), await stores.open(folder)]
    const before = await one.refresh()
    assert.equal(await one.refresh(), before)
    await other.publish({ add: [segmentOf([1])], drop: [], bury: [] })
    const after = await one.refresh()
    assert.deepEqual(contents(after), [1])
    assert.equal(await one.refresh(), after)
  })

  it('lets a reader finish on the state that it took', async () => {
    const folder = stores.folder()
    const [reader, writer] = [await stores.open(folder), await stores.open(folder)]
    await writer.publish({ add: [segmentOf([1, 2]), segmentOf([3])], drop: [], bury: [] })
    const taken = await reader.refresh()
    for (const id of [4, 5, 6]) await merge(writer, await writer.refresh(), [id])
    assert.deepEqual(contents(taken), [1, 2, 3])
    assert.deepEqual(contents(await reader.refresh()), [1, 2, 3, 4, 5, 6])
  })

  it('does not keep the files open that it has gone on from', async function () {
    if (process.platform !== 'linux') return this.skip()
    const folder = fs.realpathSync(stores.folder())
    const store = await stores.open(folder)
    const open = (): number =>
      fs.readdirSync('/proc/self/fd').filter(name => {
        try {
          return fs.readlinkSync(`/proc/self/fd/${name}`).startsWith(folder)
        } catch {
          return false
        }
      }).length
    for (let id = 0; id < 60; id++)
      await store.publish({ add: [segmentOf([id])], drop: store.state.segments, bury: [] })
    assert.ok(open() < 30, `${open()} files are open`)
    await store.close()
    assert.equal(open(), 0)
  })

  it('never gives other bytes to a reader that stayed behind for long', async () => {
    for (const cacheBytes of ROOMS) {
      const store = await stores.open(stores.folder(), { cacheBytes })
      const states: { readonly ids: readonly number[]; readonly state: IndexState }[] = []
      for (let id = 0; id < 40; id++) {
        await store.publish({ add: [segmentOf([id])], drop: store.state.segments, bury: [] })
        states.push({ ids: contents(store.state), state: store.state })
      }
      const outcomes = states.map(({ ids, state }) => {
        try {
          assert.deepEqual(contents(state), ids)
          return 'read'
        } catch (error) {
          assert.equal(error instanceof Error && error.name, 'DamagedIndex', String(error))
          return 'refused'
        }
      })
      assert.deepEqual(outcomes.slice(-10), Array(10).fill('read'))
    }
  })

  it('keeps a segment that another window reads and removes it when it has gone on', async () => {
    const folder = stores.folder()
    const [reader, writer] = [await stores.open(folder), await stores.open(folder)]
    await writer.publish({ add: [segmentOf([1])], drop: [], bury: [] })
    const [old] = (await reader.refresh()).segments
    for (const id of [2, 3, 4]) await merge(writer, writer.state, [id])
    assert.ok(filesOf(folder, 'segment').includes(old?.name ?? ''))
    await reader.refresh()
    assert.ok(!filesOf(folder, 'segment').includes(old?.name ?? ''))
    assert.equal(filesOf(folder, 'segment').length, 2, 'those of the last two manifests')
  })

  it('does not put a merge in the place of segments that lost documents since', async () => {
    const folder = stores.folder()
    const [merger, other] = [await stores.open(folder), await stores.open(folder)]
    await other.publish({ add: [segmentOf([1, 2]), segmentOf([3])], drop: [], bury: [] })
    const seen = await merger.refresh()
    await other.publish({ add: [], drop: [], bury: [{ segment: other.state.segments[0]?.name ?? '', document: 0 }] })
    const late = await merge(merger, seen, [])
    assert.equal(late.kind, 'overtaken')
    assert.deepEqual(contents(late.state), [2, 3])
    assert.equal(filesOf(folder, 'segment').length, 2, 'nothing is left of the merge')
    assert.equal((await merge(merger, late.state, [])).kind, 'published')
    assert.deepEqual(shape(merger.state), ['2 3'])
  })

  it('names the burials whose segment was merged away', async () => {
    const folder = stores.folder()
    const [merger, other] = [await stores.open(folder), await stores.open(folder)]
    await other.publish({ add: [segmentOf([1, 2])], drop: [], bury: [] })
    const burial = { segment: other.state.segments[0]?.name ?? '', document: 0 }
    await merge(merger, await merger.refresh(), [])
    const late = await other.publish({ add: [segmentOf([10])], drop: [], bury: [burial] })
    assert.deepEqual(late.kind === 'overtaken' && late.lost, [burial])
    assert.deepEqual(contents(late.state), [1, 2])
  })

  it('adds what takes the place of a document once, though two windows saw it change', async () => {
    const folder = stores.folder()
    const [one, other] = [await stores.open(folder), await stores.open(folder)]
    await one.publish({ add: [segmentOf([1])], drop: [], bury: [] })
    const burial = { segment: (await other.refresh()).segments[0]?.name ?? '', document: 0 }
    const change = { add: [segmentOf([2])], drop: [], bury: [burial] }
    const both = await Promise.all([one.publish(change), other.publish(change)])
    assert.deepEqual(both.map(({ kind }) => kind).sort(), ['overtaken', 'published'])
    assert.deepEqual(contents(await one.refresh()), [2])
    assert.equal((await one.publish({ ...change, add: [] })).kind, 'published', 'burying twice is once')
  })

  it('adds nothing when another window published since, if asked to', async () => {
    const folder = stores.folder()
    const [one, other] = [await stores.open(folder), await stores.open(folder)]
    const adds = [one, other].map(store =>
      store.publish({ add: [segmentOf([1])], drop: [], bury: [], basis: store.state }),
    )
    assert.deepEqual((await Promise.all(adds)).map(({ kind }) => kind).sort(), ['overtaken', 'published'])
    assert.deepEqual(contents(await one.refresh()), [1])
  })

  it('loses nothing when a window sleeps while others publish and remove what they published', async () => {
    const folder = stores.folder()
    const awake = await stores.open(folder)
    let slept = false
    const asleep: StoreFiles = {
      ...unsyncedFiles,
      async link(file, target) {
        if (!slept) for (const id of [1, 2, 3, 4]) await awake.publish({ add: [segmentOf([id])], drop: [], bury: [] })
        slept = true
        assert.ok(!fs.existsSync(target), 'the number that it is after is free again')
        await unsyncedFiles.link(file, target)
      },
    }
    const sleeper = await stores.open(folder, { files: asleep })
    await sleeper.publish({ add: [segmentOf([5])], drop: [], bury: [] })
    assert.ok(slept)
    assert.deepEqual(contents(sleeper.state), [1, 2, 3, 4, 5])
    assert.deepEqual(contents(await awake.refresh()), [1, 2, 3, 4, 5])
  })

  it('looks again when what it saw in the folder is gone before it is read', async () => {
    const folder = stores.folder()
    const other = await stores.open(folder)
    await other.publish({ add: [segmentOf([0])], drop: [], bury: [] })
    let isSlow = false
    const slow: StoreFiles = {
      ...unsyncedFiles,
      async open(file) {
        if (isSlow && path.basename(file).startsWith('manifest')) {
          isSlow = false
          for (const id of [1, 2, 3]) await merge(other, other.state, [id])
          await other.publish({ add: [], drop: [], bury: [] })
        }
        return unsyncedFiles.open(file)
      },
    }
    const store = await stores.open(folder, { files: slow })
    // What opening left to do comes first.
    await store.refresh()
    isSlow = true
    assert.deepEqual(contents(await store.refresh()), [0, 1, 2, 3])
    isSlow = true
    await store.publish({ add: [segmentOf([9])], drop: [], bury: [] })
    assert.ok(!isSlow)
    assert.deepEqual(contents(store.state), [0, 1, 1, 2, 2, 3, 3, 9])
  })

  it('works the same where files cannot be linked', async () => {
    const folder = stores.folder()
    const files: StoreFiles = { ...unsyncedFiles, link: () => Promise.reject(systemError('EPERM')) }
    const [one, other] = [await stores.open(folder, { files }), await stores.open(folder, { files })]
    const ids = [...Array(12).keys()]
    await Promise.all(ids.map(id => (id % 2 ? one : other).publish({ add: [segmentOf([id])], drop: [], bury: [] })))
    assert.deepEqual(contents(await one.refresh()), ids)
    assert.deepEqual(contents(await other.refresh()), ids)
    assert.deepEqual([filesOf(folder, 'manifest').length, filesOf(folder, 'temporary').length], [2, 0])
  })

  it('leaves a discarded segment out for all windows', async () => {
    const folder = stores.folder()
    const [one, other] = [await stores.open(folder), await stores.open(folder)]
    await one.publish({ add: [segmentOf([1]), segmentOf([2])], drop: [], bury: [] })
    const [bad] = one.state.segments
    assert.deepEqual(contents(await one.discard(bad?.name ?? '')), [2])
    assert.deepEqual(contents(await other.refresh()), [2])
  })

  it('publishes nothing that names a segment which is gone', async () => {
    const folder = stores.folder()
    const [one, other] = [await stores.open(folder), await stores.open(folder)]
    const { added } = published(await other.publish({ add: [segmentOf([1]), segmentOf([2])], drop: [], bury: [] }))
    fs.rmSync(path.join(innerFolder(folder), added[0] ?? ''))
    await one.publish({ add: [segmentOf([3])], drop: [], bury: [] })
    assert.deepEqual(contents(one.state), [2, 3])
    stores.messages.length = 0
    assert.deepEqual(contents((await stores.open(folder)).state), [2, 3])
    assert.deepEqual(stores.messages, [], 'nobody else meets the damage')
  })

  it('does not see what another version wrote, and removes it when nobody uses that', async () => {
    const folder = stores.folder()
    const old = await stores.open(folder, { version: 'old' })
    await old.publish({ add: [segmentOf([1])], drop: [], bury: [] })
    const fresh = await stores.open(folder, { version: 'new' })
    assert.deepEqual(shape(fresh.state), [])
    await fresh.publish({ add: [segmentOf([2])], drop: [], bury: [] })
    assert.deepEqual(contents(await old.refresh()), [1], 'as long as a window of the old version is open')
    await old.close()
    await fresh.publish({ add: [segmentOf([3])], drop: [], bury: [] })
    assert.equal(fs.readdirSync(folder).length, 1)
    assert.deepEqual(contents(fresh.state), [2, 3])
  })

  it('begins anew when its folder is removed meanwhile', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    await store.publish({ add: [segmentOf([1])], drop: [], bury: [] })
    fs.rmSync(innerFolder(folder), { recursive: true })
    assert.deepEqual(contents(store.state), [1], 'what is open can still be read')
    await store.publish({ add: [segmentOf([2])], drop: [], bury: [] })
    assert.deepEqual(contents(store.state), [2])
    assert.deepEqual(contents((await stores.open(folder)).state), [2])
  })

  it('keeps small values', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    assert.equal(await store.loadValue('stamps'), undefined)
    await store.saveValue('stamps', segmentOf([1]))
    await store.saveValue('stamps', segmentOf([2]))
    const again = await stores.open(folder)
    assert.deepEqual(await again.loadValue('stamps'), segmentOf([2]))
    assert.equal(await again.loadValue('other'), undefined)
  })

  it('follows no link and waits for no pipe that was put in the place of its files', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    await store.publish({ add: [segmentOf([1]), segmentOf([2])], drop: [], bury: [] })
    await store.saveValue('stamps', segmentOf([3]))
    const inner = innerFolder(folder)
    const [first, second] = store.state.segments.map(({ name }) => path.join(inner, name))
    const value = path.join(inner, 'value-stamps')
    const elsewhere = path.join(stores.folder(), 'elsewhere')
    for (const [file, end] of [
      [first, 'segment'],
      [value, 'value'],
    ] as const) {
      fs.renameSync(file ?? '', `${elsewhere}-${end}`)
      fs.symlinkSync(`${elsewhere}-${end}`, file ?? '')
    }
    fs.mkdirSync(path.join(inner, 'manifest-000000000099'))
    if (process.platform === 'linux') {
      const { spawnSync } = await import('node:child_process')
      fs.rmSync(second ?? '')
      assert.equal(spawnSync('mkfifo', [second ?? '']).status, 0)
    }
    const again = await stores.open(folder)
    assert.deepEqual(again.state.segments.length, process.platform === 'linux' ? 0 : 1)
    assert.equal(await again.loadValue('stamps'), undefined)
    await again.saveValue('stamps', segmentOf([4]))
    await again.publish({ add: [segmentOf([5])], drop: [], bury: [] })
    assert.deepEqual(await again.loadValue('stamps'), segmentOf([4]))
    assert.ok(contents(again.state).includes(5))
    assert.ok(fs.lstatSync(value).isFile())
    assert.deepEqual(
      new Uint8Array(fs.readFileSync(`${elsewhere}-value`)).slice(16),
      segmentOf([3]),
      'not written through',
    )
  })

  it('uses no folder that is a link', async () => {
    const [folder, elsewhere] = [stores.folder(), stores.folder()]
    const first = await stores.open(folder)
    const inner = innerFolder(folder)
    await first.close()
    fs.rmSync(inner, { recursive: true })
    fs.symlinkSync(elsewhere, inner)
    const store = await stores.open(folder)
    await assert.rejects(store.publish({ add: [segmentOf([1])], drop: [], bury: [] }), { name: 'StoreUnavailable' })
    assert.match(store.trouble ?? '', /folder/)
    assert.deepEqual(fs.readdirSync(elsewhere), [])
  })
})

/** Puts one segment in the place of all of a state, with more documents. */
function merge(store: IndexStore, { segments }: IndexState, more: readonly number[]): Promise<Published> {
  const ids = segments.flatMap((segment: StoredSegment) => living(segment))
  return store.publish({ add: [segmentOf([...ids, ...more])], drop: segments, bury: [] })
}

function published(result: Published): Extract<Published, { kind: 'published' }> {
  assert.equal(result.kind, 'published')
  return result
}
