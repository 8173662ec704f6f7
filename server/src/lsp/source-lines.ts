import type { Place } from '../core/model/place.ts'
import type { Corpus, Source } from '../core/service.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import { linkTo, type SourceFileLines, sourceRangeOf } from './to-lsp.ts'

/** A source with the lines of its file. Undefined when the file is gone. */
export async function sourceLines(
  session: Session,
  source: Source,
  task: RequestTask,
): Promise<SourceFileLines | undefined> {
  const { uri, rendition } = source.contribution
  const lines = await task.race(session.rawLines.load(source))
  return lines && { uri, rendition, lines }
}

/**
 * Runs `compute`, which makes links to places in sources. A link needs the lines of the source's file, and those may have to be
 * read first: then `compute` runs twice, the first time only to learn which files it needs.
 */
export async function withLinks<T>(
  session: Session,
  corpus: Corpus,
  task: RequestTask,
  compute: (linkOf: (place: Place) => string) => T,
): Promise<T> {
  const missing = new Set<Source>()
  const linkOf = (place: Place): string => {
    const source = corpus.source(place.source)
    const { uri, rendition } = source.contribution
    const lines = session.rawLines.get(source)
    if (lines) return linkTo(uri, sourceRangeOf({ uri, rendition, lines }, place.span).start)
    missing.add(source)
    return uri
  }
  const first = compute(linkOf)
  if (missing.size === 0) return first
  await task.race(Promise.all([...missing].map(source => session.rawLines.load(source))))
  return compute(linkOf)
}
