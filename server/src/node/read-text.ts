/** Files as text, decoded as the readers decode them: offsets that were made by a reader count in this text. */
import { promises as fs } from 'node:fs'
import { decode, isBinary, isUnicode } from '../core/read/charset.ts'
import { declaredEncoding } from '../core/read/html/html-encoding.ts'
import { extensionOf } from '../core/read/readers.ts'

/** The decoded text, without a byte-order mark. Rejects as the file system does. */
export async function readText(absolute: string): Promise<string> {
  const bytes = await fs.readFile(absolute)
  const declared = isHtml(absolute) ? declaredEncoding(bytes) : undefined
  return decode(bytes, declared, await guessedEncoding(absolute, bytes)).text
}

/** What the bytes of a file that is not Unicode look like. The detector is loaded when the first file needs it: its tables are a megabyte. */
export async function guessedEncoding(absolute: string, bytes: Uint8Array): Promise<string | undefined> {
  if (isUnicode(bytes) || isBinary(bytes)) return undefined
  if (isHtml(absolute) && declaredEncoding(bytes) !== undefined) return undefined
  const { guessEncoding } = await import('../core/read/guess-encoding.ts')
  return guessEncoding(bytes)
}

function isHtml(absolute: string): boolean {
  return /^x?html?$/.test(extensionOf(absolute))
}
