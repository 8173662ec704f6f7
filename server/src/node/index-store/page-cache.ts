/**
 * Pages of files in memory, never more than asked for, whatever the size of the files. Which page goes when room is needed is found by
 * the clock algorithm (a hand passes over the frames and takes the first that was not used since it last came by), near enough to the
 * least recently used and one byte's writing per hit. Bad at: a scan of more pages than fit, so long reads do not come here.
 */

export const PAGE_BYTES = 4096
/** Memory is taken by the megabyte as it is needed: a small corpus never takes all that it may. */
const SLAB_FRAMES = 256
/** Less than this and the pages of one answer push each other out. */
const FEWEST_FRAMES = 16

/** Which frame holds a page of one file: its number + 1, or 0. */
export type FrameOfPage = Uint32Array

export class PageCache {
  readonly counters = { preads: 0, bytesRead: 0 }
  readonly capacity: number
  private readonly slabs: Uint8Array[] = []
  private readonly used: Uint8Array
  private readonly pages: Float64Array
  private readonly owners: (FrameOfPage | undefined)[] = []
  private hand = 0

  constructor(bytes: number) {
    this.capacity = Math.max(FEWEST_FRAMES, Math.floor(bytes / PAGE_BYTES))
    this.used = new Uint8Array(this.capacity)
    this.pages = new Float64Array(this.capacity)
  }

  /** Bytes of memory taken for pages. */
  get size(): number {
    return this.slabs.reduce((sum, slab) => sum + slab.length, 0)
  }

  /** The memory that frame `frame` is a part of, which begins there at {@link offset}. Marks it as used. */
  slab(frame: number): Uint8Array {
    this.used[frame] = 1
    return this.slabs[Math.floor(frame / SLAB_FRAMES)] as Uint8Array
  }

  offset(frame: number): number {
    return (frame % SLAB_FRAMES) * PAGE_BYTES
  }

  /** A frame to put a page in. It belongs to nobody until {@link give}. */
  take(): number {
    const fresh = this.owners.length
    if (fresh < this.capacity) {
      if (fresh % SLAB_FRAMES === 0)
        this.slabs.push(new Uint8Array(Math.min(SLAB_FRAMES, this.capacity - fresh) * PAGE_BYTES))
      this.owners.push(undefined)
      return fresh
    }
    while (this.used[this.hand] === 1) {
      this.used[this.hand] = 0
      this.step()
    }
    const frame = this.hand
    this.step()
    const owner = this.owners[frame]
    if (owner) owner[this.pages[frame] as number] = 0
    this.owners[frame] = undefined
    return frame
  }

  give(frame: number, owner: FrameOfPage, page: number): void {
    this.owners[frame] = owner
    this.pages[frame] = page
    this.used[frame] = 1
    owner[page] = frame + 1
  }

  /** Forgets the pages of a file that was closed: its frames are given to others. */
  forget(owner: FrameOfPage): void {
    owner.fill(0)
    for (let frame = 0; frame < this.owners.length; frame++) {
      if (this.owners[frame] !== owner) continue
      this.owners[frame] = undefined
      this.used[frame] = 0
    }
  }

  private step(): void {
    this.hand = this.hand + 1 === this.capacity ? 0 : this.hand + 1
  }
}
