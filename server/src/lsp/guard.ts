import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { DamagedIndex } from '../core/service.ts'
import { Cancelled } from '../core/task.ts'
import { RequestTask } from './request-task.ts'
import type { Timers } from './timers.ts'

/** The text that an answer was being made for is no longer the editor's. */
export class Stale extends Error {
  constructor(what: string) {
    super(`${what} changed meanwhile`)
    this.name = 'Stale'
  }
}

export interface GuardContext {
  readonly timers: Timers
  readonly log: (message: string) => void
  /** What is kept of the sources turned out to be damaged: it is to be made anew. */
  readonly onDamage?: () => void
}

/**
 * The one guard round every request handler. What the handler gives is the answer; what it throws becomes an error that says what
 * happened, never an empty answer in its place: RequestCancelled, ContentModified for a text or an index that changed, a ResponseError as it
 * is, and for a bug InternalError, with the stack in the log.
 */
export function guarded<P, R, E>(
  context: GuardContext,
  method: string,
  handler: (params: P, task: RequestTask) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<E>> {
  return async (params, token) => {
    const task = new RequestTask(token, context.timers)
    try {
      await task.checkpoint()
      return await handler(params, task)
    } catch (error) {
      // E is what the protocol says of the error's data; a handler that gives data throws the ResponseError itself.
      return asResponseError(context, method, error) as ResponseError<E>
    } finally {
      task.dispose()
    }
  }
}

function asResponseError(context: GuardContext, method: string, error: unknown): ResponseError<unknown> {
  if (error instanceof ResponseError) return error
  if (error instanceof Cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
  if (error instanceof Stale) return new ResponseError(LSPErrorCodes.ContentModified, error.message)
  if (error instanceof DamagedIndex) {
    context.onDamage?.()
    return new ResponseError(LSPErrorCodes.ContentModified, 'the index is damaged and is made anew')
  }
  context.log(`${method} failed: ${stackOf(error)}`)
  return new ResponseError(
    ErrorCodes.InternalError,
    `${method}: ${error instanceof Error ? error.message : String(error)}`,
  )
}

/** For notifications and timers, which nobody waits for: what goes wrong is logged and the server goes on. */
export function watched(context: GuardContext, what: string, work: () => void | Promise<void>): void {
  const fail = (error: unknown): void => {
    if (error instanceof DamagedIndex) context.onDamage?.()
    else if (!(error instanceof Cancelled || error instanceof Stale)) context.log(`${what} failed: ${stackOf(error)}`)
  }
  try {
    const done = work()
    if (done) done.catch(fail)
  } catch (error) {
    fail(error)
  }
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
