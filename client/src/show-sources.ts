import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { FailedSourceInfo, SourceInfo, SourcesResult } from '../../server/src/lsp/protocol.ts'
import { SOURCES } from './messages.ts'
import { showPlace } from './views/show-place.ts'

interface SourceItem extends vscode.QuickPickItem {
  readonly source: SourceInfo | FailedSourceInfo
}

/** Lists the sources, those that could not be read first; opens the one that is picked. */
export async function showSources(client: LanguageClient, output: vscode.LogOutputChannel): Promise<void> {
  const picked = await vscode.window.showQuickPick<SourceItem>(
    client.sendRequest<SourcesResult>(SOURCES).then(({ sources }) => sourceItems(sources)),
    {
      title: vscode.l10n.t('Sources'),
      placeHolder: vscode.l10n.t('Search by title, citation key or path; Enter opens the source'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  )
  if (!picked) return
  if (picked.source.state === 'ready') {
    // Of a PDF what was read of it is shown: the file itself is no text.
    await showPlace(client, { source: picked.source.id, start: 0, end: 0 })
    return
  }
  output.error(`${picked.source.path}: ${picked.source.reason}`)
  output.show()
}

function sourceItems(sources: SourcesResult['sources']): SourceItem[] {
  const failed = sources.filter(source => source.state === 'failed')
  const ready = sources.filter(source => source.state === 'ready').sort((a, b) => a.title.localeCompare(b.title))
  return [...failed, ...ready].map(source =>
    source.state === 'failed'
      ? { label: `$(warning) ${source.path}`, description: vscode.l10n.t('not read'), detail: source.reason, source }
      : {
          label: `$(book) ${source.title}`,
          description: `@${source.key}`,
          detail: [source.path, ...source.problems].join(' · '),
          source,
        },
  )
}
