import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { StatusParams } from '../../server/src/lsp/protocol.ts'
import { STATUS } from './messages.ts'

/** What the server says of itself, for all who want to hear it: a client takes one listener for a notification. */
export interface StatusFeed extends vscode.Disposable {
  /** Undefined until the server has said something. */
  readonly last: StatusParams | undefined
  readonly onStatus: vscode.Event<StatusParams>
}

export function statusFeed(client: LanguageClient): StatusFeed {
  const emitter = new vscode.EventEmitter<StatusParams>()
  let last: StatusParams | undefined
  const listening = client.onNotification(STATUS, (params: StatusParams) => {
    last = params
    emitter.fire(params)
  })
  return {
    get last() {
      return last
    },
    onStatus: emitter.event,
    dispose: () => {
      listening.dispose()
      emitter.dispose()
    },
  }
}
