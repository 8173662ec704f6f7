import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver'
import { findSymbols } from '../../core/features/find-symbols.ts'
import { placeOfTerm } from '../../core/features/look-up.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { sourceRangeOf } from '../to-lsp.ts'

/** Sources by title, key and path, terms by their names; best match first. */
export async function workspaceSymbols(
  session: Session,
  { query }: WorkspaceSymbolParams,
  task: RequestTask,
): Promise<WorkspaceSymbol[]> {
  const { corpus } = session.sources
  const symbols: WorkspaceSymbol[] = []
  for (const { name, found } of await findSymbols(query, corpus, task)) {
    if (found.kind === 'source') {
      const { key, contribution } = found.source
      const location = { uri: contribution.uri, range: START }
      symbols.push({ name, kind: SymbolKind.File, containerName: `@${key}`, location })
      continue
    }
    await task.checkpoint()
    const { place, at } = placeOfTerm(found.term, corpus)
    const source = corpus.source(place.source)
    const shown = await sourceLines(session, source, task)
    if (!shown) continue
    const location = { uri: shown.uri, range: sourceRangeOf(shown, at) }
    symbols.push({ name, kind: SymbolKind.Key, containerName: source.title, location })
  }
  return symbols
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
