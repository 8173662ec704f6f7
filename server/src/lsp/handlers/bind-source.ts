import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver'
import { likelySources } from '../../core/bib/likely-sources.ts'
import { bindableSources } from '../../core/corpus/bind-corpus.ts'
import { PROJECT_FILE } from '../../core/corpus/project-file.ts'
import { projectKeyEdit } from '../../core/corpus/project-key.ts'
import type { SourceId } from '../../core/model/place.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { overlaps, type Span, span } from '../../core/text/span.ts'
import { say } from '../../core/wording.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { isUnder } from '../uri.ts'

/** For cited works of the bibliography whose text nobody can tell: the loaded files that may be it, as lines of the project file. */
export async function bindSourceActions(
  session: Session,
  { essay, works, sources: { corpus } }: EssaySnapshot,
  at: Span<'essay'>,
  task: RequestTask,
): Promise<CodeAction[]> {
  const here = { start: at.start, end: Math.max(at.end, at.start + 1) } as Span<'essay'>
  const keys = essay.citations
    .filter(({ span: s }) => overlaps(s, here) || s.end === at.start)
    .flatMap(({ items }) => items.map(({ key }) => key))
    .filter(key => works.library.has(key) && works.binding.resolve(key).length === 0)
  if (keys.length === 0) return []
  const taken = new Set([...works.binding.bound.values()].flatMap(({ sources }) => sources))
  const free = bindableSources(corpus).filter(({ id }) => !taken.has(id))
  const actions: CodeAction[] = []
  for (const key of new Set(keys)) {
    const reference = works.library.get(key)
    for (const { id, path } of reference ? likelySources(reference, free) : []) {
      const edit = await bindingEdit(session, id, key, task)
      if (edit) actions.push({ title: say('@{0} is {1} ({2})', key, path, PROJECT_FILE), kind: 'quickfix', edit })
    }
  }
  return actions
}

/**
 * The edit of the project file that says that a source is the work of this key. Undefined where there is no project file that the
 * server reads, or no edit of it that changes nothing else. Throws Cancelled.
 */
async function bindingEdit(
  session: Session,
  id: SourceId,
  key: string,
  task: RequestTask,
): Promise<WorkspaceEdit | undefined> {
  const { flags, folders, sources } = session
  // See node/lsp-host.ts: the first folder alone has a project file.
  const [folder] = folders
  const source = sources.corpus.sources.get(id)
  if (folder === undefined || !source) return undefined
  const { path, uri: lies } = source.contribution
  if (!isUnder(lies, folder) && !isAbsolute(path)) return undefined
  const uri = `${folder.replace(/\/$/, '')}/${PROJECT_FILE}`
  const document = session.documentAt(uri)
  const text = document?.text ?? (await task.race(session.host.readText(uri)))
  if (text === undefined && !(flags.createsFiles && flags.versionedEdits)) return undefined
  const edit = projectKeyEdit(text ?? '', path, key)
  if (!edit) return undefined
  const range = rangeOf(new LineIndex<'raw'>(text ?? ''), span(edit.start, edit.end))
  const change = {
    textDocument: { uri: document?.uri ?? uri, version: document?.version ?? null },
    edits: [{ range, newText: edit.newText }],
  }
  if (!flags.versionedEdits) return { changes: { [change.textDocument.uri]: change.edits } }
  return {
    documentChanges:
      text === undefined ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change],
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[a-z]:[\\/])/i.test(path)
}
