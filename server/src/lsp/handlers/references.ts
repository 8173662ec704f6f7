import type { Location, ReferenceParams } from 'vscode-languageserver'
import { referencesAt } from '../../core/service.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { rangeOf, sourceRangeOf } from '../to-lsp.ts'

export async function references(
  session: Session,
  params: ReferenceParams,
  task: RequestTask,
): Promise<Location[] | null> {
  const snapshot = session.essay(params.textDocument.uri)
  if (!snapshot) return null
  const { document, essay, lines, sources } = snapshot
  const found: Location[] = []
  for (const reference of referencesAt(essay, sources.corpus, offsetOf(lines, params.position))) {
    await task.checkpoint()
    if (reference.in === 'essay') {
      found.push({ uri: document.uri, range: rangeOf(lines, reference.span) })
      continue
    }
    const file = await sourceLines(session, sources.corpus.source(reference.source), task)
    if (file) found.push({ uri: file.uri, range: sourceRangeOf(file, reference.span) })
  }
  session.assertCurrent(snapshot)
  return found
}
