import { hash } from 'node:crypto'

/** A name for bytes: 128 bits of SHA-256 in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex').slice(0, 32)
}
