import * as vscode from 'vscode'
import type { LanguageClient, Location } from 'vscode-languageclient/node'
import type { FilePlace } from '../../../server/src/lsp/protocol.ts'
import { PLACE } from '../messages.ts'

/** Goes to a stretch of a source or of a bibliography. */
export async function showPlace(client: LanguageClient, place: FilePlace): Promise<void> {
  const location = await client.sendRequest<Location | null>(PLACE, place)
  if (location) await showLocation(client, location)
  else void vscode.window.showWarningMessage(vscode.l10n.t('The file is not there any more.'))
}

/** Goes to a place in a file, with whatever editor shows such files. */
export async function showLocation(client: LanguageClient, location: Location): Promise<void> {
  const { uri, range } = client.protocol2CodeConverter.asLocation(location)
  await vscode.commands.executeCommand('vscode.open', uri, {
    selection: range,
  } satisfies vscode.TextDocumentShowOptions)
}
