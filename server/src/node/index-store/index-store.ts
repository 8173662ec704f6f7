/**
 * Keeps a search index on disk as a few byte strings that never change, for several processes at once, knowing nothing of what they mean.
 *
 * What counts is the newest manifest (manifest.ts). A change writes new segments, then a manifest that names them, and is there when
 * that has got the number of the next generation (manifests.ts), which one process of several can get; the others look again
 * whether their change still holds (change.ts). So there is no lock, and a process may die anywhere: what it left half done is named nowhere
 * and is removed later (tidy.ts). What is read is held against its checksum (paged-bytes.ts). No clock is asked.
 */
import path from 'node:path'
import {
  applyChange,
  type Change,
  type IndexState,
  type Published,
  type StoredSegment,
  type WrittenSegment,
} from './change.ts'
import type { Lease } from './lease.ts'
import { type Manifest, NO_MANIFEST, nextManifest } from './manifest.ts'
import { claimGeneration } from './manifests.ts'
import { PageCache } from './page-cache.ts'
import { writeSegment } from './segment-file.ts'
import { SegmentShelf } from './segment-shelf.ts'
import { nodeFiles, type StoreFiles } from './store-files.ts'
import { StoreFolder } from './store-folder.ts'
import { valueName } from './store-names.ts'
import { asUnavailable, StoreUnavailable } from './store-unavailable.ts'

export interface StoreOptions {
  /** Most bytes of memory for pages of all segments. Their checksums come on top: two thousandths of the segments' bytes. */
  readonly cacheBytes: number
  readonly log: (message: string) => void
  readonly files?: StoreFiles
}

/** A change may be put on top of others' so often. Each time another process got its own done, so this is never reached by bad luck. */
const MOST_TRIES = 1000
const NO_STATE: IndexState = { generation: NO_MANIFEST.generation, id: NO_MANIFEST.id, segments: [] }
const NO_CHANGE: Change = { add: [], drop: [], bury: [] }

/** What goes wrong is of one kind at a time and is over when that works again. */
type Concern = 'reading' | 'publishing' | 'values'

export class IndexStore {
  private readonly folder: StoreFolder
  private readonly log: (message: string) => void
  private readonly cache: PageCache
  private readonly shelf: SegmentShelf
  private readonly troubles = new Map<Concern, string>()
  /** Segments that were found damaged. */
  private readonly bad = new Set<string>()
  /** Names that stood in a manifest. */
  private readonly seen = new Set<string>()
  private current = NO_STATE
  private isClosed = false
  /** What is asked of one store is done one after the other. */
  private queue: Promise<void> = Promise.resolve()

  /**
   * Never rejects: with a folder that cannot be used the state is empty and {@link trouble} says why. `version` says how the bytes were
   * made; those of another version are not seen, and removed when no process uses them.
   */
  static async open(folder: string, version: string, options: StoreOptions): Promise<IndexStore> {
    const store = new IndexStore(folder, version, options)
    await store.serial(() => store.begin())
    // Not waited for: what others left behind takes no time from the first answer.
    void store.serial(() => store.tidyAll())
    return store
  }

  private constructor(folder: string, version: string, options: StoreOptions) {
    this.folder = new StoreFolder(options.files ?? nodeFiles, folder, version)
    this.log = options.log
    this.cache = new PageCache(options.cacheBytes)
    this.shelf = new SegmentShelf(this.folder.files, this.folder.path, this.cache)
  }

  /** What was published when it was last looked: an immutable value, good as long as somebody holds it. */
  get state(): IndexState {
    return this.current
  }

  /** One sentence for a person, while nothing can be kept or read. */
  get trouble(): string | undefined {
    return [...this.troubles.values()][0]
  }

  /** Reads of files since the store was opened, and the memory that pages take now. */
  get counters(): { readonly preads: number; readonly bytesRead: number; readonly cacheBytes: number } {
    return { ...this.cache.counters, cacheBytes: this.cache.size }
  }

