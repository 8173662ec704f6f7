import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import type { ApparatusApi } from '../../client/src/node.ts'

/** The bundle lies in out/host. */
const BOOK = path.join(__dirname, '../../test/fixtures/book')
const WORDS = 'an affidavit signed by two pilots and the widow who let him the room'
/** The file, and the page that its passage stands on, as the line above it says. */
const FORMATS: readonly (readonly [file: string, above?: RegExp])[] = [
  ['book.txt'],
  ['book.md'],
  ['book.html'],
  ['book.epub'],
  ['book.docx'],
  ['book.odt', /^── page 1 of the file ──$/],
  ['book.rtf'],
  ['book-pages.pdf', /^── p\. 2 /],
  ['book-columns.pdf', /^── p\. 211 /],
]

describe('going to the source in VS Code', () => {
  let folder: vscode.Uri
  let api: ApparatusApi
  let essay: vscode.Uri
  /** The name of the source that lies there. */
  let name = ''

  before(async () => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    folder = first.uri
    essay = vscode.Uri.joinPath(folder, 'essay.md')
    await vscode.window.showTextDocument(essay)
    const extension = vscode.extensions.getExtension<ApparatusApi>('apparatus.apparatus')
    assert.ok(extension, 'the extension is there')
    api = await extension.activate()
  })
  after(async () => {
    await takeAway()
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  })

  async function takeAway(): Promise<void> {
    for (const laid of ['sources/book', 'sources/ferrier1911.rtf']) {
      const uri = vscode.Uri.joinPath(folder, laid)
      if (fs.existsSync(uri.fsPath)) await vscode.workspace.fs.delete(uri, { recursive: true })
    }
  }

  /** The book in one format, and nothing else of it. */
  async function lay(file: string, into = `book/${path.parse(file).name}/`): Promise<vscode.Uri> {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    // Each in a folder of its own: what the server last heard of one is not taken for another.
    name = `${into}ferrier1911${path.extname(file)}`
    const uri = vscode.Uri.joinPath(folder, 'sources', name)
    if (fs.existsSync(uri.fsPath)) return uri
    await takeAway()
    await vscode.workspace.fs.writeFile(uri, fs.readFileSync(path.join(BOOK, file)))
    return uri
  }

  async function write(text: string): Promise<vscode.TextEditor> {
    const editor = await vscode.window.showTextDocument(essay)
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, text)))
    return editor
  }

  /** The test's own time limit ends it. */
  async function seen<T>(look: () => T | undefined | false): Promise<T> {
    for (;;) {
      const found = look()
      if (found !== undefined && found !== false) return found
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  /** Goes to the definition of the quotation as a writer does; gives the editor in which the passage is selected. */
  async function goTo(words: string): Promise<vscode.TextEditor> {
    const editor = await write(`# Essay\n\nIt is said: "${words}" [@ferrier1911].\n`)
    editor.selection = new vscode.Selection(2, 20, 2, 20)
    // The server hears of the file that was laid there, and reads it.
    const leads = async (): Promise<boolean> => {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        essay,
        editor.selection.active,
      )
      return links.some(({ targetUri }) => targetUri.path.includes(name))
    }
    while (!(await leads())) await new Promise(resolve => setTimeout(resolve, 50))
    await vscode.commands.executeCommand('editor.action.revealDefinition')
    return seen(() => {
      const active = vscode.window.activeTextEditor
      return active && active.document.uri.toString() !== essay.toString() && !active.selection.isEmpty && active
    })
  }

  const plain = (text: string): string => text.replace(/-\r?\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ')

  for (const [file, above] of FORMATS) {
    it(`opens the passage, selected, under its page: ${file}`, async () => {
      const uri = await lay(file)
      const editor = await goTo(WORDS)
      const { document, selection } = editor
      assert.equal(plain(document.getText(selection)), WORDS)
      await seen(() => editor.visibleRanges.some(range => range.contains(selection)))
      const isText = /\.(?:txt|md|html)$/.test(file)
      assert.equal(document.uri.scheme, isText ? 'file' : 'apparatus-source')
      if (isText) assert.equal(document.uri.toString(), uri.toString())
      else assert.equal(path.posix.basename(document.uri.path), `ferrier1911${path.extname(file)}.txt`)
      const lines = document.getText(new vscode.Range(0, 0, selection.start.line, 0)).split('\n')
      const pageLine = lines.findLast(line => line.startsWith('── '))
      if (above) assert.match(pageLine ?? '', above)
      else assert.equal(pageLine, undefined)
    })
  }

  it('is a file that can be read, not written, and follows its source', async () => {
    const { fs: files } = vscode.workspace
    // VS Code misses changes in a folder that was made within another new one a moment ago.
    const source = await lay('book.rtf', '')
    const { document } = await goTo(WORDS)
    assert.equal(document.languageId, 'apparatus-source')
    const { uri } = document
    const before = await files.stat(uri)
    const bytes = await files.readFile(uri)
    assert.equal(bytes.length, before.size)
    assert.equal(new TextDecoder().decode(bytes), document.getText())
    assert.equal(files.isWritableFileSystem(uri.scheme), false)
    await assert.rejects(async () => files.writeFile(uri, bytes))
    await assert.rejects(async () => files.stat(uri.with({ path: `${uri.path}.txt` })), { code: 'FileNotFound' })
    const book = fs.readFileSync(source.fsPath, 'latin1')
    fs.writeFileSync(source.fsPath, book.replace('found this difficult', 'found this easy'), 'latin1')
    await seen(() => document.getText().includes('Nobody found this easy'))
    const after = await files.stat(uri)
    assert.ok(after.mtime > before.mtime)
    assert.equal(after.size, (await files.readFile(uri)).length)
  })

  it('opens from the hover of the quotation, at its line', async () => {
    await lay('book-pages.pdf')
    const { selection } = await goTo(WORDS)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      essay,
      new vscode.Position(2, 20),
    )
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map(content => (typeof content === 'string' ? content : content.value))
      .join('\n')
    const link = /\]\(command:(apparatus\.\w+)\?([^)\s]+)\)/.exec(text)
    assert.ok(link, text)
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    const [, command = '', argument = ''] = link
    await vscode.commands.executeCommand(command, ...(JSON.parse(decodeURIComponent(argument)) as unknown[]))
    const { document, selection: cursor } = vscode.window.activeTextEditor ?? assert.fail('nothing was opened')
    assert.equal(document.uri.scheme, 'apparatus-source')
    assert.deepEqual(cursor.active, selection.start)
    assert.ok(!text.includes('(apparatus-source:'), text)
  })

  it('leads back to the essay, and has an outline', async () => {
    await lay('book-pages.pdf')
    const { document, selection } = await goTo(WORDS)
    await seen(() => document.languageId === 'apparatus-source')
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      selection.start.translate(0, 3),
    )
    assert.deepEqual(
      found.map(({ uri }) => uri.toString()),
      [essay.toString()],
    )
    const titles = async (): Promise<string[]> => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        9,
      )
      return all.map(({ command }) => command?.title ?? '')
    }
    while (!(await titles()).includes('quoted in essay.md')) await new Promise(resolve => setTimeout(resolve, 100))
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )
    const names = (all: readonly vscode.DocumentSymbol[]): string[] =>
      all.flatMap(({ name, children }) => [name, ...names(children)])
    assert.ok(names(symbols).includes('p. 7'), names(symbols).join())
  })

  it('a selection goes into the essay, with its page, and is faithful there; one undo takes it out', async () => {
    await lay('book-pages.pdf')
    const source = await goTo(WORDS)
    const passage = source.selection
    const editor = await write('# Essay\n\nIt is said\n')
    editor.selection = new vscode.Selection(2, 10, 2, 10)
    const again = await vscode.window.showTextDocument(source.document)
    again.selection = passage
    await vscode.commands.executeCommand('apparatus.insertIntoEssay')
    const { document } = await seen(() => {
      const active = vscode.window.activeTextEditor
      return active?.document.uri.toString() === essay.toString() && active
    })
    const inserted = `It is said "${WORDS}" [@ferrier1911, p. 2]`
    assert.equal(document.lineAt(2).text, inserted)
    await seen(() => /1 quotation: 1 faithful/.test(api.status().text))
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), '# Essay\n\nIt is said\n')
  })
})
