/** The real server over stdio, for timing: starts it, opens an essay, asks for hovers. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { STATUS, type StatusParams } from '../../server/src/lsp/protocol.ts'

export interface TimedServer {
  open(file: string, text: string): Promise<void>
  hover(file: string, line: number, character: number): Promise<string>
  /** Types at a place (from 0). Resolves with the number of findings of the new version. */
  type(file: string, line: number, character: number, text: string): Promise<number>
  /** Resolves when all sources have been read, as far as it has begun to. Of a server with storage. */
  loaded(): Promise<void>
  stop(): Promise<void>
}

/** `storage`: where it may keep its index; with it the server tells when it reads. */
export async function startServer(root: string, folder: string, storage?: string): Promise<TimedServer> {
  const child = spawn(process.execPath, [path.join(root, 'server/dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.onRequest('workspace/diagnostic/refresh', () => null)
  let isReading = true
  let changed = Promise.withResolvers<void>()
  connection.onNotification(STATUS, ({ loading }: StatusParams) => {
    isReading = loading !== undefined
    changed.resolve()
    changed = Promise.withResolvers<void>()
  })
  connection.listen()
  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    ...(storage === undefined ? {} : { initializationOptions: { storage, apparatus: true } }),
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
    async loaded() {
      while (isReading) await changed.promise
    },
    async stop() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      await new Promise(resolve => child.on('exit', resolve))
    },
  }
}
