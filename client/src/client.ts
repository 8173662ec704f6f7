import * as vscode from 'vscode'
import {
  type DynamicFeature,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node'
import { ESSAYS } from './essay-languages.ts'
import { linksToSources } from './rendition.ts'
import { selectPassages } from './select-passage.ts'
import { REPLACED_FEATURE, SourceFiles } from './source-files.ts'

/** The language client, not started yet: the server runs in a process of its own and speaks over Node's IPC. */
export function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('server/dist/server.cjs')
  const args = ['--code-cache', vscode.Uri.joinPath(context.globalStorageUri, 'code').fsPath]
  const server: ServerOptions = {
    run: { module, args, transport: TransportKind.ipc },
    debug: { module, args, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  }
  const passages = selectPassages()
  context.subscriptions.push(passages)
  const options: LanguageClientOptions = {
    documentSelector: ESSAYS.map(({ language, scheme }) => ({ language: language ?? '', scheme: scheme ?? '' })),
    outputChannel: output,
    diagnosticCollectionName: 'apparatus',
    // `apparatus`: this client knows the messages of the server's protocol.ts. With the settings at hand the server need not
    // ask for them before it begins to read.
    initializationOptions: () => ({
      apparatus: true,
      settings: vscode.workspace.getConfiguration('apparatus'),
      // Not of the workspace: two windows on one folder share what is kept.
      storage: vscode.Uri.joinPath(context.globalStorageUri, 'index').fsPath,
    }),
    markdown: { isTrusted: false, supportHtml: false },
    middleware: { ...linksToSources, ...passages.middleware },
  }
  // The id is also the section that holds `trace.server`.
  const client = new Client('apparatus', 'Apparatus', server, options)
  context.subscriptions.push(new SourceFiles(client))
  return client
}

class Client extends LanguageClient {
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    if ('registrationType' in feature && feature.registrationType.method === REPLACED_FEATURE) return
    super.registerFeature(feature)
  }
}
