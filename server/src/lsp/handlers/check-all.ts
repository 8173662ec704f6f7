import type { ClosedEssays } from '../closed-essays.ts'
import type { CheckAllResult, CheckedFile } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { countsOf } from '../status.ts'
import { diagnosticsOf } from '../to-lsp.ts'
import { comparable } from '../uri.ts'

/** Checks every essay of the workspace, the open ones as they stand in the editor. */
export async function checkAll(session: Session, closed: ClosedEssays, task: RequestTask): Promise<CheckAllResult> {
  const { config, flags } = session
  const open = new Map(session.openEssays.map(({ uri }) => [comparable(uri), uri]))
  const uris = new Map((await closed.list(task)).map(uri => [comparable(uri), uri]))
  for (const [key, uri] of open) uris.set(key, uri)
  const essays: CheckedFile[] = []
  for (const [key, uri] of [...uris].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await task.checkpoint()
    const checked = open.has(key) ? await openEssay(session, uri, task) : await closed.essay(uri, task)
    if (checked) essays.push(checked)
  }
  return { essays, showsClosed: flags.pullsDiagnostics && config.check && config.closedEssays }
}

async function openEssay(session: Session, uri: string, task: RequestTask): Promise<CheckedFile | undefined> {
  await task.race(session.bibliographyReady(uri))
  const snapshot = session.essay(uri)
  if (!snapshot) return undefined
  const checked = await session.check(snapshot, task)
  const diagnostics = diagnosticsOf(snapshot.lines, checked.findings, snapshot.config, session.findingPages)
  return { uri, quotations: checked.quotations.length, counts: countsOf(checked), diagnostics }
}
