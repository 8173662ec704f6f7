import assert from 'node:assert/strict'
import { findSources } from '../../server/src/node/find-files.ts'
import type { Built } from '../../server/src/node/indexing/build-segment.ts'
import { onThreads } from '../../server/src/node/indexing/index-threads.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

describe('threads that read', () => {
  let workspace: Workspace
  beforeEach(() => {
    workspace = createWorkspace({ 'one.txt': 'The lamp was lit at dusk.', 'two.txt': 'Nobody came until the thaw.' })
  })
  afterEach(() => workspace.dispose())

  /** A task for each file, on one thread; what is done with each answer before the next is asked for. */
  async function readAll(signal: AbortSignal, use: (built: Built, count: number) => void): Promise<number> {
    const { sources } = await findSources({ folders: [workspace.folder] })
    const tasks = sources.map(file => ({ kind: 'build' as const, files: [file], closed: new Map() }))
    let count = 0
    for await (const answer of onThreads(tasks, () => {}, signal, 1))
      if (answer.kind === 'built') use(answer.built, ++count)
    return count
  }

  it('have done their work when they are called off after the last of it', async () => {
    const stop = new AbortController()
    const count = await readAll(stop.signal, ({ outcomes }, nth) => {
      assert.equal(outcomes[0]?.kind, 'added')
      if (nth === 2) stop.abort(new Error('called off'))
    })
    assert.equal(count, 2)
  })

  it('say why they were called off when something was left to do', async () => {
    const stop = new AbortController()
    stop.abort(new Error('called off'))
    const counted: number[] = []
    await assert.rejects(
      readAll(stop.signal, (_, nth) => counted.push(nth)),
      /called off/,
    )
    assert.ok(counted.length < 2, 'what was waiting is not read')
  })
})
