/** What answers are made of, and what they wait for. */
import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver'
import type { ClosedEssays } from './closed-essays.ts'
import type { Formatting } from './formatting.ts'
import { type GuardContext, guarded, Stale } from './guard.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import type { SourceLoading } from './source-loading.ts'

/** One session with one editor, whole: what registers handlers takes this, a handler only what it needs. */
export interface Serving {
  readonly connection: Connection
  readonly session: Session
  readonly loading: SourceLoading
  readonly closed: ClosedEssays
  readonly formatting: Formatting
  readonly context: GuardContext
}

export type Answer<P, R, E> = (params: P, token: CancellationToken) => Promise<R | ResponseError<E>>

/** Waits for the first reading of the sources, so that what is asked first after the start has something to say. */
export function whenReady<P, R, E = void>(
  { loading, context }: Serving,
  method: string,
  handler: (params: P, task: RequestTask) => R | Promise<R>,
): Answer<P, R, E> {
  return guarded(context, method, async (params, task) => {
    await loading.ready(task)
    return handler(params, task)
  })
}

/** As {@link whenReady}, of a document (see {@link essayReady}). */
export function whenEssayReady<P extends { readonly textDocument: { readonly uri: string } }, R, E>(
  serving: Serving,
  method: string,
  handler: (session: Session, params: P, task: RequestTask) => Promise<R>,
): Answer<P, R, E> {
  return guarded(serving.context, method, async (params, task) => {
    await essayReady(serving, params.textDocument.uri, task)
    return handler(serving.session, params, task)
  })
}

/**
 * Resolves when the sources and the bibliographies of a document have been read. Throws Stale when its text changed meanwhile: a position
 * was meant in the text as it was before.
 */
export async function essayReady({ session, loading }: Serving, uri: string, task: RequestTask): Promise<void> {
  const document = session.document(uri)
  await loading.ready(task)
  await task.race(session.bibliographyReady(uri))
  if (session.document(uri) !== document) throw new Stale(uri)
}
