/** What the preview of an essay asks for. Part of protocol.ts, which clients import. */
import type { TextDocumentIdentifier } from 'vscode-languageserver'
import type { Run } from '../core/cite/formatted-text.ts'
import type { Severity } from '../core/model/finding.ts'
import type { VerdictName } from './protocol.ts'

/** Client to server, request with {@link PreviewParams}: {@link PreviewResult}, null for what is no open essay. Waits for the check. */
export const PREVIEW = 'apparatus/preview'
/**
 * Server to client, notification: {@link PreviewStaleParams}. Once after each answer to `apparatus/preview`, when that answer may be
 * another now though the text is the same: sources, bibliographies or settings changed.
 */
export const PREVIEW_STALE = 'apparatus/previewStale'

export interface PreviewParams {
  readonly textDocument: TextDocumentIdentifier
}

export interface PreviewStaleParams {
  readonly uri: string
}

/** What a preview shows beside the essay's text. Places are offsets in UTF-16 code units; all else is plain text of limited length. */
export interface PreviewResult {
  /** The text that the places count in. */
  readonly version: number
  /** In order of their start, an outer one before those inside it; none where checking is turned off. */
  readonly quotations: readonly PreviewQuotation[]
  /** In order. One that could not be formatted is left out. */
  readonly citations: readonly PreviewCitation[]
  /** The entries in the style's order. */
  readonly bibliography: readonly (readonly PreviewRun[])[]
  readonly hangingIndent: boolean
}

export interface PreviewQuotation {
  /** With its marks; a block from its first `>` on. */
  readonly start: number
  readonly end: number
  readonly form: 'inline' | 'block'
  readonly verdict: VerdictName
  /** Why it could not be checked; one that needs no check (a name, a title, words that nobody is said to have written) is left out. */
  readonly reason?: 'source-missing' | 'loading' | 'unreadable' | 'translation'
  /** Of the gravest finding that the writer's settings let be shown. */
  readonly severity?: Severity
  /** What was found, in sentences. */
  readonly message?: string
  /** The words of the source; the nearest ones where it does not have these. */
  readonly passage?: string
  readonly source?: string
  readonly key?: string
}

export interface PreviewCitation {
  readonly start: number
  readonly end: number
  /** What the style puts here, or into the note. */
  readonly runs: readonly PreviewRun[]
  /** The entries of the cited works, a line each. */
  readonly title?: string
  /** Present where the style makes a note of it: its number. */
  readonly note?: number
  /** With a note: the names that stand in the sentence before its number. */
  readonly author?: readonly PreviewRun[]
}

/** A stretch of formatted text that looks the same throughout. A link begins with `http:` or `https:`. */
export type PreviewRun = Run
