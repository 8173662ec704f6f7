/** The bytes of a segment's file, of which only the pages asked for are read, each held against its checksum when it comes into memory. */
import { type Bytes, DamagedIndex } from '../../core/index/bytes.ts'
import { type FrameOfPage, PAGE_BYTES, type PageCache } from './page-cache.ts'
import { pageSum } from './segment-file.ts'
import type { StoreFiles } from './store-files.ts'

/** From here on a read is one of a whole text and not of what is needed again and again: it passes the cache by. */
const LONG_READ_BYTES = 64 << 10

/** An open file and what is known of it. */
export interface PagedFile {
  readonly name: string
  readonly length: number
  readonly descriptor: number
  readonly sums: DataView
  readonly frameOfPage: FrameOfPage
  closed: boolean
}

export class PagedBytes implements Bytes {
  readonly length: number
  private readonly file: PagedFile
  private readonly files: StoreFiles
  private readonly cache: PageCache
  private readonly frameOfPage: FrameOfPage

  constructor(file: PagedFile, files: StoreFiles, cache: PageCache) {
    this.length = file.length
    this.file = file
    this.files = files
    this.cache = cache
    this.frameOfPage = file.frameOfPage
  }

  read(from: number, length: number): Uint8Array {
    if (!(from >= 0 && length >= 0 && from + length <= this.length)) {
      throw this.damaged(`${from}+${length} lies outside ${this.length} bytes`)
    }
    const page = Math.floor(from / PAGE_BYTES)
    const inPage = from - page * PAGE_BYTES
    if (inPage + length > PAGE_BYTES) return this.readLong(page, inPage, length)
    if (length === 0) return new Uint8Array(0)
    const known = this.frameOfPage[page] as number
    const frame = known === 0 ? this.fetch(page) : known - 1
    const at = this.cache.offset(frame) + inPage
    return this.cache.slab(frame).subarray(at, at + length)
  }

  /** Brings one page into the cache. */
  private fetch(page: number): number {
    const frame = this.cache.take()
    const slab = this.cache.slab(frame)
    this.readPages(slab, this.cache.offset(frame), page, page + 1)
    this.cache.give(frame, this.frameOfPage, page)
    return frame
  }

  /** Bytes over several pages, as a copy. Pages that are not in memory and stand one after the other are one read of the file. */
  private readLong(first: number, inPage: number, length: number): Uint8Array {
    const end = Math.ceil((first * PAGE_BYTES + inPage + length) / PAGE_BYTES)
    if (this.isInMemory(first, end)) return this.assemble(first, inPage, length)
    const bytes = new Uint8Array((end - first) * PAGE_BYTES)
    const isKept = length < LONG_READ_BYTES
    for (let page = first; page < end; ) {
      const known = this.frameOfPage[page] as number
      if (known > 0) {
        const at = this.cache.offset(known - 1)
        bytes.set(this.cache.slab(known - 1).subarray(at, at + PAGE_BYTES), (page - first) * PAGE_BYTES)
        page++
        continue
      }
      let next = page + 1
      while (next < end && this.frameOfPage[next] === 0) next++
      this.readPages(bytes, (page - first) * PAGE_BYTES, page, next)
      if (isKept) for (let each = page; each < next; each++) this.keep(each, bytes, (each - first) * PAGE_BYTES)
      page = next
    }
    return bytes.subarray(inPage, inPage + length)
  }

  private isInMemory(first: number, end: number): boolean {
    for (let page = first; page < end; page++) if (this.frameOfPage[page] === 0) return false
    return true
  }

  private assemble(first: number, inPage: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    for (let done = 0, page = first, from = inPage; done < length; page++, from = 0) {
      const frame = (this.frameOfPage[page] as number) - 1
      const count = Math.min(PAGE_BYTES - from, length - done)
      const at = this.cache.offset(frame) + from
      bytes.set(this.cache.slab(frame).subarray(at, at + count), done)
      done += count
    }
    return bytes
  }

  private keep(page: number, bytes: Uint8Array, at: number): void {
    const frame = this.cache.take()
    this.cache.slab(frame).set(bytes.subarray(at, at + PAGE_BYTES), this.cache.offset(frame))
    this.cache.give(frame, this.frameOfPage, page)
  }

  /** Pages `first` to `end` into `into`, from `at` on. The last page of a file may be short. */
  private readPages(into: Uint8Array, at: number, first: number, end: number): void {
    if (this.file.closed) throw this.damaged('was closed')
    const position = first * PAGE_BYTES
    const length = Math.min(end * PAGE_BYTES, this.length) - position
    if (this.readFile(into, at, length, position) < length) throw this.damaged('became shorter')
    this.cache.counters.preads++
    this.cache.counters.bytesRead += length
    for (let page = first; page < end; page++) {
      const from = at + (page - first) * PAGE_BYTES
      const bytes = into.subarray(from, Math.min(from + PAGE_BYTES, at + length))
      if (pageSum(bytes, page) !== this.file.sums.getUint32(page * 4, true))
        throw this.damaged(`page ${page} is damaged`)
    }
  }

  private readFile(into: Uint8Array, at: number, length: number, position: number): number {
    try {
      return this.files.read(this.file.descriptor, into, at, length, position)
    } catch (error) {
      throw this.damaged(String(error))
    }
  }

  private damaged(what: string): DamagedIndex {
    return new DamagedIndex(`${this.file.name}: ${what}`)
  }
}
