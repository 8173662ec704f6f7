import * as vscode from 'vscode'
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node'
import type { LookedUp, LookUpParams, LookUpResult, RevealEntryParams } from '../../server/src/lsp/protocol.ts'
import { LOOK_UP } from './messages.ts'
import { showLocation } from './views/show-place.ts'

interface Found extends vscode.QuickPickItem {
  readonly place?: NonNullable<LookedUp['location']>
  /** Looked up next. */
  readonly term?: string
}

const LONGEST_SELECTION = 200

/** What the sources and glossaries say of the selected words, or of those that are typed; goes to the place that is chosen. */
export async function lookUp(client: LanguageClient, words?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor
  const essay = editor && client.code2ProtocolConverter.asUri(editor.document.uri)
  let query = typeof words === 'string' ? words : selected(editor)
  query ||=
    (await vscode.window.showInputBox({ title: title(), prompt: vscode.l10n.t('A term, or words of a passage') })) ?? ''
  while (query.trim() !== '') {
    const params: LookUpParams = { query, ...(essay !== undefined && { uri: essay }) }
    const result = (await client.sendRequest(ExecuteCommandRequest.type, {
      command: LOOK_UP,
      arguments: [params],
    })) as LookUpResult
    const chosen = await vscode.window.showQuickPick(itemsOf(result), {
      title: vscode.l10n.t('{0}: {1}', title(), query.replace(/\s+/g, ' ')),
      placeHolder: vscode.l10n.t('Enter goes to the place'),
      matchOnDescription: true,
      matchOnDetail: true,
    })
    if (chosen?.place) await showLocation(client, chosen.place)
    if (chosen?.term === undefined) return
    query = chosen.term
  }
}

/** Shows where an entry of a glossary is to be written. */
export async function revealEntry(client: LanguageClient, { uri, range }: RevealEntryParams): Promise<void> {
  await showLocation(client, { uri, range })
}

function title(): string {
  return vscode.l10n.t('Look Up')
}

/** The selection; without one the word under the cursor. */
function selected(editor: vscode.TextEditor | undefined): string {
  if (!editor) return ''
  const { document, selection } = editor
  if (!selection.isEmpty) return document.getText(selection).slice(0, LONGEST_SELECTION)
  const word = document.getWordRangeAtPosition(selection.active)
  return word ? document.getText(word) : ''
}

function itemsOf({ definitions, passages, related }: LookUpResult): Found[] {
  const { t } = vscode.l10n
  const items = [
    ...group(
      t('Definitions'),
      definitions.map(one => placed(one, one.isOwn ? 'notebook' : 'book')),
    ),
    ...group(
      t('Passages'),
      passages.map(one => placed(one, 'quote')),
    ),
    ...group(
      t('Related terms'),
      related.map(term => ({ label: `$(tag) ${inert(term)}`, term })),
    ),
  ]
  return items.length > 0 ? items : [{ label: t('No source has these words') }]
}

function group(label: string, items: readonly Found[]): Found[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : []
}

function placed({ name, text, source, key, isOwn, location }: LookedUp, icon: string): Found {
  const from = isOwn ? vscode.l10n.t('your glossary, {0}', source) : source
  return {
    label: `$(${icon}) ${inert(name === '' ? from : name)}`,
    description: inert(name === '' ? (key === undefined ? '' : `@${key}`) : from),
    detail: inert(text),
    ...(location && { place: location }),
  }
}

/** A text may hold `$(icon)` of a document: a blank breaks it. */
function inert(text: string): string {
  return text.replaceAll('$(', '$ (')
}
