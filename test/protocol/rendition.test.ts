import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type {
  CodeLens,
  DocumentSymbol,
  FoldingRange,
  Location,
  MarkupContent,
  Range,
  SymbolInformation,
  TextDocumentContentResult,
} from 'vscode-languageserver/node'
import type {
  CopiedQuotation,
  InsertedQuotation,
  Original,
  QuotationPlaces,
  SourceContent,
  StatusParams,
} from '../../server/src/lsp/protocol.ts'
import { bare, type Editor, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const BOOK = path.join(import.meta.dirname, '../fixtures/book')
/** The same words in every format; in the PDF they begin on page 1 and end on page 2. */
const OVER_THE_PAGE = 'this last instruction was printed in bold type at the foot of every page'
const PLAIN = 'an affidavit signed by two pilots and the widow who let him the room'
/** Which page line stands above PLAIN; absent where the format has no pages. */
const FORMATS: readonly (readonly [file: string, above?: string])[] = [
  ['book.txt'],
  ['book.md'],
  ['book.html'],
  ['book.epub'],
  ['book.docx'],
  ['book.odt', '── page 1 of the file ──'],
  ['book.rtf'],
  // Page 2 goes on after the notes of page 1, which stand between two paragraphs.
  ['book-pages.pdf', '── p. 2 (continued) ──'],
  ['book-columns.pdf', '── p. 211 ──'],
  ['book-notes.pdf', '── p. 4 ──'],
]
const TEXT_FILES = new Set(['txt', 'md', 'html'])

const quoting = (words: string): string => `# On tides\n\nOf this it is said: "${words}" [@ferrier1911].\n`
const inQuotation = { line: 2, character: 40 }
const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

describe('a source that an essay leads to', () => {
  let client: LspClient
  let workspace: Workspace
  let essay: string

  beforeEach(() => {
    workspace = createWorkspace()
    essay = workspace.uriOf('essay.md')
  })
  afterEach(() => ended(client, workspace))

  async function start(editor: Editor, file: string, options?: unknown): Promise<void> {
    const name = `sources/ferrier1911${path.extname(file)}`
    workspace.write(name, fs.readFileSync(path.join(BOOK, file)))
    client = await LspClient.start(editor, workspace.folder, options)
  }

  async function goTo(words: string): Promise<{ readonly uri: string; readonly range: Range }> {
    client.open(essay, quoting(words))
    return definitionOf(client, essay)
  }

  /** The text under an address, as the editor gets it. */
  async function textOf(uri: string): Promise<string> {
    if (uri.startsWith('file:')) return fs.readFileSync(fileURLToPath(uri), 'utf8')
    return (await client.request<TextDocumentContentResult>('workspace/textDocumentContent', { uri })).text
  }

  for (const [file, above] of FORMATS) {
    const extension = path.extname(file).slice(1)
    const isText = TEXT_FILES.has(extension)

    it(`opens with the passage selected, and what is selected is faithful in an essay: ${file}`, async () => {
      await start(vscodeLike, file)
      const { uri, range } = await goTo(PLAIN)
      const own = workspace.uriOf(`sources/ferrier1911.${extension}`)
      assert.equal(uri, isText ? own : `apparatus-source:/Apparatus/sources/ferrier1911.${extension}.txt`)
      const text = await textOf(uri)
      assert.equal(plain(selected(text, range)), PLAIN)
      assert.equal(lastPageLine(text, range), above)
      client.change(essay, { text: '# On tides\n\nOf this it is said\n' })
      const end = { line: 2, character: 18 }
      const { edit, applied } = await client.request<InsertedQuotation>('workspace/executeCommand', {
        command: 'apparatus.insertIntoEssay',
        arguments: [{ textDocument: { uri }, range, essay: { uri: essay }, at: { start: end, end } }],
      })
      assert.equal(applied, false)
      client.change(essay, { range: edit.range, text: edit.newText })
      assert.deepEqual(await client.diagnostics(essay, () => true), [])
      await client.until(() => countsOf(client, essay)?.faithful === 1)
    })

    if (!['book.md', 'book.epub', 'book-pages.pdf'].includes(file)) continue
    it(`opens with the passage selected in an editor that opens files only: ${file}`, async () => {
      await start(bare, file)
      const { uri, range } = await goTo(PLAIN)
      const text = await textOf(uri)
      assert.equal(plain(selected(text, range)), PLAIN)
      assert.equal(lastPageLine(text, range), above)
      if (isText) assert.equal(uri, workspace.uriOf(`sources/ferrier1911.${extension}`))
      else assert.match(uri, new RegExp(`^file:.*/renditions/[\\w-]+/ferrier1911\\.${extension}\\.txt$`))
    })
  }

  it('has its pages told by lines, also within the passage, and its running heads only by them', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { uri, range } = await goTo(OVER_THE_PAGE)
    const text = await textOf(uri)
    const passage = selected(text, range)
    assert.match(passage, /\n── p\. 2 ──\n/)
    assert.equal(plain(passage), OVER_THE_PAGE)
    assert.equal(lastPageLine(text, range), '── p. 1 ──')
    assert.ok(text.startsWith('── p. 1 ──\n'), text.slice(0, 80))
  })

  it('is a read-only file in the storage for an editor that opens files only, written once', async () => {
    const storage = workspace.path('storage')
    await start(neovimLike, 'book-pages.pdf', { storage })
    const { uri } = await goTo(PLAIN)
    const file = fileURLToPath(uri)
    assert.ok(file.startsWith(path.join(storage, 'renditions')), file)
    assert.equal(fs.statSync(file).mode & 0o777, 0o444)
    assert.deepEqual(fs.readdirSync(path.dirname(file)), ['ferrier1911.pdf.txt'])
    assert.deepEqual(fs.readdirSync(workspace.path('sources')), ['ferrier1911.pdf'])
    const before = fs.statSync(file).ino
    await goTo(OVER_THE_PAGE)
    assert.equal(fs.statSync(file).ino, before)
    // Somebody took it away, or wrote into it.
    fs.rmSync(path.dirname(file), { recursive: true })
    const { range } = await goTo(PLAIN)
    assert.equal(plain(selected(await textOf(uri), range)), PLAIN)
    const written = await textOf(uri)
    fs.chmodSync(file, 0o644)
    fs.writeFileSync(file, `A line more.\n${written}`)
    await goTo(PLAIN)
    assert.equal(await textOf(uri), written)
  })

  it('leaves no file behind where there is no storage', async () => {
    await start(bare, 'book-pages.pdf')
    const { uri } = await goTo(PLAIN)
    const file = fileURLToPath(uri)
    assert.ok(!file.startsWith(workspace.folder))
    assert.ok(fs.existsSync(file))
    await client.stop()
    assert.ok(!fs.existsSync(file))
  })

  it('is shown anew when its file changes, and said to be gone when it is', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { uri } = await goTo(PLAIN)
    const before = await textOf(uri)
    workspace.write('sources/ferrier1911.pdf', fs.readFileSync(path.join(BOOK, 'book-columns.pdf')))
    const refreshed = (): number => client.count('workspace/textDocumentContent/refresh')
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: workspace.uriOf('sources/ferrier1911.pdf'), type: 2 }],
    })
    await client.until(() => refreshed() === 1)
    const after = await textOf(uri)
    assert.notEqual(after, before)
    assert.match(after, /── p\. 211 ──/)
    workspace.remove('sources/ferrier1911.pdf')
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: workspace.uriOf('sources/ferrier1911.pdf'), type: 3 }],
    })
    await client.until(() => refreshed() === 2)
    const gone = await client.request<SourceContent>('workspace/textDocumentContent', { uri })
    assert.match(gone.text, /not among those that are loaded/)
    assert.equal(gone.isMissing, true)
  })

  it('is what the hover links to, at its line; the file at its page where the editor opens files only', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { range } = await goTo(PLAIN)
    const link = `apparatus-source:/Apparatus/sources/ferrier1911.pdf.txt#L${range.start.line + 1},${range.start.character + 1}`
    assert.ok(markdownOf(await client.hover(essay, inQuotation)).includes(`(${link})`))
    await client.kill()
    client = await LspClient.start(neovimLike, workspace.folder)
    await goTo(PLAIN)
    assert.ok(
      markdownOf(await client.hover(essay, inQuotation)).includes(
        `(${workspace.uriOf('sources/ferrier1911.pdf')}#page=2)`,
      ),
    )
  })

  it('has its pages numbered as the project says, also when it says otherwise later', async () => {
    workspace.write('apparatus.yaml', 'pages:\n  sources/ferrier1911.pdf: 100\n')
    await start(vscodeLike, 'book-pages.pdf')
    const { uri, range } = await goTo(PLAIN)
    assert.match(lastPageLine(await textOf(uri), range) ?? '', /^── p\. 102 /)
    workspace.write('apparatus.yaml', 'pages:\n  sources/ferrier1911.pdf: 200\n')
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf('apparatus.yaml'), type: 2 }] })
    await client.until(() => client.count('workspace/textDocumentContent/refresh') > 0)
    assert.match(lastPageLine(await textOf(uri), range) ?? '', /^── p\. 202 /)
  })

  it('is outlined by headings with their pages, and folds there', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { uri } = await goTo(PLAIN)
    const ask = { textDocument: { uri } }
    const text = await textOf(uri)
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', ask)
    const names = (all: readonly DocumentSymbol[]): unknown[] =>
      all.map(({ name, children = [] }) => (children.length > 0 ? [name, ...names(children)] : name))
    const flat = JSON.stringify(names(symbols))
    assert.match(flat, /\["1?\.? ?The Self-Registering Gauge"?,"?p\. 2/)
    for (const page of ['p. 1', 'p. 7']) assert.ok(flat.includes(`"${page}"`), flat)
    const lines = text.split('\n')
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', ask)
    const atPage = folds.find(({ startLine }) => lines[startLine] === '── p. 3 ──')
    assert.ok(atPage, 'a page folds at the line that says where it begins')
    assert.equal(lines[atPage.endLine + 1], '── p. 4 ──')
    const [first] = await client.request<Location[]>('textDocument/references', {
      ...ask,
      position: (await goTo(PLAIN)).range.start,
      context: { includeDeclaration: true },
    })
    assert.equal(first?.uri, essay)
  })

  it('that is text is outlined too, and an essay has no folding of ours', async () => {
    await start(bare, 'book.md')
    const { uri } = await goTo(PLAIN)
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri } })
    assert.deepEqual(symbols.map(({ name }) => name).slice(0, 2), ['The Self-Registering Gauge', 'The Correspondence'])
    assert.equal(await client.request('textDocument/foldingRange', { textDocument: { uri: essay } }), null)
  })
})

