/**
 * An immutable snapshot of the sources that are loaded. `with` and `without` give a new snapshot with the next revision; they
 * commute: whatever the order of loads, edits and removals, the same files give the same corpus (but for the revision).
 */
import type { Contribution } from '../index/contribution.ts'
import { SearchIndex } from '../index/search-index.ts'
import type { SourceId } from '../model/place.ts'
import { Glossary } from '../terms/glossary.ts'
import { assignKeys } from './keys.ts'

/** A source that could not be read, and why. */
export interface FailedSource {
  readonly path: string
  readonly reason: string
}

/** A source in a corpus. */
export interface Source {
  readonly id: SourceId
  readonly contribution: Contribution
  /** Unique in this corpus, but shared by renditions of one work (same declared key or same text). */
  readonly key: string
  readonly title: string
}

export class Corpus {
  readonly revision: number
  /** In order of id. */
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly byKey: ReadonlyMap<string, readonly SourceId[]>
  readonly failed: readonly FailedSource[]
  readonly search: SearchIndex
  readonly glossary: Glossary

  private constructor(
    revision: number,
    contributions: ReadonlyMap<SourceId, Contribution>,
    failed: readonly FailedSource[],
    search: SearchIndex,
  ) {
    this.revision = revision
    this.failed = failed
    this.search = search
    const ordered = [...contributions.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const keys = assignKeys(ordered)
    const sources = new Map<SourceId, Source>()
    const byKey = new Map<string, SourceId[]>()
    for (const contribution of ordered) {
      const key = keys.get(contribution.id) as string
      const title = contribution.rendition.metadata.title ?? contribution.path
      sources.set(contribution.id, { id: contribution.id, contribution, key, title })
      byKey.set(key, [...(byKey.get(key) ?? []), contribution.id])
    }
    this.sources = sources
    this.byKey = byKey
    this.glossary = Glossary.of(ordered)
  }

  static empty(): Corpus {
    return new Corpus(0, new Map(), [], SearchIndex.empty())
  }

  /** Adds, replaces (same id) and removes in one step; a batch costs one new index segment. */
  with(
    added: readonly Contribution[],
    removed: readonly SourceId[] = [],
    failed: readonly FailedSource[] = [],
  ): Corpus {
    const contributions = new Map([...this.sources].map(([id, source]) => [id, source.contribution]))
    for (const id of removed) contributions.delete(id)
    for (const contribution of added) contributions.set(contribution.id, contribution)
    const touched = new Set<string>([...removed, ...added.map(c => c.id), ...failed.map(f => f.path)])
    const stillFailed = this.failed.filter(f => !touched.has(f.path))
    const gone = new Set<SourceId>([...removed, ...added.map(c => c.id)])
    return new Corpus(
      this.revision + 1,
      contributions,
      [...stillFailed, ...failed].sort((a, b) => (a.path < b.path ? -1 : 1)),
      this.search.with(added, gone),
    )
  }

  source(id: SourceId): Source {
    const source = this.sources.get(id)
    if (!source) throw new Error(`no source ${id} in revision ${this.revision} of the corpus`)
    return source
  }
}
