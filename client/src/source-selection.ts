import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type {
  CopiedQuotation,
  InsertedQuotation,
  InsertParams,
  Original,
  SelectionParams,
  SourcePlace,
} from '../../server/src/lsp/protocol.ts'
import { ESSAY_LANGUAGES } from './essay-languages.ts'
import { COPY_QUOTATION, INSERT_INTO_ESSAY, ORIGINAL_OF } from './messages.ts'
import { hasPdfEditor, isPdfFile, openOriginalFile } from './original.ts'
import { SOURCE_SCHEME } from './rendition.ts'

/** Which editors show sources, and in which essay somebody was last. */
export interface SourceEditors extends vscode.Disposable {
  readonly lastEssay: { readonly uri: vscode.Uri; readonly selection: vscode.Selection } | undefined
}

/** Keeps the context key `apparatus.isSource` of the active editor: its menus are those of a source. */
export function followEditors(client: LanguageClient): SourceEditors {
  let lastEssay: SourceEditors['lastEssay']
  let asked = 0

  async function look(editor: vscode.TextEditor | undefined): Promise<void> {
    const mine = ++asked
    // A server that ends or is begun anew meanwhile knows no sources.
    const isSource =
      editor !== undefined && client.isRunning() && (await isShownSource(client, editor).catch(() => false))
    if (mine !== asked) return
    if (editor && !isSource) remember(editor)
    await vscode.commands.executeCommand('setContext', 'apparatus.isSource', isSource)
  }

  function remember({ document, selection }: vscode.TextEditor): void {
    if (ESSAY_LANGUAGES.includes(document.languageId)) lastEssay = { uri: document.uri, selection }
  }

  void look(vscode.window.activeTextEditor)
  const listening = [
    vscode.window.onDidChangeActiveTextEditor(look),
    client.onDidChangeState(() => look(vscode.window.activeTextEditor)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document.uri.toString() === lastEssay?.uri.toString()) remember(textEditor)
    }),
  ]
  return {
    get lastEssay() {
      return lastEssay
    },
    dispose: () => {
      for (const one of listening) one.dispose()
    },
  }
}

/** Puts what is selected in a source into the clipboard, as a quotation of the essay at hand. */
export async function copyQuotation(client: LanguageClient, editors: SourceEditors): Promise<void> {
  const selection = selectionOf(client)
  if (!selection) return
  const essay = editors.lastEssay && (await opened(editors.lastEssay.uri))
  const copied = await run<CopiedQuotation>(client, COPY_QUOTATION, {
    ...selection,
    language: vscode.env.language,
    ...(essay && { essay: { uri: client.code2ProtocolConverter.asUri(essay.uri) } }),
  })
  if (!copied) return nothingSelected()
  await vscode.env.clipboard.writeText(copied.text)
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', copied.text), 5000)
}

/** Puts it into the essay that was last at hand, where its cursor is, and goes there. */
export async function insertIntoEssay(client: LanguageClient, editors: SourceEditors): Promise<void> {
  const selection = selectionOf(client)
  if (!selection) return
  const essay = editors.lastEssay && (await opened(editors.lastEssay.uri))
  if (!essay || !editors.lastEssay) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Open an essay first'), 3000)
    return
  }
  const seen = vscode.window.visibleTextEditors.find(({ document }) => document === essay)
  const inserted = await run<InsertedQuotation>(client, INSERT_INTO_ESSAY, {
    ...selection,
    essay: { uri: client.code2ProtocolConverter.asUri(essay.uri) },
    at: client.code2ProtocolConverter.asRange(essay.validateRange(seen?.selection ?? editors.lastEssay.selection)),
  })
  if (!inserted) return nothingSelected()
  if (essay.version !== inserted.version) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The essay was changed meanwhile: nothing was inserted.'))
    return
  }
  const editor = await vscode.window.showTextDocument(essay, seen?.viewColumn)
  const range = client.protocol2CodeConverter.asRange(inserted.edit.range)
  await editor.edit(edit => edit.replace(range, inserted.edit.newText))
  const end = essay.positionAt(essay.offsetAt(range.start) + inserted.edit.newText.length)
  editor.selection = new vscode.Selection(end, end)
  editor.revealRange(new vscode.Range(range.start, end))
}

/** Opens the file of the source at hand, at the page of the cursor. */
export async function openOriginal(client: LanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor
  const original = editor && (await originalOf(client, editor))
  if (!original) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('This is no source'), 3000)
    return
  }
  const opened = await openOriginalFile(original, {
    isOnThisMachine: vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop,
    showsPdf: hasPdfEditor(vscode.extensions.all.map(({ packageJSON }): unknown => packageJSON)),
    openHere: async uri => {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri))
    },
    openOutside: async uri => vscode.env.openExternal(vscode.Uri.parse(uri)),
  })
  const file = vscode.Uri.parse(original.uri)
  const page = original.page === undefined ? undefined : vscode.l10n.t('page {0} of the file', original.page)
  if (opened === 'nowhere') void vscode.window.showWarningMessage(vscode.l10n.t('No program opened {0}.', original.uri))
  else if (opened === 'elsewhere') {
    const place = page === undefined ? file.fsPath : `${file.fsPath} (${page})`
    const cannot = vscode.l10n.t('A window in a browser, or of another machine, can start no program for {0}.', place)
    void vscode.window.showWarningMessage(cannot)
  } else if (opened === 'outside' && page !== undefined && isPdfFile(original.uri))
    // Many programs show the first page, and none says so.
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('{0}: {1}', file.path.slice(file.path.lastIndexOf('/') + 1), page),
      PAGE_SAID_MS,
    )
}

/** As long as somebody needs to see the first page, to come back for the number, and to turn to it. */
const PAGE_SAID_MS = 60_000

async function isShownSource(client: LanguageClient, editor: vscode.TextEditor): Promise<boolean> {
  const { scheme } = editor.document.uri
  return scheme === SOURCE_SCHEME || (scheme === 'file' && (await originalOf(client, editor)) !== null)
}

function originalOf(client: LanguageClient, { document, selection }: vscode.TextEditor): Promise<Original | null> {
  return run<Original>(client, ORIGINAL_OF, {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: client.code2ProtocolConverter.asPosition(selection.active),
  })
}

function selectionOf(client: LanguageClient): Pick<SelectionParams, 'textDocument' | 'range'> | undefined {
  const editor = vscode.window.activeTextEditor
  if (!editor || editor.selection.isEmpty) return nothingSelected()
  return {
    textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
    range: client.code2ProtocolConverter.asRange(editor.selection),
  }
}

function nothingSelected(): undefined {
  vscode.window.setStatusBarMessage(vscode.l10n.t('Select a passage of a source first'), 3000)
}

/** It may have been deleted. */
async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri)
  } catch {
    return undefined
  }
}

function run<R>(
  client: LanguageClient,
  command: string,
  argument: SelectionParams | InsertParams | SourcePlace,
): Promise<R | null> {
  return client.sendRequest<R | null>('workspace/executeCommand', { command, arguments: [argument] })
}
