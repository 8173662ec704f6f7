import type {
  CompletionList,
  CompletionParams,
  DiagnosticServerCancellationData,
  WorkspaceDiagnosticReport,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from 'vscode-languageserver'
import { pullDiagnostics } from '../diagnostics.ts'
import { EssayCitations } from '../essay-citations.ts'
import { guarded } from '../guard.ts'
import { KeyMentions } from '../key-mentions.ts'
import { type Serving, whenEssayReady, whenReady } from '../serving.ts'
import { SourceQuotations } from '../source-quotations.ts'
import { codeActions } from './code-actions.ts'
import { completion } from './completion.ts'
import { definition } from './definition.ts'
import { documentSymbols } from './document-symbols.ts'
import { hover } from './hover.ts'
import { answerOwnRequests } from './own-requests.ts'
import { references } from './references.ts'
import { prepareRename, rename } from './rename.ts'
import { answerSources } from './sources.ts'
import { workspaceDiagnostics } from './workspace-diagnostics.ts'
import { workspaceSymbols } from './workspace-symbols.ts'

/** Answers the requests of the protocol, and our own where the client knows them. */
export function answerRequests(serving: Serving): void {
  const { connection, session, closed, formatting, context } = serving
  const quotations = new SourceQuotations(session, closed)
  const citations = new EssayCitations(session, closed)
  const mentions = new KeyMentions(session, citations, context)
  answerSources(serving, quotations)
  connection.onHover(
    whenEssayReady(serving, 'textDocument/hover', (_, params, task) =>
      hover(session, formatting, mentions, params, task),
    ),
  )
  connection.onCompletion((params, token) => {
    // Taken now: what is typed meanwhile moves the place that was asked about.
    const snapshot = session.essay(params.textDocument.uri)
    return whenReady<CompletionParams, CompletionList | null>(serving, 'textDocument/completion', (_, task) =>
      completion(session, formatting, snapshot, params, task),
    )(params, token)
  })
  connection.onDefinition(whenEssayReady(serving, 'textDocument/definition', definition))
  connection.onReferences(
    whenEssayReady(serving, 'textDocument/references', (_, params, task) =>
      references(session, closed, quotations, params, task),
    ),
  )
  connection.onPrepareRename(whenEssayReady(serving, 'textDocument/prepareRename', prepareRename))
  connection.onRenameRequest(
    whenEssayReady(serving, 'textDocument/rename', (_, params, task) => rename(session, closed, params, task)),
  )
  connection.onWorkspaceSymbol(
    whenReady<WorkspaceSymbolParams, WorkspaceSymbol[]>(serving, 'workspace/symbol', (params, task) =>
      workspaceSymbols(session, params, task),
    ),
  )
  connection.onDocumentSymbol(whenEssayReady(serving, 'textDocument/documentSymbol', documentSymbols))
  if (session.flags.codeActions)
    connection.onCodeAction(whenEssayReady(serving, 'textDocument/codeAction', codeActions))
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
  if (session.flags.apparatus) answerOwnRequests(serving, citations)
}
