import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type {
  ListedEntry,
  ListedFailure,
  ListedSource,
  SourceListParams,
  SourceListResult,
  SourcePartsParams,
  SourcePartsResult,
  StatusParams,
} from '../../../server/src/lsp/protocol.ts'
import { SOURCE_LIST, SOURCE_PARTS } from '../messages.ts'
import type { StatusFeed } from '../status-feed.ts'
import { ask } from './ask.ts'
import { citationDrag } from './citation-drag.ts'
import type { EssayWatch } from './essay-watch.ts'
import { type NestedHeading, nestedHeadings } from './nested-headings.ts'
import { showLocation, showPlace } from './show-place.ts'
import {
  entryLook,
  failureLook,
  groupLook,
  headingLook,
  moreLook,
  noteLook,
  passageLook,
  sourceLook,
} from './source-looks.ts'
import type { ViewNode } from './view-node.ts'
import { stateSetter } from './view-state.ts'
import { ViewTree } from './view-tree.ts'

/** So many of a list at first; each "Show more" shows as many again. */
const PAGE = 200
/** Several pieces of news at once are one question. */
const SETTLE_MS = 200
/** How often a source is cited may lag behind typing. */
const TYPING_MS = 1500

export interface SourcesView extends vscode.Disposable {
  readonly view: vscode.TreeView<ViewNode>
  readonly tree: ViewTree
  /** What is listed now; undefined until it is known. */
  readonly listed: SourceListResult | undefined
}

