import type { CancellationToken, Disposable } from 'vscode-languageserver'
import { Cancelled, type Task } from '../core/task.ts'
import type { Timers } from './timers.ts'

/** How long work may go on before messages (a cancellation among them) are let in. */
const SLICE_MS = 10

/** The task of one request: cancelled by its token. */
export class RequestTask implements Task {
  private readonly token: CancellationToken
  private readonly timers: Timers
  private readonly listener: Disposable
  private readonly cancelled: Promise<never>
  private sliceEnd: number

  constructor(token: CancellationToken, timers: Timers) {
    this.token = token
    this.timers = timers
    this.sliceEnd = timers.now() + SLICE_MS
    const { promise, reject } = Promise.withResolvers<never>()
    // Without a waiter in `race` nobody would handle the rejection.
    promise.catch(() => {})
    this.cancelled = promise
    this.listener = token.onCancellationRequested(() => reject(new Cancelled()))
  }

  async checkpoint(): Promise<void> {
    if (this.timers.now() >= this.sliceEnd) {
      await this.timers.breathe()
      this.sliceEnd = this.timers.now() + SLICE_MS
    }
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
