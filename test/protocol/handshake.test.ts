import assert from 'node:assert/strict'
import { type InitializeResult, ResponseError } from 'vscode-languageserver/node'
import { bare, type Editor, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { LspClient } from '../support/lsp-client.ts'

describe('the server in its process', () => {
  let client: LspClient

  afterEach(() => ended(client))

  const start = (editor: Editor): LspClient => {
    client = new LspClient(editor)
    return client
  }

  async function errorOf(request: Promise<unknown>): Promise<ResponseError<unknown>> {
    const error = await request.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (!(error instanceof ResponseError)) throw new Error(`an error was expected, not ${String(error)}`)
    return error
  }

  for (const editor of [vscodeLike, neovimLike, bare]) {
    it(`tells ${editor.name} what it can do`, async () => {
      const { capabilities, serverInfo }: InitializeResult = await start(editor).initialize()
      assert.equal(serverInfo?.name, 'Apparatus')
      assert.equal(capabilities.positionEncoding, 'utf-16')
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 })
      assert.ok(capabilities.hoverProvider && capabilities.definitionProvider && capabilities.referencesProvider)
      assert.ok(capabilities.documentSymbolProvider)
    })
  }

  it('offers diagnostics for pulling only to an editor that can be told to pull again', async () => {
    assert.ok((await start(vscodeLike).initialize()).capabilities.diagnosticProvider)
    await client.kill()
    assert.equal((await start(neovimLike).initialize()).capabilities.diagnosticProvider, undefined)
  })

  it('offers its own messages only to an editor that knows them', async () => {
    assert.ok((await start(vscodeLike).initialize()).capabilities.experimental)
    await client.kill()
    assert.equal((await start(bare).initialize()).capabilities.experimental, undefined)
    assert.equal((await errorOf(client.request('apparatus/sources'))).code, -32601)
  })

  it('answers a request before initialize with an error and goes on', async () => {
    const early = await errorOf(start(bare).hover('file:///x.md', { line: 0, character: 0 }))
    assert.equal(early.code, -32002)
    assert.ok((await client.initialize()).capabilities)
  })

  it('refuses a second initialize', async () => {
    await start(bare).initialize()
    assert.equal((await errorOf(client.request('initialize', { capabilities: {} }))).code, -32600)
  })

  it('answers an unknown request with MethodNotFound', async () => {
    await start(bare).initialize()
    assert.equal((await errorOf(client.request('textDocument/astrology', {}))).code, -32601)
  })

  it('refuses requests after shutdown and ends with 0', async () => {
    await start(bare).initialize()
    await client.request('shutdown')
    assert.equal((await errorOf(client.hover('file:///x.md', { line: 0, character: 0 }))).code, -32600)
    client.notify('exit')
    assert.deepEqual(await client.exited, { code: 0, signal: null })
  })

  it('ends with 1 at an exit without shutdown', async () => {
    await start(bare).initialize()
    client.notify('exit')
    assert.deepEqual(await client.exited, { code: 1, signal: null })
  })

  it('ends when the editor is gone', async () => {
    await start(bare).initialize()
    client.process.stdin?.end()
    assert.deepEqual(await client.exited, { code: 1, signal: null })
  })

  it('says what it wants when nobody says how to speak', async () => {
    client = new LspClient(bare, [])
    assert.equal((await client.exited).code, 2)
    assert.match(client.stderr, /--stdio/)
  })
})
