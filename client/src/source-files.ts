import * as vscode from 'vscode'
import {
  type ClientCapabilities,
  type FeatureState,
  type LanguageClient,
  type StaticFeature,
  TextDocumentContentRefreshRequest,
  TextDocumentContentRequest,
} from 'vscode-languageclient/node'
import type { SourceContent } from '../../server/src/lsp/protocol.ts'
import { SOURCE_SCHEME } from './rendition.ts'
import { ask } from './views/ask.ts'

/** What the server last said is there. */
interface SourceFile {
  /** Undefined: there is no such source now. */
  readonly bytes: Uint8Array | undefined
  /** Milliseconds; another number whenever the bytes are others. */
  readonly mtime: number
}

interface Known {
  /** The answer to the last question, which may be on its way. */
  readonly asked: Promise<SourceFile>
  /** The last answer that came. */
  readonly last: SourceFile | undefined
}

/** Before it the writer's `files.encoding` is not asked. */
const BYTE_ORDER_MARK = '\uFEFF'
/** {@link SourceFiles} takes this feature of the library's place: two answers for a scheme would compete. */
export const REPLACED_FEATURE = TextDocumentContentRequest.method

/**
 * The documents of sources whose files are no text, as files that can only be read: unlike documents of a content provider they come back with
 * the window that they were open in. The server is asked for them as the protocol has it (`workspace/textDocumentContent`), and waited for
 * while it begins; what it says may be renewed is asked for again.
 */
export class SourceFiles implements vscode.FileSystemProvider, StaticFeature, vscode.Disposable {
  private readonly client: LanguageClient
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  private readonly listening: vscode.Disposable[]
  /** By address, as the server knows it: those that somebody has asked for, until their document is closed. */
  private readonly known = new Map<string, Known>()
  readonly onDidChangeFile = this.changed.event

  constructor(client: LanguageClient) {
    this.client = client
    client.registerFeature(this)
    const isReadonly = new vscode.MarkdownString(
      vscode.l10n.t('This is the text of a source, as it was read: it cannot be changed here.'),
    )
    this.listening = [
      this.changed,
      vscode.workspace.registerFileSystemProvider(SOURCE_SCHEME, this, { isCaseSensitive: true, isReadonly }),
      vscode.workspace.onDidCloseTextDocument(({ uri, isClosed }) => {
        // Of another language it closes and opens, and stays.
        if (isClosed) this.known.delete(this.keyOf(uri))
      }),
      client.onRequest(TextDocumentContentRefreshRequest.type, ({ uri }) => {
        void this.renew(uri)
      }),
    ]
  }

  dispose(): void {
    for (const one of this.listening) one.dispose()
  }

  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.workspace = { ...capabilities.workspace, textDocumentContent: { dynamicRegistration: false } }
  }

  /** A server that has begun anew knows nothing of what the last one was asked. */
  initialize(): void {
    for (const key of this.known.keys()) void this.renew(key)
  }

  getState(): FeatureState {
    return { kind: 'static' }
  }

  clear(): void {}

  watch(): vscode.Disposable {
    // All that somebody asked for is watched.
    return new vscode.Disposable(() => {})
  }

  /** @throws {vscode.FileSystemError} FileNotFound where there is no such source, Unavailable where the server cannot be asked */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.present(uri)
    return { type: vscode.FileType.File, ctime: mtime, mtime, size: bytes.length }
  }

  /** UTF-8. Throws as `stat` does. */
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.present(uri)).bytes
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotFound(uri)
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri)
  }

  private keyOf(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri)
  }

  private async present(uri: vscode.Uri): Promise<SourceFile & { readonly bytes: Uint8Array }> {
    const key = this.keyOf(uri)
    const { bytes, mtime } = await (this.known.get(key)?.asked ?? this.find(key))
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri)
    return { bytes, mtime }
  }

  /** The answer is known from now on, even while it is on its way. What cannot be asked is not known. */
  private find(key: string): Promise<SourceFile> {
    const asked = this.fetch(key).then(file => {
      const now = this.known.get(key)
      const last = now?.last
      if (last && isSame(last.bytes, file.bytes)) return last
      const is = { ...file, mtime: Math.max(Date.now(), (last?.mtime ?? 0) + 1) }
      if (now) this.known.set(key, { ...now, last: is })
      return is
    })
    this.known.set(key, { asked, last: this.known.get(key)?.last })
    asked.catch(() => {
      if (this.known.get(key)?.asked === asked) this.known.delete(key)
    })
    return asked
  }

  private async fetch(key: string): Promise<Pick<SourceFile, 'bytes'>> {
    const content = await ask<SourceContent>(this.client, TextDocumentContentRequest.method, { uri: key }).catch(
      (error: unknown) => {
        throw vscode.FileSystemError.Unavailable(error instanceof Error ? error.message : String(error))
      },
    )
    return { bytes: content.isMissing ? undefined : new TextEncoder().encode(BYTE_ORDER_MARK + content.text) }
  }

  /** Tells VS Code of what has become another. */
  private async renew(key: string): Promise<void> {
    const was = this.known.get(key)?.last
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => this.keyOf(uri) === key)
    if (!this.known.has(key) && !isOpen) return
    try {
      const is = await this.find(key)
      if (was === is) return
      const type = !is.bytes
        ? vscode.FileChangeType.Deleted
        : was?.bytes
          ? vscode.FileChangeType.Changed
          : vscode.FileChangeType.Created
      this.changed.fire([{ type, uri: this.client.protocol2CodeConverter.asUri(key) }])
    } catch {
      // The server has gone: whoever asks is told so.
    }
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0)
}