/** @param starter paths of the folder of the sources that ship with the extension: they are said not to be the writer's */
export function showSourcesView(
  client: LanguageClient,
  feed: StatusFeed,
  watch: EssayWatch,
  starter: readonly string[],
  log: vscode.LogOutputChannel,
): SourcesView {
  const { t } = vscode.l10n
  const shown = { sources: PAGE, failed: PAGE, withoutText: PAGE }
  let listed: SourceListResult | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let known = ''
  let asking = 0
  const tree = new ViewTree(async () => {
    if (!listed) await read()
    return listed ? roots(listed) : []
  })
  const view = vscode.window.createTreeView('apparatus.sources', {
    treeDataProvider: tree,
    dragAndDropController: citationDrag(),
    canSelectMany: true,
    showCollapseAll: true,
  })
  const setState = stateSetter(view, 'apparatus.sourcesState')

  function roots({ sources, failed, withoutText }: SourceListResult): readonly ViewNode[] {
    const failures = paged(failed.items.map(failureNode), failed.total, 'failed')
    const entries = paged(withoutText.items.map(entryNode), withoutText.total, 'withoutText')
    // Without a folder there is nowhere to put sources: what to do says the welcome view.
    if (isStarterOnly() && !vscode.workspace.workspaceFolders) return []
    const own: ViewNode = {
      id: 'add',
      look: { ...noteLook(t('Add your own sources…')), icon: 'add' },
      subject: { kind: 'note' },
      run: () => vscode.commands.executeCommand('apparatus.addSources'),
    }
    return [
      ...(isStarterOnly() ? [own] : []),
      ...(failed.total > 0 ? [group('failed', t('Could not be read'), failed.total, 'error', failures, true)] : []),
      ...paged(sources.items.map(sourceNode), sources.total, 'sources'),
      ...(withoutText.total > 0
        ? [group('withoutText', t('Without a text'), withoutText.total, 'circle-outline', entries, false)]
        : []),
    ]
  }

  function group(
    name: string,
    label: string,
    total: number,
    icon: string | undefined,
    nodes: readonly ViewNode[],
    isOpen: boolean,
  ): ViewNode {
    return {
      id: `group ${name}`,
      look: groupLook(label, total, t, icon),
      subject: { kind: 'group' },
      isOpen,
      children: () => nodes,
    }
  }

  function paged(nodes: readonly ViewNode[], total: number, list: keyof typeof shown): readonly ViewNode[] {
    const left = total - nodes.length
    if (left <= 0) return nodes
    const run = async (): Promise<void> => {
      shown[list] += PAGE
      await read()
      tree.redraw()
    }
    return [...nodes, { id: `more ${list}`, look: moreLook(left, t), subject: { kind: 'more' }, run }]
  }

  function failureNode(failure: ListedFailure): ViewNode {
    const { uri, path } = failure
    return {
      id: `failed ${path}`,
      look: failureLook(failure, t),
      subject: { kind: 'failure', failure },
      ...(uri !== undefined && { run: () => vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri)) }),
    }
  }

  function entryNode(entry: ListedEntry): ViewNode {
    return {
      id: `entry ${entry.key}`,
      look: entryLook(entry, t),
      subject: { kind: 'entry', entry },
      run: () => showPlace(client, entry.place),
    }
  }

  function sourceNode(source: ListedSource): ViewNode {
    return {
      id: `source ${source.id}`,
      look: sourceLook(source, t),
      subject: { kind: 'source', source },
      children: () => parts(source),
      run: () => showPlace(client, { source: source.id, start: 0, end: 0 }),
    }
  }

  async function parts(source: ListedSource): Promise<readonly ViewNode[]> {
    const params: SourcePartsParams = { source: source.id }
    const result = await ask<SourcePartsResult | null>(client, SOURCE_PARTS, params)
    if (!result) return []
    const { outline, passages } = result
    const quoted = passages.items.map(
      (passage, i): ViewNode => ({
        id: `passage ${source.id} ${i}`,
        look: passageLook(passage, t),
        subject: { kind: 'passage', passage },
        run: () => showLocation(client, passage.essay),
      }),
    )
    const headings = nestedHeadings(outline.items).map(heading => headingNode(source, heading))
    const nodes = [
      ...(quoted.length > 0
        ? [{ ...group(`passages ${source.id}`, t('Cited passages'), passages.total, 'quote', quoted, true) }]
        : []),
      ...(headings.length > 0
        ? [group(`outline ${source.id}`, t('Outline'), outline.total, 'list-tree', headings, quoted.length === 0)]
        : []),
    ]
    if (nodes.length > 0) return nodes
    const look = noteLook(t('No headings, and nothing is quoted from it yet'))
    return [{ id: `note ${source.id}`, look, subject: { kind: 'note' } }]
  }

  function headingNode(source: ListedSource, { heading, index, children }: NestedHeading): ViewNode {
    const place = { source: source.id, start: heading.start, end: heading.end }
    return {
      id: `heading ${source.id} ${index}`,
      look: headingLook(heading, t),
      subject: { kind: 'heading', place },
      run: () => showPlace(client, place),
      ...(children.length > 0 && { children: () => children.map(child => headingNode(source, child)) }),
    }
  }

  async function read(): Promise<boolean> {
    const mine = ++asking
    const params: SourceListParams = shown
    const result = await ask<SourceListResult>(client, SOURCE_LIST, params)
    if (mine !== asking) return false
    const isNew = JSON.stringify(result) !== JSON.stringify(listed)
    listed = result
    describe()
    return isNew
  }

  function isStarterOnly(): boolean {
    const items = listed?.sources.items ?? []
    return items.length > 0 && items.every(({ uri }) => starter.some(folder => isInside(uri, folder)))
  }

  /** What is said above the list, and by the welcome views where there is none. */
  function describe(): void {
    const total = listed?.sources.total ?? 0
    const loading = feed.last?.loading
    const isStarter = isStarterOnly()
    const starterText = t('You have no sources yet: the starter corpus answers.')
    const message = loading ? readingText(loading) : isStarter ? starterText : ''
    const isEmpty = listed !== undefined && total + listed.failed.total + listed.withoutText.total === 0 && !loading
    setState(isEmpty ? 'none' : isStarter ? 'starter' : 'some', { message })
  }

  function readingText({ done, total }: NonNullable<StatusParams['loading']>): string {
    return total > 0 ? t('Reading sources: {0} of {1}', done, total) : t('Reading sources')
  }

  function askSoon(pause: number): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      // What nobody looks at is asked for when it is looked at.
      if (!view.visible) {
        listed = undefined
        return
      }
      read().then(
        isNew => (isNew ? tree.redraw() : undefined),
        (error: unknown) => log.debug(`the sources were not told: ${String(error)}`),
      )
    }, pause)
  }

  const listening = [
    feed.onStatus(status => {
      describe()
      // Every letter that is typed is news of an essay, and none of the sources.
      const now = JSON.stringify([status.revision, status.loading === undefined, status.ready, status.failedTotal])
      if (now !== known) askSoon(SETTLE_MS)
      known = now
    }),
    watch.onDidChange(() => askSoon(TYPING_MS)),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && !listed) tree.redraw()
    }),
  ]
  return {
    view,
    tree,
    get listed() {
      return listed
    },
    dispose: () => {
      clearTimeout(waiting)
      for (const one of listening) one.dispose()
      view.dispose()
      tree.dispose()
    },
  }
}

function isInside(uri: string, folder: string): boolean {
  return vscode.Uri.parse(uri).path.startsWith(`${folder}/`)
}
