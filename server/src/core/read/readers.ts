import { docxReader } from './docx.ts'
import { epubReader } from './epub.ts'
import { htmlReader } from './html.ts'
import { mdReader } from './md.ts'
import { odtReader } from './odt.ts'
import { pdfReader } from './pdf.ts'
import type { Reader } from './reader.ts'
import { rtfReader } from './rtf.ts'
import { teiReader } from './tei.ts'
import { txtReader } from './txt.ts'

/** In the order in which they are asked. A new format is one file and one line here. */
export const READERS: readonly Reader[] = [
  txtReader,
  mdReader,
  htmlReader,
  pdfReader,
  docxReader,
  odtReader,
  epubReader,
  rtfReader,
  teiReader,
]

/** The reader of a file by its extension, whatever its case; undefined when no reader knows it. */
export function readerFor(path: string): Reader | undefined {
  const extension = extensionOf(path)
  return READERS.find(reader => reader.extensions.includes(extension))
}

/** `txt` of `sources/Smith.TXT`; empty when there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}
