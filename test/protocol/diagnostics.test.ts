import assert from 'node:assert/strict'
import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
} from 'vscode-languageserver/node'
import { bare, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const some = (found: readonly Diagnostic[]): boolean => found.length > 0
const none = (found: readonly Diagnostic[]): boolean => found.length === 0

describe('diagnostics', () => {
  let client: LspClient
  let workspace: Workspace
  let essay: string

  beforeEach(() => {
    workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER })
    essay = workspace.uriOf('essay.md')
  })
  afterEach(() => ended(client, workspace))

  for (const editor of [vscodeLike, neovimLike, bare]) {
    describe(`in ${editor.name}`, () => {
      it('come with a wrong quotation and go when it is mended', async () => {
        client = await LspClient.start(editor, workspace.folder)
        client.open(essay, essayQuoting(ALTERED))
        const [wrong, ...more] = await client.diagnostics(essay, some)
        assert.ok(wrong)
        assert.deepEqual(more, [])
        assert.equal(wrong.code, 'quotation.altered')
        assert.equal(wrong.source, 'apparatus')
        assert.ok(typeof wrong.message === 'string')
        assert.match(wrong.message, /depth/)
        assert.equal(wrong.range.start.line, 2)
        const at = 'Of that time it is said: "'.length + ALTERED.indexOf('depth')
        client.change(essay, {
          range: { start: { line: 2, character: at }, end: { line: 2, character: at + 'depth'.length } },
          text: 'height',
        })
        await client.diagnostics(essay, none)
      })

      it('are pulled or pushed, never both', async () => {
        client = await LspClient.start(editor, workspace.folder)
        client.open(essay, essayQuoting(ALTERED))
        await client.diagnostics(essay, some)
        if (client.pulls) assert.equal(client.count('textDocument/publishDiagnostics'), 0)
        else assert.equal(client.count('workspace/diagnostic/refresh'), 0)
        assert.deepEqual((await client.stop()).code, 0)
      })

      it('follow the text through CRLF, surrogates and several changes at once', async () => {
        client = await LspClient.start(editor, workspace.folder)
        client.open(essay, `\u{1F5FC}\u{1F5FC} one\r\ntwo\r\n`)
        client.change(
          essay,
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
            text: 'It says "x" [@keeper1901].',
          },
          { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } }, text: '\r\n\r\n\u{1F5FC}' },
          { range: { start: { line: 3, character: 9 }, end: { line: 3, character: 10 } }, text: ALTERED },
          { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: '\u{1F5FC} ' },
        )
        const [wrong] = await client.diagnostics(essay, some)
        assert.ok(wrong)
        const line = `\u{1F5FC} It says "${ALTERED}" [@keeper1901].`
        assert.equal(wrong.range.start.line, 3)
        assert.equal(wrong.range.end.line, 3)
        assert.match(line.slice(wrong.range.start.character, wrong.range.end.character), /depth/)
      })

      it('follow the sources on disk: added, changed, removed', async () => {
        workspace.remove('sources/keeper1901.txt')
        client = await LspClient.start(editor, workspace.folder)
        client.open(essay, essayQuoting(ALTERED))
        const altered = (found: readonly Diagnostic[]): boolean =>
          found.some(({ code }) => code === 'quotation.altered')
        const calm = (found: readonly Diagnostic[]): boolean => !altered(found)
        await client.diagnostics(essay, calm)
        await watched(client)

        workspace.write('sources/keeper1901.txt', KEEPER)
        tell(client, workspace, 1)
        await client.diagnostics(essay, altered)

        workspace.write('sources/keeper1901.txt', KEEPER.replace('height of', 'depth of'))
        tell(client, workspace, 2)
        await client.diagnostics(essay, calm)

        workspace.write('sources/keeper1901.txt', KEEPER)
        tell(client, workspace, 2)
        await client.diagnostics(essay, altered)

        workspace.remove('sources/keeper1901.txt')
        tell(client, workspace, 3)
        await client.diagnostics(essay, calm)
      })

      it('are taken back when the essay is closed', async () => {
        client = await LspClient.start(editor, workspace.folder)
        client.open(essay, essayQuoting(ALTERED))
        await client.diagnostics(essay, some)
        client.close(essay)
        await client.diagnostics(essay, none)
      })

      it('are not for sources, nor for texts that are not Markdown', async () => {
        workspace.write('sources/notes.md', essayQuoting(ALTERED))
        client = await LspClient.start(editor, workspace.folder)
        const others = [workspace.uriOf('sources/notes.md'), workspace.uriOf('essay.txt')]
        client.open(others[0] as string, essayQuoting(ALTERED))
        client.open(others[1] as string, essayQuoting(ALTERED), 'plaintext')
        client.open(essay, essayQuoting(ALTERED))
        await client.diagnostics(essay, some)
        for (const other of others) {
          if (client.pulls) assert.deepEqual(await client.diagnostics(other, () => true), [])
          else assert.deepEqual(client.pushed(other) ?? [], [])
          assert.equal(await client.hover(other, { line: 2, character: 30 }), null)
        }
      })

      it('are found for a single file beside its sources', async () => {
        client = await LspClient.start(editor)
        client.open(essay, essayQuoting(ALTERED))
        await client.diagnostics(essay, some)
      })
    })
  }

  it('are those of the version that was asked for, or none, however fast one types', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    client.open(essay, essayQuoting(ALTERED))
    await client.diagnostics(essay, some)
    const at = { line: 2, character: 'Of that time it is said: "'.length + ALTERED.indexOf('depth') }
    const answers = Array.from({ length: 40 }, (_, k) => {
      client.change(essay, { range: { start: at, end: at }, text: 'x' })
      const typed = `${'x'.repeat(k + 1)}depth`
      return client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: essay } }).then(
        report => ({ typed, report }),
        ({ code }: { code: number }) => ({ typed, code }),
      )
    })
    let told = 0
    for (const answer of await Promise.all(answers)) {
      if ('code' in answer) assert.equal(answer.code, LSPErrorCodes.ServerCancelled)
      else {
        assert.ok(answer.report.kind === 'full')
        assert.match(JSON.stringify(answer.report.items), new RegExp(`“${answer.typed}”`))
        told++
      }
    }
    assert.ok(told > 0)
    assert.match(JSON.stringify(await client.diagnostics(essay, some)), new RegExp(`“${'x'.repeat(40)}depth”`))
  })

  it('have the severity that the settings give them', async () => {
    client = new LspClient(vscodeLike)
    client.settings = { severity: { 'quotation.altered': 'information' } }
    await client.initialize(workspace.folder)
    client.open(essay, essayQuoting(ALTERED))
    await client.diagnostics(essay, ([found]) => found?.severity === DiagnosticSeverity.Information)
    client.settings = { check: { enable: false } }
    client.notify('workspace/didChangeConfiguration', { settings: null })
    await client.diagnostics(essay, none)
  })

  it('have the severity that an editor sends with its settings', async () => {
    client = await LspClient.start(neovimLike, workspace.folder)
    client.open(essay, essayQuoting(ALTERED))
    client.notify('workspace/didChangeConfiguration', {
      settings: { apparatus: { severity: { 'quotation.altered': 'hint' } } },
    })
    await client.diagnostics(essay, ([found]) => found?.severity === DiagnosticSeverity.Hint)
    client.notify('workspace/didChangeConfiguration', {
      settings: { apparatus: { severity: { 'quotation.altered': 'off' } } },
    })
    await client.diagnostics(essay, none)
  })

  it('are not made for a faithful quotation', async () => {
    client = await LspClient.start(neovimLike, workspace.folder)
    client.open(essay, essayQuoting(FAITHFUL))
    assert.deepEqual(await client.diagnostics(essay, () => true), [])
  })
})

/** Resolves when the editor has been asked to watch, where it is the one that watches. */
async function watched(client: LspClient): Promise<void> {
  const asks = client.editor.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
  if (!asks) return
  const isAsked = (): boolean =>
    [...client.registrations.values()].some(({ method }) => method === 'workspace/didChangeWatchedFiles')
  await client.until(isAsked)
}

/** An editor that watches tells the server; the others leave it to the server's own watch. */
function tell(client: LspClient, workspace: Workspace, type: 1 | 2 | 3): void {
  const watches = client.editor.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
  if (!watches) return
  const changes = [{ uri: workspace.uriOf('sources/keeper1901.txt'), type }]
  client.notify('workspace/didChangeWatchedFiles', { changes })
}
