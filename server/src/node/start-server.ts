import process from 'node:process'
import { createConnection, type MessageReader, type MessageWriter } from 'vscode-languageserver/node'
import { lifecycleGate } from '../lsp/lifecycle.ts'
import { register } from '../lsp/registration.ts'
import { lspHost } from './lsp-host.ts'

/**
 * Serves one editor until it says `exit`, closes its end or dies (the library watches the process that `initialize` names). The
 * process then ends: with 0 after a proper `shutdown`, else with 1.
 */
export function startServer(reader: MessageReader, writer: MessageWriter): void {
  let shutDown = false
  const log = (error: unknown): void => console.error(error)
  const gate = lifecycleGate(response => void writer.write(response).catch(log))
  const connection = createConnection(reader, writer, {
    messageStrategy: {
      handleMessage(message, next) {
        if ('method' in message && message.method === 'shutdown') shutDown = true
        return gate.handleMessage(message, next)
      },
    },
  })
  reader.onClose(() => process.exit(shutDown ? 0 : 1))
  process.on('unhandledRejection', log)
  register(connection, lspHost(), { name: 'Apparatus' })
  connection.listen()
}
