import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { CheckAllResult, CheckedFile, VerdictCounts, VerdictName } from '../../server/src/lsp/protocol.ts'
import { CHECK_ALL } from './messages.ts'
import { quotationsText } from './status-text.ts'

/**
 * Checks every essay of the workspace. What is found in essays that are not open is shown until they are opened: from then on the
 * server's own diagnostics are theirs.
 */
export function checkAllCommand(client: LanguageClient): { run(): Promise<CheckAllResult>; dispose(): void } {
  const collection = vscode.languages.createDiagnosticCollection('apparatus-all')
  const opened = vscode.workspace.onDidOpenTextDocument(({ uri }) => collection.delete(uri))
  const changed = vscode.workspace.onDidDeleteFiles(({ files }) => {
    for (const uri of files) collection.delete(uri)
  })

  async function run(): Promise<CheckAllResult> {
    const title = vscode.l10n.t('Checking all essays')
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_progress, token) => client.sendRequest<CheckAllResult>(CHECK_ALL, token),
    )
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()))
    collection.clear()
    // The editor asks for the others by itself: shown here as well they would stand there twice.
    if (result.showsClosed) {
      announce(result.essays)
      return result
    }
    for (const { uri, diagnostics } of result.essays) {
      const target = vscode.Uri.parse(uri)
      if (open.has(target.toString())) continue
      collection.set(target, await client.protocol2CodeConverter.asDiagnostics([...diagnostics]))
    }
    announce(result.essays)
    return result
  }

  return { run, dispose: () => [collection, opened, changed].forEach(one => void one.dispose()) }
}

function announce(essays: readonly CheckedFile[]): void {
  const { t } = vscode.l10n
  const counts: VerdictCounts = {}
  for (const essay of essays) {
    for (const [verdict, count] of Object.entries(essay.counts) as [VerdictName, number][]) {
      counts[verdict] = (counts[verdict] ?? 0) + count
    }
  }
  const quotations = essays.reduce((sum, essay) => sum + essay.quotations, 0)
  const number = essays.length === 1 ? t('1 essay') : t('{0} essays', essays.length)
  const show = t('Show Problems')
  // Not waited for: the message may stay for long.
  void vscode.window
    .showInformationMessage(`${number} · ${quotationsText({ quotations, counts }, t)}`, show)
    .then(picked => (picked === show ? vscode.commands.executeCommand('workbench.actions.view.problems') : undefined))
}
