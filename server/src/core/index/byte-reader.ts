import { DamagedIndex } from './bytes.ts'

/** Reads what a {@link ByteWriter} wrote, from front to back. Throws {@link DamagedIndex} at the end of the bytes. */
export class ByteReader {
  private readonly bytes: Uint8Array
  private at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) throw new DamagedIndex('the bytes end too early')
    return value
  }

  varint(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }

  /** The next `count` bytes, not copied. */
  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new DamagedIndex('the bytes end too early')
    this.at += count
    return this.bytes.subarray(this.at - count, this.at)
  }

  text(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.take(this.varint()))
  }
}
