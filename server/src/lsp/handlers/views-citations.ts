import type { SourceId } from '../../core/model/place.ts'
import type { EssayCitations } from '../essay-citations.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'

/** How often the essays of a workspace cite what. */
export interface CitationCounts {
  readonly bySource: ReadonlyMap<SourceId, number>
  readonly byKey: ReadonlyMap<string, number>
  /** URIs of the essays that cite a source, in order. */
  readonly essaysCiting: (source: SourceId) => readonly string[]
}

/** Reads the essays that changed first. Throws Cancelled. */
export async function countCitations(
  session: Session,
  citations: EssayCitations,
  task: RequestTask,
): Promise<CitationCounts> {
  await citations.read(task)
  const bySource = new Map<SourceId, number>()
  const byKey = new Map<string, number>()
  const essays = new Map<SourceId, string[]>()
  for (const { uri, head, keys } of citations.essays()) {
    await task.checkpoint()
    const { sourcesOf } = session.worksOf(uri, head).cited
    for (const [key, { times }] of keys) {
      byKey.set(key, (byKey.get(key) ?? 0) + times)
      for (const source of sourcesOf?.(key) ?? []) {
        bySource.set(source, (bySource.get(source) ?? 0) + times)
        const citing = essays.get(source)
        if (!citing) essays.set(source, [uri])
        else if (citing.at(-1) !== uri) citing.push(uri)
      }
    }
  }
  return { bySource, byKey, essaysCiting: source => [...(essays.get(source) ?? [])].sort() }
}
