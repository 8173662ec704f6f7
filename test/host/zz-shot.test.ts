import * as vscode from 'vscode'
describe('zzshot', () => {
  it('shot', async () => {
    const [first] = vscode.workspace.workspaceFolders ?? []
    if (!first) throw new Error('no')
    const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(first.uri, 'essay.md'))
    await vscode.extensions.getExtension('apparatus.apparatus')?.activate()
    await vscode.commands.executeCommand('apparatus.rebuildIndex')
    await editor.edit(e => e.insert(new vscode.Position(1, 0), '\nThe literature says that '))
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end
    editor.selection = new vscode.Selection(end, end)
    const keys = '"bureaucratic degeneration of the '
    for (const text of keys) await vscode.commands.executeCommand('type', { text })
    await new Promise(r => setTimeout(r, 1500))
    const l = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, editor.selection.active, ' ')
    console.log(JSON.stringify(editor.document.getText()), l.items.length, l.items.slice(0,3).map(i => JSON.stringify(i.label) + ' ' + i.sortText))
  })
})
