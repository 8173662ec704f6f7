import assert from 'node:assert/strict'
import fs from 'node:fs'
import {
  CancellationTokenSource,
  type DocumentSymbol,
  type Location,
  type LocationLink,
  type MarkupContent,
  ResponseError,
  type SymbolInformation,
} from 'vscode-languageserver/node'
import type { CheckAllResult, SourcesResult } from '../../server/src/lsp/protocol.ts'
import { bare, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

describe('requests', () => {
  let client: LspClient
  let workspace: Workspace
  let essay: string

  beforeEach(() => {
    workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER })
    essay = workspace.uriOf('essay.md')
  })
  afterEach(() => ended(client, workspace))

  const inQuotation = { line: 2, character: 30 }

  it('go to the words in a source with CRLF, a byte-order mark and surrogates before them', async () => {
    const source = KEEPER.replaceAll('\n', '\r\n').replace('The lamp', '\u{1F5FC}\u{1F5FC} The lamp')
    workspace.write('sources/keeper1901.txt', `\uFEFF${source}`)
    client = await LspClient.start(vscodeLike, workspace.folder)
    client.open(essay, essayQuoting(FAITHFUL))
    const [target] = ((await client.definition(essay, inQuotation)) ?? []) as LocationLink[]
    assert.equal(target?.targetUri, workspace.uriOf('sources/keeper1901.txt'))
    const { start, end } = target.targetSelectionRange
    const line = source.split('\r\n')[start.line] ?? ''
    assert.equal(line.slice(start.character, end.character), FAITHFUL)
    const origin = target.originSelectionRange
    assert.equal(essayQuoting(FAITHFUL).split('\n')[2]?.slice(origin?.start.character, origin?.end.character), FAITHFUL)
  })

  it('give plain locations to an editor without links', async () => {
    client = await LspClient.start(bare, workspace.folder)
    client.open(essay, essayQuoting(FAITHFUL))
    const [target] = ((await client.definition(essay, inQuotation)) ?? []) as Location[]
    assert.equal(target?.uri, workspace.uriOf('sources/keeper1901.txt'))
    const { start, end } = target.range
    assert.equal(KEEPER.split('\n')[start.line]?.slice(start.character, end.character), FAITHFUL)
  })

  it('find the mentions of a term in the sources and the essay', async () => {
    client = await LspClient.start(neovimLike, workspace.folder)
    client.open(essay, 'The Proving House was slow.\n')
    const found = await client.request<Location[]>('textDocument/references', {
      textDocument: { uri: essay },
      position: { line: 0, character: 6 },
      context: { includeDeclaration: true },
    })
    const words = found.map(({ uri, range: { start, end } }) => {
      const text = uri === essay ? 'The Proving House was slow.\n' : KEEPER
      return text.split('\n')[start.line]?.slice(start.character, end.character)
    })
    assert.ok(words.filter(word => word === 'Proving House').length >= 3, words.join())
  })

  it('outline headings and quotations, as a tree where the editor has one', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    client.open(essay, essayQuoting(FAITHFUL))
    const ask = { textDocument: { uri: essay } }
    const [heading] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', ask)
    assert.equal(heading?.name, 'Lights')
    assert.match(heading.children?.[0]?.name ?? '', /the keeper wrote/)
    await client.kill()
    client = await LspClient.start(bare, workspace.folder)
    client.open(essay, essayQuoting(FAITHFUL))
    const flat = await client.request<SymbolInformation[]>('textDocument/documentSymbol', ask)
    assert.equal(flat.length, 2)
    assert.ok(flat.every(symbol => symbol.location.uri === essay))
  })

  it('say what is wrong with a quotation in its hover', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    client.open(essay, essayQuoting(ALTERED))
    const { value } = (await client.hover(essay, inQuotation))?.contents as MarkupContent
    assert.match(value, /depth/)
    assert.match(value, /height/)
  })

  it('outside the text are answered, not failed', async () => {
    client = await LspClient.start(bare, workspace.folder)
    client.open(essay, 'Short.\n')
    for (const position of [
      { line: 99, character: 0 },
      { line: 0, character: 9999 },
      { line: 4294967295, character: 4294967295 },
    ]) {
      assert.equal(await client.hover(essay, position), null)
      assert.deepEqual(await client.definition(essay, position), [])
    }
    client.change(essay, { range: { start: { line: 7, character: 7 }, end: { line: 9, character: 9 } }, text: 'End.' })
    const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri: essay } })
    assert.deepEqual(symbols, [])
  })

  it('about a text that is not open have nothing to say', async () => {
    client = await LspClient.start(bare, workspace.folder)
    assert.equal(await client.hover(workspace.uriOf('other.md'), { line: 0, character: 0 }), null)
  })

  it('that are cancelled say so', async () => {
    client = await LspClient.start(bare, workspace.folder)
    client.open(essay, essayQuoting(ALTERED).repeat(2000))
    const source = new CancellationTokenSource()
    const hover = client.hover(essay, inQuotation, source.token)
    source.cancel()
    await assert.rejects(hover, (error: unknown) => error instanceof ResponseError && error.code === -32800)
    assert.ok(await client.hover(essay, inQuotation), 'and the next one is answered')
  })

  it('about a text that changes meanwhile say so', async () => {
    client = await LspClient.start(bare, workspace.folder)
    client.open(essay, essayQuoting(ALTERED).repeat(2000))
    const hover = client.hover(essay, inQuotation)
    client.change(essay, { text: essayQuoting(FAITHFUL) })
    await assert.rejects(hover, (error: unknown) => error instanceof ResponseError && error.code === -32801)
    assert.ok(await client.hover(essay, inQuotation), 'and the next one is answered')
  })

  it('check every essay of the workspace, open or not', async () => {
    workspace.write('one.md', essayQuoting(ALTERED))
    workspace.write('two.md', essayQuoting(ALTERED))
    client = await LspClient.start(vscodeLike, workspace.folder)
    client.open(workspace.uriOf('two.md'), essayQuoting(FAITHFUL))
    const { essays } = await client.request<CheckAllResult>('apparatus/checkAll')
    assert.deepEqual(
      essays.map(({ uri, quotations, counts, diagnostics }) => [uri, quotations, counts, diagnostics.length]),
      [
        [workspace.uriOf('one.md'), 1, { altered: 1 }, 1],
        [workspace.uriOf('two.md'), 1, { faithful: 1 }, 0],
      ],
    )
  })

  it('rebuild the index from what is on disk and name what cannot be read', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const before = await client.request<SourcesResult>('apparatus/sources')
    assert.deepEqual(
      before.sources.map(source => source.state === 'ready' && source.key),
      ['keeper1901'],
    )
    // Nobody tells the server: it is asked to look.
    workspace.write('sources/broken.txt', new Uint8Array([0, 1, 2, 0, 3]))
    workspace.write('sources/second1902.txt', 'Another light was built in the year after, of iron and not of stone.\n')
    const after = await client.request<SourcesResult>('apparatus/rebuildIndex')
    assert.deepEqual(
      after.sources.map(source => (source.state === 'ready' ? source.key : source.path)),
      ['keeper1901', 'second1902', 'sources/broken.txt'],
    )
    fs.rmSync(workspace.path('sources/broken.txt'))
    const last = await client.request<SourcesResult>('apparatus/rebuildIndex')
    assert.equal(last.sources.length, 2)
  })

  it('show progress while sources are read, and end it', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const kinds = (): unknown[] =>
      client.said
        .filter(({ method }) => method === '$/progress')
        .map(({ params }) => (params as { value: { kind: string } }).value.kind)
    await client.until(() => kinds().includes('end'))
    assert.equal(kinds()[0], 'begin')
    assert.equal(kinds().filter(kind => kind === 'begin').length, kinds().filter(kind => kind === 'end').length)
  })
})
