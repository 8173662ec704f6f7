/** The real server over stdio, for timing: starts it, opens an essay, asks for hovers. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

export interface TimedServer {
  open(file: string, text: string): Promise<void>
  hover(file: string, line: number, character: number): Promise<string>
  stop(): Promise<void>
}

export async function startServer(root: string, folder: string): Promise<TimedServer> {
  const child = spawn(process.execPath, [path.join(root, 'server/dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.listen()
  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } } },
  })
  await connection.sendNotification('initialized', {})
  return {
    async open(file, text) {
      const textDocument = { uri: pathToFileURL(file).href, languageId: 'markdown', version: 1, text }
      await connection.sendNotification('textDocument/didOpen', { textDocument })
    },
    async hover(file, line, character) {
      const params = { textDocument: { uri: pathToFileURL(file).href }, position: { line, character } }
      const answer = await connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', params)
      return answer?.contents.value ?? ''
    },
    async stop() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      await new Promise(resolve => child.on('exit', resolve))
    },
  }
}
