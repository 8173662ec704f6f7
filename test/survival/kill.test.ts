import assert from 'node:assert/strict'
import { runProgram } from './child-processes.ts'
import { segmentOf, shape } from './documents.ts'
import { filesOf, Stores } from './stores.ts'
import { hasValue, SHAPES, tell, VALUE_STEP } from './story.ts'

/** Processes at a time. */
const AT_ONCE = 2

describe('a process that is killed', () => {
  const stores = new Stores()
  afterEach(() => stores.clear())

  it('at any call leaves the index before or after the step, and nothing behind that is not removed', async () => {
    const whole = await runProgram('story-main.ts', [stores.folder(), '1000000'])
    assert.equal(whole.code, 0, whole.errors)
    const calls = Number(/^calls (\d+)$/.exec(whole.lines.at(-1) ?? '')?.[1])
    assert.ok(calls > 40, `${calls} calls`)
    const waiting = [...Array(calls).keys()]
    const worker = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await killedAt(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }).timeout(60_000)

  async function killedAt(calls: number): Promise<void> {
    const folder = stores.folder()
    const { signal, lines, errors } = await runProgram('story-main.ts', [folder, String(calls)])
    assert.equal(signal, 'SIGKILL', errors)
    const step = Number(lines.at(-1) ?? 0)
    const store = await stores.open(folder)
    const found = shape(store.state)
    const may = [SHAPES[step], SHAPES[step + 1]].map(each => JSON.stringify(each))
    assert.ok(
      may.includes(JSON.stringify(found)),
      `killed at call ${calls} after step ${step}: ${JSON.stringify(found)}`,
    )
    if (step >= VALUE_STEP) assert.ok(await hasValue(store))
    // Twice: the files of the last two generations are kept.
    for (const id of [98, 99]) await store.publish({ add: [segmentOf([id])], drop: [], bury: [] })
    assert.deepEqual(shape(store.state), [...found, '98', '99'])
    assert.deepEqual(filesOf(folder, 'temporary'), [], `killed at call ${calls}`)
    assert.deepEqual(filesOf(folder, 'segment').sort(), store.state.segments.map(({ name }) => name).sort())
    assert.deepEqual([filesOf(folder, 'manifest').length, filesOf(folder, 'lease').length], [2, 1])
    await store.close()
  }

  it('never, in a story that is told to its end', async () => {
    const store = await stores.open(stores.folder())
    assert.deepEqual(shape(store.state), SHAPES[0])
    await tell(store, step => assert.deepEqual(shape(store.state), SHAPES[step]))
  })
})
