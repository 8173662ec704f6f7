/** What servers and clients say to each other about the sources that an editor shows: commands of the protocol, each with one argument. */
import type {
  Location,
  Position,
  Range,
  TextDocumentContentResult,
  TextDocumentIdentifier,
  TextEdit,
} from 'vscode-languageserver'

/** With {@link SelectionParams}: what is selected in a source, as a quotation with its citation; {@link CopiedQuotation}, null where no word is. */
export const COPY_QUOTATION = 'apparatus.copyQuotation'
/** With {@link InsertParams}: the same put into an essay; {@link InsertedQuotation}, null where no word is selected. */
export const INSERT_INTO_ESSAY = 'apparatus.insertIntoEssay'
/** With {@link SourcePlace}: the file that a source was read from; {@link Original}, null for what is no source. */
export const ORIGINAL_OF = 'apparatus.originalOf'
/** A command of our own client, which code lenses name: shows where essays quote a passage. Its arguments: {@link QuotationPlaces}. */
export const SHOW_QUOTATIONS = 'apparatus.showQuotations'

/** What the protocol's `workspace/textDocumentContent` gives here. */
export interface SourceContent extends TextDocumentContentResult {
  /** There is no such source now: the text says so. */
  readonly isMissing?: true
}

/** A stretch of a source: of its file, or of the document that shows it. */
export interface SelectionParams {
  readonly textDocument: TextDocumentIdentifier
  readonly range: Range
  /** The essay that it is for: then it is marked and cited as quotations are there. */
  readonly essay?: TextDocumentIdentifier
  /** Of the person, as a BCP 47 tag, where no essay says how quotations are marked. */
  readonly language?: string
}

export interface CopiedQuotation {
  readonly text: string
}

export interface InsertParams extends SelectionParams {
  readonly essay: TextDocumentIdentifier
  /** What it takes the place of: an empty range where the cursor is. */
  readonly at: Range
}

export interface InsertedQuotation {
  /** The text of the essay that the edit belongs to. */
  readonly version: number
  readonly edit: TextEdit
  /** Whether the essay was changed. A client that knows our messages changes it itself. */
  readonly applied: boolean
}

export interface SourcePlace {
  readonly textDocument: TextDocumentIdentifier
  readonly position: Position
}

export interface Original {
  readonly uri: string
  /** Counted in the file from 1. */
  readonly page?: number
}

export type QuotationPlaces = readonly [uri: string, position: Position, locations: readonly Location[]]