describe('from a source back to the essays', () => {
  let client: LspClient
  let workspace: Workspace

  beforeEach(() => {
    workspace = createWorkspace({ 'sources/ferrier1911.pdf': fs.readFileSync(path.join(BOOK, 'book-pages.pdf')) })
  })
  afterEach(() => ended(client, workspace))

  /** The document of the source, and where PLAIN stands in it. */
  async function source(): Promise<{ readonly uri: string; readonly range: Range }> {
    client.open(workspace.uriOf('essay.md'), quoting(PLAIN))
    return definitionOf(client, workspace.uriOf('essay.md'))
  }

  it('a quoted passage has the quotations of open and closed essays for references', async () => {
    workspace.write('closed.md', quoting(PLAIN))
    workspace.write('other.md', quoting('his father had sworn by it'))
    client = await LspClient.start(vscodeLike, workspace.folder)
    const { uri, range } = await source()
    const ask = (position: Range['start']): Promise<Location[]> =>
      client.request('textDocument/references', {
        textDocument: { uri },
        position,
        context: { includeDeclaration: true },
      })
    const found = await ask({ line: range.start.line, character: range.start.character + 3 })
    assert.deepEqual(found.map(one => one.uri).sort(), [workspace.uriOf('closed.md'), workspace.uriOf('essay.md')])
    for (const { range: at } of found) assert.equal(selected(quoting(PLAIN), at), PLAIN)
    assert.deepEqual(await ask({ line: 0, character: 0 }), [])
  })

  it('a citation leads to the page that it names, and the page back to it', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const { uri } = await source()
    const essay = workspace.uriOf('essay.md')
    client.change(essay, { text: '# On tides\n\nSo it was, as others say too [@ferrier1911, p. 3].\n' })
    const { range } = await definitionOf(client, essay)
    const { text } = await client.request<TextDocumentContentResult>('workspace/textDocumentContent', { uri })
    assert.equal(lastPageLine(text, range), '── p. 3 ──')
    const ask = (line: number): Promise<Location[]> =>
      client.request('textDocument/references', {
        textDocument: { uri },
        position: { line, character: 2 },
        context: { includeDeclaration: true },
      })
    const [cited, ...others] = await ask(range.start.line + 5)
    assert.deepEqual(others, [])
    assert.equal(cited?.uri, essay)
    assert.deepEqual(cited.range, { start: { line: 2, character: 29 }, end: { line: 2, character: 49 } })
    assert.deepEqual(await ask(2), [])
  })

  it('a code lens says who quotes the line, and says more when more is known', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const { uri, range } = await source()
    const lenses = (): Promise<CodeLens[]> => client.request('textDocument/codeLens', { textDocument: { uri } })
    const [lens, ...others] = await lenses()
    assert.deepEqual(others, [])
    assert.equal(lens?.range.start.line, range.start.line)
    assert.equal(lens.command?.title, 'quoted in essay.md')
    const [, , locations] = lens.command.arguments as unknown as QuotationPlaces
    assert.equal(locations.length, 1)
    workspace.write('closed.md', quoting(PLAIN) + quoting(PLAIN))
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf('closed.md'), type: 1 }] })
    const asked = client.count('workspace/codeLens/refresh')
    await client.request('workspace/diagnostic', { previousResultIds: [] })
    await client.until(() => client.count('workspace/codeLens/refresh') > asked)
    assert.deepEqual(
      (await lenses()).map(({ command }) => command?.title),
      ['quoted in closed.md (2), essay.md'],
    )
  })

  it('an editor that does not pull has its closed essays checked for the lenses', async () => {
    workspace.write('closed.md', quoting(PLAIN))
    const pushes: Editor = {
      ...vscodeLike,
      capabilities: {
        ...vscodeLike.capabilities,
        textDocument: { ...vscodeLike.capabilities.textDocument, diagnostic: undefined },
      },
    } as unknown as Editor
    client = await LspClient.start(pushes, workspace.folder)
    const { uri } = await source()
    const titles = async (): Promise<unknown[]> => {
      const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })
      return lenses.map(({ command }) => command?.title)
    }
    const wanted = 'quoted in closed.md, essay.md'
    while ((await titles())[0] !== wanted) {
      const asked = client.count('workspace/codeLens/refresh')
      await client.until(() => client.count('workspace/codeLens/refresh') > asked)
    }
  })

  it('no lens is shown to who wants none, nor in an essay', async () => {
    client = new LspClient(vscodeLike)
    client.settings = { codeLens: false }
    await client.initialize(workspace.folder)
    const { uri } = await source()
    assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri } }), [])
    const ask = { textDocument: { uri: workspace.uriOf('essay.md') } }
    assert.equal(await client.request('textDocument/codeLens', ask), null)
  })

  it('an editor that can be told is asked to ask about sources, wherever they lie, and about no other texts', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    await source()
    const selectors = [...client.registrations.values()]
      .filter(({ method }) => method === 'textDocument/codeLens')
      .map(({ registerOptions }) => JSON.stringify(registerOptions))
    assert.ok(
      selectors.at(-1)?.includes(`{"baseUri":"${workspace.uriOf('sources')}","pattern":"**"}`),
      selectors.join(),
    )
    assert.ok(selectors.at(-1)?.includes('{"scheme":"apparatus-source"}'))
    assert.ok(!selectors.at(-1)?.includes(`"baseUri":"${workspace.uri}","pattern":"**"`))
  })
})

