import assert from 'node:assert/strict'
import { CancellationTokenSource } from 'vscode-languageserver'
import { Corpus } from '../../../server/src/core/service.ts'
import { clientFlags } from '../../../server/src/lsp/client-flags.ts'
import { readConfig } from '../../../server/src/lsp/config.ts'
import { RequestTask } from '../../../server/src/lsp/request-task.ts'
import { Session } from '../../../server/src/lsp/session.ts'
import { SourceLoading } from '../../../server/src/lsp/source-loading.ts'
import { type FakeHost, fakeHost } from '../../support/fake-host.ts'

describe('the reading of sources', () => {
  let host: FakeHost
  let session: Session
  let loading: SourceLoading
  let logged: string[]

  beforeEach(() => {
    host = fakeHost()
    logged = []
    const flags = clientFlags({ capabilities: {}, processId: null, rootUri: null })
    session = new Session(host, flags, readConfig({}).config, ['file:///w'])
    loading = new SourceLoading(session, { timers: host.timers, log: message => logged.push(message) })
  })
  const settle = (): Promise<void> => host.timers.pass(100)

  it('shows how far it is and is complete at the end', async () => {
    loading.restart()
    assert.deepEqual(session.sources.progress, { done: 0, total: 0 })
    host.readings[0]?.request.onProgress(1, 2)
    assert.deepEqual(session.sources.progress, { done: 1, total: 2 })
    assert.equal(session.sources.complete, false)
    const corpus = Corpus.empty().with([], [])
    host.readings[0]?.finish(corpus)
    await settle()
    assert.equal(session.sources.corpus, corpus)
    assert.equal(session.sources.complete, true)
    assert.equal(session.sources.progress, undefined)
  })

  it('reads many changes of files at once, and only what changed', async () => {
    loading.restart()
    host.readings[0]?.finish()
    await settle()
    loading.changed(['file:///w/sources/a'])
    await host.timers.pass(50)
    loading.changed(['file:///w/sources/b', 'file:///w/sources/a'])
    await settle()
    assert.equal(host.readings.length, 2)
    assert.deepEqual(host.readings[1]?.request.changed, ['file:///w/sources/a', 'file:///w/sources/b'])
    assert.equal(session.sources.complete, true, 'the rest is known all the while')
  })

  it('reads in the next what changes during a reading', async () => {
    loading.restart()
    loading.changed(['file:///w/sources/a'])
    await settle()
    assert.equal(host.readings.length, 1)
    host.readings[0]?.finish()
    await settle()
    assert.deepEqual(host.readings[1]?.request.changed, ['file:///w/sources/a'])
  })

  it('reads all when the project file changed', async () => {
    loading.restart()
    host.readings[0]?.finish()
    await settle()
    loading.changed(['file:///w/apparatus.yaml', 'file:///w/sources/a'])
    await settle()
    assert.equal(host.readings[1]?.request.changed, undefined)
  })

  it('calls off a reading when folders or settings change', async () => {
    loading.restart()
    session.setFolders(['file:///other'])
    loading.restart()
    await settle()
    assert.equal(host.readings[0]?.request.signal.aborted, true)
    assert.deepEqual(host.readings[1]?.request.folders, ['file:///other'])
    host.readings[0]?.request.onProgress(9, 9)
    assert.notDeepEqual(session.sources.progress, { done: 9, total: 9 }, 'what was called off says nothing more')
    assert.deepEqual(logged, [])
  })

  it('keeps what had been read when the writer called it off, though it is done a moment later', async () => {
    loading.restart()
    host.readings[0]?.request.onProgress(350, 400)
    assert.match(loading.callOff(), /350 of 400/)
    const part = Corpus.empty().with([], [])
    host.readings[0]?.request.onCorpus(part, false)
    await settle()
    assert.equal(session.sources.corpus, part)
    assert.equal(session.sources.complete, false, 'what is missing was not read')
    loading.changed(['file:///w/sources/a'])
    await settle()
    assert.equal(host.readings[1]?.request.previous, part, 'and it need not be read again')
    loading.dispose()
    host.readings[1]?.request.onCorpus(Corpus.empty(), false)
    assert.equal(session.sources.corpus, part, 'a server that ends begins nothing')
  })

  it('begins from nothing when asked to, with a revision that was never used', async () => {
    loading.restart()
    host.readings[0]?.finish(Corpus.empty().with([], []).with([], []))
    await settle()
    const done = loading.rebuild()
    const { previous } = host.readings[1]?.request ?? {}
    assert.equal(previous?.sources.size, 0)
    assert.ok((previous?.revision ?? 0) > session.sources.corpus.revision)
    host.readings[1]?.finish()
    await done
  })

  it('goes on after a reading that failed', async () => {
    loading.restart()
    host.readings[0]?.fail(new Error('disk on fire'))
    await settle()
    assert.match(logged.join(), /disk on fire/)
    assert.equal(session.sources.complete, false)
    assert.equal(session.sources.progress, undefined)
    loading.changed(['file:///w/sources/a'])
    await settle()
    assert.equal(host.readings[1]?.request.changed, undefined, 'what was not read to the end is read whole')
    host.readings[1]?.finish()
    await settle()
    assert.equal(session.sources.complete, true)
  })

  it('lets a request go on as soon as what was kept is there', async () => {
    const task = new RequestTask(new CancellationTokenSource().token, host.timers)
    loading.restart()
    let answered = false
    void loading.ready(task).then(() => {
      answered = true
    })
    await settle()
    const part = Corpus.empty().with([], [])
    host.readings[0]?.request.onCorpus(part, false)
    await settle()
    assert.equal(answered, false, 'a part of the sources would tell of quotations that stand nowhere')
    host.readings[0]?.request.onCorpus(part, true)
    await settle()
    assert.equal(answered, true)
    assert.equal(session.sources.complete, false)
  })

  it('lets a request wait for the first reading, but not for ever', async () => {
    const task = new RequestTask(new CancellationTokenSource().token, host.timers)
    let answered = 0
    loading.restart()
    const count = (): void => {
      answered++
    }
    void loading.ready(task).then(count)
    await settle()
    assert.equal(answered, 0)
    host.readings[0]?.finish()
    await settle()
    assert.equal(answered, 1)
    loading.restart()
    void loading.ready(task).then(count)
    await host.timers.pass(10_000)
    assert.equal(answered, 2)
  })
})
