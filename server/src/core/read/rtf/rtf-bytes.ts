/** Bytes of text of an RTF file that wait to be decoded together: a character may take several, and each may be written apart. */

import { decoderOf } from '../charset.ts'

/** More than any program writes without a control word between. */
const LONGEST = 4096

export class RtfBytes {
  private readonly bytes = new Uint8Array(LONGEST)
  private length = 0
  private readonly decoders = new Map<string, (bytes: Uint8Array) => string>()

  get isEmpty(): boolean {
    return this.length === 0
  }

  get isFull(): boolean {
    return this.length === this.bytes.length
  }

  /** @returns how many of the bytes there was room for */
  add(bytes: Uint8Array): number {
    const taken = Math.min(bytes.length, this.bytes.length - this.length)
    this.bytes.set(bytes.subarray(0, taken), this.length)
    this.length += taken
    return taken
  }

  addByte(value: number): void {
    this.bytes[this.length++] = value
  }

  drop(): void {
    this.length = 0
  }

  /** What waits, decoded; then nothing waits. */
  take(encoding: string): string {
    const bytes = this.bytes.subarray(0, this.length)
    this.length = 0
    let decode = this.decoders.get(encoding)
    if (!decode) this.decoders.set(encoding, (decode = decoderOf(encoding)))
    return decode(bytes)
  }
}
