import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { nodeFiles, type StoreFiles } from '../../server/src/node/index-store/store-files.ts'
import { contents, segmentOf } from './documents.ts'
import { filesOf, Stores, systemError } from './stores.ts'

const DISK_BYTES = 512 << 10

describe('a folder that cannot be written to', () => {
  const stores = new Stores()
  const mounted: string[] = []
  afterEach(async () => {
    await stores.close()
    for (const folder of mounted.splice(0)) spawnSync('umount', [folder])
    await stores.clear()
  })

  /** A small disk of its own; undefined for who may not make one. */
  function smallDisk(): string | undefined {
    const folder = stores.folder()
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder])
    if (status !== 0) return undefined
    mounted.push(folder)
    return folder
  }

  it('for it is full leaves everything as it was and works again when there is room', async () => {
    const disk = smallDisk()
    const folder = disk ?? stores.folder()
    let isFull = false
    const full: StoreFiles = {
      ...nodeFiles,
      write: async (file, bytes) => {
        if (isFull) throw systemError('ENOSPC')
        await nodeFiles.write(file, bytes)
      },
    }
    const store = await stores.open(path.join(folder, 'index'), { files: disk ? nodeFiles : full })
    await store.publish({ add: [segmentOf([1, 2])], drop: [], bury: [] })
    const before = store.state
    const filler = path.join(folder, 'filler')
    if (disk) fs.writeFileSync(filler, new Uint8Array(DISK_BYTES - (200 << 10)))
    isFull = true
    const tooMuch = segmentOf(Array.from({ length: 100 }, (_, i) => 10 + i))
    for (let tries = 0; tries < 3; tries++) {
      await assert.rejects(store.publish({ add: [tooMuch], drop: [], bury: [] }), {
        name: 'StoreUnavailable',
        reason: { sentence: 'The disk is full.', values: [] },
      })
      assert.equal(store.state, before)
      assert.match(store.trouble ?? '', /the disk is full/i)
    }
    assert.equal(stores.messages.length, 1, 'it was said once')
    assert.deepEqual(contents(store.state), [1, 2])
    assert.deepEqual(filesOf(path.join(folder, 'index'), 'segment').length, 1, 'nothing is left of the tries')
    isFull = false
    fs.rmSync(filler, { force: true })
    await store.publish({ add: [segmentOf([3])], drop: [], bury: [] })
    assert.equal(store.trouble, undefined)
    assert.deepEqual(contents((await stores.open(path.join(folder, 'index'))).state), [1, 2, 3])
  })

  it('when every call in turn finds the disk full, nothing is lost', async () => {
    let left = Number.POSITIVE_INFINITY
    const spend = (): void => {
      if (left-- <= 0) throw systemError('ENOSPC')
    }
    const files: StoreFiles = {
      ...nodeFiles,
      sync: async () => spend(),
      syncFolder: async () => {},
      makeFolder: async folder => (spend(), nodeFiles.makeFolder(folder)),
      create: async file => (spend(), nodeFiles.create(file)),
      write: async (file, bytes) => (spend(), nodeFiles.write(file, bytes)),
      link: async (file, other) => (spend(), nodeFiles.link(file, other)),
      rename: async (from, to) => (spend(), nodeFiles.rename(from, to)),
    }
    const folder = stores.folder()
    const store = await stores.open(folder, { files })
    const kept: number[] = []
    for (let id = 0; id < 40; id++) {
      left = id
      const isKept = await store.publish({ add: [segmentOf([id])], drop: [], bury: [] }).then(
        () => true,
        error => (assert.equal(error.name, 'StoreUnavailable'), false),
      )
      if (isKept) kept.push(id)
      assert.deepEqual(contents(store.state), kept)
      left = Number.POSITIVE_INFINITY
    }
    assert.ok(kept.length > 5 && kept.length < 35, 'some failed and some did not')
    assert.deepEqual(contents((await stores.open(folder)).state), kept)
    assert.deepEqual(filesOf(folder, 'temporary'), [])
    assert.equal(filesOf(folder, 'segment').length, kept.length)
  })

  it('for it is read-only is read all the same', async () => {
    const disk = smallDisk()
    const folder = disk ?? stores.folder()
    const first = await stores.open(folder, { files: nodeFiles })
    await first.publish({ add: [segmentOf([1, 2])], drop: [], bury: [] })
    await first.saveValue('stamps', segmentOf([3]))
    await first.close()
    if (disk) assert.equal(spawnSync('mount', ['-o', 'remount,ro', folder]).status, 0)
    const store = await stores.open(folder, { files: disk ? nodeFiles : readOnly })
    assert.deepEqual(contents(store.state), [1, 2])
    assert.deepEqual(await store.loadValue('stamps'), segmentOf([3]))
    assert.match(store.trouble ?? '', /cannot be written to/)
    await assert.rejects(store.publish({ add: [segmentOf([4])], drop: [], bury: [] }), { name: 'StoreUnavailable' })
    await assert.rejects(store.saveValue('stamps', segmentOf([5])), { name: 'StoreUnavailable' })
    assert.deepEqual(contents(await store.refresh()), [1, 2])
    assert.deepEqual(contents(await store.discard(store.state.segments[0]?.name ?? '')), [])
    assert.equal(stores.messages.filter(message => message.includes('cannot be written to')).length, 1)
    await store.close()
    if (disk) assert.equal(spawnSync('mount', ['-o', 'remount,rw', folder]).status, 0)
  })

  it('for there is a file in its place gives an empty index', async () => {
    const file = path.join(stores.folder(), 'file')
    fs.writeFileSync(file, 'not a folder')
    const store = await stores.open(file)
    assert.deepEqual(store.state.segments, [])
    assert.match(store.trouble ?? '', /cannot be kept in/)
    await assert.rejects(store.publish({ add: [segmentOf([1])], drop: [], bury: [] }), { name: 'StoreUnavailable' })
    assert.equal(fs.readFileSync(file, 'utf8'), 'not a folder')
  })

  it('while too many files are open forgets nothing', async () => {
    const folder = stores.folder()
    await (await stores.open(folder)).publish({ add: [segmentOf([1])], drop: [], bury: [] })
    let isShort = true
    const files: StoreFiles = {
      ...nodeFiles,
      open: file => (isShort ? Promise.reject(systemError('EMFILE')) : nodeFiles.open(file)),
    }
    const store = await stores.open(folder, { files })
    assert.match(store.trouble ?? '', /too many files are open/i)
    await assert.rejects(store.publish({ add: [segmentOf([2])], drop: [], bury: [] }), { name: 'StoreUnavailable' })
    isShort = false
    await store.publish({ add: [segmentOf([2])], drop: [], bury: [] })
    assert.deepEqual(contents(store.state), [1, 2])
    await store.refresh()
    assert.equal(store.trouble, undefined)
  })
})

const refused = (): Promise<never> => Promise.reject(systemError('EROFS'))
const readOnly: StoreFiles = {
  ...nodeFiles,
  makeFolder: refused,
  create: refused,
  link: refused,
  rename: refused,
  remove: refused,
  removeFolder: refused,
}
