import type { CodeAction, Command, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import { worksOf } from '../../core/check/works.ts'
import { newGlossaryEntry } from '../../core/features/glossary-entry.ts'
import { entryInsertion, NEW_GLOSSARY, takesEntries } from '../../core/glossary/add-entry.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { type Span, span } from '../../core/text/span.ts'
import { say } from '../../core/wording.ts'
import { checkOptionsOf } from '../check-jobs.ts'
import { REVEAL_ENTRY, type RevealEntryParams } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { comparable } from '../uri.ts'

/** An entry for the words that are selected, in the first of the writer's glossaries that is written by hand, or in a new one. */
export async function addToGlossaryActions(
  session: Session,
  snapshot: EssaySnapshot,
  at: Span<'essay'>,
  task: RequestTask,
): Promise<CodeAction[]> {
  const { essay, sources } = snapshot
  const works = worksOf(sources.corpus, checkOptionsOf(snapshot))
  const entry = newGlossaryEntry(essay, sources.corpus, works, at)
  const uri = entry && glossaryOf(session, snapshot.document.uri)
  if (!entry || uri === undefined) return []
  const document = session.documentAt(uri)
  const text = document?.text ?? (await task.race(session.host.readText(uri)))
  const { at: place, newText, select } = entryInsertion(text, uri, entry)
  const lines = new LineIndex<'raw'>(text ?? '')
  const target = document?.uri ?? uri
  const edits = [{ range: rangeOf(lines, span(place, place)), newText }]
  const edit = editOf(session, target, document?.version, edits, text === undefined)
  if (!edit) return []
  const after = new LineIndex<'raw'>(`${text ?? ''}${newText}`)
  const command: Command = {
    title: say('Open the glossary'),
    command: REVEAL_ENTRY,
    arguments: [{ uri: target, range: rangeOf(after, span(select.start, select.end)) } satisfies RevealEntryParams],
  }
  return [
    {
      title: say('Add “{0}” to Glossary', entry.name),
      kind: 'quickfix',
      edit,
      ...(session.flags.apparatus && { command }),
    },
  ]
}

/** The first glossary that takes entries, else the one to make in the essay's workspace folder. */
function glossaryOf(session: Session, essay: string): string | undefined {
  const own = session.glossaries.own.files.find(({ path }) => takesEntries(path))
  if (own) return own.uri
  const { folders } = session
  const home = folders.find(folder => comparable(essay).startsWith(`${comparable(folder)}/`)) ?? folders[0]
  return home === undefined ? undefined : `${home.replace(/\/$/, '')}/${NEW_GLOSSARY}`
}

/** Undefined where the editor cannot make files. */
function editOf(
  { flags }: Session,
  uri: string,
  version: number | undefined,
  edits: TextDocumentEdit['edits'],
  isNew: boolean,
): WorkspaceEdit | undefined {
  const change = { textDocument: { uri, version: version ?? null }, edits }
  // Files can be made in `documentChanges` alone: an editor that makes them knows it.
  if (isNew && !flags.createsFiles) return undefined
  if (isNew) return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] }
  return flags.versionedEdits ? { documentChanges: [change] } : { changes: { [uri]: edits as TextEdit[] } }
}
