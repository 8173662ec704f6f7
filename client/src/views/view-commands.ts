import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { ListedFailure } from '../../../server/src/lsp/protocol.ts'
import { addSources, addTextOf } from './add-files.ts'
import { citeInEssay, copyWorkReference } from './cite-work.ts'
import { type DraggedWork, workOf } from './dragged-works.ts'
import type { EssayWatch } from './essay-watch.ts'
import type { QuotationsView } from './quotations-view.ts'
import { showPlace } from './show-place.ts'
import type { SourcesView } from './sources-view.ts'
import type { TermsView } from './terms-view.ts'
import type { Subject, ViewNode } from './view-node.ts'
import { RUN_NODE } from './view-tree.ts'
import { openSample, openWalkthrough } from './walkthrough.ts'

export interface Views {
  readonly sources: SourcesView
  readonly quotations: QuotationsView
  readonly terms: TermsView
}

/** The commands of the views. From a menu they get the line; from a key or the palette what is selected in the view counts. */
export function registerViewCommands(
  client: LanguageClient,
  watch: EssayWatch,
  { sources, quotations, terms }: Views,
  extension: vscode.Uri,
): vscode.Disposable {
  const inSources = (node: ViewNode | undefined): Subject | undefined => (node ?? sources.view.selection[0])?.subject
  const workAt = (node: ViewNode | undefined): DraggedWork | undefined => {
    const subject = inSources(node)
    const work = subject && workOf(subject)
    if (!work) vscode.window.setStatusBarMessage(vscode.l10n.t('Choose a source in the view “Sources” first'), 3000)
    return work
  }
  const withWork =
    (act: (work: DraggedWork) => unknown) =>
    (node?: ViewNode): unknown => {
      const work = workAt(node)
      return work && act(work)
    }
  const uriAt = (node: ViewNode | undefined): vscode.Uri | undefined => {
    const subject = inSources(node)
    if (subject?.kind === 'source') return vscode.Uri.parse(subject.source.uri)
    if (subject?.kind === 'failure' && subject.failure.uri !== undefined) return vscode.Uri.parse(subject.failure.uri)
    return undefined
  }

  const commands: Record<string, (node?: ViewNode) => unknown> = {
    'apparatus.citeSource': withWork(({ work }) => citeInEssay(client, watch, work)),
    'apparatus.copyKey': withWork(({ key }) => vscode.env.clipboard.writeText(key)),
    'apparatus.copySourceReference': withWork(({ work }) => copyWorkReference(client, watch, work)),
    'apparatus.openSource': node => run(inSources(node), node ?? sources.view.selection[0]),
    'apparatus.showSourceFile': node => run(inSources(node), node ?? sources.view.selection[0]),
    'apparatus.revealSource': node => {
      const uri = uriAt(node)
      if (!uri) return undefined
      // The explorer knows the files of the workspace alone.
      const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined
      return vscode.commands.executeCommand(isInside ? 'revealInExplorer' : 'revealFileInOS', uri)
    },
    'apparatus.retrySource': node => {
      const subject = inSources(node)
      return subject?.kind === 'failure' ? retry(client, subject.failure) : undefined
    },
    'apparatus.addText': node => {
      const subject = inSources(node)
      return subject?.kind === 'entry' ? addTextOf(subject.entry.key) : undefined
    },
    'apparatus.addSources': () => addSources(),
    'apparatus.goToPassage': node => {
      const subject = (node ?? quotations.view.selection[0] ?? sources.view.selection[0])?.subject
      const place =
        subject?.kind === 'quotation'
          ? subject.quotation.place
          : subject?.kind === 'passage'
            ? subject.passage.place
            : undefined
      if (place) return showPlace(client, place)
      vscode.window.setStatusBarMessage(vscode.l10n.t('No source has these words'), 3000)
      return undefined
    },
    'apparatus.filterTerms': () => terms.filter(),
    'apparatus.clearTermFilter': () => terms.filter(''),
    'apparatus.openSample': () => openSample(extension),
    'apparatus.openWalkthrough': () => openWalkthrough(),
  }
  return vscode.Disposable.from(
    vscode.commands.registerCommand(RUN_NODE, (act: () => unknown) => act()),
    ...Object.entries(commands).map(([name, act]) => vscode.commands.registerCommand(name, act)),
  )
}

function run(subject: Subject | undefined, node: ViewNode | undefined): unknown {
  return subject && node?.run?.()
}

/** The server reads the file again as if it had been saved. */
async function retry(client: LanguageClient, { uri, path }: ListedFailure): Promise<void> {
  if (uri === undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no file {0}', path))
    return
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('Reading {0} again', path), 3000)
  const changed = 2
  await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: changed }] })
}
