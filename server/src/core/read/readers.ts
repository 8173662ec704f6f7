import { epubReader } from './epub/epub.ts'
import { htmlReader } from './html/html.ts'
import { mdReader } from './markdown/md.ts'
import { docxReader } from './office/docx.ts'
import { odtReader } from './office/odt.ts'
import { pdfReader } from './pdf/pdf.ts'
import { txtReader } from './plain/txt.ts'
import type { Reader } from './reader.ts'
import { rtfReader } from './rtf/rtf.ts'
import { teiReader } from './tei/tei.ts'

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
