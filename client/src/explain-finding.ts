import * as vscode from 'vscode'

const EXPLAIN_FINDING = 'apparatus.explainFinding'

/** Where the code of a finding leads in the editor, `{code}` for the code: a page opens in the Markdown preview, wherever the extension runs. */
export const FINDING_PAGES = `command:${EXPLAIN_FINDING}?%5B%22{code}%22%5D`

/** What that link does. */
export function explainFinding({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand(EXPLAIN_FINDING, async (code: unknown) => {
    if (typeof code !== 'string' || !/^[a-z]+\.[a-z-]+$/.test(code)) return
    const page = vscode.Uri.joinPath(extensionUri, 'docs', 'findings', `${code}.md`)
    await vscode.commands.executeCommand('markdown.showPreview', page)
  })
}
