/**
 * A corpus and where its segments are kept: on disk, where that can be, so that the next start finds them, else in memory. The disk is a
 * pool that several windows share: each takes from it the sources that it found itself, and takes out only what is on disk no more.
 */
import { CONTRIBUTION_VERSION } from '../../core/corpus/contribute.ts'
import { Corpus, type FailedSource } from '../../core/corpus/corpus.ts'
import { mergeWanted } from '../../core/corpus/merge.ts'
import { type Bytes, DamagedIndex, MemoryBytes } from '../../core/index/bytes.ts'
import type { Part } from '../../core/index/search-index.ts'
import { Segment } from '../../core/index/segment.ts'
import { SEGMENT_VERSION } from '../../core/index/segment-file.ts'
import { SourceCache } from '../../core/index/source-cache.ts'
import type { SourceId } from '../../core/model/place.ts'
import { READERS } from '../../core/read/readers.ts'
import { TERMS_VERSION } from '../../core/terms/finding/find-terms.ts'
import { FOLD_VERSION } from '../../core/text/fold.ts'
import type { Burial, IndexState } from '../index-store/change.ts'
import { IndexStore } from '../index-store/index-store.ts'
import { StoreUnavailable } from '../index-store/store-unavailable.ts'
import { Quarantine } from '../reader-process/quarantine.ts'
import { onThreads } from './index-threads.ts'
import { Stamps } from './stamps.ts'

/** All that the bytes of a segment depend on besides the files. */
const VERSION = [
  `segment ${SEGMENT_VERSION}`,
  `contribution ${CONTRIBUTION_VERSION}`,
  `terms ${TERMS_VERSION}`,
  `fold ${FOLD_VERSION}`,
  ...READERS.map(({ name, version }) => `${name} ${version}`),
].join(', ')

export interface IndexOptions {
  /** Where segments are kept; absent: in memory. */
  readonly folder?: string
  /** Bytes of memory for opened sources and for what is read of segments. */
  readonly memory: number
  readonly log: (message: string) => void
  /** Told, once for each reason, when nothing can be kept: a person should know why the next start will be slow. */
  readonly notice?: (message: string) => void
}

const STAMPS = 'stamps'
const QUARANTINE = 'quarantine'
/** Of the memory, for pages of posting lists. */
const PAGES_SHARE = 0.25

export class CorpusIndex {
  private readonly store: IndexStore | undefined
  private readonly cache: SourceCache
  private readonly notice: (message: string) => void
  private stampsOrNone: Stamps | undefined
  private quarantineOrNone: Quarantine | undefined
  private told: string | undefined

  private constructor(store: IndexStore | undefined, cache: SourceCache, notice: (message: string) => void) {
    this.store = store
    this.cache = cache
    this.notice = notice
  }

  /** Never rejects: where nothing can be kept all is in memory, and the log says why. */
  static async open({ folder, memory, log, notice = log }: IndexOptions): Promise<CorpusIndex> {
    const cache = new SourceCache(memory * (1 - PAGES_SHARE))
    const store =
      folder === undefined
        ? undefined
        : await IndexStore.open(folder, VERSION, { cacheBytes: memory * PAGES_SHARE, log })
    const index = new CorpusIndex(store, cache, notice)
    index.tellTrouble()
    return index
  }

  /** One sentence for a person, while the index cannot be kept. */
  get trouble(): string | undefined {
    return this.store?.trouble
  }

  /** Reads from disk so far. */
  get counters(): IndexStore['counters'] | undefined {
    return this.store?.counters
  }

  /** A corpus of nothing. */
  empty(): Corpus {
    return Corpus.empty(this.cache)
  }

  /** What was kept when somebody last published: whether the files are still so is not asked. */
  async kept(revision: number): Promise<Corpus> {
    if (!this.store) return this.empty()
    for (;;) {
      const { segments } = this.store.state
      try {
        return Corpus.stored(segments, revision, this.cache)
      } catch (error) {
        if (!(error instanceof DamagedIndex)) throw error
        const bad = segments.find(({ bytes }) => !canOpen(bytes, this.cache))
        if (!bad) throw error
        await this.store.discard(bad.name)
      }
    }
  }

  async stamps(): Promise<Stamps> {
    this.stampsOrNone ??= Stamps.read(await this.store?.loadValue(STAMPS))
    return this.stampsOrNone
  }

  /** Keeps what is new in the stamps. */
  async saveStamps(): Promise<void> {
    const bytes = this.store && this.stampsOrNone?.write()
    if (bytes) await this.store?.saveValue(STAMPS, bytes).catch(() => undefined)
  }

  /** Files over which a reader died before. */
  async quarantine(): Promise<Quarantine> {
    this.quarantineOrNone ??= Quarantine.read(await this.store?.loadValue(QUARANTINE))
    return this.quarantineOrNone
  }

  async saveQuarantine(): Promise<void> {
    const bytes = this.store && this.quarantineOrNone?.write()
    if (bytes) await this.store?.saveValue(QUARANTINE, bytes).catch(() => undefined)
  }

