import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { entriesOf, isKey, keyEdits } from '../../core/bib/key-edits.ts'
import { parseBibliography } from '../../core/bib/parse-bibliography.ts'
import { keyAt, keyInPlace } from '../../core/features/key-places.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { type Span, touches } from '../../core/text/span.ts'
import { say } from '../../core/wording.ts'
import type { ClosedEssays } from '../closed-essays.ts'
import { offsetOf } from '../from-lsp.ts'
import { type KeyOrigin, type KeyUses, originOf, usesOf } from '../key-uses.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'

interface RenamedKey extends KeyOrigin {
  readonly lines: LineIndex<'essay'> | LineIndex<'raw'>
  readonly span: Span<'essay'> | Span<'raw'>
  /** Whether a source or a bibliography has a key already, as far as the file goes in which one is renamed. */
  readonly isTaken: (key: string) => boolean
  /** Whether sources have the key of themselves: by the name of their file or what it says. */
  readonly isOfSource: boolean
}

/** The range of the citation key at the cursor, in an essay or in an open bibliography; null elsewhere. */
export async function prepareRename(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
): Promise<PrepareRenameResult | null> {
  const found = keyUnder(session, textDocument.uri, position)
  return found
    ? { range: rangeOf(found.lines as LineIndex<'raw'>, found.span as Span<'raw'>), placeholder: found.key }
    : null
}

/** Gives a work another key: in its entry, and in every essay that cites it. */
export async function rename(
  session: Session,
  closed: ClosedEssays,
  { textDocument, position, newName }: RenameParams,
  task: RequestTask,
): Promise<WorkspaceEdit | null> {
  const found = keyUnder(session, textDocument.uri, position)
  if (!found) throw refusal(say('There is no citation key here.'))
  const to = newName.trim().replace(/^@/, '')
  if (to === found.key) return null
  if (!isKey(to))
    throw refusal(
      say('“{0}” cannot be a citation key: it must not be empty or hold spaces, commas, quotes or brackets.', newName),
    )
  if (found.isTaken(to)) throw refusal(say('@{0} is the key of another work already.', to))
  if (found.bibliography === undefined && found.isOfSource)
    throw refusal(
      say('@{0} is what a source is called: rename its file, or name its key in apparatus.yaml.', found.key),
    )
  const uses = await usesOf(session, closed, found, task)
  const entries = uses.entry ? entriesOf(uses.entry.bibliography, found.key) : []
  if (found.bibliography !== undefined && entries.length === 0)
    throw refusal(say('The entry of @{0} cannot be found any more.', found.key))
  if (new Set(entries.map(({ title, year }) => `${title} ${year}`)).size > 1)
    throw refusal(say('Several works have the key @{0}: give each one of its own first.', found.key))
  if (uses.entry && entriesOf(uses.entry.bibliography, to).length > 0)
    throw refusal(say('@{0} is the key of another work already.', to))
  return workspaceEdit(uses, found.key, to, session.flags.versionedEdits)
}

function keyUnder(session: Session, uri: string, position: RenameParams['position']): RenamedKey | undefined {
  const snapshot = session.essay(uri)
  if (snapshot) {
    const { essay, lines, works, sources } = snapshot
    const place = keyAt(essay, offsetOf(lines, position))
    if (!place) return undefined
    return {
      ...originOf(session, uri, essay, place.key),
      lines,
      span: place.span,
      isTaken: key => works.library.has(key) || sources.corpus.byKey.has(key),
      isOfSource: sources.corpus.byKey.has(place.key),
    }
  }
  const document = session.document(uri)
  const path = document && session.bibliographies.pathOf(uri)
  const bibliography = path === undefined ? undefined : parseBibliography(document?.text ?? '', path)
  if (!document || !bibliography) return undefined
  const lines = new LineIndex<'raw'>(document.text)
  const at = offsetOf(lines, position)
  const reference = bibliography.references.find(({ keySpan }) => touches(keySpan, at))
  if (!reference) return undefined
  return {
    key: reference.key,
    bibliography: bibliography.path,
    lines,
    span: reference.keySpan,
    isTaken: key => entriesOf(bibliography, key).length > 0 || session.sources.corpus.byKey.has(key),
    isOfSource: false,
  }
}

function workspaceEdit({ essays, entry }: KeyUses, key: string, to: string, versioned: boolean): WorkspaceEdit {
  const files = new Map<string, { readonly version: number | null; readonly edits: TextEdit[] }>()
  for (const { uri, version, text, places } of essays) {
    const lines = new LineIndex<'essay'>(text)
    const edits = places.map(place => ({ range: rangeOf(lines, place.span), newText: keyInPlace(text, place, to) }))
    files.set(uri, { version, edits })
  }
  if (entry) {
    const lines = new LineIndex<'raw'>(entry.text)
    const edits = keyEdits(entry.text, entry.bibliography, key, to).map(({ span, newText }) => ({
      range: rangeOf(lines, span),
      newText,
    }))
    // References of an essay's own stand in the same file as its citations.
    const before = files.get(entry.uri)
    files.set(entry.uri, { version: entry.version, edits: [...edits, ...(before?.edits ?? [])] })
  }
  if (!versioned) return { changes: Object.fromEntries([...files].map(([uri, { edits }]) => [uri, edits])) }
  const documentChanges: TextDocumentEdit[] = [...files].map(([uri, { version, edits }]) => ({
    textDocument: { uri, version },
    edits,
  }))
  return { documentChanges }
}

/** Shown to the writer as it is. */
function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message)
}