describe('what is selected in a source', () => {
  let client: LspClient
  let workspace: Workspace
  let essay: string

  afterEach(() => ended(client, workspace))

  async function start(editor: Editor, file: string): Promise<void> {
    workspace = createWorkspace({
      [`sources/ferrier1911${path.extname(file)}`]: fs.readFileSync(path.join(BOOK, file)),
    })
    essay = workspace.uriOf('essay.md')
    client = await LspClient.start(editor, workspace.folder)
  }

  async function found(words: string): Promise<{ readonly uri: string; readonly range: Range }> {
    client.open(essay, quoting(words))
    const target = await definitionOf(client, essay)
    client.close(essay)
    return target
  }

  const run = <R>(command: string, argument: unknown): Promise<R> =>
    client.request('workspace/executeCommand', { command, arguments: [argument] })

  it('is copied as a quotation with its page, in the marks of who asks', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { uri, range } = await found(OVER_THE_PAGE)
    // From within a word to within a word: both are taken whole.
    const cut: Range = {
      start: { line: range.start.line, character: range.start.character + 1 },
      end: { line: range.end.line, character: range.end.character - 2 },
    }
    const copy = async (more: object): Promise<string> =>
      (await run<CopiedQuotation>('apparatus.copyQuotation', { textDocument: { uri }, range: cut, ...more })).text
    assert.equal(await copy({ language: 'en' }), `"${OVER_THE_PAGE}" [@ferrier1911, pp. 1-2]`)
    assert.equal(await copy({ language: 'de' }), `„${OVER_THE_PAGE}“ [@ferrier1911, S. 1-2]`)
    client.open(essay, 'As they say: «so» and «thus».\n')
    assert.equal(await copy({ essay: { uri: essay } }), `«${OVER_THE_PAGE}» [@ferrier1911, pp. 1-2]`)
  })

  it('gives nothing where no word is', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { uri } = await found(PLAIN)
    // The line that says where the page begins.
    const range: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } }
    assert.equal(await run('apparatus.copyQuotation', { textDocument: { uri }, range }), null)
    await assert.rejects(run('apparatus.copyQuotation', { textDocument: { uri: essay }, range }), /none of the loaded/)
  })

  it('is set apart where it is long, each paragraph in its place, and is faithful', async () => {
    await start(vscodeLike, 'book.epub')
    const first = await found('You have made yourself superfluous by being right')
    const last = await found('in every history of the service since')
    const text = '# On tides\n\nOf this it is said:\n\nAnd so on.\n'
    client.open(essay, text)
    const end = { line: 2, character: 19 }
    const { edit } = await run<InsertedQuotation>('apparatus.insertIntoEssay', {
      textDocument: { uri: first.uri },
      range: { start: first.range.start, end: last.range.end },
      essay: { uri: essay },
      at: { start: end, end },
    })
    assert.match(edit.newText, /^\n\n> “?You have made yourself superfluous/)
    assert.match(edit.newText, /\n>\n> The report of the inspector .* service since \[@ferrier1911\]$/)
    client.change(essay, { range: edit.range, text: edit.newText })
    assert.deepEqual(await client.diagnostics(essay, () => true), [])
    await client.until(() => countsOf(client, essay)?.faithful !== undefined)
  })

  it('is put in by the server for an editor that only runs commands', async () => {
    await start(neovimLike, 'book-pages.pdf')
    const { uri, range } = await found(PLAIN)
    client.open(essay, 'It is said \n')
    const at = { line: 0, character: 11 }
    client.connection.onRequest('workspace/applyEdit', () => ({ applied: true }))
    const { applied, edit } = await run<InsertedQuotation>('apparatus.insertIntoEssay', {
      textDocument: { uri },
      range,
      essay: { uri: essay },
      at: { start: at, end: at },
    })
    assert.ok(applied)
    assert.equal(edit.newText, `"${PLAIN}" [@ferrier1911, p. 2]`)
  })

  it('has an original file, at its page', async () => {
    await start(vscodeLike, 'book-pages.pdf')
    const { uri, range } = await found(PLAIN)
    assert.deepEqual(await run<Original>('apparatus.originalOf', { textDocument: { uri }, position: range.start }), {
      uri: workspace.uriOf('sources/ferrier1911.pdf'),
      page: 2,
    })
    assert.equal(await run('apparatus.originalOf', { textDocument: { uri: essay }, position: nowhere.start }), null)
  })
})

