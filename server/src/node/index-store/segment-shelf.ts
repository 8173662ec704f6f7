/** The open segment files of one process: opened once, shared by the states that follow each other, closed when no state needs them. */
import path from 'node:path'
import type { StoredSegment } from './change.ts'
import type { ManifestSegment } from './manifest.ts'
import type { PageCache } from './page-cache.ts'
import { PAGE_BYTES } from './page-cache.ts'
import { PagedBytes, type PagedFile } from './paged-bytes.ts'
import { readPageSums } from './segment-file.ts'
import type { StoreFiles } from './store-files.ts'
import { errorCode } from './store-unavailable.ts'

/** A file is closed when nobody can read it any more; of those that wait for that no more than these, the oldest goes first. */
const MOST_RETIRED = 16

export type Opened = StoredSegment | { readonly damage: string } | 'missing'

export class SegmentShelf {
  private readonly files: StoreFiles
  private readonly folder: string
  private readonly cache: PageCache
  private readonly shelved = new Map<string, StoredSegment>()
  private readonly open = new Map<PagedBytes, PagedFile>()
  private readonly retired = new Set<PagedFile>()
  /** A reader that took an older state goes on reading. Its file is closed when it has let go of it. */
  private readonly unread = new FinalizationRegistry<PagedFile>(file => this.close(file))

  constructor(files: StoreFiles, folder: string, cache: PageCache) {
    this.files = files
    this.folder = folder
    this.cache = cache
  }

  /** Rejects when it cannot be known just now what the file is, as when too many files are open. */
  async take(segment: ManifestSegment): Promise<Opened> {
    const known = this.shelved.get(segment.name)
    if (known) return withGone(known, segment.gone)
    const bytes = await this.openBytes(segment)
    if (!(bytes instanceof PagedBytes)) return bytes
    const stored: StoredSegment = { name: segment.name, bytes, gone: new Set(segment.gone) }
    this.shelved.set(segment.name, stored)
    return stored
  }

  /** These are the state now. The others are closed once nobody reads them. */
  keep(segments: readonly StoredSegment[]): void {
    const names = new Set(segments.map(({ name }) => name))
    for (const segment of segments) this.shelved.set(segment.name, segment)
    for (const [name, { bytes }] of this.shelved) {
      if (names.has(name) || !(bytes instanceof PagedBytes)) continue
      this.shelved.delete(name)
      const file = this.open.get(bytes)
      this.open.delete(bytes)
      if (file) this.retired.add(file)
    }
    for (const file of this.retired) if (this.retired.size > MOST_RETIRED) this.close(file)
  }

  closeAll(): void {
    for (const file of [...this.open.values(), ...this.retired]) this.close(file)
    this.open.clear()
    this.shelved.clear()
  }

  private async openBytes(segment: ManifestSegment): Promise<PagedBytes | { readonly damage: string } | 'missing'> {
    let descriptor: number
    try {
      descriptor = await this.files.open(path.join(this.folder, segment.name))
    } catch (error) {
      const code = errorCode(error)
      if (code === 'ENOENT') return 'missing'
      if (code === undefined || PASSING.includes(code)) throw error
      return { damage: code }
    }
    const sums = this.sumsOf(descriptor, segment)
    if (!(sums instanceof DataView)) {
      this.files.close(descriptor)
      return sums
    }
    const frameOfPage = new Uint32Array(Math.ceil(segment.length / PAGE_BYTES))
    const { name, length } = segment
    const file: PagedFile = { name, length, descriptor, sums, frameOfPage, closed: false }
    const bytes = new PagedBytes(file, this.files, this.cache)
    this.open.set(bytes, file)
    this.unread.register(bytes, file)
    return bytes
  }

  private sumsOf(descriptor: number, segment: ManifestSegment): DataView | { readonly damage: string } {
    try {
      return readPageSums(this.files, descriptor, segment)
    } catch (error) {
      return { damage: String(error) }
    }
  }

  private close(file: PagedFile): void {
    this.retired.delete(file)
    if (file.closed) return
    file.closed = true
    this.files.close(file.descriptor)
    this.cache.forget(file.frameOfPage)
  }
}

/** These say nothing of the file. */
const PASSING = ['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EINTR', 'EBUSY', 'EACCES', 'EPERM']

function withGone(known: StoredSegment, gone: readonly number[]): StoredSegment {
  const isSame = known.gone.size === gone.length && gone.every(document => known.gone.has(document))
  return isSame ? known : { ...known, gone: new Set(gone) }
}
