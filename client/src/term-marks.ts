import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { TermMarksParams, TermMarksResult } from '../../server/src/lsp/protocol.ts'
import { ESSAY_LANGUAGES } from './essay-languages.ts'
import { TERM_MARKS } from './messages.ts'
import type { StatusFeed } from './status-feed.ts'

/** A line below a word can wait for a pause in typing. */
const QUIET_MS = 400
const SETTING = 'apparatus.terms.underline'

/** Underlines the terms that can be explained, faintly, in every essay that is on the screen. */
export class TermMarks implements vscode.Disposable {
  private readonly client: LanguageClient
  private readonly log: vscode.LogOutputChannel
  private readonly look: vscode.TextEditorDecorationType
  private readonly listening: vscode.Disposable[]
  private waiting: ReturnType<typeof setTimeout> | undefined
  private asking = 0

  constructor(client: LanguageClient, feed: StatusFeed, log: vscode.LogOutputChannel) {
    this.client = client
    this.log = log
    this.look = vscode.window.createTextEditorDecorationType({
      borderStyle: 'dotted',
      borderWidth: '0 0 1px 0',
      borderColor: new vscode.ThemeColor('editorCodeLens.foreground'),
      // A word that is written on to is another word.
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    })
    this.listening = [
      this.look,
      vscode.window.onDidChangeVisibleTextEditors(() => this.askSoon(0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (ESSAY_LANGUAGES.includes(document.languageId)) this.askSoon(QUIET_MS)
      }),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration(SETTING)) this.askSoon(0)
      }),
      feed.onStatus(() => this.askSoon(QUIET_MS)),
    ]
  }

  dispose(): void {
    clearTimeout(this.waiting)
    for (const one of this.listening) one.dispose()
  }

  private askSoon(delay: number): void {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      this.ask().catch((error: unknown) => this.log.debug(`the terms were not marked: ${String(error)}`))
    }, delay)
  }

  private async ask(): Promise<void> {
    const round = ++this.asking
    const editors = vscode.window.visibleTextEditors.filter(({ document }) =>
      ESSAY_LANGUAGES.includes(document.languageId),
    )
    const which = vscode.workspace.getConfiguration().get<string>(SETTING, 'first')
    for (const editor of editors) {
      const { document } = editor
      if (which === 'off') {
        editor.setDecorations(this.look, [])
        continue
      }
      const params: TermMarksParams = {
        textDocument: { uri: this.client.code2ProtocolConverter.asUri(document.uri) },
        which: which === 'all' ? 'all' : 'first',
      }
      const found = await this.client.sendRequest<TermMarksResult | null>(TERM_MARKS, params)
      if (round !== this.asking) return
      // What was typed meanwhile is asked for next.
      if (found && found.version !== document.version) continue
      const ranges = (found?.ranges ?? []).map(range => this.client.protocol2CodeConverter.asRange(range))
      editor.setDecorations(this.look, ranges)
    }
  }
}
