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

/** "Open Text of Source" for a PDF and its like: in the Explorer, in the title of its tab and in the palette, for files that are sources. */
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
  return vscode.Disposable.from(
    listening,
    new vscode.Disposable(() => clearTimeout(waiting)),
    // From the Explorer with all that is selected there, from the title of a tab with something else, from the palette with nothing.
    vscode.commands.registerCommand('apparatus.openText', (file?: vscode.Uri, selected?: unknown) => {
      const one = file ?? activeFile()
      return openTexts(client, Array.isArray(selected) ? (selected as vscode.Uri[]) : one ? [one] : [])
    }),
  )
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
