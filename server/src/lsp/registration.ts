import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageserver'
import { speak } from '../core/wording.ts'
import { capabilities } from './capabilities.ts'
import { clientFlags } from './client-flags.ts'
import { ClosedEssays } from './closed-essays.ts'
import { readConfig } from './config.ts'
import { DiagnosticsScheduler } from './diagnostics.ts'
import { followConfiguration } from './follow-configuration.ts'
import { Formatting } from './formatting.ts'
import { type GuardContext, watched } from './guard.ts'
import { answerCommands } from './handlers/commands.ts'
import { answerRequests } from './handlers/requests.ts'
import type { Host } from './host.ts'
import { changed } from './open-document.ts'
import { reportProgress } from './progress.ts'
import { STATUS } from './protocol.ts'
import type { Serving } from './serving.ts'
import { Session } from './session.ts'
import { SourceLoading } from './source-loading.ts'
import { registerSources } from './source-registration.ts'
import { reportStatus } from './status.ts'
import { folderOf } from './uri.ts'
import { watchSources } from './watching.ts'

export interface ServerInfo {
  readonly name: string
  readonly version?: string
}

/**
 * Makes a language server of a connection: everything begins with the editor's `initialize`. The caller listens.
 */
export function register(connection: Connection, host: Host, serverInfo: ServerInfo, storage?: string): void {
  let damaged = (): void => {}
  const context: GuardContext = {
    timers: host.timers,
    log: message => connection.console.error(message),
    onDamage: () => damaged(),
  }
  connection.onInitialize((params): InitializeResult => {
    if (params.locale !== undefined) speak(host.translationsInto(params.locale))
    const flags = clientFlags(params)
    const { config, problems } = readConfig(initialSettings(params))
    for (const problem of problems) connection.console.warn(problem)
    const session = new Session(host, flags, config, foldersOf(params), context.log, storageOf(params) ?? storage)
    const loading = new SourceLoading(session, context, storageOf(params) ?? storage)
    damaged = () => loading.repair()
    const closed = new ClosedEssays(session, loading)
    const formatting = new Formatting(session, context)
    const serving = { connection, session, loading, closed, formatting, context }
    syncDocuments(serving)
    answerRequests(serving)
    answerCommands(serving)
    new DiagnosticsScheduler(session, context, {
      publish: diagnostics => watched(context, 'publishing', () => connection.sendDiagnostics(diagnostics)),
      refresh: () => watched(context, 'asking for a refresh', () => connection.languages.diagnostics.refresh()),
    })
    connection.onInitialized(() => begin(serving))
    return { capabilities: capabilities(flags), serverInfo }
  })
}

function begin(serving: Serving): void {
  const { connection, session, loading, closed, context } = serving
  reportProgress(connection, session, context, () => {
    const message = loading.callOff()
    watched(context, 'telling of the end', () =>
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }),
    )
  })
  if (session.flags.apparatus) {
    reportStatus(session, closed.onChange, status =>
      watched(context, 'sending the status', () => connection.sendNotification(STATUS, status)),
    )
  }
  loading.restart()
  const watch = watchSources(serving)
  connection.onShutdown(() => {
    watch.dispose()
    session.bibliographies.dispose()
    loading.dispose()
    return session.host.dispose()
  })
  followConfiguration(serving)
  if (session.flags.registersSources) registerSources(connection, session, context)
  if (session.flags.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri))
      session.setFolders([...session.folders.filter(uri => !gone.has(uri)), ...added.map(({ uri }) => uri)])
      loading.restart()
    })
  }
}

function syncDocuments({ connection, session, loading }: Serving): void {
  const folderless = session.folders.length === 0
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    session.setDocument({ uri, languageId, version, text })
    // A single file: its sources lie beside it.
    const folder = folderOf(uri)
    if (folderless && uri.startsWith('file:') && session.essay(uri) && !session.folders.includes(folder)) {
      session.setFolders([...session.folders, folder])
      loading.restart()
    }
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = session.document(uri)
    if (document) session.setDocument(changed(document, version, contentChanges))
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => session.closeDocument(uri))
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri)
  return rootUri ? [rootUri] : []
}

/** The folder that the editor gives us to keep things in. */
function storageOf({ initializationOptions }: InitializeParams): string | undefined {
  const options: unknown = initializationOptions
  if (typeof options !== 'object' || options === null || !('storage' in options)) return undefined
  return typeof options.storage === 'string' && options.storage !== '' ? options.storage : undefined
}

/** `{ settings: { check: … } }` among the initialization options: settings that need not be asked for first. */
function initialSettings({ initializationOptions }: InitializeParams): unknown {
  const options: unknown = initializationOptions
  return typeof options === 'object' && options !== null ? (options as { settings?: unknown }).settings : undefined
}
