/** The generations of an index as one process goes through them: it takes what was published last, or publishes what comes next. */

import path from 'node:path'
import { unsaid } from '../../core/wording.ts'
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
import type { PageCache } from './page-cache.ts'
import { removeQuietly } from './sealed-file.ts'
import { writeSegment } from './segment-file.ts'
import { SegmentShelf } from './segment-shelf.ts'
import type { StoreFolder } from './store-folder.ts'
import { StoreUnavailable } from './store-unavailable.ts'

/** Each time another process got its own done, so this is reached only when something is wrong. */
const MOST_TRIES = 1000
export const NO_STATE: IndexState = { generation: NO_MANIFEST.generation, id: NO_MANIFEST.id, segments: [] }

/** No two of its methods may run at a time, but for `write`. */
export class Generations {
  private readonly folder: StoreFolder
  private readonly shelf: SegmentShelf
  private readonly log: (message: string) => void
  /** Segments that were found damaged. */
  private readonly bad = new Set<string>()
  /** Names that stood in a manifest. */
  private readonly seen = new Set<string>()
  /** Names of segments that are being written or wait to be published. */
  private readonly writing = new Set<string>()
  private shown = NO_STATE

  constructor(folder: StoreFolder, cache: PageCache, log: (message: string) => void) {
    this.folder = folder
    this.shelf = new SegmentShelf(folder.files, folder.path, cache)
    this.log = log
  }

  get current(): IndexState {
    return this.shown
  }

  /** Leaves a segment out of the state, and of what is published next. */
  leaveOut(name: string): void {
    this.bad.add(name)
    const { segments } = this.shown
    if (segments.every(segment => segment.name !== name)) return
    this.show({ ...this.shown, segments: segments.filter(segment => segment.name !== name) })
  }

  closeFiles(): void {
    this.shelf.closeAll()
  }

  /**
   * Writes segments that no manifest names yet, which {@link commit} is for. May run beside everything else: a large merge holds nothing
   * up. When it rejects nothing is left of them.
   */
  async write(add: Change['add']): Promise<readonly WrittenSegment[]> {
    const written: WrittenSegment[] = []
    const names: string[] = []
    try {
      for (const bytes of add) {
        const name = this.folder.segment()
        names.push(name)
        this.writing.add(name)
        const seal = await writeSegment(this.folder.files, path.join(this.folder.path, name), bytes)
        written.push({ name, ...seal })
      }
      if (written.length > 0) await this.folder.sync()
      return written
    } catch (error) {
      await this.giveUp(names)
      throw error
    }
  }

  /** Removes what was written and is not to be published. */
  async giveUp(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await removeQuietly(this.folder.files, path.join(this.folder.path, name))
      this.writing.delete(name)
    }
  }

  /** Publishes. Rejects when it cannot be kept; then nothing has changed, and what was written for it is removed. */
  async commit(change: Change, written: readonly WrittenSegment[]): Promise<Published> {
    let published: Published | undefined
    try {
      for (let tries = 0; !published && tries < MOST_TRIES; tries++) published = await this.tryOnce(change, written)
    } finally {
      this.shelf.keep(this.shown.segments)
      for (const { name } of written) this.writing.delete(name)
      // Removes what was written in vain too: whether a manifest names it is asked once more.
      await this.tidy()
    }
    if (!published) throw new StoreUnavailable(unsaid('Its folder changes all the time.'))
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
    if (added.some(name => this.bad.has(name)))
      throw new StoreUnavailable(unsaid('What is written there cannot be read again.'))
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

  /** The state that was published last. */
  async takeNewest(): Promise<IndexState> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { newest } = await this.folder.manifests()
      if (newest.id === this.shown.id) return this.shown
      const state = await this.openState(newest, newest.id)
      if (!state) continue
      this.show(state)
      await this.renewLease()
      return state
    }
    throw new StoreUnavailable(unsaid('Its folder changes all the time.'))
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
    this.shown = state
    this.shelf.keep(state.segments)
    for (const { name } of state.segments) this.seen.add(name)
  }

  get lease(): Omit<Lease, 'mark'> {
    return { generation: this.shown.generation, held: this.shown.segments.map(({ name }) => name) }
  }

  /** Who cannot write one may read all the same. */
  async renewLease(): Promise<void> {
    await this.folder.renewLease(this.lease).catch(() => undefined)
  }

  /** What cannot be tidied now is tidied by a later one. */
  async tidy(): Promise<void> {
    try {
      await this.folder.tidy(this.shown.generation, this.seen, this.writing)
    } catch (error) {
      this.log(`The folder of the index cannot be tidied now: ${String(error)}`)
    }
  }
}

function isNothing({ add, drop, bury }: Change): boolean {
  return add.length + drop.length + bury.length === 0
}
