import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { SourcesResult } from '../../server/src/lsp/protocol.ts'

/** Keys are pressed in a real editor; what counts is the text after a suggestion was accepted. */
describe('suggestions in VS Code', () => {
  let editor: vscode.TextEditor
  let folder: vscode.Uri
  let keeper: vscode.Uri

  const KEEPER =
    'The lamp was lit at dusk, and the keeper wrote into his book the hour and the wind. ' +
    'No vessel passed the reef that winter without his seeing her.\n'

  before(async () => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    folder = first.uri
    keeper = vscode.Uri.joinPath(folder, 'sources', 'keeper1901.txt')
    await vscode.workspace.fs.writeFile(keeper, new TextEncoder().encode(KEEPER))
    editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'essay.md'))
    await vscode.extensions.getExtension('apparatus.apparatus')?.activate()
    const { sources } = await vscode.commands.executeCommand<SourcesResult>('apparatus.rebuildIndex')
    assert.ok(sources.some(source => source.state === 'ready' && source.key === 'keeper1901'))
  })

  after(async () => {
    await vscode.workspace.fs.delete(keeper)
    await vscode.commands.executeCommand('apparatus.rebuildIndex')
  })

  async function begin(text: string): Promise<void> {
    await vscode.window.showTextDocument(editor.document)
    await vscode.commands.executeCommand('hideSuggestWidget')
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, text)))
    const end = editor.document.positionAt(text.length)
    editor.selection = new vscode.Selection(end, end)
  }

  async function press(keys: string): Promise<void> {
    for (const text of keys) await vscode.commands.executeCommand('type', { text })
  }

  const text = (): string => editor.document.getText()

  /** Asks again and again for what does nothing until there is a list; ends when the text is another. */
  async function until(command: string): Promise<void> {
    const before = text()
    while (text() === before) {
      await vscode.commands.executeCommand(command)
      await new Promise(resolve => setTimeout(resolve, 30))
    }
  }

  it('give a citation key behind [@, found by a part of it', async () => {
    await begin('He says so ')
    await press('[@keep')
    await until('acceptSelectedSuggestion')
    assert.equal(text(), 'He says so [@keeper1901]')
  })

  it('give the rest of a quotation behind its third word, with its closing mark and citation', async () => {
    await begin('He says ')
    await press('"no vessel passed ')
    await until('acceptSelectedSuggestion')
    assert.equal(
      text(),
      'He says "no vessel passed the reef that winter without his seeing her" [@keeper1901].',
    )
  })

  it('take the place of the closing mark that VS Code puts in', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' })
    await begin('He says ')
    // Markdown closes brackets only; in other languages, and with other extensions, the mark is there already.
    await press('""')
    await vscode.commands.executeCommand('cursorLeft')
    await press('the lamp was lit ')
    await until('acceptSelectedSuggestion')
    assert.equal(
      text(),
      'He says "the lamp was lit at dusk, and the keeper wrote into his book the hour and the wind" [@keeper1901].',
    )
    assert.ok(settings)
  })

  it('stay away while one writes prose', async () => {
    await begin('')
    await press('no vessel passed [the ] lamp. ')
    // Accepting would change the text if there were anything to accept.
    const before = text()
    await vscode.commands.executeCommand('acceptSelectedSuggestion')
    assert.equal(text(), before)
  })

  it('are searched for by the commands as well', async () => {
    await begin('He says vessel reef')
    const end = editor.selection.active
    editor.selection = new vscode.Selection(end.translate(0, -'vessel reef'.length), end)
    // The command waits for the choice that is made here.
    const quoted = vscode.commands.executeCommand('apparatus.insertQuotation')
    await until('workbench.action.acceptSelectedQuickOpenItem')
    await quoted
    assert.equal(
      text(),
      'He says "No vessel passed the reef that winter without his seeing her" [@keeper1901].',
    )

    await begin('It is so [@other, p. 3]')
    const inside = editor.document.positionAt('It is so [@other'.length)
    editor.selection = new vscode.Selection(inside, inside)
    const cited = vscode.commands.executeCommand('apparatus.insertCitation')
    await until('workbench.action.acceptSelectedQuickOpenItem')
    await cited
    assert.match(text(), /^It is so \[@/)
  })
})
