import { Console } from 'node:console'
import process from 'node:process'
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { startServer } from './start-server.ts'

// Standard output carries frames of the protocol and nothing else, whatever a library may print.
globalThis.console = new Console(process.stderr)

if (process.argv.includes('--node-ipc')) {
  process.on('disconnect', () => process.exit(1))
  startServer(new IPCMessageReader(process), new IPCMessageWriter(process))
} else if (process.argv.includes('--stdio')) {
  startServer(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout))
} else {
  process.stderr.write('usage: server.cjs --stdio | --node-ipc\n')
  process.exitCode = 2
}
