import * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import { ESSAYS } from '../essay-languages.ts'
import { citationEdit } from './cite-work.ts'
import { type DraggedWork, plainCitation, workOf } from './dragged-works.ts'
import type { ViewNode } from './view-node.ts'

/** What is dragged within VS Code: {@link DraggedWork}s as JSON. */
const WORKS = 'application/vnd.apparatus.works'

/** Sources and entries can be dragged from the view: as works to our own drop, as `[@key]` to every other. */
export function citationDrag(): vscode.TreeDragAndDropController<ViewNode> {
  return {
    dragMimeTypes: [WORKS, 'text/plain'],
    dropMimeTypes: [],
    handleDrag: (nodes, data) => {
      const works = nodes.flatMap(({ subject }) => workOf(subject) ?? [])
      if (works.length === 0) return
      data.set(WORKS, new vscode.DataTransferItem(JSON.stringify(works)))
      data.set('text/plain', new vscode.DataTransferItem(plainCitation(works)))
    },
  }
}

/** What is dropped into an essay is cited there: in the citation at hand, else in one of its own. */
export function acceptCitations(client: LanguageClient): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Text.append('apparatus', 'citation')
  const provider: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, data, token) => {
      const dropped = await data.get(WORKS)?.asString()
      const works = dropped === undefined ? [] : (JSON.parse(dropped) as readonly DraggedWork[])
      const [first] = works
      if (!first) return undefined
      const title = vscode.l10n.t('Insert Citation')
      if (works.length > 1) return new vscode.DocumentDropEdit(plainCitation(works), title, kind)
      const edit = await citationEdit(client, document, position, first.work, token)
      if (!edit) return new vscode.DocumentDropEdit(plainCitation(works), title, kind)
      if (edit.range.isEmpty && edit.range.start.isEqual(position))
        return new vscode.DocumentDropEdit(edit.newText, title, kind)
      // It goes to another place than where it was dropped: to the end of the citation's item.
      const elsewhere = new vscode.DocumentDropEdit('', title, kind)
      elsewhere.additionalEdit = new vscode.WorkspaceEdit()
      elsewhere.additionalEdit.set(document.uri, [edit])
      return elsewhere
    },
  }
  return vscode.languages.registerDocumentDropEditProvider([...ESSAYS], provider, {
    dropMimeTypes: [WORKS],
    providedDropEditKinds: [kind],
  })
}
