import assert from 'node:assert/strict'
import fs from 'node:fs'
import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
} from 'vscode-languageserver/node'
import { bare, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import type { Workspace } from '../support/workspace.ts'
import { writingDesk } from '../support/writing-desk.ts'

const some = (found: readonly Diagnostic[]): boolean => found.length > 0
const none = (found: readonly Diagnostic[]): boolean => found.length === 0

describe('diagnostics', () => {
  const desk = writingDesk({ 'sources/keeper1901.txt': KEEPER })

  for (const editor of [vscodeLike, neovimLike, bare]) {
    describe(`in ${editor.name}`, () => {
      it('come with a wrong quotation and go when it is mended', async () => {
        await desk.start(editor)
        desk.client.open(desk.essay, essayQuoting(ALTERED))
        const [wrong, ...more] = await desk.client.diagnostics(desk.essay, some)
        assert.ok(wrong)
        assert.deepEqual(more, [])
        assert.equal(wrong.code, 'quotation.altered')
        assert.equal(wrong.source, 'apparatus')
        assert.ok(typeof wrong.message === 'string')
        assert.match(wrong.message, /depth/)
        assert.equal(wrong.range.start.line, 2)
        const at = 'Of that time it is said: "'.length + ALTERED.indexOf('depth')
        desk.client.change(desk.essay, {
          range: { start: { line: 2, character: at }, end: { line: 2, character: at + 'depth'.length } },
          text: 'height',
        })
        await desk.client.diagnostics(desk.essay, none)
      })

      it('are pulled or pushed, never both', async () => {
        await desk.start(editor)
        desk.client.open(desk.essay, essayQuoting(ALTERED))
        await desk.client.diagnostics(desk.essay, some)
        if (desk.client.pulls) assert.equal(desk.client.count('textDocument/publishDiagnostics'), 0)
        else assert.equal(desk.client.count('workspace/diagnostic/refresh'), 0)
        assert.deepEqual((await desk.client.stop()).code, 0)
      })

      it('follow the text through CRLF, surrogates and several changes at once', async () => {
        await desk.start(editor)
        desk.client.open(desk.essay, `\u{1F5FC}\u{1F5FC} one\r\ntwo\r\n`)
        desk.client.change(
          desk.essay,
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
            text: 'It says "x" [@keeper1901].',
          },
          { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } }, text: '\r\n\r\n\u{1F5FC}' },
          { range: { start: { line: 3, character: 9 }, end: { line: 3, character: 10 } }, text: ALTERED },
          { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: '\u{1F5FC} ' },
        )
        const [wrong] = await desk.client.diagnostics(desk.essay, some)
        assert.ok(wrong)
        const line = `\u{1F5FC} It says "${ALTERED}" [@keeper1901].`
        assert.equal(wrong.range.start.line, 3)
        assert.equal(wrong.range.end.line, 3)
        assert.match(line.slice(wrong.range.start.character, wrong.range.end.character), /depth/)
      })

      it('follow the sources on disk: added, changed, removed', async () => {
        desk.workspace.remove('sources/keeper1901.txt')
        await desk.start(editor)
        desk.client.open(desk.essay, essayQuoting(ALTERED))
        const altered = (found: readonly Diagnostic[]): boolean =>
          found.some(({ code }) => code === 'quotation.altered')
        const calm = (found: readonly Diagnostic[]): boolean => !altered(found)
        await desk.client.diagnostics(desk.essay, calm)
        await watched(desk.client)

        desk.workspace.write('sources/keeper1901.txt', KEEPER)
        tell(desk.client, desk.workspace, 1)
        await desk.client.diagnostics(desk.essay, altered)

        desk.workspace.write('sources/keeper1901.txt', KEEPER.replace('height of', 'depth of'))
        tell(desk.client, desk.workspace, 2)
        await desk.client.diagnostics(desk.essay, calm)

        desk.workspace.write('sources/keeper1901.txt', KEEPER)
        tell(desk.client, desk.workspace, 2)
        await desk.client.diagnostics(desk.essay, altered)

        desk.workspace.remove('sources/keeper1901.txt')
        tell(desk.client, desk.workspace, 3)
        await desk.client.diagnostics(desk.essay, calm)
      })

      it('are taken back when the essay is closed', async () => {
        await desk.start(editor)
        desk.client.open(desk.essay, essayQuoting(ALTERED))
        await desk.client.diagnostics(desk.essay, some)
        desk.client.close(desk.essay)
        await desk.client.diagnostics(desk.essay, none)
      })

      it('are not for sources, nor for texts that are not Markdown', async () => {
        desk.workspace.write('sources/notes.md', essayQuoting(ALTERED))
        await desk.start(editor)
        const others = [desk.workspace.uriOf('sources/notes.md'), desk.workspace.uriOf('essay.txt')]
        desk.client.open(others[0] as string, essayQuoting(ALTERED))
        desk.client.open(others[1] as string, essayQuoting(ALTERED), 'plaintext')
        desk.client.open(desk.essay, essayQuoting(ALTERED))
        await desk.client.diagnostics(desk.essay, some)
        for (const other of others) {
          if (desk.client.pulls) assert.deepEqual(await desk.client.diagnostics(other, () => true), [])
          else assert.deepEqual(desk.client.pushed(other) ?? [], [])
          assert.equal(await desk.client.hover(other, { line: 2, character: 30 }), null)
        }
      })

      it('are found for a single file beside its sources', async () => {
        desk.client = await LspClient.start(editor)
        desk.client.open(desk.essay, essayQuoting(ALTERED))
        await desk.client.diagnostics(desk.essay, some)
      })
    })
  }

  it('are those of the version that was asked for, or none, however fast one types', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, essayQuoting(ALTERED))
    await desk.client.diagnostics(desk.essay, some)
    const at = { line: 2, character: 'Of that time it is said: "'.length + ALTERED.indexOf('depth') }
    const answers = Array.from({ length: 40 }, (_, k) => {
      desk.client.change(desk.essay, { range: { start: at, end: at }, text: 'x' })
      const typed = `${'x'.repeat(k + 1)}depth`
      return desk.client
        .request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: desk.essay } })
        .then(
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
    assert.match(
      JSON.stringify(await desk.client.diagnostics(desk.essay, some)),
      new RegExp(`“${'x'.repeat(40)}depth”`),
    )
  })

  it('have the severity that the settings give them', async () => {
    desk.client = new LspClient(vscodeLike)
    desk.client.settings = { severity: { 'quotation.altered': 'information' } }
    await desk.client.initialize(desk.workspace.folder)
    desk.client.open(desk.essay, essayQuoting(ALTERED))
    await desk.client.diagnostics(desk.essay, ([found]) => found?.severity === DiagnosticSeverity.Information)
    desk.client.settings = { check: { enable: false } }
    desk.client.notify('workspace/didChangeConfiguration', { settings: null })
    await desk.client.diagnostics(desk.essay, none)
  })

  it('have the severity that an editor sends with its settings', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.essay, essayQuoting(ALTERED))
    desk.client.notify('workspace/didChangeConfiguration', {
      settings: { apparatus: { severity: { 'quotation.altered': 'hint' } } },
    })
    await desk.client.diagnostics(desk.essay, ([found]) => found?.severity === DiagnosticSeverity.Hint)
    desk.client.notify('workspace/didChangeConfiguration', {
      settings: { apparatus: { severity: { 'quotation.altered': 'off' } } },
    })
    await desk.client.diagnostics(desk.essay, none)
  })

  it('link to the page on their code where the editor makes links of it', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, essayQuoting(ALTERED))
    const [found] = await desk.client.diagnostics(desk.essay, some)
    const page = fs.readFileSync(new URL(found?.codeDescription?.href ?? 'none:'), 'utf8')
    assert.match(page, /^# `quotation\.altered`\n/)
    // The page is no essay of the writer's, whatever it quotes.
    const uri = found?.codeDescription?.href ?? ''
    desk.client.open(uri, essayQuoting(ALTERED))
    assert.deepEqual(await desk.client.diagnostics(uri, () => true), [])
    await desk.client.stop()

    await desk.start(neovimLike)
    desk.client.open(desk.essay, essayQuoting(ALTERED))
    const [plain] = await desk.client.diagnostics(desk.essay, some)
    assert.equal(plain?.codeDescription, undefined)
  })

  it('are not made for a faithful quotation', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.essay, essayQuoting(FAITHFUL))
    assert.deepEqual(await desk.client.diagnostics(desk.essay, () => true), [])
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
