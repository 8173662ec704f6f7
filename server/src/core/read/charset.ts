/**
 * From bytes to text: byte-order mark, then strict UTF-8, then UTF-16 by its zero bytes, then what the file declares, then what
 * the host guessed (guess-encoding.ts: a large module, so it is the host that loads it), at last windows-1252, in which any byte
 * is a character. Cost: O(bytes).
 */
import { decodeDos, isDosEncoding } from './plain/dos-encodings.ts'

export interface DecodedFile {
  /** Without a byte-order mark; line breaks as they are in the file. */
  readonly text: string
  /** As TextDecoder names it: `utf-8`, `windows-1252`. */
  readonly encoding: string
  /** Whether a byte-order mark was taken off. */
  readonly bom: boolean
}

export const LAST_RESORT = 'windows-1252'

/**
 * @param declared the encoding that the file itself names (a `meta` tag, an XML declaration); a Unicode file wins over it, since
 *   strict UTF-8 is hardly ever valid by chance and declarations are often wrong
 * @param guessed the encoding that the host takes it for
 */
export function decode(bytes: Uint8Array, declared?: string, guessed?: string): DecodedFile {
  const marked = byteOrderMark(bytes)
  if (marked)
    return { text: lenient(bytes.subarray(marked.length), marked.encoding), encoding: marked.encoding, bom: true }
  // ISO-2022-JP is ASCII with escapes: valid UTF-8 that is not meant so. Only a declaration tells.
  if (declared && /^(csiso2022jp|iso-2022-jp)$/i.test(declared)) {
    return { text: lenient(bytes, 'iso-2022-jp'), encoding: 'iso-2022-jp', bom: false }
  }
  const wide = wideByZeros(bytes)
  if (wide) return { text: lenient(bytes, wide), encoding: wide, bom: false }
  const unicode = strict(bytes, 'utf-8')
  if (unicode !== undefined) return { text: unicode, encoding: 'utf-8', bom: false }
  for (const label of [declared, guessed]) {
    const encoding = label === undefined ? undefined : knownEncoding(label)
    if (encoding === undefined || encoding === 'utf-8' || encoding.startsWith('utf-16')) continue
    return { text: lenient(bytes, encoding), encoding, bom: false }
  }
  return { text: lenient(bytes, LAST_RESORT), encoding: LAST_RESORT, bom: false }
}

/** Whether the bytes say by themselves that they are Unicode: then nothing need be guessed. */
export function isUnicode(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) || wideByZeros(bytes)) return true
  return strict(bytes, 'utf-8') !== undefined
}

/** Whether the bytes cannot be text in any encoding that is read here: zero bytes that are not those of UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes) || wideByZeros(bytes)) return false
  return bytes.subarray(0, SAMPLE).includes(0)
}

/** TextDecoder's own name of an encoding, or one of dos-encodings.ts; undefined when neither knows it. */
export function knownEncoding(label: string): string | undefined {
  const dos = /^(?:ibm|cp)-?(437|850)$/i.exec(label.trim())?.[1]
  if (dos !== undefined) return `ibm${dos}`
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return undefined
  }
}

/** How much of a file is looked at for zero bytes: a header's worth would miss a text with a binary tail, all of it costs. */
const SAMPLE = 65536

function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

/**
 * UTF-16 without a mark: in any Western text, and in any other with spaces and line breaks, every second byte is often zero, and
 * the others never are.
 */
function wideByZeros(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length & ~1, SAMPLE)
  if (length < 4 || !bytes.subarray(0, length).includes(0)) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const many = Math.max(2, length / 2 / 20)
  if (odd >= many && even === 0) return 'utf-16le'
  if (even >= many && odd === 0) return 'utf-16be'
  return undefined
}

function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function lenient(bytes: Uint8Array, encoding: string): string {
  return decoderOf(encoding)(bytes)
}

/** What is no character in this encoding becomes U+FFFD. */
export function decoderOf(encoding: string): (bytes: Uint8Array) => string {
  if (isDosEncoding(encoding)) return bytes => decodeDos(bytes, encoding)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return bytes => decoder.decode(bytes)
}
