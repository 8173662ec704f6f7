import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { QuotationsParams, QuotationsResult, StatusParams } from '../../../server/src/lsp/protocol.ts'
import { ESSAY_LANGUAGES } from '../essay-languages.ts'
import { QUOTATIONS } from '../messages.ts'
import type { StatusFeed } from '../status-feed.ts'
import { ask } from './ask.ts'

/** Several pieces of news at once are one question. */
const SETTLE_MS = 150

/** The essay that is being worked on, with its quotations as the server last saw them. */
export interface WatchedEssay {
  readonly document: vscode.TextDocument
  readonly result: QuotationsResult
}

/**
 * Follows the essay in the active editor. While a source is looked at the essay stays the last one, as long as it is open: whoever goes
 * from a quotation to its source wants to come back.
 */
export class EssayWatch implements vscode.Disposable {
  private readonly client: LanguageClient
  private readonly log: vscode.LogOutputChannel
  private readonly changed = new vscode.EventEmitter<WatchedEssay | undefined>()
  private readonly listening: vscode.Disposable[]
  private current: WatchedEssay | undefined
  private known = ''
  private waiting: ReturnType<typeof setTimeout> | undefined
  private asking = 0
  readonly onDidChange = this.changed.event

  constructor(client: LanguageClient, feed: StatusFeed, log: vscode.LogOutputChannel) {
    this.client = client
    this.log = log
    this.listening = [
      vscode.window.onDidChangeActiveTextEditor(() => this.askSoon()),
      vscode.workspace.onDidCloseTextDocument(document => {
        if (document === this.current?.document) this.set(undefined)
        this.askSoon()
      }),
      feed.onStatus(status => this.heard(status)),
    ]
    this.askSoon()
  }

  get essay(): WatchedEssay | undefined {
    return this.current
  }

  /** The essay's document: in the active editor, else the last one. */
  get document(): vscode.TextDocument | undefined {
    return this.current?.document
  }

  dispose(): void {
    clearTimeout(this.waiting)
    for (const one of this.listening) one.dispose()
    this.changed.dispose()
  }

  /** Only what may change the quotations: each letter that is typed makes news. */
  private heard({ essays, revision, loading }: StatusParams): void {
    const uris = [vscode.window.activeTextEditor?.document, this.current?.document].map(document =>
      document?.uri.toString(),
    )
    const ours = essays.filter(({ uri }) => uris.includes(vscode.Uri.parse(uri).toString()))
    const known = JSON.stringify([ours, revision, loading === undefined])
    if (known === this.known) return
    this.known = known
    this.askSoon()
  }

  private askSoon(): void {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      this.ask().catch((error: unknown) => this.log.debug(`the quotations were not told: ${String(error)}`))
    }, SETTLE_MS)
  }

  private async ask(): Promise<void> {
    const mine = ++this.asking
    const active = vscode.window.activeTextEditor?.document
    const candidates = [active, this.current?.document].filter(
      document => document !== undefined && !document.isClosed && ESSAY_LANGUAGES.includes(document.languageId),
    )
    for (const document of new Set(candidates)) {
      if (!document) continue
      const params: QuotationsParams = { textDocument: { uri: this.client.code2ProtocolConverter.asUri(document.uri) } }
      const result = await ask<QuotationsResult | null>(this.client, QUOTATIONS, params)
      if (mine !== this.asking) return
      if (result) {
        this.set({ document, result })
        return
      }
    }
    this.set(undefined)
  }

  private set(essay: WatchedEssay | undefined): void {
    if (!essay && !this.current) {
      // Said once, so that the views know that there is none.
      this.changed.fire(undefined)
      return
    }
    this.current = essay
    this.changed.fire(essay)
  }
}
