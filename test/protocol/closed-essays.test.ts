import assert from 'node:assert/strict'
import {
  CancellationTokenSource,
  type Diagnostic,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import { neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const altered = (found: readonly Diagnostic[] | undefined): boolean =>
  found?.some(({ code }) => code === 'quotation.altered') === true

describe('essays that are not open', () => {
  let client: LspClient
  let workspace: Workspace
  let closed: string
  let open: string

  beforeEach(() => {
    workspace = createWorkspace({
      'sources/keeper1901.txt': KEEPER,
      'closed.md': essayQuoting(ALTERED),
      'calm.md': essayQuoting(FAITHFUL),
      'open.md': essayQuoting(FAITHFUL),
    })
    closed = workspace.uriOf('closed.md')
    open = workspace.uriOf('open.md')
  })
  afterEach(() => ended(client, workspace))

  type Report = WorkspaceFullDocumentDiagnosticReport

  const ask = async (previousResultIds: readonly PreviousResultId[] = []): Promise<Report[]> => {
    const report = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds })
    return report.items as Report[]
  }
  const idsOf = (reports: readonly Report[]): PreviousResultId[] =>
    reports.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }))
  /** As soon as the sources are read. */
  const first = async (): Promise<Report[]> => {
    client.open(open, essayQuoting(FAITHFUL))
    await client.hover(open, { line: 0, character: 0 })
    return ask()
  }
  const changed = (name: string, type: 1 | 2 | 3 = 2): void =>
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf(name), type }] })

  describe('in an editor that pulls', () => {
    beforeEach(async () => {
      client = await LspClient.start(vscodeLike, workspace.folder)
    })

    it('are told with what is found in them, and told again when a source changes', async () => {
      const reports = await first()
      assert.deepEqual(
        reports.map(({ uri }) => uri),
        [closed],
      )
      assert.ok(altered(reports[0]?.items))
      // Nothing is new: the answer waits for what is.
      const next = ask(idsOf(reports))
      workspace.write('sources/keeper1901.txt', KEEPER.replace('height of', 'depth of'))
      changed('sources/keeper1901.txt')
      const after = await next
      const now = new Map(after.map(({ uri, items }) => [uri, items]))
      assert.deepEqual(now.get(closed), [])
      assert.ok(altered(now.get(workspace.uriOf('calm.md'))))
    })

    it('come, change and go', async () => {
      const reports = await first()
      const next = ask(idsOf(reports))
      workspace.write('new.md', essayQuoting(ALTERED))
      changed('new.md', 1)
      const came = await next
      assert.deepEqual(
        came.map(({ uri }) => uri),
        [workspace.uriOf('new.md')],
      )
      workspace.remove('closed.md')
      changed('closed.md', 3)
      const [went, ...others] = await ask([...idsOf(reports), ...idsOf(came)])
      assert.deepEqual({ uri: went?.uri, items: went?.items, others }, { uri: closed, items: [], others: [] })
    })

    it('are told once more when they are closed, as they stand on disk', async () => {
      await first()
      client.open(closed, essayQuoting(FAITHFUL))
      await client.diagnostics(closed, found => !altered(found))
      client.close(closed)
      await client.diagnostics(closed, altered)
    })

    it('are not asked about for ever: a request that waits can be called off', async () => {
      const reports = await first()
      const source = new CancellationTokenSource()
      const waiting = client.request('workspace/diagnostic', { previousResultIds: idsOf(reports) }, source.token)
      source.cancel()
      await assert.rejects(waiting, { code: -32800 })
    })

    it('tell of a broken bibliography as well', async () => {
      workspace.write('refs.bib', '@book{a, title = {A}}\n@book{b,\n title = {B\n}\n\n@book{c, title = {C}}\n')
      changed('refs.bib', 1)
      const reports = await first()
      const bib = reports.find(({ uri }) => uri === workspace.uriOf('refs.bib'))
      assert.equal(bib?.items[0]?.code, 'bibliography.broken-entry')
    })
  })

  it('are left alone where a setting says so', async () => {
    client = new LspClient(vscodeLike)
    client.settings = { check: { closedEssays: false } }
    await client.initialize(workspace.folder, { apparatus: true, settings: client.settings })
    assert.deepEqual(await first(), [])
  })

  it('are pushed to other editors once their writer asks, and then kept true', async () => {
    client = await LspClient.start(neovimLike, workspace.folder)
    client.open(open, essayQuoting(FAITHFUL))
    await client.diagnostics(open, found => found.length === 0)
    assert.equal(client.pushed(closed), undefined)
    await client.request('workspace/executeCommand', { command: 'apparatus.checkAllEssays', arguments: [] })
    assert.ok(altered(client.pushed(closed)))
    workspace.write('sources/keeper1901.txt', KEEPER.replace('height of', 'depth of'))
    await client.diagnostics(closed, found => found.length === 0)
  })
})
