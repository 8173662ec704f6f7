import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver'
import { definitionAt, type EntryTarget, entryAt } from '../../core/service.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
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
  const at = offsetOf(lines, params.position)
  const targets: SourceTarget[] = []
  const entry = entryAt(essay, checked, at)
  const place = entry && (await entryTarget(session, snapshot, entry, task))
  if (place) {
    session.assertCurrent(snapshot)
    return session.flags.locationLinks ? [locationLinkOf(place)] : [locationOf(place)]
  }
  for (const { origin, source, passage, focus } of definitionAt(essay, sources.corpus, checked, at)) {
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

/** The entry of a work that has no loaded source, in its bibliography or in the essay's own front matter. */
async function entryTarget(
  session: Session,
  { document, lines }: EssaySnapshot,
  { origin, bibliography, entry, key }: EntryTarget,
  task: RequestTask,
): Promise<SourceTarget | undefined> {
  const uri = session.host.uriOf(bibliography)
  const text = uri === document.uri ? document.text : await task.race(session.host.readText(uri))
  if (text === undefined) return undefined
  const file = new LineIndex<'raw'>(text)
  return { origin: rangeOf(lines, origin), uri, passage: rangeOf(file, entry), focus: rangeOf(file, key) }
}
