import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { SearchItem, SearchParams, SearchResult } from '../../server/src/lsp/protocol.ts'
import { ESSAY_LANGUAGES } from './essay-languages.ts'
import { SEARCH_PASSAGES, SEARCH_SOURCES } from './messages.ts'

interface Found extends vscode.QuickPickItem {
  readonly edit: SearchItem['edit']
  readonly version: number
}

/** Search as you type over the works that can be cited; the chosen one is cited where the cursor is. */
export function insertCitation(client: LanguageClient): Promise<void> {
  return insert(client, SEARCH_SOURCES, {
    title: vscode.l10n.t('Insert Citation'),
    placeholder: vscode.l10n.t('Author, title, year or citation key'),
    icon: 'book',
    // Nothing typed: everything that there is.
    least: 0,
  })
}

/** Search as you type over the words of the sources; the chosen passage is quoted and cited where the cursor is. */
export function insertQuotation(client: LanguageClient): Promise<void> {
  return insert(client, SEARCH_PASSAGES, {
    title: vscode.l10n.t('Insert Quotation'),
    placeholder: vscode.l10n.t('Some words of the passage, in any order'),
    icon: 'quote',
    least: 1,
  })
}

interface Search {
  readonly title: string
  readonly placeholder: string
  readonly icon: string
  readonly least: number
}

async function insert(client: LanguageClient, method: string, search: Search): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (!editor || !ESSAY_LANGUAGES.includes(editor.document.languageId)) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Open an essay first'), 3000)
    return
  }
  const { document, selection } = editor
  const found = await pick(search, document.getText(selection).slice(0, 200), (query, token) =>
    client.sendRequest<SearchResult>(
      method,
      {
        textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
        range: client.code2ProtocolConverter.asRange(selection),
        query,
      } satisfies SearchParams,
      token,
    ),
  )
  if (!found) return
  if (document.version !== found.version) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The essay was changed meanwhile: nothing was inserted.'))
    return
  }
  const range = client.protocol2CodeConverter.asRange(found.edit.range)
  // The cursor goes behind what is put in.
  await editor.edit(edit => edit.replace(range, found.edit.newText))
  const end = document.positionAt(document.offsetAt(range.start) + found.edit.newText.length)
  editor.selection = new vscode.Selection(end, end)
}

/** A list that is asked for anew with every letter; an answer that comes too late is passed over. */
function pick(
  { title, placeholder, icon, least }: Search,
  value: string,
  ask: (query: string, token: vscode.CancellationToken) => Promise<SearchResult>,
): Promise<Found | undefined> {
  const list = vscode.window.createQuickPick<Found>()
  list.title = title
  list.placeholder = placeholder
  list.value = value
  let running: vscode.CancellationTokenSource | undefined

  const update = async (query: string): Promise<void> => {
    running?.cancel()
    running?.dispose()
    running = undefined
    if (query.trim().length < least) {
      list.items = []
      list.busy = false
      return
    }
    const mine = new vscode.CancellationTokenSource()
    running = mine
    list.busy = true
    try {
      const { version, items } = await ask(query, mine.token)
      if (running !== mine) return
      list.items = items.map(({ label, description, detail, edit }) => ({
        // A label may hold `$(icon)` of a document: a blank breaks it.
        label: `$(${icon}) ${label.replaceAll('$(', '$ (')}`,
        description,
        detail: detail.replaceAll('$(', '$ ('),
        // The server has found it: the list must not sift it again by its label.
        alwaysShow: true,
        edit,
        version,
      }))
    } catch (error) {
      if (running === mine && !mine.token.isCancellationRequested) throw error
    } finally {
      if (running === mine) list.busy = false
    }
  }

  return new Promise((resolve, reject) => {
    const look = (query: string): void => {
      update(query).catch((error: unknown) => {
        list.hide()
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    }
    list.onDidChangeValue(look)
    list.onDidAccept(() => {
      // Enter before there is an answer: the list stays.
      const [chosen] = list.activeItems
      if (!chosen) return
      resolve(chosen)
      list.hide()
    })
    list.onDidHide(() => {
      running?.cancel()
      running?.dispose()
      running = undefined
      resolve(undefined)
      list.dispose()
    })
    list.show()
    look(value)
  })
}
