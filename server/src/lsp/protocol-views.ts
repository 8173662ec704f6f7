/** What the views of our client ask for. Part of protocol.ts, which clients import. Places are given as offsets until somebody goes there. */
import type { Location, Position, Range, TextDocumentIdentifier, TextEdit } from 'vscode-languageserver'
import type { Severity } from '../core/model/finding.ts'
import type { VerdictName } from './protocol.ts'

/** Client to server, request with {@link SourceListParams}: {@link SourceListResult}. */
export const SOURCE_LIST = 'apparatus/sourceList'
/** Client to server, request with {@link SourcePartsParams}: {@link SourcePartsResult}, null for a source that is gone. */
export const SOURCE_PARTS = 'apparatus/sourceParts'
/** Client to server, request with {@link QuotationsParams}: {@link QuotationsResult}, null for what is no open essay. Waits for the check. */
export const QUOTATIONS = 'apparatus/quotations'
/** Client to server, request with {@link TermsParams}: {@link TermsResult}. */
export const TERMS = 'apparatus/terms'
/** Client to server, request with {@link FilePlace}: its `Location`, or null where the file is gone. */
export const PLACE = 'apparatus/place'
/** Client to server, request with {@link CiteWorkParams}: {@link CiteWorkResult}, null for what is no open essay. */
export const CITE_WORK = 'apparatus/citeWork'
/** Client to server, request with {@link WorkParams}: {@link WorkReference}, null for a work that is gone. */
export const WORK_REFERENCE = 'apparatus/workReference'

/** A stretch of a source's readable text, or of a bibliography's file. In UTF-16 code units. */
export type FilePlace =
  | { readonly source: string; readonly start: number; readonly end: number }
  | { readonly bibliography: string; readonly start: number; readonly end: number }

/** The beginning of a list, and how long all of it is. */
export interface Listed<T> {
  readonly total: number
  readonly items: readonly T[]
}

/** How many of each are wanted, from the beginning. */
export interface SourceListParams {
  readonly sources: number
  readonly failed: number
  readonly withoutText: number
}

export interface SourceListResult {
  /** By title. */
  readonly sources: Listed<ListedSource>
  /** By path. */
  readonly failed: Listed<ListedFailure>
  /** Entries of bibliographies of which no text is loaded: those that are cited first, most often cited first. */
  readonly withoutText: Listed<ListedEntry>
}

export interface ListedSource {
  /** For {@link SourcePartsParams}, {@link FilePlace} and {@link WorkParams}. */
  readonly id: string
  readonly title: string
  /** As a bibliography has it, else the source's own. */
  readonly key: string
  readonly path: string
  readonly uri: string
  /** How often the essays of the workspace cite it. */
  readonly cited: number
  /** What the reader could not make out, as sentences. */
  readonly problems: readonly string[]
}

export interface ListedFailure {
  readonly path: string
  readonly reason: string
  /** Absent where no such file is found. */
  readonly uri?: string
}

export interface ListedEntry {
  readonly key: string
  /** Empty where the entry has none. */
  readonly title: string
  /** `Smith 1990`; may be empty. */
  readonly by: string
  readonly cited: number
  readonly place: FilePlace
}

export interface SourcePartsParams {
  readonly source: string
}

export interface SourcePartsResult {
  /** In order. */
  readonly outline: Listed<ListedHeading>
  /** What the essays of the workspace quote from it: by essay, in order. */
  readonly passages: Listed<ListedPassage>
}

export interface ListedHeading {
  readonly title: string
  /** 1 is the highest. */
  readonly level: number
  readonly start: number
  readonly end: number
}

export interface ListedPassage {
  /** The quoted words, on one line. */
  readonly text: string
  readonly verdict: VerdictName
  readonly essay: Location
  /** Where the words stand in the source; absent where nothing like them does. */
  readonly place?: FilePlace
}

export interface QuotationsParams {
  readonly textDocument: TextDocumentIdentifier
}

export interface QuotationsResult {
  /** The text that the ranges belong to. */
  readonly version: number
  /** False where checking is turned off: then there are no quotations. */
  readonly checks: boolean
  /** In order. */
  readonly quotations: readonly ListedQuotation[]
}

export interface ListedQuotation {
  /** The quoted words, on one line. */
  readonly text: string
  readonly range: Range
  readonly verdict: VerdictName
  /** Why it was not checked. */
  readonly reason?: 'no-claim' | 'source-missing' | 'loading' | 'unreadable' | 'too-short' | 'translation'
  /** Of the gravest finding that the writer's settings let be shown. */
  readonly severity?: Severity
  /** What was found, in sentences. */
  readonly message?: string
  /** The source that has the words, or those nearest to them. */
  readonly source?: string
  readonly key?: string
  readonly place?: FilePlace
}

export interface TermsParams {
  /** Its terms come apart. Absent: no essay is being looked at. */
  readonly textDocument?: TextDocumentIdentifier
  /** Terms with these words in a name; of a large corpus those of which a name begins so. Empty: all. */
  readonly query: string
  /** How many of each are wanted, from the beginning. */
  readonly here: number
  readonly all: number
}

export interface TermsResult {
  /** Those that the essay uses, in the order of their first use. */
  readonly here: Listed<ListedTerm>
  /** Most important first. */
  readonly all: Listed<ListedTerm>
  /** The corpus is large: `all` is what a quick look found, and a query finds more. */
  readonly isPart: boolean
}

/** A passage that explains a term. */
export interface ListedAccount {
  /** On one line. */
  readonly definition: string
  /** Title of the source. */
  readonly source: string
  readonly key: string
  readonly place: FilePlace
}

/** With the account that a hover shows first. */
export interface ListedTerm extends ListedAccount {
  readonly name: string
  readonly aliases: readonly string[]
  /** Nothing explains it: the passage only uses it. */
  readonly isMention: boolean
  /** Where sources mean different things by it: the best account of each, the first among them. Else empty; empty far down a long list. */
  readonly senses: readonly ListedAccount[]
  /** Where the essay uses it first. */
  readonly range?: Range
}

/** A work by its source or, where there is none, by its key. */
export type Work = { readonly source: string } | { readonly key: string }

export interface CiteWorkParams {
  readonly textDocument: TextDocumentIdentifier
  readonly position: Position
  readonly work: Work
}

export interface CiteWorkResult {
  readonly version: number
  readonly key: string
  readonly edit: TextEdit
}

export interface WorkParams {
  /** Its style counts. Absent: that of the workspace. */
  readonly textDocument?: TextDocumentIdentifier
  readonly work: Work
}

export interface WorkReference {
  readonly text: string
  /** What could not be formatted, a sentence each. */
  readonly problems: readonly string[]
}
