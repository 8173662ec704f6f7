import assert from 'node:assert/strict'
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver'
import { Cancelled } from '../../../server/src/core/task.ts'
import { type GuardContext, guarded, Stale, watched } from '../../../server/src/lsp/guard.ts'
import type { RequestTask } from '../../../server/src/lsp/request-task.ts'
import { fakeTimers } from '../../support/fake-timers.ts'

describe('the guard round handlers', () => {
  const logged: string[] = []
  const context: GuardContext = { timers: fakeTimers(), log: message => logged.push(message) }
  beforeEach(() => logged.splice(0))

  async function codeOf(handler: (params: null, task: RequestTask) => unknown, source = new CancellationTokenSource()) {
    const result = await guarded(context, 'test/method', handler)(null, source.token)
    assert.ok(result instanceof ResponseError)
    return result.code
  }

  it('gives the answer', async () => {
    const handler = guarded(context, 'test/method', async (params: number) => params + 1)
    assert.equal(await handler(1, new CancellationTokenSource().token), 2)
  })

  it('does not begin what was cancelled before', async () => {
    const source = new CancellationTokenSource()
    source.cancel()
    let ran = false
    assert.equal(await codeOf(() => (ran = true), source), -32800)
    assert.equal(ran, false)
  })

  it('answers a cancelled request with RequestCancelled, even while it waits for shared work', async () => {
    const source = new CancellationTokenSource()
    const never = new Promise<never>(() => {})
    const code = codeOf((_params, task) => {
      source.cancel()
      return task.race(never)
    }, source)
    assert.equal(await code, -32800)
    assert.deepEqual(logged, [])
  })

  it('answers for a text that changed with ContentModified', async () => {
    assert.equal(await codeOf(() => Promise.reject(new Stale('x'))), -32801)
  })

  it('lets a handler choose its error', async () => {
    const chosen = (): never => {
      throw new ResponseError(-32802, 'later')
    }
    assert.equal(await codeOf(chosen), -32802)
  })

  it('answers for a bug with InternalError and logs where it is', async () => {
    const bug = (): never => {
      throw new TypeError('no such thing')
    }
    assert.equal(await codeOf(bug), -32603)
    assert.match(logged.join(), /test\/method failed: TypeError: no such thing\n\s+at /)
  })

  it('logs what goes wrong where nobody waits', async () => {
    watched(context, 'sweeping', () => Promise.reject(new Error('broom')))
    watched(context, 'dusting', () => {
      throw new Error('cloth')
    })
    watched(context, 'nothing', () => Promise.reject(new Cancelled()))
    await context.timers.breathe()
    assert.equal(logged.length, 2)
    assert.match(logged.join(), /dusting failed: Error: cloth/)
    assert.match(logged.join(), /sweeping failed: Error: broom/)
  })
})
