/**
 * A segment as a file: the bytes as they were given; a CRC-32 of each page of them; a trailer. Pages begin where a disk's do. Only the
 * checksums are read when a segment is opened (a thousandth of the file, nothing is parsed); each page is held against its own when it is
 * read. A page's number goes into its checksum, and the manifest holds that of the checksums, so that one in another's place is seen.
 */
import { crc32 } from 'node:zlib'
import { PAGE_BYTES } from './page-cache.ts'
import type { StoreFiles } from './store-files.ts'

/** Bytes, or pieces of them one after the other, so that a merged segment need not be in memory as a whole. */
export type SegmentBytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** What a manifest says of a file. */
export interface SegmentSeal {
  /** Of the bytes that were given. */
  readonly length: number
  /** The checksum of the checksums. */
  readonly sum: number
}

/** Eight characters; the last counts the versions of this format. */
const MAGIC = new TextEncoder().encode('APPSEG\0\x01')
const SUM_BYTES = 4
/** Magic, length, checksum. */
const TRAILER_BYTES = 20
/** So much is written at a time; other work goes on between. */
const WRITE_BYTES = 1 << 20
/** Smaller pieces are gathered until there is so much. */
const GATHERED_BYTES = 1 << 18

/** Writes a new file that outlives a power cut, but for its name. What it leaves when it rejects is for the caller to remove. */
export async function writeSegment(files: StoreFiles, file: string, bytes: SegmentBytes): Promise<SegmentSeal> {
  const opened = await files.create(file)
  try {
    const sums = new PageSums()
    let gathered = new Uint8Array(0)
    let waiting = 0
    const flush = async (): Promise<void> => {
      if (waiting > 0) await files.write(opened, gathered.subarray(0, waiting))
      waiting = 0
    }
    for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      for (let from = 0; from < piece.length; from += WRITE_BYTES) {
        const part = piece.subarray(from, from + WRITE_BYTES)
        sums.add(part)
        if (waiting + part.length > GATHERED_BYTES) await flush()
        if (part.length > GATHERED_BYTES) await files.write(opened, part)
        else {
          if (gathered.length === 0) gathered = new Uint8Array(GATHERED_BYTES)
          gathered.set(part, waiting)
          waiting += part.length
        }
      }
    }
    const { end, seal } = trailer(sums)
    if (waiting + end.length <= gathered.length) {
      gathered.set(end, waiting)
      waiting += end.length
      await flush()
    } else {
      await flush()
      await files.write(opened, end)
    }
    await files.sync(opened)
    return seal
  } finally {
    files.close(opened)
  }
}

/** The checksums of the pages of an open file, or why it is not the file that the manifest speaks of. */
export function readPageSums(
  files: StoreFiles,
  opened: number,
  seal: SegmentSeal,
): DataView | { readonly damage: string } {
  const { size, isFile } = files.measure(opened)
  if (!isFile) return { damage: 'is not a file' }
  const pages = Math.ceil(seal.length / PAGE_BYTES)
  const end = new Uint8Array(pages * SUM_BYTES + TRAILER_BYTES)
  if (size !== seal.length + end.length) return { damage: `has ${size} bytes, not ${seal.length + end.length}` }
  if (files.read(opened, end, 0, end.length, seal.length) < end.length) return { damage: 'became shorter' }
  const view = new DataView(end.buffer)
  const at = end.length - TRAILER_BYTES
  const isOurs = MAGIC.every((byte, i) => end[at + i] === byte)
  const written = view.getUint32(at + 16, true)
  if (!isOurs || Number(view.getBigUint64(at + 8, true)) !== seal.length) return { damage: 'has another trailer' }
  if (written !== seal.sum || sumOfEnd(end) !== seal.sum) return { damage: 'has damaged checksums' }
  return view
}

/** The checksum of one page. */
export function pageSum(bytes: Uint8Array, page: number): number {
  return crc32(bytes, page)
}

class PageSums {
  readonly finished: number[] = []
  length = 0
  private current = 0

  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const inPage = this.length % PAGE_BYTES
      if (inPage === 0) this.current = this.finished.length
      const part = bytes.subarray(from, from + PAGE_BYTES - inPage)
      this.current = crc32(part, this.current)
      from += part.length
      this.length += part.length
      if (this.length % PAGE_BYTES === 0) this.finished.push(this.current)
    }
  }

  all(): readonly number[] {
    return this.length % PAGE_BYTES === 0 ? this.finished : [...this.finished, this.current]
  }
}

function trailer(sums: PageSums): { readonly end: Uint8Array; readonly seal: SegmentSeal } {
  const all = sums.all()
  const end = new Uint8Array(all.length * SUM_BYTES + TRAILER_BYTES)
  const view = new DataView(end.buffer)
  for (const [page, sum] of all.entries()) view.setUint32(page * SUM_BYTES, sum, true)
  const at = end.length - TRAILER_BYTES
  end.set(MAGIC, at)
  view.setBigUint64(at + 8, BigInt(sums.length), true)
  const sum = sumOfEnd(end)
  view.setUint32(at + 16, sum, true)
  return { end, seal: { length: sums.length, sum } }
}

function sumOfEnd(end: Uint8Array): number {
  return crc32(end.subarray(0, end.length - SUM_BYTES))
}
