import type { CancellationToken, Disposable } from 'vscode-languageserver'
import { Cancelled, type Task } from '../core/task.ts'
import { Slice } from './slice.ts'
import type { Timers } from './timers.ts'

/** The task of one request: cancelled by its token. */
export class RequestTask implements Task {
  private readonly token: CancellationToken
  private readonly slice: Slice
  private readonly listener: Disposable
  private readonly cancelled: Promise<never>

  constructor(token: CancellationToken, timers: Timers) {
    this.token = token
    this.slice = new Slice(timers)
    const { promise, reject } = Promise.withResolvers<never>()
    // Without a waiter in `race` nobody would handle the rejection.
    promise.catch(() => {})
    this.cancelled = promise
    this.listener = token.onCancellationRequested(() => reject(new Cancelled()))
  }

  async checkpoint(): Promise<void> {
    await this.slice.pause()
    if (this.token.isCancellationRequested) throw new Cancelled()
  }

  /** Waits for work that others share; leaves it, with {@link Cancelled}, when this request is cancelled. */
  async race<T>(work: Promise<T>): Promise<T> {
    if (this.token.isCancellationRequested) throw new Cancelled()
    return Promise.race([work, this.cancelled])
  }

  dispose(): void {
    this.listener.dispose()
  }
}
