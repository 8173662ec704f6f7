import type { CancellationToken, GenericRequestHandler } from 'vscode-languageserver'
import type { EssayCitations } from '../essay-citations.ts'
import { guarded, watched } from '../guard.ts'
import {
  CHECK_ALL,
  PREVIEW,
  PREVIEW_STALE,
  type PreviewParams,
  type PreviewResult,
  REBUILD_INDEX,
  SEARCH_PASSAGES,
  SEARCH_SOURCES,
  type SearchResult,
  SOURCES,
  TERM_MARKS,
  type TermMarksResult,
} from '../protocol.ts'
import { type Answer, type Serving, whenEssayReady, whenReady } from '../serving.ts'
import { sourcesOf } from '../status.ts'
import { checkAll } from './check-all.ts'
import { searchPassages, searchSources } from './insert.ts'
import { Previews } from './preview.ts'
import { termMarksOf } from './term-marks.ts'
import { answerViews } from './views.ts'

/** Answers what only our own client asks (protocol.ts). */
export function answerOwnRequests(serving: Serving, citations: EssayCitations): void {
  const { connection, session, loading, closed, formatting, context } = serving
  connection.onRequest<TermMarksResult | null, void>(TERM_MARKS, whenEssayReady(serving, TERM_MARKS, termMarksOf))
  connection.onRequest<SearchResult, void>(SEARCH_SOURCES, whenEssayReady(serving, SEARCH_SOURCES, searchSources))
  connection.onRequest<SearchResult, void>(SEARCH_PASSAGES, whenEssayReady(serving, SEARCH_PASSAGES, searchPassages))
  const previews = new Previews(
    session,
    formatting,
    params => watched(context, 'telling of a preview', () => connection.sendNotification(PREVIEW_STALE, params)),
    context.log,
  )
  connection.onRequest<PreviewResult | null, void>(
    PREVIEW,
    whenEssayReady(serving, PREVIEW, (_, params: PreviewParams, task) => previews.preview(params, task)),
  )
  answerViews(serving, citations)

  const withoutParams = <R>(method: string, answer: Answer<unknown, R, void>): void => {
    // A request without parameters gives the token alone; an editor may send `null` or `{}` as well.
    const anyway = (...args: unknown[]): ReturnType<typeof answer> =>
      answer(undefined, args.at(-1) as CancellationToken)
    connection.onRequest<R, void>(method, anyway as GenericRequestHandler<R, void>)
  }
  withoutParams(
    CHECK_ALL,
    whenReady(serving, CHECK_ALL, (_, task) => checkAll(session, closed, task)),
  )
  withoutParams(
    SOURCES,
    whenReady(serving, SOURCES, () => sourcesOf(session)),
  )
  withoutParams(
    REBUILD_INDEX,
    guarded(context, REBUILD_INDEX, async (_, task) => {
      await task.race(loading.rebuild())
      return sourcesOf(session)
    }),
  )
}
