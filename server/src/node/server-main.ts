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

const named = process.argv.indexOf('--index')
const storage = named > 0 ? process.argv[named + 1] : undefined

if (process.argv.includes('--node-ipc')) {
  process.on('disconnect', () => process.exit(1))
  startServer(new IPCMessageReader(process), new IPCMessageWriter(process), storage)
} else if (process.argv.includes('--stdio')) {
  startServer(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout), storage)
} else {
  process.stderr.write('usage: server.cjs --stdio | --node-ipc [--index FOLDER]\n')
  process.exitCode = 2
}
