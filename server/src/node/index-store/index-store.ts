/**
 * Keeps a search index on disk as a few byte strings that never change, for several processes at once, knowing nothing of what they mean.
 *
 * What counts is the newest manifest (manifest.ts). A change writes new segments, then a manifest that names them, and is there when
 * that has got the number of the next generation (manifests.ts), which one process of several can get; the others look again
 * whether their change still holds (change.ts). So there is no lock, and a process may die anywhere: what it left half done is named nowhere
 * and is removed later (tidy.ts). What is read is held against its checksum (paged-bytes.ts). No clock is asked.
 */
import { said, say, type Unsaid, unsaid } from '../../core/wording.ts'
import type { Change, IndexState, Published } from './change.ts'
import { Generations, NO_STATE } from './generations.ts'
import { PageCache } from './page-cache.ts'
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

const NO_CHANGE: Change = { add: [], drop: [], bury: [] }

/** What goes wrong is of one kind at a time and is over when that works again. */
type Concern = 'reading' | 'publishing' | 'values'

export class IndexStore {
  private readonly folder: StoreFolder
  private readonly log: (message: string) => void
  private readonly cache: PageCache
  private readonly generations: Generations
  private readonly troubles = new Map<Concern, string>()
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
    void store.serial(() => store.generations.tidy())
    return store
  }

  private constructor(folder: string, version: string, options: StoreOptions) {
    this.folder = new StoreFolder(options.files ?? nodeFiles, folder, version)
    this.log = options.log
    this.cache = new PageCache(options.cacheBytes)
    this.generations = new Generations(this.folder, this.cache, this.log)
  }

  /** What was published when it was last looked: an immutable value, good as long as somebody holds it. */
  get state(): IndexState {
    return this.generations.current
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
   * {@link StoreUnavailable} when it cannot be kept, and with what the pieces of a segment threw; then nothing has changed. While segments
   * are written other changes may be published.
   */
  publish(change: Change): Promise<Published> {
    return this.attempt('publishing', async () => {
      await this.serial(() => this.prepare())
      const written = await this.generations.write(change.add)
      return this.serial(async () => {
        if (!this.isClosed) return this.generations.commit(change, written)
        await this.generations.giveUp(written.map(({ name }) => name))
        throw closed()
      })
    })
  }

  /** The state that others have published; the same value when nothing is new. Rejects only when it cannot be known just now. */
  refresh(): Promise<IndexState> {
    return this.serial(() =>
      this.attempt('reading', async () => {
        const before = this.generations.current
        await this.generations.takeNewest()
        if (this.generations.current !== before) await this.generations.tidy()
        return this.generations.current
      }),
    )
  }

  /** Leaves a damaged segment out from now on, for all processes if that can be written. Never rejects. */
  discard(name: string): Promise<IndexState> {
    return this.serial(async () => {
      this.log(`A damaged part of the index is left out: ${name}`)
      this.generations.leaveOut(name)
      await this.attempt('publishing', async () => {
        await this.prepare()
        await this.generations.commit(NO_CHANGE, [])
      }).catch(() => undefined)
      return this.generations.current
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
        await this.prepare()
        await this.folder.replace(file, bytes, true)
        await this.folder.sync()
      }),
    )
  }

  /** After it nothing can be read from states of this store. Changes whose segments are still being written are given up. */
  close(): Promise<void> {
    return this.serial(async () => {
      if (this.isClosed) return
      if (await this.folder.isThere().catch(() => false)) {
        await this.folder.endLease()
        await this.generations.tidy()
      }
      this.isClosed = true
      this.generations.closeFiles()
    })
  }

  private async begin(): Promise<void> {
    await this.attempt('publishing', async () => {
      await this.folder.make()
      await this.folder.renewLease({ ...this.generations.lease, held: 'all' })
    }).catch(() => undefined)
    const state = await this.attempt('reading', () => this.generations.takeNewest()).catch(() => undefined)
    // Any other state has its lease by now. One that is not known holds all.
    if (state === NO_STATE && this.trouble === undefined) await this.generations.renewLease()
  }

  private async prepare(): Promise<void> {
    if (this.isClosed) throw closed()
    await this.folder.prepare(this.generations.lease)
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
      if (this.isClosed) throw closed()
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

  private tell(concern: Concern, reason: Unsaid): void {
    const sentence = say('The search index cannot be kept in {0}. {1}', this.folder.parent, said(reason))
    if (this.trouble !== sentence) this.log(sentence)
    this.troubles.set(concern, sentence)
  }
}

function closed(): StoreUnavailable {
  return new StoreUnavailable(unsaid('It was closed.'))
}
