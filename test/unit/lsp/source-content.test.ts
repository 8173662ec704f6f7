import assert from 'node:assert/strict'
import { CancellationToken } from 'vscode-languageserver'
import { Corpus } from '../../../server/src/core/service.ts'
import { clientFlags } from '../../../server/src/lsp/client-flags.ts'
import { readConfig } from '../../../server/src/lsp/config.ts'
import { Renditions } from '../../../server/src/lsp/handlers/rendition.ts'
import type { SourceContent } from '../../../server/src/lsp/protocol.ts'
import { RequestTask } from '../../../server/src/lsp/request-task.ts'
import { Session } from '../../../server/src/lsp/session.ts'
import { contributionOf } from '../../support/contribution.ts'
import { vscodeLike } from '../../support/editors/editors.ts'
import { fakeHost } from '../../support/fake-host.ts'

describe('the text of a source that an editor asks for', () => {
  const uri = 'apparatus-source:/Apparatus/keeper1907.txt.txt'
  const corpus = Corpus.empty().with([contributionOf('The lamp was lit.', 'keeper1907.txt')])
  let session: Session
  let refreshed: string[]
  let renditions: Renditions

  beforeEach(() => {
    const flags = clientFlags({ capabilities: vscodeLike.capabilities, processId: null, rootUri: null })
    session = new Session(fakeHost(), flags, readConfig({}).config, ['file:///w'])
    refreshed = []
    renditions = new Renditions(session, one => refreshed.push(one))
  })

  const ask = (): Promise<SourceContent> =>
    renditions.content({ uri }, new RequestTask(CancellationToken.None, session.host.timers))

  it('is waited for while sources are being read: a window that is opened again asks before they are', async () => {
    session.setSources({ ...session.sources, progress: { done: 0, total: 2 } })
    const asked = ask()
    session.setSources({ ...session.sources, progress: { done: 1, total: 2 } })
    await new Promise(resolve => setImmediate(resolve))
    session.setSources({ ...session.sources, corpus })
    assert.match((await asked).text, /The lamp was lit\./)
    assert.equal((await asked).isMissing, undefined)
    assert.deepEqual(refreshed, [])
  })

  it('is said to be missing when they have been read without it, and asked for again when it comes', async () => {
    session.setSources({ ...session.sources, progress: { done: 0, total: 2 } })
    const asked = ask()
    const { progress: _, ...read } = session.sources
    session.setSources({ ...read, complete: true })
    assert.equal((await asked).isMissing, true)
    session.setSources({ ...session.sources, corpus })
    assert.deepEqual(refreshed, [uri])
    assert.match((await ask()).text, /The lamp was lit\./)
  })
})
