import {
  type CodeLens,
  type CodeLensParams,
  CodeLensRefreshRequest,
  type Connection,
  type FoldingRange,
  type FoldingRangeParams,
  type TextDocumentContentParams,
  TextDocumentContentRefreshRequest,
  type TextDocumentContentResult,
} from 'vscode-languageserver'
import type { ClosedEssays } from '../closed-essays.ts'
import { type GuardContext, guarded, watched } from '../guard.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import type { SourceLoading } from '../source-loading.ts'
import type { SourceQuotations } from '../source-quotations.ts'
import { QuotationLenses } from './code-lens.ts'
import { Renditions } from './rendition.ts'
import { folding } from './source-symbols.ts'

/** What an editor asks about sources that it shows, and not about essays. Each waits for the first reading of the sources. */
export function answerSources(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  closed: ClosedEssays,
  quotations: SourceQuotations,
  context: GuardContext,
): void {
  const { flags } = session
  const whenReady = <P, R>(method: string, handler: (params: P, task: RequestTask) => Promise<R>) =>
    guarded<P, R, void>(context, method, async (params, task) => {
      await loading.ready(task)
      return handler(params, task)
    })
  if (flags.showsContent) {
    const renditions = new Renditions(session, uri =>
      watched(context, 'renewing a source', () =>
        connection.sendRequest(TextDocumentContentRefreshRequest.type, { uri }),
      ),
    )
    connection.workspace.textDocumentContent.on(
      whenReady<TextDocumentContentParams, TextDocumentContentResult>('workspace/textDocumentContent', (params, task) =>
        renditions.content(params, task),
      ),
    )
  }
  const lenses = new QuotationLenses(session, closed, quotations, context, () => {
    if (flags.refreshesLenses)
      watched(context, 'renewing code lenses', () => connection.sendRequest(CodeLensRefreshRequest.type))
  })
  connection.onCodeLens(
    whenReady<CodeLensParams, CodeLens[] | null>('textDocument/codeLens', (params, task) =>
      lenses.lenses(params, task),
    ),
  )
  connection.onFoldingRanges(
    whenReady<FoldingRangeParams, FoldingRange[] | null>('textDocument/foldingRange', (params, task) =>
      folding(session, params, task),
    ),
  )
}
