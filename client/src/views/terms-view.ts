import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { Listed, ListedTerm, TermsParams, TermsResult } from '../../../server/src/lsp/protocol.ts'
import { TERMS } from '../messages.ts'
import type { StatusFeed } from '../status-feed.ts'
import { ask } from './ask.ts'
import type { EssayWatch } from './essay-watch.ts'
import { showPlace } from './show-place.ts'
import { groupLook, moreLook } from './source-looks.ts'
import { senseLook, termLook } from './term-look.ts'
import type { ViewNode } from './view-node.ts'
import { stateSetter } from './view-state.ts'
import { ViewTree } from './view-tree.ts'

/** So many of a list at first; each "Show more" shows as many again. */
const PAGE = 100
const SETTLE_MS = 300
/** What is typed changes the terms of an essay seldom. */
const TYPING_MS = 1500

export interface TermsView extends vscode.Disposable {
  readonly view: vscode.TreeView<ViewNode>
  readonly tree: ViewTree
  /** Shows only the terms with these words in a name; all for none. Asks for the words where they are not given. */
  filter(query?: string): Promise<void>
}

/** The terms of the sources: those of the essay at hand, then all, each with the passage that explains it; a line beneath for each thing that sources mean by it. */
export function showTerms(
  client: LanguageClient,
  feed: StatusFeed,
  watch: EssayWatch,
  log: vscode.LogOutputChannel,
): TermsView {
  const { t } = vscode.l10n
  let query = ''
  let shown = { here: PAGE, all: PAGE }
  let result: TermsResult | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let known = ''
  let asking = 0
  const tree = new ViewTree(async () => {
    if (!result) await read()
    return result ? roots(result) : []
  })
  const view = vscode.window.createTreeView('apparatus.terms', { treeDataProvider: tree, showCollapseAll: true })
  const setState = stateSetter(view, 'apparatus.termsState')

  function roots({ here, all, isPart }: TermsResult): readonly ViewNode[] {
    if (all.total === 0 && here.total === 0) return []
    const label = isPart ? t('From all sources') : t('All terms')
    return [
      ...(here.total > 0 ? [group('here', t('In this essay'), here, true)] : []),
      ...(all.total > 0 ? [group('all', label, all, here.total === 0 || query !== '')] : []),
    ]
  }

  function group(list: 'here' | 'all', label: string, { total, items }: Listed<ListedTerm>, isOpen: boolean): ViewNode {
    const nodes = items.map((term, i): ViewNode => {
      const id = `${list} ${term.name} ${i}`
      const run = (): unknown => showPlace(client, term.place)
      const node: ViewNode = { id, look: termLook(term, t), subject: { kind: 'term', term }, run }
      return term.senses.length === 0 ? node : { ...node, children: () => senses(term, id) }
    })
    const left = total - items.length
    const run = async (): Promise<void> => {
      shown = { ...shown, [list]: shown[list] + PAGE }
      await read()
      tree.redraw()
    }
    const more: ViewNode = { id: `${list} more`, look: moreLook(left, t), subject: { kind: 'more' }, run }
    const look = groupLook(label, total, t)
    // What is open is another question while something is sought.
    const id = `group ${list} ${query === '' ? '' : 'found'}`
    return { id, look, subject: { kind: 'group' }, isOpen, children: () => (left > 0 ? [...nodes, more] : nodes) }
  }

  function senses(term: ListedTerm, id: string): readonly ViewNode[] {
    return term.senses.map((account, i) => ({
      id: `${id} ${i}`,
      look: senseLook(account, t),
      subject: { kind: 'note' },
      run: () => showPlace(client, account.place),
    }))
  }

  async function read(): Promise<boolean> {
    const mine = ++asking
    const { document } = watch
    const params: TermsParams = {
      ...(document && { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) } }),
      query,
      ...shown,
    }
    const now = await ask<TermsResult>(client, TERMS, params)
    if (mine !== asking) return false
    const isNew = JSON.stringify(now) !== JSON.stringify(result)
    result = now
    const { here, all, isPart } = now
    const found = here.total + all.total > 0
    const sought = found ? t('Only terms with “{0}”', query) : t('No term is called “{0}”', query)
    const many = isPart ? t('There are many terms: filter to find one.') : ''
    setState(found || query !== '' ? 'some' : 'none', { message: query === '' ? many : sought })
    return isNew
  }

  function askSoon(pause: number): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (!view.visible) {
        result = undefined
        return
      }
      read().then(
        isNew => (isNew ? tree.redraw() : undefined),
        (error: unknown) => log.debug(`the terms were not told: ${String(error)}`),
      )
    }, pause)
  }

  async function filter(wanted?: string): Promise<void> {
    const title = t('Filter Terms')
    const prompt = t('The beginning of a word of the term; nothing shows all')
    const typed = wanted ?? (await vscode.window.showInputBox({ title, prompt, value: query }))
    if (typed === undefined) return
    query = typed.trim()
    shown = { here: PAGE, all: PAGE }
    void vscode.commands.executeCommand('setContext', 'apparatus.termsFiltered', query !== '')
    await read()
    tree.redraw()
  }

  let essay: vscode.TextDocument | undefined
  const listening = [
    feed.onStatus(({ revision, loading }) => {
      const now = JSON.stringify([revision, loading === undefined])
      if (now !== known) askSoon(SETTLE_MS)
      known = now
    }),
    watch.onDidChange(now => {
      askSoon(now?.document === essay ? TYPING_MS : SETTLE_MS)
      essay = now?.document
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && !result) tree.redraw()
    }),
  ]
  return {
    view,
    tree,
    filter,
    dispose: () => {
      clearTimeout(waiting)
      for (const one of listening) one.dispose()
      view.dispose()
      tree.dispose()
    },
  }
}
