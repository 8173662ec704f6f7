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
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { writingDesk } from '../support/writing-desk.ts'

describe('requests', () => {
  const desk = writingDesk({ 'sources/keeper1901.txt': KEEPER })

  const inQuotation = { line: 2, character: 30 }

  it('go to the words in a source with CRLF, a byte-order mark and surrogates before them', async () => {
    const source = KEEPER.replaceAll('\n', '\r\n').replace('The lamp', '\u{1F5FC}\u{1F5FC} The lamp')
    desk.workspace.write('sources/keeper1901.txt', `\uFEFF${source}`)
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, essayQuoting(FAITHFUL))
    const [target] = ((await desk.client.definition(desk.essay, inQuotation)) ?? []) as LocationLink[]
    assert.equal(target?.targetUri, desk.workspace.uriOf('sources/keeper1901.txt'))
    const { start, end } = target.targetSelectionRange
    const line = source.split('\r\n')[start.line] ?? ''
    assert.equal(line.slice(start.character, end.character), FAITHFUL)
    const origin = target.originSelectionRange
    assert.equal(essayQuoting(FAITHFUL).split('\n')[2]?.slice(origin?.start.character, origin?.end.character), FAITHFUL)
  })

  it('give plain locations to an editor without links', async () => {
    await desk.start(bare)
    desk.client.open(desk.essay, essayQuoting(FAITHFUL))
    const [target] = ((await desk.client.definition(desk.essay, inQuotation)) ?? []) as Location[]
    assert.equal(target?.uri, desk.workspace.uriOf('sources/keeper1901.txt'))
    const { start, end } = target.range
    assert.equal(KEEPER.split('\n')[start.line]?.slice(start.character, end.character), FAITHFUL)
  })

  it('find the mentions of a term in the sources and the essay', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.essay, 'The Proving House was slow.\n')
    const found = await desk.client.request<Location[]>('textDocument/references', {
      textDocument: { uri: desk.essay },
      position: { line: 0, character: 6 },
      context: { includeDeclaration: true },
    })
    const words = found.map(({ uri, range: { start, end } }) => {
      const text = uri === desk.essay ? 'The Proving House was slow.\n' : KEEPER
      return text.split('\n')[start.line]?.slice(start.character, end.character)
    })
    assert.ok(words.filter(word => word === 'Proving House').length >= 3, words.join())
  })

  it('outline headings and quotations, as a tree where the editor has one', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, essayQuoting(FAITHFUL))
    const ask = { textDocument: { uri: desk.essay } }
    const [heading] = await desk.client.request<DocumentSymbol[]>('textDocument/documentSymbol', ask)
    assert.equal(heading?.name, 'Lights')
    assert.match(heading.children?.[0]?.name ?? '', /the keeper wrote/)
    await desk.client.kill()
    await desk.start(bare)
    desk.client.open(desk.essay, essayQuoting(FAITHFUL))
    const flat = await desk.client.request<SymbolInformation[]>('textDocument/documentSymbol', ask)
    assert.equal(flat.length, 2)
    assert.ok(flat.every(symbol => symbol.location.uri === desk.essay))
  })

  it('say what is wrong with a quotation in its hover', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, essayQuoting(ALTERED))
    const { value } = (await desk.client.hover(desk.essay, inQuotation))?.contents as MarkupContent
    assert.match(value, /depth/)
    assert.match(value, /height/)
  })

  it('outside the text are answered, not failed', async () => {
    await desk.start(bare)
    desk.client.open(desk.essay, 'Short.\n')
    for (const position of [
      { line: 99, character: 0 },
      { line: 0, character: 9999 },
      { line: 4294967295, character: 4294967295 },
    ]) {
      assert.equal(await desk.client.hover(desk.essay, position), null)
      assert.deepEqual(await desk.client.definition(desk.essay, position), [])
    }
    desk.client.change(desk.essay, {
      range: { start: { line: 7, character: 7 }, end: { line: 9, character: 9 } },
      text: 'End.',
    })
    const symbols = await desk.client.request('textDocument/documentSymbol', { textDocument: { uri: desk.essay } })
    assert.deepEqual(symbols, [])
  })

  it('about a text that is not open have nothing to say', async () => {
    await desk.start(bare)
    assert.equal(await desk.client.hover(desk.workspace.uriOf('other.md'), { line: 0, character: 0 }), null)
  })

  it('that are cancelled say so', async () => {
    await desk.start(bare)
    desk.client.open(desk.essay, essayQuoting(ALTERED).repeat(2000))
    const source = new CancellationTokenSource()
    const hover = desk.client.hover(desk.essay, inQuotation, source.token)
    source.cancel()
    await assert.rejects(hover, (error: unknown) => error instanceof ResponseError && error.code === -32800)
    assert.ok(await desk.client.hover(desk.essay, inQuotation), 'and the next one is answered')
  })

  it('about a text that changes meanwhile say so', async () => {
    await desk.start(bare)
    desk.client.open(desk.essay, essayQuoting(ALTERED).repeat(2000))
    const hover = desk.client.hover(desk.essay, inQuotation)
    desk.client.change(desk.essay, { text: essayQuoting(FAITHFUL) })
    await assert.rejects(hover, (error: unknown) => error instanceof ResponseError && error.code === -32801)
    assert.ok(await desk.client.hover(desk.essay, inQuotation), 'and the next one is answered')
  })

  it('check every essay of the workspace, open or not', async () => {
    desk.workspace.write('one.md', essayQuoting(ALTERED))
    desk.workspace.write('two.md', essayQuoting(ALTERED))
    await desk.start(vscodeLike)
    desk.client.open(desk.workspace.uriOf('two.md'), essayQuoting(FAITHFUL))
    const { essays } = await desk.client.request<CheckAllResult>('apparatus/checkAll')
    assert.deepEqual(
      essays.map(({ uri, quotations, counts, diagnostics }) => [uri, quotations, counts, diagnostics.length]),
      [
        [desk.workspace.uriOf('one.md'), 1, { altered: 1 }, 1],
        [desk.workspace.uriOf('two.md'), 1, { faithful: 1 }, 0],
      ],
    )
  })

  it('rebuild the index from what is on disk and name what cannot be read', async () => {
    await desk.start(vscodeLike)
    const before = await desk.client.request<SourcesResult>('apparatus/sources')
    assert.deepEqual(
      before.sources.map(source => source.state === 'ready' && source.key),
      ['keeper1901'],
    )
    // Nobody tells the server: it is asked to look.
    desk.workspace.write('sources/broken.txt', new Uint8Array([0, 1, 2, 0, 3]))
    desk.workspace.write(
      'sources/second1902.txt',
      'Another light was built in the year after, of iron and not of stone.\n',
    )
    const after = await desk.client.request<SourcesResult>('apparatus/rebuildIndex')
    assert.deepEqual(
      after.sources.map(source => (source.state === 'ready' ? source.key : source.path)),
      ['keeper1901', 'second1902', 'sources/broken.txt'],
    )
    fs.rmSync(desk.workspace.path('sources/broken.txt'))
    const last = await desk.client.request<SourcesResult>('apparatus/rebuildIndex')
    assert.equal(last.sources.length, 2)
  })

  it('show progress while sources are read, and end it', async () => {
    await desk.start(vscodeLike)
    const kinds = (): unknown[] =>
      desk.client.said
        .filter(({ method }) => method === '$/progress')
        .map(({ params }) => (params as { value: { kind: string } }).value.kind)
    await desk.client.until(() => kinds().includes('end'))
    assert.equal(kinds()[0], 'begin')
    assert.equal(kinds().filter(kind => kind === 'begin').length, kinds().filter(kind => kind === 'end').length)
  })
})
