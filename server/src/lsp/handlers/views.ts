/** Answers what the views of our client ask for. */
import type { CancellationToken, Connection, GenericRequestHandler, ResponseError } from 'vscode-languageserver'
import type { ClosedEssays } from '../closed-essays.ts'
import type { Formatting } from '../formatting.ts'
import { type GuardContext, guarded, Stale } from '../guard.ts'
import type {
  CiteWorkParams,
  FilePlace,
  QuotationsParams,
  SourceListParams,
  SourcePartsParams,
  TermsParams,
  WorkParams,
} from '../protocol.ts'
import { CITE_WORK, PLACE, QUOTATIONS, SOURCE_LIST, SOURCE_PARTS, TERMS, WORK_REFERENCE } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import type { SourceLoading } from '../source-loading.ts'
import { CitationCounts } from './views-citations.ts'
import { listQuotations } from './views-quotations.ts'
import { sourceParts } from './views-source-parts.ts'
import { SourceLists } from './views-sources.ts'
import { TermLists } from './views-terms.ts'
import { citeWork, placeInFile, workReference } from './views-works.ts'

export function answerViews(
  connection: Connection,
  session: Session,
  loading: SourceLoading,
  closed: ClosedEssays,
  formatting: Formatting,
  context: GuardContext,
): void {
  const counts = new CitationCounts(session, closed)
  const sources = new SourceLists(session, counts)
  const terms = new TermLists(session)

  const on = <P, R>(method: string, handler: (params: P, task: RequestTask) => Promise<R>): void => {
    const answer: (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> = guarded(
      context,
      method,
      async (params, task) => {
        await loading.ready(task)
        return handler(params, task)
      },
    )
    connection.onRequest<R, void>(method, answer as GenericRequestHandler<R, void>)
  }
  /** Of an essay: its bibliographies have been read, and what was asked about is still what it was. */
  const ofEssay = async (uri: string | undefined, task: RequestTask): Promise<void> => {
    if (uri === undefined) return
    const document = session.document(uri)
    await task.race(session.bibliographyReady(uri))
    if (session.document(uri) !== document) throw new Stale(uri)
  }

  on(SOURCE_LIST, (params: SourceListParams, task) => sources.list(params, task))
  on(SOURCE_PARTS, (params: SourcePartsParams, task) => sourceParts(session, counts, params, task))
  on(PLACE, (params: FilePlace, task) => placeInFile(session, params, task))
  on(QUOTATIONS, async (params: QuotationsParams, task) => {
    await ofEssay(params.textDocument.uri, task)
    return listQuotations(session, params, task)
  })
  on(TERMS, (params: TermsParams, task) => terms.list(params, task))
  on(CITE_WORK, async (params: CiteWorkParams, task) => {
    await ofEssay(params.textDocument.uri, task)
    return citeWork(session, params, task)
  })
  on(WORK_REFERENCE, async (params: WorkParams, task) => {
    await ofEssay(params.textDocument?.uri, task)
    return workReference(session, formatting, params, task)
  })
}
