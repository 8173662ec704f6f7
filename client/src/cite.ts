import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type {
  BibliographyResult,
  CiteAt,
  ExportFormat,
  ExportParams,
  ExportResult,
  FormattedResult,
} from '../../server/src/lsp/protocol.ts'
import { ESSAY_LANGUAGES } from './essay-languages.ts'
import { COPY_REFERENCE, EXPORT_CITED, INSERT_BIBLIOGRAPHY, PREVIEW_CITATION } from './messages.ts'

/** Shows the citation at the cursor as the essay's style formats it. */
export async function previewCitation(client: LanguageClient): Promise<void> {
  const shown = await atCursor<FormattedResult | null>(client, PREVIEW_CITATION)
  if (shown === undefined) return
  if (shown === null) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no citation at the cursor'), 3000)
    return
  }
  tellProblems(shown.problems)
  const copy = vscode.l10n.t('Copy')
  // Not waited for: the message may stay for long.
  void vscode.window
    .showInformationMessage(shown.isNote ? vscode.l10n.t('Note: {0}', shown.text) : shown.text, copy)
    .then(picked => (picked === copy ? vscode.env.clipboard.writeText(shown.text) : undefined))
}

/** Puts the formatted entry of the work at the cursor into the clipboard. */
export async function copyReference(client: LanguageClient): Promise<void> {
  const shown = await atCursor<FormattedResult | null>(client, COPY_REFERENCE)
  if (shown === undefined) return
  if (shown === null) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no reference at the cursor'), 3000)
    return
  }
  tellProblems(shown.problems)
  await vscode.env.clipboard.writeText(shown.text)
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', shown.text), 5000)
}

/** Writes the bibliography into the essay: between its markers, or at the cursor. */
export async function insertBibliography(client: LanguageClient): Promise<void> {
  const done = await atCursor<BibliographyResult>(client, INSERT_BIBLIOGRAPHY)
  if (done === undefined) return
  tellProblems(done.problems)
  if (done.entries === 0)
    vscode.window.setStatusBarMessage(vscode.l10n.t('The essay cites nothing that its bibliographies have'), 5000)
}

/** Opens the cited works, formatted or as data, in a new editor. */
export async function exportCited(client: LanguageClient): Promise<void> {
  const editor = essayEditor()
  if (!editor) return
  const choices: readonly (vscode.QuickPickItem & { readonly format: ExportFormat; readonly language: string })[] = [
    { label: 'BibTeX', description: '.bib', format: 'bibtex', language: 'bibtex' },
    { label: 'CSL JSON', description: '.json', format: 'csl-json', language: 'json' },
    { label: vscode.l10n.t('Text'), description: '.txt', format: 'text', language: 'plaintext' },
    { label: 'HTML', description: '.html', format: 'html', language: 'html' },
  ]
  const chosen = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Export Cited Sources') })
  if (!chosen) return
  const params: ExportParams = { textDocument: textDocumentOf(client, editor), format: chosen.format }
  const { text, entries, problems } = await run<ExportResult>(client, EXPORT_CITED, params)
  tellProblems(problems)
  if (entries === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('The essay cites nothing that its bibliographies have'), 5000)
    return
  }
  // An editor that does not know BibTeX opens it as text.
  const known = await vscode.languages.getLanguages()
  const language = known.includes(chosen.language) ? chosen.language : 'plaintext'
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text, language }))
}

/** Undefined: no essay is open, which the writer is told. */
async function atCursor<R>(client: LanguageClient, command: string): Promise<R | undefined> {
  const editor = essayEditor()
  if (!editor) return undefined
  const at: CiteAt = {
    textDocument: textDocumentOf(client, editor),
    position: client.code2ProtocolConverter.asPosition(editor.selection.active),
  }
  return run<R>(client, command, at)
}

function essayEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor && ESSAY_LANGUAGES.includes(editor.document.languageId)) return editor
  vscode.window.setStatusBarMessage(vscode.l10n.t('Open an essay first'), 3000)
  return undefined
}

function textDocumentOf(client: LanguageClient, { document }: vscode.TextEditor): CiteAt['textDocument'] {
  return { uri: client.code2ProtocolConverter.asUri(document.uri) }
}

function run<R>(client: LanguageClient, command: string, argument: CiteAt | ExportParams): Promise<R> {
  return client.sendRequest<R>('workspace/executeCommand', { command, arguments: [argument] })
}

function tellProblems(problems: readonly string[]): void {
  const [first] = problems
  if (first === undefined) return
  const more = problems.length > 1 ? ` ${vscode.l10n.t('({0} more)', problems.length - 1)}` : ''
  void vscode.window.showWarningMessage(first + more)
}
