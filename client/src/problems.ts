import * as vscode from 'vscode'

/** Moves to the next (or previous) quotation of the active essay that something is wrong with, round its ends. */
export async function goToProblem(direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (!editor) return
  const starts = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source }) => source === 'apparatus')
    .map(({ range }) => range)
    .sort((a, b) => a.start.compareTo(b.start))
  const at = editor.selection.active
  const onward =
    direction === 'next'
      ? (starts.find(({ start }) => start.isAfter(at)) ?? starts[0])
      : (starts.findLast(({ start }) => start.isBefore(at)) ?? starts.at(-1))
  if (!onward) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No quotation in this essay has a problem'), 3000)
    return
  }
  editor.selection = new vscode.Selection(onward.start, onward.start)
  editor.revealRange(onward, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  await vscode.commands.executeCommand('editor.action.showHover')
}
