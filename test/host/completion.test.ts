import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { SourcesResult } from '../../server/src/lsp/protocol.ts'

/** Keys are pressed in a real editor; what counts is the text after a suggestion was accepted. */
describe('suggestions in VS Code', () => {
  let editor: vscode.TextEditor
  const KEEPER =
    'The lamp was lit at dusk, and the keeper wrote into his book the hour and the wind. ' +
    'No vessel passed the reef that winter without his seeing her.\n'
  const PAPERS = '---\ntitle: Harbour Papers\nauthor: Quay, Ann\n---\n\nNothing is known of the harbour.\n'
  const sources: readonly (readonly [string, string])[] = [
    ['keeper1901.txt', KEEPER],
    ['north-sea-1900.md', PAPERS],
  ]
  const uriOf = (name: string): vscode.Uri => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    return vscode.Uri.joinPath(first.uri, name)
  }

  before(async () => {
    for (const [name, content] of sources)
      await vscode.workspace.fs.writeFile(uriOf(`sources/${name}`), new TextEncoder().encode(content))
    editor = await vscode.window.showTextDocument(uriOf('essay.md'))
    await vscode.extensions.getExtension('apparatus.apparatus')?.activate()
    const loaded = await vscode.commands.executeCommand<SourcesResult>('apparatus.rebuildIndex')
    const keys = loaded.sources.map(source => source.state === 'ready' && source.key)
    assert.ok(keys.includes('keeper1901') && keys.includes('north-sea-1900'), keys.join())
  })

  after(async () => {
    for (const [name] of sources) await vscode.workspace.fs.delete(uriOf(`sources/${name}`))
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

  it('give a key with hyphens, and one that is found by its author', async () => {
    for (const typed of ['north-s', 'quay']) {
      await begin('He says so ')
      await press(`[@${typed}`)
      await until('acceptSelectedSuggestion')
      assert.equal(text(), 'He says so [@north-sea-1900]')
    }
  })

  it('give a key by two words of a title', async () => {
    await begin('He says so ')
    await press('[@harbour pa')
    await until('acceptSelectedSuggestion')
    assert.equal(text(), 'He says so [@north-sea-1900]')
  })

  it('give the rest of a quotation behind its third word, with its closing mark and citation', async () => {
    await begin('He says ')
    await press('"no vessel passed ')
    await until('acceptSelectedSuggestion')
    assert.equal(text(), 'He says "no vessel passed the reef that winter without his seeing her" [@keeper1901].')
  })

  it('take the place of the closing mark that VS Code puts in', async () => {
    // Plain Markdown closes brackets only; Quarto and others close the marks of quotations as well.
    const closing = vscode.languages.setLanguageConfiguration('markdown', {
      autoClosingPairs: [{ open: '"', close: '"' }],
    })
    try {
      await begin('He says ')
      await press('"the lamp was lit ')
      assert.equal(text(), 'He says "the lamp was lit "')
      await until('acceptSelectedSuggestion')
    } finally {
      closing.dispose()
    }
    assert.equal(
      text(),
      'He says "the lamp was lit at dusk, and the keeper wrote into his book the hour and the wind" [@keeper1901].',
    )
  })

  it('stay away while one writes prose', async () => {
    for (const [prose, character] of [
      ['no vessel passed ', ' '],
      ['A [', '['],
      ['A "', '"'],
      ['Write to ann@', '@'],
    ] as const) {
      await begin(prose)
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        editor.selection.active,
        character,
      )
      assert.deepEqual(
        items.filter(item => item.kind === vscode.CompletionItemKind.Reference || item.sortText === '0000'),
        [],
        prose,
      )
    }
  })

  it('are searched for by the commands as well', async () => {
    await begin('He says vessel reef')
    const end = editor.selection.active
    editor.selection = new vscode.Selection(end.translate(0, -'vessel reef'.length), end)
    // The command waits for the choice that is made here.
    const quoted = vscode.commands.executeCommand('apparatus.insertQuotation')
    await until('workbench.action.acceptSelectedQuickOpenItem')
    await quoted
    assert.equal(text(), 'He says "No vessel passed the reef that winter without his seeing her" [@keeper1901].')

    await begin('It is so [@other, p. 3]')
    const inside = editor.document.positionAt('It is so [@other'.length)
    editor.selection = new vscode.Selection(inside, inside)
    const cited = vscode.commands.executeCommand('apparatus.insertCitation')
    await until('workbench.action.acceptSelectedQuickOpenItem')
    await cited
    assert.match(text(), /^It is so \[@/)
  })
})
