import process from 'node:process'
import {
  createConnection,
  type MessageReader,
  MessageType,
  type MessageWriter,
  ShowMessageNotification,
} from 'vscode-languageserver/node'
import { lifecycleGate } from '../lsp/lifecycle.ts'
import { register } from '../lsp/registration.ts'
import { lspHost } from './lsp-host.ts'

/**
 * Serves one editor until it says `exit`, closes its end or dies (the library watches the process that `initialize` names). The
 * process then ends: with 0 after a proper `shutdown`, else with 1. `storage`: the folder to keep things in where the editor names none.
 */
export function startServer(reader: MessageReader, writer: MessageWriter, storage?: string): void {
  const gate = lifecycleGate(response => void writer.write(response).catch(logLost))
  const connection = createConnection(reader, writer, { messageStrategy: gate })
  reader.onClose(() => process.exit(gate.isShutDown ? 0 : 1))
  process.on('unhandledRejection', logLost)
  const host = lspHost(
    message => connection.console.warn(message),
    message =>
      void connection
        .sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `Apparatus: ${message}` })
        .catch(logLost),
  )
  register(connection, host, { name: 'Apparatus' }, storage)
  connection.listen()
}

/** For what can no longer be told to the editor. */
function logLost(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