  /**
   * Adds, drops and buries in one step: all of it or, when another process was first with something that matters, nothing. Rejects with
   * {@link StoreUnavailable} when it cannot be kept, and with what the pieces of a segment threw; then nothing has changed.
   */
  publish(change: Change): Promise<Published> {
    return this.serial(() => this.attempt('publishing', () => this.publishNow(change)))
  }

  /** The state that others have published; the same value when nothing is new. Rejects only when it cannot be known just now. */
  refresh(): Promise<IndexState> {
    return this.serial(() =>
      this.attempt('reading', async () => {
        const before = this.current
        await this.takeNewest()
        if (this.current !== before) await this.tidyAll()
        return this.current
      }),
    )
  }

  /** Leaves a damaged segment out from now on, for all processes if that can be written. Never rejects. */
  discard(name: string): Promise<IndexState> {
    return this.serial(async () => {
      this.bad.add(name)
      this.log(`A damaged part of the index is left out: ${name}`)
      const { segments } = this.current
      if (segments.some(segment => segment.name === name)) {
        this.show({ ...this.current, segments: segments.filter(segment => segment.name !== name) })
      }
      await this.attempt('publishing', () => this.publishNow(NO_CHANGE)).catch(() => undefined)
      return this.current
    })
  }

  /** Never rejects: a value is only a cache. Nothing when it is missing or damaged. */
  async loadValue(name: string): Promise<Uint8Array | undefined> {
    const file = valueName(name)
    return this.folder.load(file).catch(() => undefined)
  }

  /** Whoever loads gets the old value or this one. Rejects with {@link StoreUnavailable}. */
  saveValue(name: string, bytes: Uint8Array): Promise<void> {
    const file = valueName(name)
    return this.serial(() =>
      this.attempt('values', async () => {
        await this.folder.prepare(this.lease)
        await this.folder.replace(file, bytes)
        await this.folder.sync()
      }),
    )
  }

  /** After it nothing can be read from states of this store. */
  close(): Promise<void> {
    return this.serial(async () => {
      if (this.isClosed) return
      if (await this.folder.isThere().catch(() => false)) {
        await this.folder.endLease()
        await this.tidyAll()
      }
      this.isClosed = true
      this.shelf.closeAll()
    })
  }

  private async begin(): Promise<void> {
    await this.attempt('publishing', async () => {
      await this.folder.make()
      await this.folder.renewLease({ ...this.lease, held: 'all' })
    }).catch(() => undefined)
    const state = await this.attempt('reading', () => this.takeNewest()).catch(() => undefined)
    // Any other state has its lease by now. One that is not known holds all.
    if (state === NO_STATE && this.trouble === undefined) await this.renewLease()
  }

  private async publishNow(change: Change): Promise<Published> {
    await this.folder.prepare(this.lease)
    const written: WrittenSegment[] = []
    let published: Published | undefined
    try {
      for (const bytes of change.add) {
        const name = this.folder.segment()
        const seal = await writeSegment(this.folder.files, path.join(this.folder.path, name), bytes)
        written.push({ name, ...seal })
      }
      if (written.length > 0) await this.folder.sync()
      for (let tries = 0; !published && tries < MOST_TRIES; tries++) published = await this.tryOnce(change, written)
    } finally {
      this.shelf.keep(this.current.segments)
      // Removes what was written in vain too: whether a manifest names it is asked once more.
      await this.tidyAll()
    }
    if (!published) throw new StoreUnavailable('its folder changes all the time')
    return published
  }

  /** Nothing when another process published meanwhile. */
  private async tryOnce(change: Change, written: readonly WrittenSegment[]): Promise<Published | undefined> {
    const { newest, highest } = await this.folder.manifests()
    const base = { ...newest, segments: newest.segments.filter(({ name }) => !this.bad.has(name)) }
    const applied = applyChange(base, change, written)
    if (applied.kind === 'overtaken') return { ...applied, state: await this.takeNewest() }
    const isSame = isNothing(change) && base.segments.length === newest.segments.length
    if (isSame) return { kind: 'published', state: await this.takeNewest(), added: [] }
    const manifest = nextManifest(base, highest + 1, applied.segments)
    const added = written.map(({ name }) => name)
    // Before it is published: what is open now can be read whatever happens later.
    const state = await this.openState(manifest, newest.id)
    if (!state) return undefined
    if (added.some(name => this.bad.has(name))) throw new StoreUnavailable('what is written there cannot be read again')
    if (manifest.segments.some(({ name }) => this.bad.has(name))) return undefined
    const { files, path: folder } = this.folder
    if (!(await claimGeneration(files, folder, manifest, this.folder.temporary()))) return undefined
    await this.folder.sync().catch(() => undefined)
    const fate = await this.fateOf(manifest)
    if (fate === 'passed') return undefined
    if (fate === 'unknown') return { kind: 'overtaken', state: await this.takeNewest(), lost: [] }
    this.show(state)
    await this.renewLease()
    return { kind: 'published', state, added }
  }

