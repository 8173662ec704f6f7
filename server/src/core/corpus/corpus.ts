/**
 * An immutable snapshot of the sources that are loaded. `with` gives a new snapshot with the next revision; loads, edits and removals
 * commute: whatever their order, the same files give the same corpus (but for the revision). Opening one reads nothing that grows with it:
 * what is known of the sources is read when somebody asks for them all.
 */
import { type Bytes, MemoryBytes } from '../index/bytes.ts'
import type { FreshContribution } from '../index/contribution.ts'
import { type Part, SearchIndex } from '../index/search-index.ts'
import { Segment } from '../index/segment.ts'
import { SourceCache } from '../index/source-cache.ts'
import type { StoredSource } from '../index/stored-source.ts'
import type { SourceId } from '../model/place.ts'
import { Glossary } from '../terms/glossary.ts'
import { openTerms } from '../terms/lexicon/segment-terms.ts'
import type { Unsaid } from '../wording.ts'
import { assignKeys } from './keys.ts'
import { OwnGlossaries } from './own-glossaries.ts'
import { SegmentBuilder } from './segment-builder.ts'

/** A source that could not be read, and why. */
export interface FailedSource {
  readonly path: string
  /** It does not name the file. */
  readonly reason: Unsaid
}

/** A source in a corpus. */
export interface Source {
  readonly id: SourceId
  readonly contribution: StoredSource
  /** Unique in this corpus, but shared by renditions of one work (same declared key or same text). */
  readonly key: string
  readonly title: string
}

interface Catalogue {
  readonly sources: ReadonlyMap<SourceId, Source>
  readonly byKey: ReadonlyMap<string, readonly SourceId[]>
}

export class Corpus {
  readonly revision: number
  readonly failed: readonly FailedSource[]
  readonly search: SearchIndex
  /** The writer's own glossaries: no sources, but their terms win. */
  readonly own: OwnGlossaries
  private readonly cache: SourceCache
  private catalogueOrNone: Catalogue | undefined
  private glossaryOrNone: Glossary | undefined

  private constructor(
    revision: number,
    search: SearchIndex,
    failed: readonly FailedSource[],
    cache: SourceCache,
    own: OwnGlossaries = OwnGlossaries.none,
  ) {
    this.own = own
    this.revision = revision
    this.failed = failed
    this.search = search
    this.cache = cache
  }

  static empty(cache = new SourceCache()): Corpus {
    return new Corpus(0, SearchIndex.empty(), [], cache)
  }

  /** In order of id. */
  get sources(): ReadonlyMap<SourceId, Source> {
    return this.catalogue.sources
  }

  get byKey(): ReadonlyMap<string, readonly SourceId[]> {
    return this.catalogue.byKey
  }

  get glossary(): Glossary {
    this.glossaryOrNone ??= Glossary.over([
      ...(this.own.part ? [this.own.part] : []),
      ...this.search.parts.map(({ segment, gone }) => ({
        terms: openTerms(segment.terms),
        idOf: (document: number) => segment.source(document).id,
        isLive: (document: number) => !gone.has(document),
      })),
    ])
    return this.glossaryOrNone
  }

  /** Adds, replaces (same id) and removes in one step; a batch costs one new index segment. */
  with(
    added: readonly FreshContribution[],
    removed: readonly SourceId[] = [],
    failed: readonly FailedSource[] = [],
  ): Corpus {
    const builder = new SegmentBuilder()
    for (const contribution of new Map(added.map(c => [c.id, c])).values()) builder.add(contribution)
    return this.withSegments(builder.size > 0 ? [new MemoryBytes(builder.finish())] : [], removed, failed)
  }

  /**
   * The same with segments that are built already; no source is in two of them. Throws DamagedIndex.
   * `removed` and the paths of `failed` name what does not count any more.
   */
  withSegments(
    added: readonly Bytes[],
    removed: readonly SourceId[] = [],
    failed: readonly FailedSource[] = [],
  ): Corpus {
    const segments = added.map(bytes => Segment.open(bytes, this.cache))
    const ids = segments.flatMap(segment => Array.from({ length: segment.size }, (_, i) => segment.source(i).id))
    const gone = new Set<SourceId>([...removed, ...ids])
    const touched = new Set<string>([...gone, ...failed.map(f => f.path)])
    const stillFailed = this.failed.filter(f => !touched.has(f.path))
    return new Corpus(
      this.revision + 1,
      this.search.with(segments, gone),
      [...stillFailed, ...failed].sort((a, b) => (a.path < b.path ? -1 : 1)),
      this.cache,
      this.own,
    )
  }

  /** A corpus of what is stored: segments, and the numbers of their documents that do not count. Throws DamagedIndex. */
  static stored(
    stored: readonly { readonly bytes: Bytes; readonly gone: ReadonlySet<number> }[],
    revision: number,
    cache: SourceCache,
  ): Corpus {
    const parts = stored.map(({ bytes, gone }): Part => ({ segment: Segment.open(bytes, cache), gone }))
    return new Corpus(revision, new SearchIndex(parts), [], cache)
  }

  /** The same corpus with its sources out of these segments, as far as they stand there. No answer changes. Throws DamagedIndex. */
  rehoused(stored: readonly Bytes[]): Corpus {
    const open = new Map(this.search.parts.map(({ segment }) => [segment.bytes, segment]))
    const segments = stored.map(bytes => open.get(bytes) ?? Segment.open(bytes, this.cache))
    return new Corpus(this.revision, this.search.rehoused(segments), this.failed, this.cache, this.own)
  }

  /** The same sources with these glossaries of the writer's. What is found of quotations stays: the revision is the same. */
  withOwn(own: OwnGlossaries): Corpus {
    return own === this.own ? this : new Corpus(this.revision, this.search, this.failed, this.cache, own)
  }

  /** A source; for the id of one of the writer's glossaries, that. */
  source(id: SourceId): Source {
    const source = this.sources.get(id) ?? this.own.source(id)
    if (!source) throw new Error(`no source ${id} in revision ${this.revision} of the corpus`)
    return source
  }

  private get catalogue(): Catalogue {
    this.catalogueOrNone ??= catalogueOf([...this.search.sources()])
    return this.catalogueOrNone
  }
}

function catalogueOf(contributions: readonly StoredSource[]): Catalogue {
  const ordered = [...contributions].sort((a, b) => (a.id < b.id ? -1 : 1))
  const keys = assignKeys(ordered)
  const sources = new Map<SourceId, Source>()
  const byKey = new Map<string, SourceId[]>()
  for (const contribution of ordered) {
    const { id } = contribution
    const key = keys.get(id) as string
    sources.set(id, { id, contribution, key, title: contribution.metadata.title ?? contribution.path })
    const others = byKey.get(key)
    if (others) others.push(id)
    else byKey.set(key, [id])
  }
  return { sources, byKey }
}
