import assert from 'node:assert/strict'
import { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import { segmentOf, shape } from './documents.ts'
import { PowerCutDisk } from './power-cut-files.ts'
import { hasValue, SHAPES, tell, VALUE_STEP } from './story.ts'

/** How differently the disk forgets at one moment. */
const DRAWS = 12
const FOLDER = '/storage/index'

describe('a power cut', () => {
  for (const hasLinks of [true, false]) {
    it(`at any moment leaves the index before or after the step${hasLinks ? '' : ', where files cannot be linked'}`, async () => {
      const whole = new PowerCutDisk(Number.POSITIVE_INFINITY, hasLinks)
      assert.equal(await live(whole), SHAPES.length - 1)
      assert.ok(whole.calls > 50)
      for (let calls = 0; calls < whole.calls; calls++) {
        const disk = new PowerCutDisk(calls, hasLinks)
        const step = await live(disk)
        for (let draw = 0; draw < DRAWS; draw++) await check(disk.after(drawing(calls * DRAWS + draw)), step, calls)
      }
    })
  }
})

/** How many steps were done when the power went. */
async function live(disk: PowerCutDisk): Promise<number> {
  let done = 0
  const day = async (): Promise<void> => {
    const store = await open(disk)
    await tell(store, step => {
      done = step
    })
    await store.close()
  }
  await Promise.race([day(), disk.off])
  return done
}

async function check(disk: PowerCutDisk, step: number, calls: number): Promise<void> {
  const store = await open(disk)
  const found = shape(store.state)
  const may = [SHAPES[step], SHAPES[step + 1]].filter(each => each !== undefined)
  assert.ok(
    may.some(each => JSON.stringify(each) === JSON.stringify(found)),
    `cut at call ${calls} after step ${step}: ${JSON.stringify(found)}`,
  )
  if (step >= VALUE_STEP) assert.ok(await hasValue(store), `the value, cut at call ${calls}`)
  await store.publish({ add: [segmentOf([99])], drop: [], bury: [] })
  assert.deepEqual(shape(store.state), [...found, '99'])
  await store.close()
  const names = disk.names()
  assert.deepEqual(
    names.filter(name => /^(?:temporary|lease)/.test(name)),
    [],
  )
  assert.ok(names.filter(name => name.startsWith('manifest')).length <= 4, 'the last two, perhaps in folders')
}

function open(disk: PowerCutDisk): Promise<IndexStore> {
  return IndexStore.open(FOLDER, 'words 1', { cacheBytes: 1 << 18, log: () => {}, files: disk.files })
}

function drawing(seed: number): () => number {
  let state = (seed + 1) >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}
