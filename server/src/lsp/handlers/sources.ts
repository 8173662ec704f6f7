import {
  type CodeLens,
  type CodeLensParams,
  CodeLensRefreshRequest,
  type FoldingRange,
  type FoldingRangeParams,
  type TextDocumentContentParams,
  TextDocumentContentRefreshRequest,
  type TextDocumentContentResult,
} from 'vscode-languageserver'
import { watched } from '../guard.ts'
import { type Serving, whenReady } from '../serving.ts'
import type { SourceQuotations } from '../source-quotations.ts'
import { QuotationLenses } from './code-lens.ts'
import { Renditions } from './rendition.ts'
import { folding } from './source-symbols.ts'

/** What an editor asks about sources that it shows, and not about essays. Each waits for the first reading of the sources. */
export function answerSources(serving: Serving, quotations: SourceQuotations): void {
  const { connection, session, closed, context } = serving
  const { flags } = session
  if (flags.showsContent) {
    const renditions = new Renditions(session, uri =>
      watched(context, 'renewing a source', () =>
        connection.sendRequest(TextDocumentContentRefreshRequest.type, { uri }),
      ),
    )
    connection.workspace.textDocumentContent.on(
      whenReady<TextDocumentContentParams, TextDocumentContentResult>(
        serving,
        'workspace/textDocumentContent',
        (params, task) => renditions.content(params, task),
      ),
    )
  }
  const lenses = new QuotationLenses(session, closed, quotations, context, () => {
    if (flags.refreshesLenses)
      watched(context, 'renewing code lenses', () => connection.sendRequest(CodeLensRefreshRequest.type))
  })
  connection.onCodeLens(
    whenReady<CodeLensParams, CodeLens[] | null>(serving, 'textDocument/codeLens', (params, task) =>
      lenses.lenses(params, task),
    ),
  )
  connection.onFoldingRanges(
    whenReady<FoldingRangeParams, FoldingRange[] | null>(serving, 'textDocument/foldingRange', (params, task) =>
      folding(session, params, task),
    ),
  )
}
