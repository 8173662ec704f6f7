import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { RevealEntryParams, SourcesResult } from '../../server/src/lsp/protocol.ts'
import { checkAllCommand } from './check-all.ts'
import { copyReference, exportCited, insertBibliography, previewCitation } from './cite.ts'
import { insertCitation, insertQuotation } from './insert.ts'
import { lookUp, revealEntry } from './look-up.ts'
import { REBUILD_INDEX, REVEAL_ENTRY } from './messages.ts'
import { openText } from './open-text.ts'
import { goToProblem } from './problems.ts'
import { showRenditions } from './rendition.ts'
import { showSources } from './show-sources.ts'
import { copyQuotation, followEditors, insertIntoEssay, openOriginal } from './source-selection.ts'

/** Every command that package.json contributes. */
export function registerCommands(client: LanguageClient, output: vscode.LogOutputChannel): vscode.Disposable {
  const checkAll = checkAllCommand(client)
  const editors = followEditors(client)
  const commands: Record<string, (words?: string) => unknown> = {
    'apparatus.checkAllEssays': () => checkAll.run(),
    'apparatus.rebuildIndex': () => rebuildIndex(client),
    'apparatus.fixAll': () => fixAll(),
    'apparatus.insertCitation': () => insertCitation(client),
    'apparatus.insertQuotation': () => insertQuotation(client),
    'apparatus.lookUp': (words?: string) => lookUp(client, words),
    'apparatus.previewCitation': () => previewCitation(client),
    'apparatus.copyReference': () => copyReference(client),
    'apparatus.insertBibliography': () => insertBibliography(client),
    'apparatus.exportCited': () => exportCited(client),
    'apparatus.copyQuotation': () => copyQuotation(client, editors),
    'apparatus.insertIntoEssay': () => insertIntoEssay(client, editors),
    'apparatus.openOriginal': () => openOriginal(client),
    'apparatus.openText': (...files: unknown[]) => openText(client, files),
    'apparatus.nextProblem': () => goToProblem('next'),
    'apparatus.previousProblem': () => goToProblem('previous'),
    'apparatus.showSources': () => showSources(client, output),
    'apparatus.showOutput': () => output.show(),
  }
  return vscode.Disposable.from(
    checkAll,
    editors,
    showRenditions(),
    vscode.commands.registerCommand(REVEAL_ENTRY, (entry: RevealEntryParams) => revealEntry(client, entry)),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  )
}

async function rebuildIndex(client: LanguageClient): Promise<SourcesResult> {
  const title = vscode.l10n.t('Reading all sources again')
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    client.sendRequest<SourcesResult>(REBUILD_INDEX),
  )
}

/** Restores the source's wording in the essay at hand wherever that is safe: the server's source action. */
async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.fixAll.apparatus',
    apply: 'first',
  })
}
