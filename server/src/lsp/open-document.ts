import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** One version of a text that is open in the editor. Immutable: the next version is another object. */
export interface OpenDocument {
  readonly uri: string
  readonly languageId: string
  readonly version: number
  readonly text: string
}

/** The next version. Ranges outside the text are clamped; changes apply one after the other, each to the result of the last. */
export function changed(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
): OpenDocument {
  const { uri, languageId, text } = document
  const draft = TextDocument.create(uri, languageId, document.version, text)
  return { uri, languageId, version, text: TextDocument.update(draft, [...changes], version).getText() }
}

const LANGUAGES: ReadonlySet<string> = new Set(['markdown', 'quarto', 'rmd'])
const EXTENSIONS: ReadonlySet<string> = new Set(['md', 'markdown', 'qmd', 'rmd'])

/** Whether a text is Markdown by what the editor calls it, or by its name where the editor calls it something else. */
export function isMarkdown({ uri, languageId }: { readonly uri: string; readonly languageId: string }): boolean {
  const extension = uri.slice(uri.lastIndexOf('.') + 1).toLowerCase()
  return LANGUAGES.has(languageId.toLowerCase()) || EXTENSIONS.has(extension)
}
