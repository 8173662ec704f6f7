import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type {
  CiteWorkParams,
  CiteWorkResult,
  Work,
  WorkParams,
  WorkReference,
} from '../../../server/src/lsp/protocol.ts'
import { CITE_WORK, WORK_REFERENCE } from '../messages.ts'
import type { EssayWatch } from './essay-watch.ts'

/** What citing a work at a place does to an essay; undefined where the server does not know the text as it is now. */
export async function citationEdit(
  client: LanguageClient,
  document: vscode.TextDocument,
  position: vscode.Position,
  work: Work,
  token?: vscode.CancellationToken,
): Promise<vscode.TextEdit | undefined> {
  const params: CiteWorkParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: client.code2ProtocolConverter.asPosition(position),
    work,
  }
  // The library sends an argument that is undefined as well.
  const result = await (token
    ? client.sendRequest<CiteWorkResult | null>(CITE_WORK, params, token)
    : client.sendRequest<CiteWorkResult | null>(CITE_WORK, params))
  if (!result || result.version !== document.version) return undefined
  return client.protocol2CodeConverter.asTextEdit(result.edit)
}

/** Cites a work where the cursor of the essay at hand is, and goes on there. */
export async function citeInEssay(client: LanguageClient, watch: EssayWatch, work: Work): Promise<void> {
  const { document } = watch
  if (!document) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Open an essay first'), 3000)
    return
  }
  const open = vscode.window.visibleTextEditors.find(editor => editor.document === document)
  const editor = await vscode.window.showTextDocument(document, open?.viewColumn)
  const edit = await citationEdit(client, document, editor.selection.active, work)
  if (!edit || !(await editor.edit(builder => builder.replace(edit.range, edit.newText)))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The essay was changed meanwhile: nothing was inserted.'))
    return
  }
  const end = document.positionAt(document.offsetAt(edit.range.start) + edit.newText.length)
  editor.selection = new vscode.Selection(end, end)
}

/** Puts the work's entry, in the style of the essay at hand, into the clipboard. */
export async function copyWorkReference(client: LanguageClient, watch: EssayWatch, work: Work): Promise<void> {
  const { document } = watch
  const params: WorkParams = {
    ...(document && { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) } }),
    work,
  }
  const reference = await client.sendRequest<WorkReference | null>(WORK_REFERENCE, params)
  if (!reference) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The reference could not be formatted.'))
    return
  }
  await vscode.env.clipboard.writeText(reference.text)
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', reference.text), 5000)
}
