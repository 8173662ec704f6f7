import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import { bringIntoView } from './rendition.ts'

/**
 * VS Code puts the cursor before the place that a definition leads to. Who goes to a source wants to see what was quoted, and often to copy
 * it: there the whole passage is selected.
 */
export interface PassageSelection extends vscode.Disposable {
  readonly middleware: Pick<Middleware, 'provideDefinition'>
}

export function selectPassages(): PassageSelection {
  /** Where the last definition leads. Gone to once. */
  let targets: readonly { readonly uri: string; readonly range: vscode.Range }[] = []

  const arrived = (editor: vscode.TextEditor | undefined): void => {
    if (!editor?.selection.isEmpty) return
    const { document, selection } = editor
    const uri = document.uri.toString()
    const target = targets.find(one => one.uri === uri && one.range.start.isEqual(selection.active))
    if (!target) return
    targets = []
    editor.selection = new vscode.Selection(target.range.start, target.range.end)
    // VS Code looked at its beginning only.
    bringIntoView(editor, target.range)
  }

  const listening = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(arrived),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      const isByHand =
        kind === vscode.TextEditorSelectionChangeKind.Mouse || kind === vscode.TextEditorSelectionChangeKind.Keyboard
      if (isByHand) targets = []
      else arrived(textEditor)
    }),
  )
  return {
    middleware: {
      async provideDefinition(document, position, token, next) {
        const found = await next(document, position, token)
        const own = document.uri.toString()
        targets = (Array.isArray(found) ? found : found ? [found] : [])
          .map(one =>
            'targetUri' in one
              ? { uri: one.targetUri.toString(), range: one.targetSelectionRange ?? one.targetRange }
              : { uri: one.uri.toString(), range: one.range },
          )
          .filter(({ uri, range }) => uri !== own && !range.isEmpty)
        return found
      },
    },
    dispose: () => {
      listening.dispose()
    },
  }
}
