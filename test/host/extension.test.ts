import assert from 'node:assert/strict'
import * as vscode from 'vscode'

describe('the extension in VS Code', () => {
  it('is activated by a Markdown essay', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]
    assert.ok(folder, 'a folder is open')
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'essay.md'))
    const extension = vscode.extensions.getExtension('apparatus.apparatus')
    assert.ok(extension, 'the extension is there')
    await extension.activate()
    assert.equal(extension.isActive, true)
  })
})
