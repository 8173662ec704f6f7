import { ErrorCodes, Message, type MessageStrategy, type ResponseMessage } from 'vscode-languageserver'

export interface LifecycleGate extends MessageStrategy {
  /** Whether the editor has said `shutdown`: to end is then as it should be. */
  readonly isShutDown: boolean
}

/**
 * Holds the order of a session, which the library leaves to us: nothing before `initialize` and nothing after `shutdown`, a second
 * `initialize` never; `exit` always. A request out of order is answered with an error (through `reply`), a notification dropped.
 */
export function lifecycleGate(reply: (response: ResponseMessage) => void): LifecycleGate {
  let phase: 'new' | 'running' | 'shut down' = 'new'

  const refusal = (method: string): { readonly code: number; readonly message: string } | undefined => {
    if (phase === 'new' && method !== 'initialize') {
      return { code: ErrorCodes.ServerNotInitialized, message: `${method} before initialize` }
    }
    if (phase === 'running' && method === 'initialize') {
      return { code: ErrorCodes.InvalidRequest, message: 'initialize came twice' }
    }
    if (phase === 'shut down') return { code: ErrorCodes.InvalidRequest, message: `${method} after shutdown` }
    return undefined
  }

  return {
    get isShutDown() {
      return phase === 'shut down'
    },
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const error = refusal(message.method)
        if (error) {
          reply({ jsonrpc: '2.0', id: message.id, error })
          return
        }
        if (message.method === 'initialize') phase = 'running'
        if (message.method === 'shutdown') phase = 'shut down'
      } else if (Message.isNotification(message)) {
        if (message.method !== 'exit' && refusal(message.method)) return
      }
      return next(message)
    },
  }
}
