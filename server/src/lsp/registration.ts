import {
  type CancellationToken,
  type CompletionList,
  type Connection,
  type DiagnosticServerCancellationData,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type ExecuteCommandParams,
  type GenericRequestHandler,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type WorkspaceDiagnosticReport,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver'
import { speak } from '../core/wording.ts'
import { capabilities } from './capabilities.ts'
import { clientFlags } from './client-flags.ts'
import { ClosedDiagnostics } from './closed-diagnostics.ts'
import { ClosedEssays } from './closed-essays.ts'
import { readConfig, sameSources } from './config.ts'
import { DiagnosticsScheduler, pullDiagnostics } from './diagnostics.ts'
import { Formatting } from './formatting.ts'
import { type GuardContext, guarded, Stale, watched } from './guard.ts'
import { checkAll } from './handlers/check-all.ts'
import { CITE_COMMANDS, type CiteResult, citeCommand, essayOfArgument } from './handlers/cite.ts'
import { codeActions } from './handlers/code-actions.ts'
import { completion } from './handlers/completion.ts'
import { definition } from './handlers/definition.ts'
import { documentSymbols } from './handlers/document-symbols.ts'
import { hover } from './handlers/hover.ts'
import { searchPassages, searchSources } from './handlers/insert.ts'
import { LOOK_UP_COMMANDS, lookUpCommand } from './handlers/look-up.ts'
import { Previews } from './handlers/preview.ts'
import { references } from './handlers/references.ts'
import { prepareRename, rename } from './handlers/rename.ts'
import {
  essayOfSelection,
  SOURCE_COMMANDS,
  type SourceCommandResult,
  sourceCommand,
} from './handlers/source-selection.ts'
import { answerSources } from './handlers/sources.ts'
import { termMarksOf } from './handlers/term-marks.ts'
import { answerViews } from './handlers/views.ts'
import { workspaceDiagnostics } from './handlers/workspace-diagnostics.ts'
import { workspaceSymbols } from './handlers/workspace-symbols.ts'
import type { Host } from './host.ts'
import { KeyMentions } from './key-mentions.ts'
import { changed } from './open-document.ts'
import { reportProgress } from './progress.ts'
import {
  CHECK_ALL,
  CHECK_ALL_COMMAND,
  type LookUpResult,
  PREVIEW,
  PREVIEW_STALE,
  type PreviewParams,
  type PreviewResult,
  REBUILD_INDEX,
  SEARCH_PASSAGES,
  SEARCH_SOURCES,
  type SearchResult,
  SOURCES,
  STATUS,
  TERM_MARKS,
  type TermMarksResult,
} from './protocol.ts'
import type { RequestTask } from './request-task.ts'
import { Session } from './session.ts'
import { SourceLoading } from './source-loading.ts'
import { SourceQuotations } from './source-quotations.ts'
import { registerSources } from './source-registration.ts'
import { reportStatus, sourcesOf } from './status.ts'
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
    syncDocuments(connection, session, loading)
    const formatting = new Formatting(session, context)
    answerRequests(connection, session, loading, closed, formatting, context)
    answerCommands(connection, session, loading, closed, formatting, context)
    new DiagnosticsScheduler(session, context, {
      publish: diagnostics => watched(context, 'publishing', () => connection.sendDiagnostics(diagnostics)),
      refresh: () => watched(context, 'asking for a refresh', () => connection.languages.diagnostics.refresh()),
    })
    connection.onInitialized(() => begin(connection, session, loading, closed, formatting, context))
    return { capabilities: capabilities(flags), serverInfo }
  })
}

function begin(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  closed: ClosedEssays,
  formatting: Formatting,
  context: GuardContext,
): void {
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
  const watch = watchSources(connection, session, loading, closed, formatting, context)
  connection.onShutdown(() => {
    watch.dispose()
    session.bibliographies.dispose()
    loading.dispose()
    return session.host.dispose()
  })
  followConfiguration(connection, session, loading, context)
  if (session.flags.registersSources) registerSources(connection, session, context)
  if (session.flags.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri))
      session.setFolders([...session.folders.filter(uri => !gone.has(uri)), ...added.map(({ uri }) => uri)])
      loading.restart()
    })
  }
}

