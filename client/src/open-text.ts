import * as vscode from 'vscode'
import type { LanguageClient, Location } from 'vscode-languageclient/node'
import type { FilePlace, SourceInfo, SourcesResult } from '../../server/src/lsp/protocol.ts'
import { PLACE, SOURCES } from './messages.ts'
import type { StatusFeed } from './status-feed.ts'
import { ask } from './views/ask.ts'

/** What VS Code shows no text of. */
const PACKED = /\.(?:pdf|epub|docx|odt|rtf)$/i
/** Several pieces of news at once are one question. */
const SETTLE_MS = 500

/** Says to the menus which files are such sources: only those have "Open Text of Source". */
export function offerTexts(client: LanguageClient, feed: StatusFeed, log: vscode.LogOutputChannel): vscode.Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let known = ''
  const listening = feed.onStatus(({ loading, ready, revision }) => {
    const now = `${ready} ${revision}`
    if (loading || now === known) return
    known = now
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      offer(client).catch((error: unknown) => log.debug(`it was not told which files are sources: ${String(error)}`))
    }, SETTLE_MS)
  })
  return vscode.Disposable.from(listening, new vscode.Disposable(() => clearTimeout(waiting)))
}

/**
 * Opens what was read of PDFs and their like. From the Explorer it is called with a file and with all that are selected there, from the title of
 * a tab with its file and something else, from the palette with nothing.
 */
export async function openText(client: LanguageClient, [file, selected]: readonly unknown[]): Promise<void> {
  const one = file instanceof vscode.Uri ? file : activeFile()
  const files = Array.isArray(selected) ? selected.filter(each => each instanceof vscode.Uri) : one ? [one] : []
  await openTexts(client, files)
}

async function packedSources(client: LanguageClient): Promise<ReadonlyMap<string, SourceInfo>> {
  const { sources } = await ask<SourcesResult>(client, SOURCES, undefined)
  return new Map(
    sources
      .filter(source => source.state === 'ready')
      .filter(({ uri }) => PACKED.test(uri))
      .map(source => [client.protocol2CodeConverter.asUri(source.uri).fsPath, source]),
  )
}

/** Menus ask for the path of a file among the keys. */
async function offer(client: LanguageClient): Promise<void> {
  const paths = [...(await packedSources(client)).keys()].map(path => [path, true])
  await vscode.commands.executeCommand('setContext', 'apparatus.packedSources', Object.fromEntries(paths))
}

async function openTexts(client: LanguageClient, files: readonly vscode.Uri[]): Promise<void> {
  const packed = await packedSources(client)
  const sources = files.map(({ fsPath }) => packed.get(fsPath)).filter(source => source !== undefined)
  if (sources.length === 0) vscode.window.setStatusBarMessage(vscode.l10n.t('This is no source'), 3000)
  for (const { id } of sources) {
    const place: FilePlace = { source: id, start: 0, end: 0 }
    const location = await client.sendRequest<Location | null>(PLACE, place)
    // No place in it: one that is open stays where it is.
    if (location)
      await vscode.commands.executeCommand('vscode.open', client.protocol2CodeConverter.asUri(location.uri), {
        preview: sources.length === 1,
      } satisfies vscode.TextDocumentShowOptions)
  }
}

/** Of a tab of any kind. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined
}
