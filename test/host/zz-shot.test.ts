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
    await vscode.commands.executeCommand('workbench.action.closeSidebar')
    const keys = '"bureaucratic degeneration of the'
    for (const text of keys) { await vscode.commands.executeCommand('type', { text }); if (100 as number) await new Promise(r => setTimeout(r, 100 as number)) }
    await new Promise(r => setTimeout(r, 1500))
  })
})