  /**
   * The corpus with these segments more and without the sources `gone` and those that the segments replace. `deleted` are those whose files
   * are there no more: they are taken out for all.
   */
  async add(
    corpus: Corpus,
    segments: readonly Uint8Array[],
    gone: readonly SourceId[] = [],
    failed: readonly FailedSource[] = [],
    deleted: ReadonlySet<SourceId> = new Set(),
  ): Promise<Corpus> {
    if (!this.store || (segments.length === 0 && deleted.size === 0))
      return corpus.withSegments(inMemory(segments), gone, failed)
    try {
      return await this.publish(this.store, corpus, segments, gone, failed, deleted)
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      this.tellTrouble()
      return corpus.withSegments(inMemory(segments), gone, failed)
    }
  }

  private async publish(
    store: IndexStore,
    corpus: Corpus,
    segments: readonly Uint8Array[],
    gone: readonly SourceId[],
    failed: readonly FailedSource[],
    deleted: ReadonlySet<SourceId>,
  ): Promise<Corpus> {
    const ids = new Set([...idsOf(segments, this.cache), ...deleted])
    for (let current = corpus; ; ) {
      const basis = store.state
      const bury = burials(basis, ids, this.cache)
      const published = await store.publish({ add: segments.map(bytes => [bytes]), drop: [], bury, basis })
      const { state } = published
      if (published.kind === 'published') {
        const added = state.segments.filter(({ name }) => published.added.includes(name)).map(({ bytes }) => bytes)
        return current.withSegments(added, gone, failed)
      }
      current = current.rehoused(state.segments.map(({ bytes }) => bytes))
    }
  }

  /** Forgets everything that is kept. */
  async clear(): Promise<void> {
    const quarantine = await this.quarantine()
    quarantine.forget()
    if (!this.store) return
    this.stampsOrNone = Stamps.read(undefined)
    await this.store.publish({ add: [], drop: this.store.state.segments, bury: [] }).catch(() => undefined)
  }

  /** Leaves out what cannot be read any more; the sources in it are to be read again. */
  async leaveOutDamaged(): Promise<void> {
    if (!this.store) return
    for (const { name, bytes } of this.store.state.segments) if (!isWhole(bytes)) await this.store.discard(name)
  }

  /** The same sources in fewer segments, or the corpus itself when there are few. Throws the signal's reason when it is aborted. */
  async merged(corpus: Corpus, signal?: AbortSignal): Promise<Corpus> {
    const state = this.store?.state
    const parts = state
      ? state.segments.map(({ bytes, gone }): Part => ({ segment: Segment.open(bytes, this.cache), gone }))
      : corpus.search.parts
    const wanted = mergeWanted(parts)
    if (!wanted) return corpus
    const segment = await mergedOnThread(wanted, signal)
    if (!this.store || !state) return segment ? corpus.rehoused([new MemoryBytes(segment)]) : corpus
    const drop = state.segments.filter(({ bytes }) => wanted.some(part => part.segment.bytes === bytes))
    try {
      const published = await this.store.publish({ add: segment ? [[segment]] : [], drop, bury: [] })
      // Overtaken: what was merged is not what is there now. The next time will do.
      return published.kind === 'published'
        ? corpus.rehoused(published.state.segments.map(({ bytes }) => bytes))
        : corpus
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      this.tellTrouble()
      return corpus
    }
  }

  async close(): Promise<void> {
    await this.store?.close()
  }

  private tellTrouble(): void {
    const { trouble } = this
    if (trouble === undefined || trouble === this.told) return
    this.told = trouble
    this.notice(trouble)
  }
}

function inMemory(segments: readonly Uint8Array[]): Bytes[] {
  return segments.map(bytes => new MemoryBytes(bytes))
}

function idsOf(segments: readonly Uint8Array[], cache: SourceCache): SourceId[] {
  return segments.flatMap(bytes => {
    const segment = Segment.open(new MemoryBytes(bytes), cache)
    return Array.from({ length: segment.size }, (_, document) => segment.source(document).id)
  })
}

/** Where sources with these ids are kept. */
function burials({ segments }: IndexState, ids: ReadonlySet<SourceId>, cache: SourceCache): Burial[] {
  if (ids.size === 0) return []
  return segments.flatMap(({ name, bytes, gone }) => {
    const segment = Segment.open(bytes, cache)
    return Array.from({ length: segment.size }, (_, document) => document)
      .filter(document => !gone.has(document) && ids.has(segment.source(document).id))
      .map(document => ({ segment: name, document }))
  })
}

function canOpen(bytes: Bytes, cache: SourceCache): boolean {
  try {
    Segment.open(bytes, cache)
    return true
  } catch {
    return false
  }
}

const READ_AT_ONCE = 1 << 20

function isWhole(bytes: Bytes): boolean {
  try {
    for (let at = 0; at < bytes.length; at += READ_AT_ONCE) bytes.read(at, Math.min(READ_AT_ONCE, bytes.length - at))
    return true
  } catch {
    return false
  }
}

async function mergedOnThread(
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const copies = parts.map(({ segment, gone }) => ({
    bytes: segment.bytes.read(0, segment.bytes.length).slice(),
    gone: [...gone],
  }))
  for await (const answer of onThreads([{ kind: 'merge', parts: copies }], () => {}, signal))
    if (answer.kind === 'merged') return answer.segment
  return undefined
}
