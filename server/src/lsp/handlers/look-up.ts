import type { Location } from 'vscode-languageserver'
import { lookUp } from '../../core/features/look-up.ts'
import type { Place } from '../../core/model/place.ts'
import type { Corpus } from '../../core/service.ts'
import { LOOK_UP, type LookedUp, type LookUpParams, type LookUpResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { sourceRangeOf } from '../to-lsp.ts'

/** Commands of this file, for the list of those that the server has. */
export const LOOK_UP_COMMANDS: readonly string[] = [LOOK_UP]

/** The words of what was sent; a selection of an essay is asked for by its text. */
export async function lookUpCommand(session: Session, argument: unknown, task: RequestTask): Promise<LookUpResult> {
  const { query, uri } = paramsOf(argument)
  const { corpus } = session.sources
  const language = uri === undefined ? undefined : session.essay(uri)?.essay.language
  await task.checkpoint()
  const found = lookUp(query, corpus, language)
  const definitions: LookedUp[] = []
  for (const { name, text, title, key, place, at, kind } of found.definitions) {
    const location = await locationOf(session, corpus, { ...place, span: at }, task)
    definitions.push({ name, text, source: title, ...(key !== '' && { key }), isOwn: kind === 'own', ...location })
  }
  const passages: LookedUp[] = []
  for (const { text, title, key, place } of found.passages) {
    passages.push({
      name: '',
      text,
      source: title,
      key,
      isOwn: false,
      ...(await locationOf(session, corpus, place, task)),
    })
  }
  return { ...found.term, definitions, passages, related: [...found.related] }
}

/** Absent where the file is gone. */
async function locationOf(
  session: Session,
  corpus: Corpus,
  { source, span }: Place,
  task: RequestTask,
): Promise<{ location?: Location }> {
  const shown = await sourceLines(session, corpus.source(source), task)
  return shown ? { location: { uri: shown.uri, range: sourceRangeOf(shown, span) } } : {}
}

function paramsOf(argument: unknown): LookUpParams {
  if (typeof argument === 'string') return { query: argument }
  if (typeof argument !== 'object' || argument === null) return { query: '' }
  const { query, uri } = argument as Readonly<Record<string, unknown>>
  return { query: typeof query === 'string' ? query : '', ...(typeof uri === 'string' && { uri }) }
}
