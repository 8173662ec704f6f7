/**
 * How many opened sources are kept: their texts and filled words are what the memory of a corpus is spent on. Whoever opens one tells its
 * size; when the sum is over the limit those that were not used for the longest time are closed. A reader that still holds parts of a closed
 * source keeps them: they do not change.
 */
export interface Cached {
  close(): void
}

export class SourceCache {
  private readonly limit: number
  private readonly open = new Map<Cached, { size: number; usedAt: number }>()
  private total = 0
  private clock = 0

  constructor(limit = DEFAULT_LIMIT) {
    this.limit = limit
  }

  /** Bytes of all that is open, about. */
  get size(): number {
    return this.total
  }

  /** Opened, or grown by so many bytes. */
  add(source: Cached, bytes: number): void {
    const known = this.open.get(source)
    if (known) known.size += bytes
    else this.open.set(source, { size: bytes, usedAt: ++this.clock })
    this.total += bytes
    if (this.total > this.limit) this.evict(source)
  }

  used(source: Cached): void {
    const known = this.open.get(source)
    if (known) known.usedAt = ++this.clock
  }

  /** Down to three quarters, so that it is not done for each. */
  private evict(last: Cached): void {
    const oldest = [...this.open].sort((a, b) => a[1].usedAt - b[1].usedAt)
    for (const [source, { size }] of oldest) {
      if (this.total <= this.limit * 0.75) return
      if (source === last) continue
      this.open.delete(source)
      this.total -= size
      source.close()
    }
  }
}

const DEFAULT_LIMIT = 96 * 1024 * 1024
