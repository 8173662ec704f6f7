/** Answers what the views of our client ask for. */
import type { GenericRequestHandler } from 'vscode-languageserver'
import type { EssayCitations } from '../essay-citations.ts'
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
import { type Answer, essayReady, type Serving, whenReady } from '../serving.ts'
import { listQuotations } from './views-quotations.ts'
import { sourceParts } from './views-source-parts.ts'
import { SourceLists } from './views-sources.ts'
import { TermLists } from './views-terms.ts'
import { citeWork, placeInFile, workReference } from './views-works.ts'

export function answerViews(serving: Serving, citations: EssayCitations): void {
  const { connection, session, formatting } = serving
  const sources = new SourceLists(session, citations)
  const terms = new TermLists(session)

  const on = <P, R>(method: string, handler: (params: P, task: RequestTask) => Promise<R>): void => {
    const answer: Answer<P, R, void> = whenReady(serving, method, handler)
    connection.onRequest<R, void>(method, answer as GenericRequestHandler<R, void>)
  }

  on(SOURCE_LIST, (params: SourceListParams, task) => sources.list(params, task))
  on(SOURCE_PARTS, (params: SourcePartsParams, task) => sourceParts(session, citations, params, task))
  on(PLACE, (params: FilePlace, task) => placeInFile(session, params, task))
  on(QUOTATIONS, async (params: QuotationsParams, task) => {
    await essayReady(serving, params.textDocument.uri, task)
    return listQuotations(session, params, task)
  })
  on(TERMS, (params: TermsParams, task) => terms.list(params, task))
  on(CITE_WORK, async (params: CiteWorkParams, task) => {
    await essayReady(serving, params.textDocument.uri, task)
    return citeWork(session, params, task)
  })
  on(WORK_REFERENCE, async (params: WorkParams, task) => {
    if (params.textDocument) await essayReady(serving, params.textDocument.uri, task)
    return workReference(session, formatting, params, task)
  })
}
