/** Writes numbers and texts into bytes that grow as needed. Little-endian; variable-length numbers as LEB128, seven bits a byte. */
export class ByteWriter {
  private bytes: Uint8Array
  private at = 0

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(Math.max(16, capacity))
  }

  get length(): number {
    return this.at
  }

  byte(value: number): void {
    this.room(1)
    this.bytes[this.at++] = value
  }

  /** A whole number from 0 to 2³² − 1. */
  varint(value: number): void {
    this.room(5)
    let rest = value
    while (rest >= 128) {
      this.bytes[this.at++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.bytes[this.at++] = rest
  }

  append(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  /** A text with its length in bytes before it, as UTF-8. Lone surrogates become U+FFFD. */
  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.varint(bytes.length)
    this.append(bytes)
  }

  /** What was written. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.at)
  }

  private room(count: number): void {
    if (this.at + count <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count))
    grown.set(this.bytes.subarray(0, this.at))
    this.bytes = grown
  }
}
