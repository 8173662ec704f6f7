import assert from 'node:assert/strict'
import { type Ended, runProgram } from './child-processes.ts'
import { contents, segmentOf } from './documents.ts'
import { filesOf, Stores } from './stores.ts'

const ROUNDS = 12

describe('several processes on one index', () => {
  const stores = new Stores()
  afterEach(() => stores.clear())

  for (const windows of [2, 4]) {
    it(`${windows} of them lose nothing and leave nothing behind`, async () => {
      const folder = stores.folder()
      const reader = await stores.open(folder)
      const all = await Promise.all(
        Array.from({ length: windows }, (_, i) => runProgram('window-main.ts', [folder, String(i), String(ROUNDS)])),
      )
      for (const { code, lines, errors } of all) {
        assert.equal(code, 0, errors)
        assert.equal(lines.at(-1), 'done well')
      }
      const lines = all.flatMap(each => each.lines)
      assert.ok(lines.includes('merge published'))
      assert.deepEqual(contents(await reader.refresh()), expected(all))
      await leavesNothing(folder)
    }).timeout(30_000)
  }

  it('of which one is killed lose nothing that it had said was done', async () => {
    const folder = stores.folder()
    let said = 0
    const [victim, ...others] = await Promise.all([
      runProgram('window-main.ts', [folder, '0', '1000000'], (_, kill) => {
        if (++said === 2 * ROUNDS) kill()
      }),
      runProgram('window-main.ts', [folder, '1', String(ROUNDS)]),
      runProgram('window-main.ts', [folder, '2', String(ROUNDS)]),
    ])
    assert.equal(victim?.signal, 'SIGKILL')
    for (const { code, errors } of others) assert.equal(code, 0, errors)
    const store = await stores.open(folder)
    const found = contents(store.state)
    const [sure, last] = [expected([victim, ...others]), lastStep(victim)]
    assert.deepEqual(
      found.filter(id => !last.includes(id)),
      sure.filter(id => !last.includes(id)),
    )
    assert.equal(new Set(found).size, found.length)
    await leavesNothing(folder)
  }).timeout(30_000)

  /** After two more generations there is only what counts. */
  async function leavesNothing(folder: string): Promise<void> {
    const store = await stores.open(folder)
    for (const id of [900_001, 900_002]) await store.publish({ add: [segmentOf([id])], drop: [], bury: [] })
    await stores.close()
    assert.deepEqual(filesOf(folder, 'segment').sort(), store.state.segments.map(({ name }) => name).sort())
    assert.deepEqual([filesOf(folder, 'temporary'), filesOf(folder, 'lease')], [[], []])
    assert.equal(filesOf(folder, 'manifest').length, 2)
  }
})

/** Rising: what was added and not buried. */
function expected(all: readonly Ended[]): number[] {
  const numbers = (kind: string): number[] =>
    all.flatMap(({ lines }) =>
      lines.filter(line => line.startsWith(`${kind} `)).map(line => Number(line.slice(kind.length))),
    )
  const buried = new Set(numbers('buried'))
  return numbers('added')
    .filter(id => !buried.has(id))
    .sort((a, b) => a - b)
}

/** What a killed process may have done and not said: the next two documents, or the burial of one of its last. */
function lastStep({ lines }: Ended): number[] {
  const added = lines.flatMap(line => (line.startsWith('added ') ? [Number(line.slice(6))] : []))
  const highest = added.at(-1) ?? -1
  return [1, 2, 3].flatMap(ahead => [highest + ahead]).concat([-4, -3, -2, -1, 0].map(back => highest + back))
}
