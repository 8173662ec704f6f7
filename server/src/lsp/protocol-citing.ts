/**
 * What servers and clients say to each other about citing. Part of protocol.ts, which clients import. Commands of the protocol, for every
 * client, each with one argument; our own client sends `workspace/executeCommand` itself.
 */
import type { Position, TextDocumentIdentifier } from 'vscode-languageserver'

/** With {@link CiteAt}: the citation as the essay's style formats it, as {@link FormattedResult}, or null where none is. */
export const PREVIEW_CITATION = 'apparatus.previewCitation'
/** With {@link CiteAt}: the entries of the works cited there, as {@link FormattedResult}, or null where none is. */
export const COPY_REFERENCE = 'apparatus.copyReference'
/** With {@link CiteAt}: puts the bibliography between its markers, or where the cursor is; {@link BibliographyResult}. */
export const INSERT_BIBLIOGRAPHY = 'apparatus.insertBibliography'
/** With {@link ExportParams}: {@link ExportResult}. */
export const EXPORT_CITED = 'apparatus.exportCited'

export interface CiteAt {
  readonly textDocument: TextDocumentIdentifier
  readonly position: Position
}

export interface FormattedResult {
  readonly text: string
  /** Safe: only tags that say how letters look. */
  readonly html: string
  readonly markdown: string
  /** Whether the style's citations are notes. */
  readonly isNote: boolean
  /** What could not be formatted, a sentence each. */
  readonly problems: readonly string[]
}

export interface BibliographyResult {
  readonly entries: number
  /** Whether the essay was changed; the editor may have refused. */
  readonly applied: boolean
  readonly problems: readonly string[]
}

export type ExportFormat = 'bibtex' | 'csl-json' | 'text' | 'html'

export interface ExportParams {
  readonly textDocument: TextDocumentIdentifier
  readonly format: ExportFormat
}

export interface ExportResult {
  readonly text: string
  readonly entries: number
  readonly problems: readonly string[]
}
