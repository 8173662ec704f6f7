import type {
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import type { ClosedEssays } from '../closed-essays.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { comparable } from '../uri.ts'

/**
 * Answers `workspace/diagnostic` with the files that are not open and whose diagnostics are not what the editor has. To an editor that
 * has everything it answers when something changes: it may ask as often as it likes.
 */
export async function workspaceDiagnostics(
  session: Session,
  closed: ClosedEssays,
  { previousResultIds }: WorkspaceDiagnosticParams,
  task: RequestTask,
  tell: ((report: WorkspaceDiagnosticReport) => void) | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const had = new Map(previousResultIds.map(({ uri, value }) => [comparable(uri), { uri, value }]))
  for (;;) {
    const change = nextChange(closed)
    if (session.sources.complete) {
      const items: WorkspaceDocumentDiagnosticReport[] = []
      const there = new Set<string>()
      let told = 0
      for await (const { uri, resultId, diagnostics } of closed.reports(task)) {
        there.add(comparable(uri))
        if (had.get(comparable(uri))?.value === resultId) continue
        // An editor that has nothing of a file need not hear that there is nothing.
        if (diagnostics.length === 0 && !had.has(comparable(uri))) continue
        const item = { kind: 'full' as const, uri, version: null, resultId, items: [...diagnostics] }
        told++
        if (tell) tell({ items: [item] })
        else items.push(item)
      }
      for (const [key, { uri }] of had) {
        // What is open is told by its own request.
        if (there.has(key) || session.openEssays.some(open => comparable(open.uri) === key)) continue
        told++
        items.push({ kind: 'full', uri, version: null, items: [] })
      }
      if (told > 0 || had.size === 0) return { items }
    } else if (had.size === 0) return { items: [] }
    await task.race(change.promise)
  }
}

function nextChange(closed: ClosedEssays): { readonly promise: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  closed.onChange.once(resolve)
  return { promise }
}
