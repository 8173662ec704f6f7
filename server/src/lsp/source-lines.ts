import { located } from '../core/locate/located.ts'
import { pagesOfSpan } from '../core/locate/pages.ts'
import type { Place } from '../core/model/place.ts'
import { isTextFile } from '../core/model/source.ts'
import type { Corpus, Source } from '../core/service.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import type { ShownSource } from './shown-sources.ts'
import { linkTo, sourceRangeOf } from './to-lsp.ts'

/** A source as the editor shows it. Undefined when its file is gone. */
export function sourceLines(session: Session, source: Source, task: RequestTask): Promise<ShownSource | undefined> {
  return task.race(session.shown.load(source))
}

/**
 * Runs `compute`, which makes links to places in sources. A link needs the lines of what is shown of the source, and those may have to be
 * read first: then `compute` runs twice, the first time only to learn which sources it needs.
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
    // An editor that opens files only: the file of a rendition is written for who goes there, not for who reads of it.
    if (!session.flags.showsContent && !isTextFile(rendition)) {
      const [page] = pagesOfSpan(located(rendition), place.span)
      return page && /\.pdf$/i.test(uri) ? `${uri}#page=${page.physical}` : uri
    }
    const shown = session.shown.get(source)
    if (shown) return linkTo(shown.uri, sourceRangeOf(shown, place.span).start)
    missing.add(source)
    return session.shown.addressOf(source)
  }
  const first = compute(linkOf)
  if (missing.size === 0) return first
  await task.race(Promise.all([...missing].map(source => session.shown.load(source))))
  return compute(linkOf)
}
