import * as vscode from 'vscode'
import type { ViewNode } from './view-node.ts'

/** What is shown round a tree. */
export interface ViewState {
  /** A line above the tree; empty for none. */
  readonly message?: string
  /** Beside the name of the view. */
  readonly description?: string
  readonly badge?: vscode.ViewBadge | undefined
}

/**
 * Says what is to be shown round a tree and, under `key`, which welcome view is meant. Only what is another than before is told to VS Code:
 * it lays the view out anew for each, which closes a menu that is open.
 */
export function stateSetter(view: vscode.TreeView<ViewNode>, key: string): (word: string, state?: ViewState) => void {
  let known = ''
  let shown: ViewState = {}
  return (word, state = {}) => {
    if (word !== known) void vscode.commands.executeCommand('setContext', key, word)
    known = word
    if (state.message !== shown.message) view.message = state.message ?? ''
    if (state.description !== shown.description) view.description = state.description ?? ''
    if (JSON.stringify(state.badge) !== JSON.stringify(shown.badge)) view.badge = state.badge
    shown = state
  }
}
