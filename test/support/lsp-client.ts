import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type CancellationToken,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Location,
  type LocationLink,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { Editor } from './editors/editors.ts'

const root = path.resolve(import.meta.dirname, '../..')
const server = path.join(root, 'server/dist/server.cjs')

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** Something the server said, kept for tests that look at what was said and in which order. */
export interface Said {
  readonly method: string
  readonly params: unknown
}

/**
 * The real server in a process of its own, over its standard input and output, with just enough of an editor at the other end.
 * Whatever is not a frame of the protocol on standard output makes `problems` non-empty.
 */
export class LspClient {
  readonly editor: Editor
  readonly process: ChildProcess
  readonly connection: MessageConnection
  readonly exited: Promise<Exit>
  /** Settings that the server gets when it asks for the section `apparatus`. */
  settings: unknown = null
  /** The language of the editor, as it says it in `initialize`. */
  locale: string | undefined
  readonly said: Said[] = []
  readonly registrations = new Map<string, Registration>()
  readonly problems: string[] = []
  stderr = ''
  private readonly waiting = new Set<() => void>()
  private readonly versions = new Map<string, number>()

  constructor(editor: Editor, args: readonly string[] = ['--stdio']) {
    if (!fs.existsSync(server)) throw new Error(`${server} is missing: build first (npm run build)`)
    this.editor = editor
    this.process = spawn(process.execPath, [server, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    const { stdin, stdout, stderr } = this.process
    if (!stdin || !stdout || !stderr) throw new Error('no pipes to the server')
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text
    })
    this.exited = new Promise(resolve => {
      this.process.on('exit', (code, signal) => resolve({ code, signal }))
    })
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    // With a message it is one of ours that could not be sent: that shows in `exited`.
    this.connection.onError(([error, message]) => {
      if (!message) this.problems.push(error.message)
    })
    this.listen()
    this.connection.listen()
  }

  /** Starts a server and shakes hands. */
  static async start(editor: Editor, folder?: string, initializationOptions?: unknown): Promise<LspClient> {
    const client = new LspClient(editor)
    await client.initialize(folder, initializationOptions)
    return client
  }

  async initialize(folder?: string, initializationOptions?: unknown): Promise<InitializeResult> {
    const uri = folder === undefined ? null : pathToFileURL(folder).href
    const options = initializationOptions ?? this.editor.initializationOptions
    const result = await this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: uri === null ? null : [{ uri, name: path.basename(folder ?? '') }],
      capabilities: this.editor.capabilities,
      ...(this.locale !== undefined && { locale: this.locale }),
      ...(options !== undefined && { initializationOptions: options }),
    })
    this.notify('initialized', {})
    return result
  }

  request<R>(method: string, params?: unknown, token?: CancellationToken): Promise<R> {
    // The library takes every argument that is given, even undefined, for one of the request's.
    if (token) return this.connection.sendRequest<R>(method, params, token)
    return params === undefined
      ? this.connection.sendRequest<R>(method)
      : this.connection.sendRequest<R>(method, params)
  }

  notify(method: string, params?: unknown): void {
    // A server that is gone shows in `exited`.
    const sent =
      params === undefined ? this.connection.sendNotification(method) : this.connection.sendNotification(method, params)
    sent.catch(() => {})
  }

  open(uri: string, text: string, languageId = 'markdown'): void {
    this.versions.set(uri, 1)
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  /** Replaces ranges one after the other; a change without a range is the whole text. */
  change(uri: string, ...contentChanges: readonly { readonly range?: Range; readonly text: string }[]): void {
    const version = (this.versions.get(uri) ?? 0) + 1
    this.versions.set(uri, version)
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } })
  }

  hover(uri: string, position: Position, token?: CancellationToken): Promise<Hover | null> {
    return this.request('textDocument/hover', { textDocument: { uri }, position }, token)
  }

  definition(uri: string, position: Position): Promise<(LocationLink | Location)[] | null> {
    return this.request('textDocument/definition', { textDocument: { uri }, position })
  }

  /** What the editor shows for an essay, as soon as `wanted` says that it is that. Waits as long as the test does. */
  async diagnostics(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    for (;;) {
      const seen = this.said.length
      const shown = this.pulls ? await this.pull(uri) : this.pushed(uri)
      if (shown && wanted(shown)) return shown
      await this.until(() => this.said.slice(seen).some(({ method }) => SHOWS_ANEW.has(method)))
    }
  }

  get pulls(): boolean {
    return this.editor.capabilities.textDocument?.diagnostic !== undefined
  }

  private async pull(uri: string): Promise<Diagnostic[] | undefined> {
    const report = await this.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } })
    return report.kind === 'full' ? report.items : undefined
  }

  /** What was pushed last. */
  pushed(uri: string): Diagnostic[] | undefined {
    const last = this.said.findLast(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as PublishDiagnosticsParams).uri === uri,
    )
    return last && (last.params as PublishDiagnosticsParams).diagnostics
  }

  /** Resolves when something the server said makes it true. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) {
      await new Promise<void>(resolve => {
        this.waiting.add(resolve)
      })
    }
  }

  count(method: string): number {
    return this.said.filter(said => said.method === method).length
  }

  /** The proper end: shutdown, exit. */
  async stop(): Promise<Exit> {
    await this.request('shutdown')
    this.notify('exit')
    return this.exited
  }

  /** For `afterEach`: whatever happened, the process is gone afterwards. */
  async kill(): Promise<void> {
    this.connection.dispose()
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL')
    await this.exited
  }

  private listen(): void {
    const { connection } = this
    const remember = (method: string, params: unknown): void => {
      this.said.push({ method, params })
      for (const wake of [...this.waiting]) {
        this.waiting.delete(wake)
        wake()
      }
    }
    connection.onNotification((method, params) => remember(method, params))
    connection.onUnhandledProgress(params => remember('$/progress', params))
    connection.onRequest((method, params) => {
      remember(method, params)
      throw new Error(`the test's editor has no ${method}`)
    })
    const answers: Record<string, (params: never) => unknown> = {
      'workspace/configuration': ({ items }: { items: unknown[] }) => items.map(() => this.settings),
      'client/registerCapability': ({ registrations }: { registrations: Registration[] }) => {
        for (const registration of registrations) this.registrations.set(registration.id, registration)
        return null
      },
      'client/unregisterCapability': ({ unregisterations }: { unregisterations: Registration[] }) => {
        for (const { id } of unregisterations) this.registrations.delete(id)
        return null
      },
      'window/workDoneProgress/create': () => null,
      'workspace/diagnostic/refresh': () => null,
      'workspace/codeLens/refresh': () => null,
      'workspace/textDocumentContent/refresh': () => null,
    }
    for (const [method, answer] of Object.entries(answers)) {
      connection.onRequest(method, (params: never) => {
        const result = answer(params)
        remember(method, params)
        return result
      })
    }
  }
}

const SHOWS_ANEW: ReadonlySet<string> = new Set(['workspace/diagnostic/refresh', 'textDocument/publishDiagnostics'])
