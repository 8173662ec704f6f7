import type { Hover, HoverParams } from 'vscode-languageserver'
import type { FormattedText } from '../../core/cite/formatted-text.ts'
import { citedAt } from '../../core/features/hover.ts'
import { hoverAt } from '../../core/service.ts'
import type { Formatting } from '../formatting.ts'
import { offsetOf } from '../from-lsp.ts'
import type { KeyMentions } from '../key-mentions.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { withLinks } from '../source-lines.ts'
import { hoverOf } from '../to-lsp.ts'

export async function hover(
  session: Session,
  formatting: Formatting,
  mentions: KeyMentions,
  params: HoverParams,
  task: RequestTask,
): Promise<Hover | null> {
  const snapshot = session.essay(params.textDocument.uri)
  if (!snapshot) return null
  const { essay, lines, sources } = snapshot
  const checked = await session.check(snapshot, task)
  const at = offsetOf(lines, params.position)
  const cited = citedAt(essay, at)
  const elsewhere = cited && (await mentions.elsewhere(snapshot, cited, task))
  const formattedOf = (key: string): FormattedText | undefined => formatting.entryOf(snapshot, key)
  const found = await withLinks(session, sources.corpus, task, linkOf =>
    hoverAt(essay, sources.corpus, checked, at, linkOf, { formattedOf, elsewhere }),
  )
  session.assertCurrent(snapshot)
  return found ? hoverOf(lines, found, session.flags.markdownHover) : null
}
