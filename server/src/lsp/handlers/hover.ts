import type { Hover, HoverParams } from 'vscode-languageserver'
import { hoverAt } from '../../core/service.ts'
import type { Formatting } from '../formatting.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { withLinks } from '../source-lines.ts'
import { hoverOf } from '../to-lsp.ts'

export async function hover(
  session: Session,
  formatting: Formatting,
  params: HoverParams,
  task: RequestTask,
): Promise<Hover | null> {
  const snapshot = session.essay(params.textDocument.uri)
  if (!snapshot) return null
  const { essay, lines, sources } = snapshot
  const checked = await session.check(snapshot, task)
  const at = offsetOf(lines, params.position)
  const found = await withLinks(session, sources.corpus, task, linkOf =>
    hoverAt(essay, sources.corpus, checked, at, linkOf, key => formatting.entryOf(snapshot, key)),
  )
  session.assertCurrent(snapshot)
  return found ? hoverOf(lines, found, session.flags.markdownHover) : null
}
