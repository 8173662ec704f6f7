/** Plain text. The rendition is the file with `\n` for every kind of line break; structure is told by shape (plain-shape.ts). */
import type { Rendition } from '../../model/source.ts'
import { OffsetMap, OffsetMapBuilder } from '../../text/offset-map.ts'
import { decode } from '../charset.ts'
import { mergeSpans } from '../merge-spans.ts'
import { pageFurniture } from '../page-furniture.ts'
import type { SourceFile, TextReader } from '../reader.ts'
import { verseLabels } from '../verse-labels.ts'
import { plainLines } from './plain-lines.ts'
import { plainMetadata } from './plain-metadata.ts'
import { plainPages } from './plain-pages.ts'
import { plainShape } from './plain-shape.ts'

export const txtReader: TextReader = {
  name: 'txt',
  version: 4,
  extensions: ['txt', 'text'],
  read: readPlainText,
}

export function readPlainText(file: SourceFile): Rendition {
  const { text: raw } = decode(file.bytes, undefined, file.encoding)
  const { text, map } = normaliseLineBreaks(raw)
  const lines = plainLines(text)
  const furniture = mergeSpans([...pageFurniture(text, lines), ...verseLabels(text)])
  const { blocks, outline } = plainShape(text, lines, furniture)
  const metadata = plainMetadata(text, lines, outline)
  const pages = plainPages(text)
  return { text, map, blocks, outline, furniture, ...(pages ? { pages } : {}), metadata, problems: [] }
}

/** CRLF and a lone CR become `\n`. */
export function normaliseLineBreaks(raw: string): { readonly text: string; readonly map: OffsetMap<'text', 'raw'> } {
  if (!raw.includes('\r')) return { text: raw, map: OffsetMap.identity(raw.length) }
  const text = raw.replace(/\r\n?/g, '\n')
  const builder = new OffsetMapBuilder<'text', 'raw'>()
  let from = 0
  for (let at = raw.indexOf('\r\n'); at >= 0; at = raw.indexOf('\r\n', at + 2)) {
    builder.copy(at - from)
    builder.replace(1, 2)
    from = at + 2
  }
  builder.copy(raw.length - from)
  return { text, map: builder.build() }
}
