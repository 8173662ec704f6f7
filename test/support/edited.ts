import type { TextEdit } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** A text after the edits of the protocol that belong to it. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('untitled:essay', 'markdown', 1, text), [...edits])
}
