/** The real server over stdio, for timing: starts it, opens an essay, asks for hovers. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

export interface TimedServer {
  open(file: string, text: string): Promise<void>
  hover(file: string, line: number, character: number): Promise<string>
  /** Types at a place (from 0). Resolves with the number of findings of the new version. */
  type(file: string, line: number, character: number, text: string): Promise<number>
  stop(): Promise<void>
}

/** `storage`: where it may keep its index. */
export async function startServer(root: string, folder: string, storage?: string): Promise<TimedServer> {
  const child = spawn(process.execPath, [path.join(root, 'server/dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.onRequest('workspace/diagnostic/refresh', () => null)
  connection.listen()
  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    ...(storage === undefined ? {} : { initializationOptions: { storage } }),
    capabilities: {
      textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
      workspace: { diagnostics: { refreshSupport: true } },
    },
  })
  await connection.sendNotification('initialized', {})
  let version = 1
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
    async type(file, line, character, text) {
      const uri = pathToFileURL(file).href
      const at = { line, character }
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ range: { start: at, end: at }, text }],
      })
      const asked = { textDocument: { uri } }
      const report = await connection.sendRequest<{ items: readonly unknown[] }>('textDocument/diagnostic', asked)
      return report.items.length
    },
    async stop() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      await new Promise(resolve => child.on('exit', resolve))
    },
  }
}
