import type MarkdownIt from 'markdown-it'
import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { PreviewParams, PreviewResult, PreviewStaleParams } from '../../../server/src/lsp/protocol.ts'
import { ESSAY_LANGUAGES } from '../essay-languages.ts'
import { PREVIEW, PREVIEW_STALE } from '../messages.ts'
import { extendMarkdown } from './extend-markdown.ts'
import { carried, isTextOf, looksSame, type ShownEssay } from './shown-essay.ts'

/** A typist's pause: a preview that is drawn anew while one types is restless. */
const PAUSE_MS = 400
/** A question that was not answered, since sources or the server changed meanwhile, is asked again so often, each time after twice the pause. */
const MOST_RETRIES = 4

const ENABLE = 'apparatus.preview.enable'

interface Previewed {
  readonly uri: string
  shown?: ShownEssay
  /** The version that `shown` was made of. */
  version?: number
  /** The server may say something else now. */
  stale: boolean
  /** The preview was drawn since it was told to draw itself anew: it is still there. */
  drawn: boolean
  waiting?: ReturnType<typeof setTimeout>
}

/** VS Code's previews of essays, as far as they are ours. */
export interface Previews extends vscode.Disposable {
  /** For VS Code: what `extendMarkdownIt` of the extension's API does. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt
}

/**
 * The preview draws at once with what is at hand. What a text is drawn with is asked of the server afterwards, and the preview is drawn
 * again when that is something else. An essay whose preview does not draw any more is not asked about.
 */
export function showPreviews(client: LanguageClient, log: vscode.LogOutputChannel): Previews {
  const previewed = new Map<string, Previewed>()

  function shownOf(source: string): ShownEssay | undefined {
    if (!isEnabled()) return undefined
    const document = vscode.workspace.textDocuments.find(
      one => ESSAY_LANGUAGES.includes(one.languageId) && isTextOf(source, one.getText()),
    )
    if (!document) return undefined
    const uri = document.uri.toString()
    const known = previewed.get(uri) ?? { uri, stale: false, drawn: true }
    previewed.set(uri, known)
    known.drawn = true
    if (known.stale || known.version !== document.version) askSoon(known)
    return known.shown && carried(known.shown, document.getText())
  }

  /** The first time there is nothing to see yet. */
  function askSoon(one: Previewed, pause = one.shown ? PAUSE_MS : 0, retries = 0): void {
    clearTimeout(one.waiting)
    one.waiting = setTimeout(() => {
      delete one.waiting
      ask(one).catch((error: unknown) => {
        log.debug(`the preview of ${one.uri} was not told: ${String(error)}`)
        one.stale = true
        if (retries < MOST_RETRIES && previewed.get(one.uri) === one && !one.waiting)
          askSoon(one, PAUSE_MS * 2 ** retries, retries + 1)
      })
    }, pause)
  }

  async function ask(one: Previewed): Promise<void> {
    const document = documentOf(one)
    if (!document || !isEnabled()) return
    const text = document.getText()
    const { version } = document
    one.stale = false
    const params: PreviewParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) } }
    const result = await client.sendRequest<PreviewResult | null>(PREVIEW, params)
    // Of a text that is another by now nothing can be said; its preview asks by itself.
    if (!result || result.version !== version || previewed.get(one.uri) !== one) return
    const { version: _, ...places } = result
    const shown: ShownEssay = { ...places, text }
    const before = one.shown && carried(one.shown, text)
    one.shown = shown
    one.version = version
    if (before ? !looksSame(before, shown) : showsAnything(shown)) await drawAnew()
  }

  /** VS Code draws all of its previews: those that are there ask for what they show. */
  async function drawAnew(): Promise<void> {
    for (const one of previewed.values()) one.drawn = false
    await vscode.commands.executeCommand('markdown.preview.refresh')
  }

  const documentOf = ({ uri }: Previewed): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(document => document.uri.toString() === uri)

  const listening = [
    client.onNotification(PREVIEW_STALE, ({ uri }: PreviewStaleParams) => {
      const one = [...previewed.values()].find(
        known => client.code2ProtocolConverter.asUri(vscode.Uri.parse(known.uri)) === uri,
      )
      if (!one) return
      one.stale = true
      if (one.drawn) askSoon(one)
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(previewed.get(uri.toString())?.waiting)
      previewed.delete(uri.toString())
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration(ENABLE)) return
      drawAnew().catch((error: unknown) => log.debug(`no preview was drawn anew: ${String(error)}`))
    }),
  ]
  return {
    extendMarkdownIt: md => extendMarkdown(md, shownOf, vscode.l10n.t),
    dispose: () => {
      for (const one of listening) one.dispose()
      for (const { waiting } of previewed.values()) clearTimeout(waiting)
      previewed.clear()
    },
  }
}

function isEnabled(): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(ENABLE, true)
}

function showsAnything({ quotations, citations, bibliography }: ShownEssay): boolean {
  return quotations.length + citations.length + bibliography.length > 0
}