/** Where the quotation of an essay leads to. A machine that is busy reads the source later: then it is asked again. */
async function definitionOf(
  client: LspClient,
  essay: string,
): Promise<{ readonly uri: string; readonly range: Range }> {
  for (;;) {
    const [target] = (await client.definition(essay, inQuotation)) ?? []
    if (target) return 'uri' in target ? target : { uri: target.targetUri, range: target.targetSelectionRange }
  }
}

function selected(text: string, { start, end }: Range): string {
  const lines = text.split(/\r?\n/).slice(start.line, end.line + 1)
  const last = lines.length - 1
  lines[last] = (lines[last] ?? '').slice(0, end.character)
  lines[0] = (lines[0] ?? '').slice(start.character)
  return lines.join('\n')
}

/** As an essay has it: without page lines, line breaks, markup and marks of notes. */
function plain(passage: string): string {
  return passage
    .replace(/^── .* ──$/gm, '')
    .replace(/-\n+(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function lastPageLine(text: string, { start }: Range): string | undefined {
  return text
    .split('\n')
    .slice(0, start.line)
    .findLast(line => /^── .* ──$/.test(line))
}

function markdownOf(hover: { readonly contents: unknown } | null): string {
  return (hover?.contents as MarkupContent | undefined)?.value ?? ''
}

function countsOf(client: LspClient, uri: string): StatusParams['essays'][number]['counts'] | undefined {
  const last = client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams | undefined
  return last?.essays.find(one => one.uri === uri)?.counts
}
