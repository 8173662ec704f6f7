import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver'
import { definitionAt } from '../../core/service.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { locationLinkOf, locationOf, rangeOf, type SourceTarget, sourceRangeOf } from '../to-lsp.ts'

export async function definition(
  session: Session,
  params: DefinitionParams,
  task: RequestTask,
): Promise<LocationLink[] | Location[] | null> {
  const snapshot = session.essay(params.textDocument.uri)
  if (!snapshot) return null
  const { essay, lines, sources } = snapshot
  const checked = await session.check(snapshot, task)
  const targets: SourceTarget[] = []
  for (const { origin, source, passage, focus } of definitionAt(
    essay,
    sources.corpus,
    checked,
    offsetOf(lines, params.position),
  )) {
    const file = await sourceLines(session, sources.corpus.source(source), task)
    if (!file) continue
    targets.push({
      origin: rangeOf(lines, origin),
      uri: file.uri,
      passage: sourceRangeOf(file, passage),
      focus: sourceRangeOf(file, focus),
    })
  }
  session.assertCurrent(snapshot)
  return session.flags.locationLinks ? targets.map(locationLinkOf) : targets.map(locationOf)
}
