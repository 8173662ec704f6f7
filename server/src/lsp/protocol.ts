/**
 * What this server and its own clients say to each other beyond the Language Server Protocol. The server sends `apparatus/status`
 * only to a client that asks for it (`experimental.apparatus` in its capabilities or `apparatus: true` in its initialization
 * options); all else works without. Clients import names and types from here and nothing else from the server.
 */
import type { Diagnostic, Location, Range, TextDocumentIdentifier, TextEdit } from 'vscode-languageserver'
import type { Verdict } from '../core/model/verdict.ts'

export * from './protocol-citing.ts'
export * from './protocol-preview.ts'
export * from './protocol-sources.ts'
export * from './protocol-views.ts'

/** Server to client, notification: {@link StatusParams}. Sent when something in it changed, at most ten times a second. */
export const STATUS = 'apparatus/status'
/** Client to server, request without parameters: {@link CheckAllResult}. */
export const CHECK_ALL = 'apparatus/checkAll'
/** For clients without messages of their own, as a command of the protocol: checks all essays, shows what is found in those that are not open. */
export const CHECK_ALL_COMMAND = 'apparatus.checkAllEssays'
/** Client to server, request without parameters: reads every source again; gives the {@link SourcesResult} when that is done. */
export const REBUILD_INDEX = 'apparatus/rebuildIndex'
/** Client to server, request without parameters: {@link SourcesResult}. */
export const SOURCES = 'apparatus/sources'
/** Client to server, request with {@link SearchParams}: works to cite, as a {@link SearchResult}. */
export const SEARCH_SOURCES = 'apparatus/searchSources'
/** Client to server, request with {@link SearchParams}: passages to quote, as a {@link SearchResult}. */
export const SEARCH_PASSAGES = 'apparatus/searchPassages'
/** Client to server, request with {@link TermMarksParams}: {@link TermMarksResult}, null for what is no open essay. */
export const TERM_MARKS = 'apparatus/termMarks'
/** Command of our own client, in an action of the server's: opens a glossary where an entry is to be written. With {@link RevealEntryParams}. */
export const REVEAL_ENTRY = 'apparatus.revealEntry'
/** Command of the protocol, for every client, with {@link LookUpParams} or the words alone: {@link LookUpResult}. */
export const LOOK_UP = 'apparatus.lookUp'

export interface TermMarksParams {
  readonly textDocument: TextDocumentIdentifier
  /** Each term where a section first uses it, or everywhere. */
  readonly which: 'first' | 'all'
}

export interface TermMarksResult {
  /** The text that the ranges belong to. */
  readonly version: number
  /** In order. */
  readonly ranges: readonly Range[]
}

export interface RevealEntryParams {
  readonly uri: string
  /** What is to be written over, in the text with the entry. */
  readonly range: Range
}

export interface LookUpParams {
  readonly query: string
  /** The essay that the words are from: accounts in its language come first. */
  readonly uri?: string
}

/** All plain text. */
export interface LookUpResult {
  /** The term that the words name; absent where they name none. */
  readonly name?: string
  readonly aliases?: readonly string[]
  /** Best first. */
  readonly definitions: readonly LookedUp[]
  /** Where the sources have the words; best first. */
  readonly passages: readonly LookedUp[]
  /** Terms that the same sentences speak of. */
  readonly related: readonly string[]
}

export interface LookedUp {
  /** The term that is explained: several share an abbreviation. Empty of a passage. */
  readonly name: string
  readonly text: string
  readonly source: string
  /** Absent of a glossary of the writer's. */
  readonly key?: string
  readonly isOwn: boolean
  /** Absent where the file is gone. */
  readonly location?: Location
}

/** What is said of a quotation: the core's own words for it. */
export type VerdictName = Verdict

/** How many quotations have each verdict; a verdict that none has is left out. */
export type VerdictCounts = Partial<Record<VerdictName, number>>

export interface StatusParams {
  /** Present while sources are being read. `total` is 0 until it is known. */
  readonly loading?: { readonly done: number; readonly total: number }
  /** How many sources are ready. */
  readonly ready: number
  /** What could not be read, and why; at most {@link STATUS_FAILURES} of them. */
  readonly failed: readonly FailedSourceInfo[]
  readonly failedTotal: number
  /** Bibliographies of the open essays that were not found or cannot be read now, a sentence each. */
  readonly bibliographies?: readonly string[]
  /** Goes up when the writer's own glossaries become others: what is told of terms may be another then. */
  readonly glossaries?: number
  /** The open essays that have been checked. */
  readonly essays: readonly EssayStatus[]
  /** Another number: sources, bibliographies, settings or essays that are not open may say something else than before. */
  readonly revision?: number
}

export const STATUS_FAILURES = 20

export interface EssayStatus {
  readonly uri: string
  readonly version: number
  readonly quotations: number
  readonly counts: VerdictCounts
}

export interface SourceInfo {
  readonly state: 'ready'
  /** For a `FilePlace`. */
  readonly id: string
  readonly title: string
  readonly key: string
  readonly path: string
  readonly uri: string
  /** The entry of a bibliography that stands for it, by its key; absent: none does, or none has been read. */
  readonly reference?: string
  /** What the reader could not make out, as sentences. */
  readonly problems: readonly string[]
}

export interface FailedSourceInfo {
  readonly state: 'failed'
  readonly path: string
  readonly reason: string
}

export interface SourcesResult {
  readonly sources: readonly (SourceInfo | FailedSourceInfo)[]
}

export interface CheckAllResult {
  /** Every essay of the workspace, in order of its URI, with what the writer's settings let be shown. */
  readonly essays: readonly CheckedFile[]
  /** Whether the editor learns of the essays that are not open by its own requests: then they need not be shown once more. */
  readonly showsClosed: boolean
}

export interface CheckedFile {
  readonly uri: string
  readonly quotations: number
  readonly counts: VerdictCounts
  readonly diagnostics: readonly Diagnostic[]
}

export interface SearchParams {
  readonly textDocument: TextDocumentIdentifier
  /** The selection, or the cursor as an empty range. */
  readonly range: Range
  readonly query: string
}

export interface SearchResult {
  /** The text that the edits belong to. */
  readonly version: number
  /** Best first; a few dozen at most. */
  readonly items: readonly SearchItem[]
}

/** All plain text. */
export interface SearchItem {
  readonly label: string
  readonly description: string
  readonly detail: string
  /** What choosing it does to the essay. */
  readonly edit: TextEdit
}
