import type { CancellationToken } from 'vscode-languageserver'

/** A cancellation token of our own, for work that no request asked for. */
export class AbortToken implements CancellationToken {
  isCancellationRequested = false
  private readonly listeners = new Set<() => void>()

  readonly onCancellationRequested: CancellationToken['onCancellationRequested'] = listener => {
    const call = (): void => {
      listener(undefined)
    }
    this.listeners.add(call)
    return { dispose: () => this.listeners.delete(call) }
  }

  cancel(): void {
    this.isCancellationRequested = true
    for (const listener of this.listeners) listener()
  }
}