  /**
   * A process that was stopped for long may link its manifest to a number that was used and removed meanwhile. Then the newest does not
   * come from it.
   */
  private async fateOf(manifest: Manifest): Promise<'newest' | 'passed' | 'unknown'> {
    const { newest } = await this.folder.manifests().catch(() => ({ newest: manifest }))
    if (newest.id === manifest.id || newest.history.includes(manifest.id)) return 'newest'
    return newest.generation - manifest.generation > newest.history.length ? 'unknown' : 'passed'
  }

  private async takeNewest(): Promise<IndexState> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { newest } = await this.folder.manifests()
      if (newest.id === this.current.id) return this.current
      const state = await this.openState(newest, newest.id)
      if (!state) continue
      this.show(state)
      await this.renewLease()
      return state
    }
    throw new StoreUnavailable('its folder changes all the time')
  }

  /** The state that a manifest describes, without what is damaged; nothing when `newest` is not the id of the newest any more. */
  private async openState(manifest: Manifest, newest: string): Promise<IndexState | undefined> {
    const segments: StoredSegment[] = []
    const opened = await Promise.all(
      manifest.segments.map(async segment => [segment.name, await this.shelf.take(segment)] as const),
    )
    for (const [name, segment] of opened) {
      if (this.bad.has(name)) continue
      if (segment === 'missing') {
        const now = await this.folder.manifests()
        if (now.newest.id !== newest) return undefined
      }
      if (segment === 'missing' || 'damage' in segment) {
        this.bad.add(name)
        this.log(`A part of the index is left out: ${name} ${segment === 'missing' ? 'is not there' : segment.damage}`)
      } else segments.push(segment)
    }
    return { generation: manifest.generation, id: manifest.id, segments }
  }

  private show(state: IndexState): void {
    this.current = state
    this.shelf.keep(state.segments)
    for (const { name } of state.segments) this.seen.add(name)
  }

  private get lease(): Omit<Lease, 'mark'> {
    return { generation: this.current.generation, held: this.current.segments.map(({ name }) => name) }
  }

  /** Who cannot write one may read all the same. */
  private async renewLease(): Promise<void> {
    await this.folder.renewLease(this.lease).catch(() => undefined)
  }

  /** What cannot be tidied now is tidied by a later one. */
  private async tidyAll(): Promise<void> {
    try {
      await this.folder.tidy(this.current.generation, this.seen)
    } catch (error) {
      this.log(`The folder of the index cannot be tidied now: ${String(error)}`)
    }
  }

  private serial<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work)
    this.queue = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  private async attempt<T>(concern: Concern, work: () => Promise<T>): Promise<T> {
    try {
      if (this.isClosed) throw new StoreUnavailable('it was closed')
      await this.folder.isThere()
      const result = await work()
      this.troubles.delete(concern)
      return result
    } catch (error) {
      const unavailable = asUnavailable(error)
      if (unavailable instanceof StoreUnavailable && !this.isClosed) this.tell(concern, unavailable.reason)
      throw unavailable
    }
  }

  private tell(concern: Concern, reason: string): void {
    const sentence = `The search index cannot be kept on disk because ${reason}: ${this.folder.parent}`
    if (this.trouble !== sentence) this.log(sentence)
    this.troubles.set(concern, sentence)
  }
}

function isNothing({ add, drop, bury }: Change): boolean {
  return add.length + drop.length + bury.length === 0
}
