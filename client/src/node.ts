import * as vscode from 'vscode'
import { createClient } from './client.ts'
import { registerCommands } from './commands.ts'
import { offerTexts } from './open-text.ts'
import { type Previews, showPreviews } from './preview/previews.ts'
import { showStatus } from './status.ts'
import { statusFeed } from './status-feed.ts'
import type { StatusText } from './status-text.ts'
import { TermMarks } from './term-marks.ts'
import { showViews, type Views } from './views/views.ts'

/** What other extensions, and our own tests, can ask of this one. */
export interface ApparatusApi {
  /** What the language status item shows now. */
  status(): StatusText
  /** For VS Code's preview of Markdown. */
  readonly extendMarkdownIt: Previews['extendMarkdownIt']
  /** The views of the activity bar, as they are drawn. */
  readonly views: Views
}

export async function activate(context: vscode.ExtensionContext): Promise<ApparatusApi> {
  const output = vscode.window.createOutputChannel('Apparatus', { log: true })
  const client = createClient(context, output)
  const feed = statusFeed(client)
  const status = showStatus(feed)
  const views = showViews(context, client, feed, output)
  const previews = showPreviews(client, output)
  const marks = new TermMarks(client, feed, output)
  const texts = offerTexts(client, feed, output)
  context.subscriptions.push(output, feed, status, views, previews, marks, texts, registerCommands(client, output))
  // Taken back on deactivation: the server is told to shut down and is waited for.
  context.subscriptions.push({ dispose: () => client.dispose() })
  await client.start()
  return { status: () => status.shown, extendMarkdownIt: md => previews.extendMarkdownIt(md), views }
}
