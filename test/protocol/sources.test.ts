import assert from 'node:assert/strict'
import type { Diagnostic } from 'vscode-languageserver/node'
import type { SourcesResult, StatusParams } from '../../server/src/lsp/protocol.ts'
import { neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { ALTERED, essayQuoting, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const altered = (found: readonly Diagnostic[]): boolean => found.some(({ code }) => code === 'quotation.altered')
const calm = (found: readonly Diagnostic[]): boolean => !altered(found)

describe('sources', () => {
  let client: LspClient
  let workspace: Workspace
  let library: Workspace
  let essay: string

  beforeEach(() => {
    workspace = createWorkspace()
    library = createWorkspace({ 'keeper1901.txt': KEEPER })
    essay = workspace.uriOf('essay.md')
  })
  afterEach(() => ended(client, workspace, library))

  const keys = async (): Promise<string[]> => {
    const { sources } = await client.request<SourcesResult>('apparatus/sources')
    return sources.map(source => (source.state === 'ready' ? source.key : source.path))
  }

  it('outside the workspace are read where a setting names them, and watched', async () => {
    client = new LspClient(vscodeLike)
    const settings = { sources: [library.folder] }
    client.settings = settings
    await client.initialize(workspace.folder, { apparatus: true, settings })
    client.open(essay, essayQuoting(ALTERED))
    await client.diagnostics(essay, altered)
    assert.deepEqual(await keys(), ['keeper1901'])
    const watched = JSON.stringify([...client.registrations.values()])
    assert.match(watched, new RegExp(library.uri))
    library.write('keeper1901.txt', KEEPER.replace('height of', 'depth of'))
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: library.uriOf('keeper1901.txt'), type: 2 }] })
    await client.diagnostics(essay, calm)
    // The setting goes: so do the sources, and with them what was said of the quotation.
    client.settings = { starterCorpus: { enable: false } }
    client.notify('workspace/didChangeConfiguration', { settings: null })
    await client.until(() => lastStatus(client)?.ready === 0)
    assert.deepEqual(await keys(), [])
  })

  it('of a folder come and go with it', async () => {
    library.write('sources/second1902.txt', 'Another light was built in the year after, of iron and not of stone.\n')
    workspace.write('sources/keeper1901.txt', KEEPER)
    client = await LspClient.start(vscodeLike, workspace.folder)
    assert.deepEqual(await keys(), ['keeper1901'])
    const event = (change: 'added' | 'removed'): unknown => ({
      event: { added: [], removed: [], [change]: [{ uri: library.uri, name: 'library' }] },
    })
    client.notify('workspace/didChangeWorkspaceFolders', event('added'))
    await client.until(() => lastStatus(client)?.ready === 2)
    assert.deepEqual((await keys()).sort(), ['keeper1901', 'second1902'])
    client.notify('workspace/didChangeWorkspaceFolders', event('removed'))
    await client.until(() => lastStatus(client)?.ready === 1)
    assert.deepEqual(await keys(), ['keeper1901'])
  })

  it('that the project file names by a pattern leave the essays beside them essays', async () => {
    workspace.write('apparatus.yaml', 'sources: "texts/*.txt"\n')
    workspace.write('texts/keeper1901.txt', KEEPER)
    client = await LspClient.start(neovimLike, workspace.folder)
    const beside = workspace.uriOf('texts/essay.md')
    client.open(beside, essayQuoting(ALTERED))
    await client.diagnostics(beside, altered)
  })

  it('that cannot be read are named, with the reason, and the others are there', async () => {
    workspace.write('sources/keeper1901.txt', KEEPER)
    workspace.write('sources/broken.txt', new Uint8Array([1, 0, 2, 0, 0, 3]))
    client = await LspClient.start(vscodeLike, workspace.folder)
    await client.until(() => (lastStatus(client)?.failedTotal ?? 0) > 0)
    const status = lastStatus(client)
    assert.equal(status?.ready, 1)
    assert.equal(status.failed[0]?.path, 'sources/broken.txt')
    assert.match(status.failed[0].reason, /not text/)
  })

  it('that ship with the program answer where there are no others, unless a setting says no', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    assert.ok((await keys()).length > 0)
    workspace.write('sources/keeper1901.txt', KEEPER)
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: workspace.uriOf('sources/keeper1901.txt'), type: 1 }],
    })
    await client.until(() => lastStatus(client)?.ready === 1)
    assert.deepEqual(await keys(), ['keeper1901'])
    await client.kill()
    workspace.remove('sources')
    client = new LspClient(vscodeLike)
    client.settings = { starterCorpus: { enable: false } }
    await client.initialize(workspace.folder, { apparatus: true, settings: client.settings })
    assert.deepEqual(await keys(), [])
  })
})

function lastStatus(client: LspClient): StatusParams | undefined {
  const last = client.said.findLast(({ method }) => method === 'apparatus/status')
  return last?.params as StatusParams | undefined
}
