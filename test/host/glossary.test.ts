import assert from 'node:assert/strict'
import * as vscode from 'vscode'

/** From a word in an essay to its own definition, as a writer goes. */
describe('a glossary in VS Code', () => {
  const uriOf = (name: string): vscode.Uri => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    assert.ok(first, 'a folder is open')
    return vscode.Uri.joinPath(first.uri, name)
  }
  const essay = (): vscode.Uri => uriOf('essay.md')
  let before = ''

  beforeEach(async () => {
    const editor = await vscode.window.showTextDocument(essay())
    await vscode.extensions.getExtension('apparatus.apparatus')?.activate()
    before = editor.document.getText()
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, 'The bollard was wet.\n')))
  })
  afterEach(async () => {
    const editor = await vscode.window.showTextDocument(essay())
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    assert.ok(await editor.edit(edit => edit.replace(whole, before)))
    await vscode.workspace.fs.delete(uriOf('glossary.md'))
  })

  async function hoverText(): Promise<string> {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      essay(),
      new vscode.Position(0, 6),
    )
    return found.flatMap(({ contents }) => contents.map(one => (typeof one === 'string' ? one : one.value))).join('\n')
  }

  it('begins with a quick fix, opens where the definition goes, and counts once it is saved', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      essay(),
      new vscode.Range(0, 4, 0, 11),
    )
    const add = actions.find(({ title }) => title.includes('bollard'))
    assert.ok(add?.edit && add.command, actions.map(({ title }) => title).join())
    assert.ok(await vscode.workspace.applyEdit(add.edit))
    await vscode.commands.executeCommand(add.command.command, ...(add.command.arguments as unknown[]))
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.uri.path.endsWith('/glossary.md'), true)
    assert.ok(editor)
    assert.equal(editor.document.getText(), '# Glossary\n\nbollard\n: …\n')
    assert.equal(editor.document.getText(editor.selection), '…')
    await vscode.commands.executeCommand('type', { text: 'A post for ropes.' })
    assert.ok(await editor.document.save())
    let hover = ''
    while (!hover.includes('A post for ropes.')) hover = await hoverText()
    assert.match(hover, /your glossary, glossary\.md/)
  })
})
