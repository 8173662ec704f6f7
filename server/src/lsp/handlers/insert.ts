import { citationsToInsert, type InsertItem, quotationsToInsert } from '../../core/service.ts'
import type { Span } from '../../core/text/span.ts'
import { spanOf } from '../from-lsp.ts'
import type { SearchParams, SearchResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'

export function searchSources(session: Session, params: SearchParams, task: RequestTask): Promise<SearchResult> {
  return search(session, params, task, ({ essay, sources, works }, selection) =>
    citationsToInsert(params.query, essay, session.citables.of(sources.corpus, works), selection),
  )
}

export function searchPassages(session: Session, params: SearchParams, task: RequestTask): Promise<SearchResult> {
  return search(session, params, task, ({ essay, sources, works }, selection) =>
    quotationsToInsert(params.query, essay, sources.corpus, session.citables.of(sources.corpus, works), selection),
  )
}

async function search(
  session: Session,
  { textDocument, range }: SearchParams,
  task: RequestTask,
  find: (snapshot: EssaySnapshot, selection: Span<'essay'>) => readonly InsertItem[],
): Promise<SearchResult> {
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot) return { version: 0, items: [] }
  await task.checkpoint()
  const items = find(snapshot, spanOf(snapshot.lines, range))
  session.assertCurrent(snapshot)
  return {
    version: snapshot.document.version,
    items: items.map(({ label, note, detail, insert, replace }) => ({
      label,
      description: note,
      detail,
      edit: { range: rangeOf(snapshot.lines, replace), newText: insert },
    })),
  }
}
