import * as vscode from 'vscode'

const WALKTHROUGH = 'apparatus.apparatus#apparatus.start'

/** The sample essay as a text that has not been saved: the starter corpus answers it where the writer has no sources. */
export async function openSample(extension: vscode.Uri): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'examples', 'essay.md'))
  const content = new TextDecoder().decode(bytes)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }))
}

export async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false)
}
