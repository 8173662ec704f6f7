import assert from 'node:assert/strict'
import type { PublishDiagnosticsParams } from 'vscode-languageserver'
import { Corpus } from '../../../server/src/core/service.ts'
import { type ClientFlags, clientFlags } from '../../../server/src/lsp/client-flags.ts'
import { readConfig } from '../../../server/src/lsp/config.ts'
import { DiagnosticsScheduler, QUIET_MS } from '../../../server/src/lsp/diagnostics.ts'
import { Session } from '../../../server/src/lsp/session.ts'
import { bare, vscodeLike } from '../../support/editors/editors.ts'
import { type FakeHost, fakeHost } from '../../support/fake-host.ts'

describe('the scheduler of diagnostics', () => {
  let host: FakeHost
  let session: Session
  let published: PublishDiagnosticsParams[]
  let refreshes: number
  const uri = 'file:///w/essay.md'

  function start(capabilities: typeof bare.capabilities): void {
    const flags: ClientFlags = clientFlags({ capabilities, processId: null, rootUri: null })
    host = fakeHost()
    session = new Session(host, flags, readConfig({}).config, ['file:///w'])
    published = []
    refreshes = 0
    new DiagnosticsScheduler(
      session,
      { timers: host.timers, log: assert.fail },
      { publish: params => published.push(params), refresh: () => refreshes++ },
    )
  }
  const edit = (version: number, text = `"Words." [@x${version}]\n`): void =>
    session.setDocument({ uri, languageId: 'markdown', version, text })

  it('pushes once the writer pauses, for the last version only', async () => {
    start({ textDocument: { publishDiagnostics: { versionSupport: true } } })
    edit(1)
    await host.timers.pass(QUIET_MS - 1)
    edit(2)
    await host.timers.pass(QUIET_MS - 1)
    assert.deepEqual(published, [])
    await host.timers.pass(1)
    assert.deepEqual(
      published.map(({ uri: where, version }) => [where, version]),
      [[uri, 2]],
    )
  })

  it('does not say a version to an editor that does not know versions', async () => {
    start(bare.capabilities)
    edit(1)
    await host.timers.pass(QUIET_MS)
    assert.equal('version' in (published[0] ?? {}), false)
  })

  it('pushes again, without a pause, when the sources or the settings change', async () => {
    start(bare.capabilities)
    edit(1)
    await host.timers.pass(QUIET_MS)
    session.setSources({ ...session.sources, corpus: Corpus.empty().with([], []) })
    await host.timers.pass(0)
    session.setConfig(readConfig({ check: { enable: false } }).config)
    await host.timers.pass(0)
    assert.equal(published.length, 3)
  })

  it('never pushes what a newer version has overtaken', async () => {
    start(bare.capabilities)
    edit(1)
    session.onSources.on(() => edit(2))
    session.setSources({ ...session.sources, corpus: Corpus.empty().with([], []) })
    await host.timers.pass(QUIET_MS - 1)
    assert.deepEqual(published, [])
    await host.timers.pass(1)
    assert.equal(published.length, 1)
  })

  it('takes back what is shown for a text that is closed or has become a source', async () => {
    start(bare.capabilities)
    edit(1)
    await host.timers.pass(QUIET_MS)
    session.setSources({ ...session.sources, places: { roots: [], sourceOnly: ['file:///w'] } })
    await host.timers.pass(QUIET_MS)
    assert.deepEqual(published.slice(1), [{ uri, diagnostics: [] }])
    session.closeDocument(uri)
    await host.timers.pass(QUIET_MS)
    assert.equal(published.length, 2, 'once is enough')
  })

  it('pushes nothing to an editor that pulls, but tells it to pull again, once for many changes', async () => {
    start(vscodeLike.capabilities)
    edit(1)
    session.setSources({ ...session.sources, corpus: Corpus.empty().with([], []) })
    session.setSources({ ...session.sources, complete: true })
    session.setConfig(readConfig({ check: { enable: false } }).config)
    session.closeDocument(uri)
    await host.timers.pass(QUIET_MS)
    assert.deepEqual(published, [])
    assert.equal(refreshes, 1)
  })
})
