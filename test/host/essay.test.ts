import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { ApparatusApi } from '../../client/src/node.ts'
import type { SourcesResult } from '../../server/src/lsp/protocol.ts'

describe('an essay in VS Code', () => {
  let folder: vscode.Uri
  let api: ApparatusApi
  let editor: vscode.TextEditor

  before(async () => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    folder = first.uri
    editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'essay.md'))
    const extension = vscode.extensions.getExtension<ApparatusApi>('apparatus.apparatus')
    assert.ok(extension, 'the extension is there')
    api = await extension.activate()
  })

  /** Writes the essay anew. Waits until what VS Code shows is as wanted; the test's own time limit ends it otherwise. */
  async function write(text: string): Promise<void> {
    const { document } = editor
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, text)))
  }

  async function seen<T>(look: () => T | undefined | false): Promise<T> {
    for (;;) {
      const found = look()
      if (found !== undefined && found !== false) return found
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  const problems = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'apparatus')

  async function hoverText(line: number, character: number): Promise<string> {
    const at = new vscode.Position(line, character)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at,
    )
    return hovers
      .flatMap(({ contents }) => contents)
      .map(content => (typeof content === 'string' ? content : content.value))
      .join('\n')
  }

  it('has its sources named in the status', async () => {
    // Those that another test wrote and deleted may still be there for a moment.
    await seen(() => !api.status().busy && /(?:^|· )5 sources$/.test(api.status().text))
    assert.equal(api.status().warning, false)
  })

  for (const term of ['Thermidor', 'Stakhanovite', 'NEP']) {
    it(`shows what ${term} means, and goes there`, async () => {
      await write(`# Essay\n\nOn ${term} much was written.\n`)
      const text = await hoverText(2, 4)
      assert.match(text, new RegExp(term))
      assert.match(text, /\]\(file:\/\/\/.*\/sources\//)
      const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        editor.document.uri,
        new vscode.Position(2, 4),
      )
      assert.ok(target, 'there is a definition')
      const source = await vscode.workspace.openTextDocument(target.targetUri)
      assert.match(source.uri.path, /\/sources\//)
      const passage = source.getText(target.targetRange)
      assert.match(passage, new RegExp(`${term}|New Economic Policy`, 'i'))
    })
  }

  it('has a wrong quotation marked until it is mended, and the right one is found in the source', async () => {
    const { sources } = await vscode.commands.executeCommand<SourcesResult>('apparatus.rebuildIndex')
    const [source] = sources
    assert.ok(source?.state === 'ready')
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri))
    const words = elevenWords(document.getText())
    const wrong = words.replace(/ \p{L}+ (\p{L}+)$/u, ' zeppelin $1')
    assert.notEqual(wrong, words)
    await write(`# Essay\n\nIt says "${wrong}" [@${source.key}].\n`)
    const [problem] = await seen(() => problems().length > 0 && problems())
    assert.ok(problem)
    assert.ok(typeof problem.code === 'object')
    assert.equal(problem.code.value, 'quotation.altered')
    // The code is a link to the page on it.
    const page = await vscode.workspace.openTextDocument(problem.code.target)
    assert.match(page.getText(), /^# `quotation\.altered`/)
    assert.match(problem.message, /zeppelin/)
    assert.equal(editor.document.lineAt(problem.range.start.line).lineNumber, 2)

    editor.selection = new vscode.Selection(0, 0, 0, 0)
    await vscode.commands.executeCommand('apparatus.nextProblem')
    assert.deepEqual(editor.selection.active, problem.range.start)

    await write(`# Essay\n\nIt says "${words}" [@${source.key}].\n`)
    await seen(() => problems().length === 0)
    await seen(() => /1 quotation: 1 faithful/.test(api.status().text))
    const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      new vscode.Position(2, 14),
    )
    assert.equal(target?.targetUri.toString(), document.uri.toString())
    assert.equal(document.getText(target?.targetSelectionRange).trim(), words)
  })

  it('has an outline of its quotations', async () => {
    await write('# Essay\n\nIt says "some words that nobody wrote anywhere".\n')
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    )
    const names = symbols.flatMap(({ name, children }) => [name, ...children.map(child => child.name)])
    assert.match(names.join('\n'), /some words that nobody wrote/)
  })

  it('has the settings of package.json', () => {
    const settings = vscode.workspace.getConfiguration('apparatus')
    assert.equal(settings.get('check.enable'), true)
    assert.deepEqual(settings.get('sources'), [])
  })
})

/** Eleven plain words in a row that stand in a text once; cut at run time, for the texts are not ours to print. */
function elevenWords(text: string): string {
  for (const line of text.split('\n').slice(2)) {
    const found = /(?<=[a-z] )\p{L}+(?: \p{L}+){10}(?= )/u.exec(line)?.[0]
    if (found && text.indexOf(found) === text.lastIndexOf(found)) return found
  }
  throw new Error('no eleven plain words in a row')
}
