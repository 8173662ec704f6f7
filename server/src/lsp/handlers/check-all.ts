import { checkEssay, parseEssay } from '../../core/service.ts'
import { LineIndex } from '../../core/text/lines.ts'
import type { CheckAllResult, CheckedFile } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import type { SourceLoading } from '../source-loading.ts'
import { countsOf } from '../status.ts'
import { diagnosticsOf } from '../to-lsp.ts'
import { comparable } from '../uri.ts'

/** Checks every essay of the workspace, the open ones as they stand in the editor. */
export async function checkAll(session: Session, loading: SourceLoading, task: RequestTask): Promise<CheckAllResult> {
  const { config, sources } = session
  const open = new Map(session.openEssays.map(document => [comparable(document.uri), document]))
  const onDisk = await task.race(session.host.findEssays(loading.folders))
  const uris = new Map([...onDisk.map(uri => [comparable(uri), uri] as const)])
  for (const [key, { uri }] of open) uris.set(key, uri)
  const essays: CheckedFile[] = []
  for (const [key, uri] of [...uris].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await task.checkpoint()
    if (!session.isEssay({ uri, languageId: open.get(key)?.languageId ?? '' })) continue
    const text = open.get(key)?.text ?? (await task.race(session.host.readText(uri)))
    if (text === undefined) continue
    const checked = await checkEssay(parseEssay(text), sources.corpus, task, session.memo, {
      loading: !sources.complete,
    })
    const diagnostics = diagnosticsOf(new LineIndex(text), checked.findings, config)
    essays.push({ uri, quotations: checked.quotations.length, counts: countsOf(checked), diagnostics })
  }
  return { essays }
}
