import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import type { QuotationPlaces } from '../../server/src/lsp/protocol.ts'
import { SHOW_QUOTATIONS } from './messages.ts'

/** Sources whose files are no text, as the server shows them. */
export const SOURCE_SCHEME = 'apparatus-source'
/** Wraps its lines: a paragraph of a book is one line. */
const SOURCE_LANGUAGE = 'apparatus-source'
const OPEN_RENDITION = 'apparatus.openRendition'
/** `── p. 47 ──` */
const PAGE_LINE = /^── .+ ──$/

/** How documents of sources look, and what links and code lenses of the server do. */
export function showRenditions(): vscode.Disposable {
  const pageLine = vscode.window.createTextEditorDecorationType({
    color: new vscode.ThemeColor('editorCodeLens.foreground'),
    fontStyle: 'italic',
  })
  const decorate = (editors: readonly vscode.TextEditor[]): void => {
    for (const editor of editors) {
      if (editor.document.uri.scheme === SOURCE_SCHEME) editor.setDecorations(pageLine, pageLines(editor.document))
    }
  }
  /** Its name tells the language (package.json), unless the writer's `files.associations` have another for such names. */
  const opened = async (document: vscode.TextDocument): Promise<void> => {
    if (document.uri.scheme !== SOURCE_SCHEME || document.languageId === SOURCE_LANGUAGE) return
    await vscode.languages.setTextDocumentLanguage(document, SOURCE_LANGUAGE)
    for (const editor of vscode.window.visibleTextEditors) {
      // The lines are wrapped from now on: what was gone to may stand elsewhere.
      if (editor.document === document) bringIntoView(editor, editor.selection)
    }
  }
  for (const document of vscode.workspace.textDocuments) void opened(document)
  decorate(vscode.window.visibleTextEditors)
  return vscode.Disposable.from(
    pageLine,
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.window.onDidChangeVisibleTextEditors(decorate),
    vscode.workspace.onDidChangeTextDocument(({ document }) =>
      decorate(vscode.window.visibleTextEditors.filter(editor => editor.document === document)),
    ),
    vscode.commands.registerCommand(OPEN_RENDITION, openRendition),
    vscode.commands.registerCommand(SHOW_QUOTATIONS, (...places: QuotationPlaces) => showQuotations(places)),
  )
}

/** Scrolls as little as VS Code itself does when it goes to a place. */
export function bringIntoView(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
}

/** VS Code follows links to files and web pages only; to our documents they lead through a command, which opens nothing else. */
export const linksToSources: Pick<Middleware, 'provideHover'> = {
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token)
    for (const content of hover?.contents ?? []) {
      if (!(content instanceof vscode.MarkdownString)) continue
      const linked = content.value.replace(
        /\]\((apparatus-source:[^\s)]+)\)/g,
        (_, uri: string) => `](command:${OPEN_RENDITION}?${encodeURIComponent(JSON.stringify([uri]))})`,
      )
      if (linked === content.value) continue
      content.value = linked
      content.isTrusted = { enabledCommands: [OPEN_RENDITION] }
    }
    return hover
  },
}

/** `apparatus-source:/Apparatus/sources/keeper1907.pdf.txt#L12,5` */
async function openRendition(address: unknown): Promise<void> {
  if (typeof address !== 'string') return
  const uri = vscode.Uri.parse(address)
  if (uri.scheme !== SOURCE_SCHEME) return
  const [, line = '1', column = '1'] = /^L(\d+),(\d+)$/.exec(uri.fragment) ?? []
  const at = new vscode.Position(Number(line) - 1, Number(column) - 1)
  const document = await vscode.workspace.openTextDocument(uri.with({ fragment: '' }))
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) })
}

async function showQuotations([uri, { line, character }, locations]: QuotationPlaces): Promise<void> {
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    new vscode.Position(line, character),
    locations.map(
      ({ uri: essay, range: { start, end } }) =>
        new vscode.Location(
          vscode.Uri.parse(essay),
          new vscode.Range(start.line, start.character, end.line, end.character),
        ),
    ),
  )
}

function pageLines(document: vscode.TextDocument): vscode.Range[] {
  const ranges: vscode.Range[] = []
  for (let line = 0; line < document.lineCount; line++) {
    const { text, range } = document.lineAt(line)
    if (PAGE_LINE.test(text)) ranges.push(range)
  }
  return ranges
}
