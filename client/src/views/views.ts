import fs from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { StatusFeed } from '../status-feed.ts'
import { acceptCitations } from './citation-drag.ts'
import { EssayWatch } from './essay-watch.ts'
import { showQuotations } from './quotations-view.ts'
import { showSourcesView } from './sources-view.ts'
import { showTerms } from './terms-view.ts'
import { registerViewCommands, type Views } from './view-commands.ts'

export type { Views } from './view-commands.ts'

/** The container "Apparatus" of the activity bar: sources, quotations and terms, with their commands. */
export function showViews(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  feed: StatusFeed,
  log: vscode.LogOutputChannel,
): Views & vscode.Disposable {
  const { extensionUri } = context
  const watch = new EssayWatch(client, feed, log)
  const views: Views = {
    sources: showSourcesView(client, feed, watch, starterFolders(context), log),
    quotations: showQuotations(client, watch),
    terms: showTerms(client, feed, watch, log),
  }
  const all = vscode.Disposable.from(
    views.sources,
    views.quotations,
    views.terms,
    acceptCitations(client),
    registerViewCommands(client, watch, views, extensionUri),
    watch,
  )
  return { ...views, dispose: () => void all.dispose() }
}

/** The sources that ship with the extension lie here. The server names files by their real paths, which a linked extension has not. */
function starterFolders({ extensionPath }: vscode.ExtensionContext): readonly string[] {
  const folder = path.join(extensionPath, 'corpus')
  return [folder, fs.realpathSync(folder)].map(one => vscode.Uri.file(one).path)
}
