/**
 * Where a segment's bytes are: in memory, or in a file of which only what is asked for is read. Everything above reads through this,
 * so that a small corpus in memory and a library on disk are one code.
 */
export interface Bytes {
  readonly length: number
  /**
   * `length` bytes from `from` on. The result is good until the next read and is not to be written to.
   * Throws {@link DamagedIndex} when they are not what was written.
   */
  read(from: number, length: number): Uint8Array
}

/** What was read is not what was written. Whoever holds the segment drops it and makes it anew from the sources. */
export class DamagedIndex extends Error {
  override readonly name = 'DamagedIndex'
}

export class MemoryBytes implements Bytes {
  readonly length: number
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.length = bytes.length
  }

  read(from: number, length: number): Uint8Array {
    if (from < 0 || from + length > this.length)
      throw new DamagedIndex(`${from}+${length} lies outside ${this.length} bytes`)
    return this.bytes.subarray(from, from + length)
  }
}

/** A stretch of bytes as bytes of its own. */
export function section(bytes: Bytes, from: number, length: number): Bytes {
  return {
    length,
    read: (at, count) => {
      if (at < 0 || at + count > length) throw new DamagedIndex(`${at}+${count} lies outside ${length} bytes`)
      return bytes.read(from + at, count)
    },
  }
}
