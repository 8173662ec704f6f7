/** What stands beneath a source in a list: its headings, and what the essays of the workspace quote from it. */
import type { SourceId } from '../../core/model/place.ts'
import { type CheckedEssay, checkEssay, parseEssay } from '../../core/service.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { checkOptionsOf } from '../check-jobs.ts'
import type { EssayCitations } from '../essay-citations.ts'
import type { ListedPassage, SourcePartsParams, SourcePartsResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { countCitations } from './views-citations.ts'
import { oneLine } from './views-limits.ts'

const MOST_HEADINGS = 2000
const MOST_PASSAGES = 500

/** Null for a source that is gone. Checks the essays that cite it, as far as they are not checked yet. */
export async function sourceParts(
  session: Session,
  citations: EssayCitations,
  { source: id }: SourcePartsParams,
  task: RequestTask,
): Promise<SourcePartsResult | null> {
  const { corpus } = session.sources
  const source = corpus.sources.get(id as SourceId)
  if (!source) return null
  const { outline } = source.contribution.rendition
  const passages: ListedPassage[] = []
  const { essaysCiting } = await countCitations(session, citations, task)
  for (const uri of essaysCiting(source.id)) {
    await task.checkpoint()
    const essay = await checkedEssay(session, uri, task)
    if (essay) passages.push(...passagesFrom(source.id, uri, essay.checked, essay.lines))
  }
  return {
    outline: {
      total: outline.length,
      items: outline.slice(0, MOST_HEADINGS).map(({ title, level, span }) => ({
        title: oneLine(title),
        level,
        start: span.start,
        end: span.end,
      })),
    },
    passages: { total: passages.length, items: passages.slice(0, MOST_PASSAGES) },
  }
}

interface Checked {
  readonly checked: CheckedEssay
  readonly lines: LineIndex<'essay'>
}

/** As it stands in the editor, else on disk; undefined where it cannot be read. */
async function checkedEssay(session: Session, uri: string, task: RequestTask): Promise<Checked | undefined> {
  await task.race(session.bibliographyReady(uri))
  const snapshot = session.essay(uri)
  if (snapshot) return { checked: await session.check(snapshot, task), lines: snapshot.lines }
  const text = await task.race(session.host.readText(uri))
  if (text === undefined) return undefined
  const essay = parseEssay(text)
  await task.race(session.bibliographies.ready(uri, essay, session.folders))
  const { sources, config } = session
  const options = checkOptionsOf({ sources, config, works: session.worksOf(uri, essay) })
  const checked = await checkEssay(essay, sources.corpus, task, session.memo, options)
  return { checked, lines: new LineIndex<'essay'>(text) }
}

/** The quotations that have their words from the source, and those that only say so. */
function passagesFrom(
  source: SourceId,
  uri: string,
  { quotations, essay }: CheckedEssay,
  lines: LineIndex<'essay'>,
): readonly ListedPassage[] {
  return quotations.flatMap(({ quotation, judgement: { verdict, matches, claimed } }): ListedPassage[] => {
    const best = matches.find(({ place }) => place.source === source)
    if (!best && !(matches.length === 0 && claimed.includes(source))) return []
    const { span, outer } = quotation
    return [
      {
        text: oneLine(essay.text.slice(span.start, span.end)),
        verdict,
        essay: { uri, range: rangeOf(lines, outer) },
        ...(best && { place: { source, start: best.place.span.start, end: best.place.span.end } }),
      },
    ]
  })
}
