import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { type EssayWatch, type WatchedEssay } from './essay-watch.ts'
import { needsEye, quotationGroups, quotationLook } from './quotation-groups.ts'
import { showLocation } from './show-place.ts'
import { moreLook } from './source-looks.ts'
import type { ViewNode } from './view-node.ts'
import { stateSetter } from './view-state.ts'
import { ViewTree } from './view-tree.ts'

/** So many of a group at first; each "Show more" shows as many again. */
const PAGE = 200

/** What the view says when there is nothing to list: its `viewsWelcome` are told apart by it. */
type EssayState = 'none' | 'off' | 'empty' | 'some'

export interface QuotationsView extends vscode.Disposable {
  readonly view: vscode.TreeView<ViewNode>
  readonly tree: ViewTree
}

/** The quotations of the essay at hand by verdict, worst first; the badge says how many want the writer's eye. */
export function showQuotations(client: LanguageClient, watch: EssayWatch): QuotationsView {
  const shown = new Map<string, number>()
  const tree = new ViewTree(() => (watch.essay ? groups(watch.essay) : []))
  const view = vscode.window.createTreeView('apparatus.quotations', { treeDataProvider: tree, showCollapseAll: true })

  function groups({ document, result }: WatchedEssay): readonly ViewNode[] {
    const uri = client.code2ProtocolConverter.asUri(document.uri)
    return quotationGroups(result.quotations, vscode.l10n.t).map(({ verdict, quotations, look, isOpen }): ViewNode => {
      const id = `${uri} ${verdict}`
      return {
        id,
        look,
        isOpen,
        subject: { kind: 'group' },
        children: () => {
          const most = shown.get(id) ?? PAGE
          const nodes = quotations.slice(0, most).map((quotation, i): ViewNode => {
            const location = { uri, range: quotation.range }
            return {
              id: `${id} ${i}`,
              look: quotationLook(quotation, vscode.l10n.t),
              subject: { kind: 'quotation', quotation, location },
              run: () => showLocation(client, location),
            }
          })
          const left = quotations.length - most
          return left > 0 ? [...nodes, more(id, most, left)] : nodes
        },
      }
    })
  }

  function more(id: string, most: number, left: number): ViewNode {
    const run = (): void => {
      shown.set(id, most + PAGE)
      tree.redraw()
    }
    return { id: `${id} more`, look: moreLook(left, vscode.l10n.t), subject: { kind: 'more' }, run }
  }

  const setState = stateSetter(view, 'apparatus.essay')
  let drawn = ''
  function draw(essay: WatchedEssay | undefined): void {
    const now = JSON.stringify([essay?.document.uri.toString(), essay?.result.quotations])
    const { t } = vscode.l10n
    const eye = needsEye(essay?.result.quotations ?? [])
    const tooltip = eye === 1 ? t('1 quotation wants your eye') : t('{0} quotations want your eye', eye)
    setState(stateOf(essay), {
      // With several essays one wants to know which one this is.
      description: essay ? vscode.workspace.asRelativePath(essay.document.uri) : '',
      ...(eye > 0 && { badge: { value: eye, tooltip } }),
    })
    if (now === drawn) return
    drawn = now
    tree.redraw()
  }

  const listening = watch.onDidChange(draw)
  draw(watch.essay)
  return {
    view,
    tree,
    dispose: () => {
      listening.dispose()
      view.dispose()
      tree.dispose()
    },
  }
}

function stateOf(essay: WatchedEssay | undefined): EssayState {
  if (!essay) return 'none'
  if (!essay.result.checks) return 'off'
  return essay.result.quotations.length === 0 ? 'empty' : 'some'
}
