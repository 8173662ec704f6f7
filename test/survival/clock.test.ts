import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { encodeLease } from '../../server/src/node/index-store/lease.ts'
import { ownMark, type ProcessMark } from '../../server/src/node/index-store/process-mark.ts'
import { seal } from '../../server/src/node/index-store/sealed-file.ts'
import { contents, segmentOf } from './documents.ts'
import { filesOf, innerFolder, Stores } from './stores.ts'

const DAY_MS = 24 * 60 * 60_000
/** Generations. */
const MANY = 68
const STRANGER = '00000000000000aa'

describe('who lives and what is newest', () => {
  const stores = new Stores()
  const { now } = Date
  afterEach(async () => {
    Date.now = now
    await stores.clear()
  })

  it('does not depend on the clock', async () => {
    const folder = stores.folder()
    const [one, other] = [await stores.open(folder), await stores.open(folder)]
    for (const [i, days] of [0, 4000, -9000, 30, -30, 100_000].entries()) {
      Date.now = () => now() + days * DAY_MS
      const time = new Date(Date.now())
      for (const name of fs.readdirSync(innerFolder(folder)))
        fs.utimesSync(path.join(innerFolder(folder), name), time, time)
      await (i % 2 ? one : other).publish({ add: [segmentOf([i])], drop: [], bury: [] })
      const drop = (await one.refresh()).segments
      await one.publish({ add: [segmentOf(contents(one.state))], drop, bury: [] })
      assert.deepEqual(contents(await other.refresh()), [...Array(i + 1).keys()])
      assert.equal(filesOf(folder, 'lease').length, 2)
      const third = await stores.open(folder)
      assert.deepEqual(contents(third.state), [...Array(i + 1).keys()])
      await third.close()
    }
  })

  /** A segment that a process is just writing, and its lease. Gives the segment's name. */
  function leave(folder: string, mark: ProcessMark): string {
    const inner = innerFolder(folder)
    const lease = `lease-${STRANGER}`
    fs.writeFileSync(path.join(inner, lease), seal(lease, encodeLease({ mark, generation: 1, held: [] })))
    const name = `segment-${STRANGER}-1`
    fs.writeFileSync(path.join(inner, name), 'half')
    return name
  }

  for (const [who, mark, isKept] of [
    ['a process that runs', {}, true],
    ['one that started at another time under the same number', { start: '1' }, false],
    ['one from before the machine was started anew', { boot: 'before' }, false],
    ['one of another machine', { host: 'another', pid: 1 }, true],
    ['one in another container', { space: 'pid:[1]', pid: 1 }, true],
    ['one whose number nobody has', { pid: 2 ** 30 }, false],
  ] as const) {
    it(`${isKept ? 'keeps' : 'removes'} what was left half written by ${who}`, async function () {
      const own = ownMark()
      // Only Linux tells when a process started.
      if ('start' in mark && own.start === '') return this.skip()
      const folder = stores.folder()
      const store = await stores.open(folder)
      const name = leave(folder, { ...own, ...mark })
      await store.publish({ add: [segmentOf([1])], drop: [], bury: [] })
      assert.equal(filesOf(folder, 'segment').includes(name), isKept)
      assert.equal(filesOf(folder, 'lease').includes(`lease-${STRANGER}`), isKept)
    })
  }

  it('a machine that was not heard of for many generations holds nothing any more', async () => {
    const folder = stores.folder()
    const store = await stores.open(folder)
    const name = leave(folder, { ...ownMark(), host: 'another' })
    for (let id = 0; id < MANY; id++) {
      await store.publish({ add: [segmentOf([id])], drop: store.state.segments, bury: [] })
    }
    assert.ok(!filesOf(folder, 'segment').includes(name))
  })
})
