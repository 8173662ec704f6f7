import type { CodeAction } from 'vscode-languageserver'
import { type EntryFacts, newEntry } from '../../core/bib/new-entry.ts'
import { parseBibliography } from '../../core/bib/parse-bibliography.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { overlaps, type Span, span } from '../../core/text/span.ts'
import { say } from '../../core/wording.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { fileNameOf } from '../uri.ts'

/** For cited sources that no bibliography describes: their entries, from what they say of themselves, in the essay's first one. */
export async function newEntryActions(
  session: Session,
  { essay, works, sources }: EssaySnapshot,
  at: Span<'essay'>,
  task: RequestTask,
): Promise<CodeAction[]> {
  const file = works.library.bibliographies.find(({ format }) => format !== 'inline')
  const here = { start: at.start, end: Math.max(at.end, at.start + 1) } as Span<'essay'>
  const keys = essay.citations
    .filter(({ span: s }) => overlaps(s, here) || s.end === at.start)
    .flatMap(({ items }) => items.map(({ key }) => key))
    .filter(key => !works.library.has(key))
  if (!file) return []
  const actions: CodeAction[] = []
  for (const key of new Set(keys)) {
    const [id] = works.binding.resolve(key)
    if (id === undefined) continue
    const { title, contribution } = sources.corpus.source(id)
    const { authors = [], year, doi, isbn } = contribution.metadata
    const facts: EntryFacts = {
      ...{ key, title, authors },
      ...(year !== undefined && { year }),
      ...(doi !== undefined && { doi }),
      ...(isbn !== undefined && { isbn }),
    }
    const uri = session.host.uriOf(file.path)
    const document = session.documentAt(uri)
    const text = document?.text ?? (await task.race(session.host.readText(uri)))
    const bibliography = text === undefined ? undefined : parseBibliography(text, file.path)
    if (text === undefined || !bibliography) continue
    const insertion = newEntry(text, bibliography, facts)
    if (!insertion) continue
    const range = rangeOf(new LineIndex<'raw'>(text), span(insertion.at, insertion.at))
    const edits = [{ range, newText: insertion.newText }]
    const target = document?.uri ?? uri
    actions.push({
      title: say('Add @{0} to {1}', key, fileNameOf(uri)),
      kind: 'quickfix',
      edit: session.flags.versionedEdits
        ? { documentChanges: [{ textDocument: { uri: target, version: document?.version ?? null }, edits }] }
        : { changes: { [target]: edits } },
    })
  }
  return actions
}