function followConfiguration(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  context: GuardContext,
): void {
  const use = (section: unknown): void => {
    const { config, problems } = readConfig(section)
    for (const problem of problems) connection.console.warn(problem)
    const before = session.config
    session.setConfig(config)
    if (!sameSources(before, config)) loading.restart()
  }
  const ask = async (): Promise<void> => use(await connection.workspace.getConfiguration('apparatus'))
  const { givesConfiguration, registersConfiguration } = session.flags
  connection.onDidChangeConfiguration(({ settings }) =>
    watched(context, 'reading the settings', () => (givesConfiguration ? ask() : use(section(settings)))),
  )
  if (registersConfiguration) {
    watched(context, 'asking for changes of settings', async () => {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'apparatus' })
    })
  }
  if (givesConfiguration) watched(context, 'reading the settings', ask)
}

function syncDocuments(connection: Connection, session: Session, loading: SourceLoading): void {
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

function answerRequests(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  closed: ClosedEssays,
  formatting: Formatting,
  context: GuardContext,
): void {
  /**
   * Waits for the first reading of the sources, so that the first hover after the start has something to say. The position was
   * meant in the text as it was before.
   */
  const answer = <P extends { readonly textDocument: { readonly uri: string } }, R, E>(
    method: string,
    handler: (session: Session, params: P, task: RequestTask) => Promise<R>,
  ): ((params: P, token: CancellationToken) => Promise<R | ResponseError<E>>) =>
    guarded(context, method, async (params, task) => {
      const { uri } = params.textDocument
      const document = session.document(uri)
      await loading.ready(task)
      await task.race(session.bibliographyReady(uri))
      if (session.document(uri) !== document) throw new Stale(uri)
      return handler(session, params, task)
    })

  const quotations = new SourceQuotations(session, closed)
  answerSources(connection, session, loading, closed, quotations, context)
  const mentions = new KeyMentions(session, closed, context)
  connection.onHover(
    answer('textDocument/hover', (_, params, task) => hover(session, formatting, mentions, params, task)),
  )
  connection.onCompletion((params, token) => {
    // Taken now: what is typed meanwhile moves the place that was asked about.
    const snapshot = session.essay(params.textDocument.uri)
    return guarded<typeof params, CompletionList | null, void>(context, 'textDocument/completion', async (_, task) => {
      await loading.ready(task)
      return completion(session, formatting, snapshot, params, task)
    })(params, token)
  })
  connection.onDefinition(answer('textDocument/definition', definition))
  connection.onReferences(
    answer('textDocument/references', (_, params, task) => references(session, closed, quotations, params, task)),
  )
  connection.onPrepareRename(answer('textDocument/prepareRename', prepareRename))
  connection.onRenameRequest(answer('textDocument/rename', (_, params, task) => rename(session, closed, params, task)))
  connection.onWorkspaceSymbol(
    guarded<WorkspaceSymbolParams, WorkspaceSymbol[], void>(context, 'workspace/symbol', async (params, task) => {
      await loading.ready(task)
      return workspaceSymbols(session, params, task)
    }),
  )
  connection.onDocumentSymbol(answer('textDocument/documentSymbol', documentSymbols))
  if (session.flags.codeActions) connection.onCodeAction(answer('textDocument/codeAction', codeActions))
  if (session.flags.pullsDiagnostics) {
    connection.languages.diagnostics.on(
      guarded(context, 'textDocument/diagnostic', (params, task) => pullDiagnostics(session, closed, params, task)),
    )
    connection.languages.diagnostics.onWorkspace((params, token, _progress, partial) =>
      guarded<typeof params, WorkspaceDiagnosticReport, DiagnosticServerCancellationData>(
        context,
        'workspace/diagnostic',
        (_, task) => workspaceDiagnostics(session, closed, params, task, partial && (report => partial.report(report))),
      )(params, token),
    )
  }
  if (!session.flags.apparatus) return
  connection.onRequest<TermMarksResult | null, void>(TERM_MARKS, answer(TERM_MARKS, termMarksOf))
  connection.onRequest<SearchResult, void>(SEARCH_SOURCES, answer(SEARCH_SOURCES, searchSources))
  connection.onRequest<SearchResult, void>(SEARCH_PASSAGES, answer(SEARCH_PASSAGES, searchPassages))
  const previews = new Previews(
    session,
    formatting,
    params => watched(context, 'telling of a preview', () => connection.sendNotification(PREVIEW_STALE, params)),
    context.log,
  )
  connection.onRequest<PreviewResult | null, void>(
    PREVIEW,
    answer(PREVIEW, (_, params: PreviewParams, task) => previews.preview(params, task)),
  )
  answerViews(connection, session, loading, closed, formatting, context)
  const own = <R>(method: string, handler: (task: RequestTask) => Promise<R>): void => {
    const answer = guarded<unknown, R, void>(context, method, (_params, task) => handler(task))
    // A request without parameters gives the token alone; an editor may send `null` or `{}` as well.
    const anyway = (...args: unknown[]): Promise<R | ResponseError<void>> =>
      answer(undefined, args.at(-1) as CancellationToken)
    connection.onRequest<R, void>(method, anyway as GenericRequestHandler<R, void>)
  }
  own(CHECK_ALL, async task => {
    await loading.ready(task)
    return checkAll(session, closed, task)
  })
  own(REBUILD_INDEX, async task => {
    await task.race(loading.rebuild())
    return sourcesOf(session)
  })
  own(SOURCES, async task => {
    await loading.ready(task)
    return sourcesOf(session)
  })
}

/** The commands of the protocol: what is cited for every client, the check of all essays for those without our messages. */
function answerCommands(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  closed: ClosedEssays,
  formatting: Formatting,
  context: GuardContext,
): void {
  const { flags } = session
  const shown =
    flags.pullsDiagnostics || flags.apparatus
      ? undefined
      : new ClosedDiagnostics(session, closed, context, diagnostics =>
          watched(context, 'publishing', () => connection.sendDiagnostics(diagnostics)),
        )
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, CiteResult | SourceCommandResult | LookUpResult, void>(
      context,
      'workspace/executeCommand',
      async ({ command, arguments: [argument] = [] }, task) => {
        if (CITE_COMMANDS.includes(command)) {
          const uri = essayOfArgument(argument)
          const document = session.document(uri)
          await loading.ready(task)
          await task.race(session.bibliographyReady(uri))
          if (session.document(uri) !== document) throw new Stale(uri)
          return citeCommand({ connection, session, formatting }, command, argument, task)
        }
        if (SOURCE_COMMANDS.includes(command)) {
          await loading.ready(task)
          const essay = essayOfSelection(argument)
          if (essay !== undefined) await task.race(session.bibliographyReady(essay))
          return sourceCommand(connection, session, command, argument, task)
        }
        if (LOOK_UP_COMMANDS.includes(command)) {
          await loading.ready(task)
          return lookUpCommand(session, argument, task)
        }
        if (command !== CHECK_ALL_COMMAND || flags.apparatus)
          throw new ResponseError(ErrorCodes.InvalidParams, `no command ${command}`)
        await loading.ready(task)
        await shown?.showAll(task)
        return null
      },
    ),
  )
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri)
  return rootUri ? [rootUri] : []
}

/** `{ settings: { check: … } }` among the initialization options: settings that need not be asked for first. */
/** The folder that the editor gives us to keep things in. */
function storageOf({ initializationOptions }: InitializeParams): string | undefined {
  const options: unknown = initializationOptions
  if (typeof options !== 'object' || options === null || !('storage' in options)) return undefined
  return typeof options.storage === 'string' && options.storage !== '' ? options.storage : undefined
}

function initialSettings({ initializationOptions }: InitializeParams): unknown {
  const options: unknown = initializationOptions
  return typeof options === 'object' && options !== null ? (options as { settings?: unknown }).settings : undefined
}

/** The section `apparatus` of settings that an editor sent whole. */
function section(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null ? (settings as { apparatus?: unknown }).apparatus : undefined
}
