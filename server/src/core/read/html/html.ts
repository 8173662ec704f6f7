/** HTML: a page (html-page.ts) as a source, with the metadata that pages have. Cost: O(file). */
import type { Rendition } from '../../model/source.ts'
import { offset } from '../../text/span.ts'
import { decode } from '../charset.ts'
import { mergeSpans } from '../merge-spans.ts'
import type { SourceFile, TextReader } from '../reader.ts'
import { verseLabels } from '../verse-labels.ts'
import { declaredEncoding } from './html-encoding.ts'
import { htmlMetadata } from './html-metadata.ts'
import { readHtmlPage } from './html-page.ts'

export const htmlReader: TextReader = {
  name: 'html',
  version: 3,
  extensions: ['html', 'htm', 'xhtml'],
  read: readHtml,
}

function readHtml(file: SourceFile): Rendition {
  const { text: raw } = decode(file.bytes, declaredEncoding(file.bytes), file.encoding)
  const page = readHtmlPage(raw, /^\s*<\?xml\s/.test(raw.slice(0, 200)))
  const { text, map, blocks, outline, emphasis, printedPages } = page
  const pages = printedPages.map(({ at, label }, i) => ({
    at: offset<'text'>(at),
    label,
    printed: true,
    physical: i + 1,
  }))
  return {
    text,
    map,
    blocks,
    outline,
    furniture: mergeSpans([...verseLabels(text), ...page.furniture]),
    emphasis,
    pages: pages.length > 0 ? pages : undefined,
    metadata: htmlMetadata(page.title, page.metaTags, outline, page.language),
    problems: [],
  }
}
