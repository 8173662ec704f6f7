/**
 * EPUB 2 and 3: the chapters in reading order, each as the HTML reader's page. The table of contents gives the outline, the list of pages
 * and the marks in the text give the pages of the printed edition. Cost: O(size of the chapters).
 */
import type { SourceProblem } from '../../model/problem.ts'
import type { Block, Heading, PageMark, Rendition } from '../../model/source.ts'
import { OffsetMap } from '../../text/offset-map.ts'
import { offset, type Span, span } from '../../text/span.ts'
import { unsaid } from '../../wording.ts'
import { type HtmlPage, readHtmlPage } from '../html/html-page.ts'
import { mergeSpans } from '../merge-spans.ts'
import type { IsolatedReader, SourceFile } from '../reader.ts'
import { unreadable } from '../unreadable.ts'
import { verseLabels } from '../verse-labels.ts'
import type { XmlAttributes } from '../xml.ts'
import { openZip } from '../zip.ts'
import { ZippedParts } from '../zipped-parts.ts'
import { EpubNav, NAVIGATION } from './epub-nav.ts'
import { epubOutline } from './epub-outline.ts'
import { type EpubItem, EpubPackage, OPF } from './epub-package.ts'

export const epubReader: IsolatedReader = {
  name: 'epub',
  version: 2,
  extensions: ['epub'],
  isolated: true,
  read: readEpub,
}

const CONTAINER = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:container', ''],
  ['http://www.w3.org/2001/04/xmlenc#', 'enc'],
])
/** Ways to make fonts unusable elsewhere: the text is not touched by them. */
const FONT_MANGLING = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/
/** Between two chapters. */
const GAP = '\n\n'

interface Chapter {
  /** Its name in the archive. */
  readonly name: string
  readonly start: number
  readonly page: HtmlPage
}

export function readEpub(file: SourceFile): Rendition {
  const archive = openZip(file.bytes)
  if ('fault' in archive) return unreadable(archive.fault)
  const problems: SourceProblem[] = []
  const parts = new ZippedParts(archive, problems)
  const opf = packageName(parts)
  if (opf === undefined || !parts.has(opf))
    return unreadable(unsaid('The file is no EPUB: it does not say where its book is.'))
  const book = new EpubPackage()
  parts.read(opf, OPF, book)
  const locked = encrypted(parts)
  const folder = opf.slice(0, opf.lastIndexOf('/') + 1)
  const chapters: Chapter[] = []
  let length = 0
  // A chapter comes once: a spine that names it a thousand times is made to do harm.
  const seen = new Set<string>()
  for (const id of book.spine) {
    const item = book.items.get(id)
    if (!item || !isText(item)) continue
    const name = resolve(folder, item.href).name
    if (seen.has(name)) continue
    seen.add(name)
    if (locked.has(name)) {
      return {
        ...unreadable(unsaid('The file is encrypted (DRM): its text cannot be read.')),
        metadata: book.metadata(),
      }
    }
    const text = parts.text(name)
    if (text === undefined) {
      if (!parts.has(name)) parts.tell(unsaid('The chapter “{0}” is missing.', name.slice(0, 80)))
      continue
    }
    const page = readHtmlPage(text, true)
    chapters.push({ name, start: length, page })
    if (page.text !== '') length += page.text.length + GAP.length
  }
  if (chapters.length === 0) parts.tell(unsaid('The file has no chapters that can be read.'))
  return { ...joined(chapters, navigation(parts, book, folder)), metadata: book.metadata(), problems }
}

type Joined = Omit<Rendition, 'metadata' | 'problems'>

function joined(chapters: readonly Chapter[], nav: Navigation): Joined {
  const text = chapters
    .map(({ page }) => page.text)
    .filter(part => part !== '')
    .join(GAP)
  const places = new Map<string, Chapter>()
  for (const chapter of chapters) if (!places.has(chapter.name)) places.set(chapter.name, chapter)
  const placeOf = (name: string, fragment: string): number | undefined => {
    const chapter = places.get(name)
    if (!chapter) return undefined
    const at = fragment === '' ? 0 : chapter.page.anchors.get(fragment)
    return at === undefined ? undefined : Math.min(chapter.start + at, text.length)
  }
  const entries = nav.entries.flatMap(entry => {
    const at = placeOf(entry.name, entry.fragment)
    return at === undefined ? [] : [{ title: entry.title, level: entry.level, at }]
  })
  const headings = chapters.flatMap(({ start, page }) => page.outline.map((heading): Heading => moved(heading, start)))
  const furniture = chapters.flatMap(({ start, page }) => page.furniture.map(part => movedSpan(part, start)))
  const inText = chapters.flatMap(({ start, page }) =>
    page.printedPages.map(({ at, label }) => ({ at: start + at, label })),
  )
  const listed = nav.pages.flatMap(({ label, name, fragment }) => {
    const at = placeOf(name, fragment)
    return at === undefined ? [] : [{ at, label }]
  })
  return {
    text,
    map: new OffsetMap(Uint32Array.of(0, text.length), Uint32Array.of(0, 0)),
    blocks: chapters.flatMap(({ start, page }) => page.blocks.map((block): Block => moved(block, start))),
    outline: epubOutline(text, entries, headings),
    furniture: mergeSpans([...furniture, ...verseLabels(text)]),
    emphasis: chapters.flatMap(({ start, page }) => page.emphasis.map(part => movedSpan(part, start))),
    pages: printed(listed.length >= inText.length ? listed : inText, text.length),
  }
}

function printed(
  marks: readonly { readonly at: number; readonly label: string }[],
  length: number,
): readonly PageMark[] | undefined {
  const inOrder = [...marks].sort((a, b) => a.at - b.at)
  const pages = inOrder
    .filter((mark, i) => mark.at < length && mark.at !== inOrder[i + 1]?.at)
    .map(({ at, label }, i): PageMark => ({ at: offset(at), label, printed: true, physical: i + 1 }))
  return pages.length > 0 ? pages : undefined
}

interface Navigation {
  readonly entries: readonly { title: string; level: number; name: string; fragment: string }[]
  readonly pages: readonly { label: string; name: string; fragment: string }[]
}

function navigation(parts: ZippedParts, book: EpubPackage, folder: string): Navigation {
  const items = [...book.items.values()]
  const modern = items.find(item => /(?:^| )nav(?: |$)/.test(item.properties))
  const old =
    (book.toc === undefined ? undefined : book.items.get(book.toc)) ?? items.find(item => /ncx/.test(item.type))
  for (const item of [modern, old]) {
    if (!item) continue
    const { name } = resolve(folder, item.href)
    const nav = new EpubNav()
    if (!parts.read(name, NAVIGATION, nav) || nav.entries.length === 0) continue
    const base = name.slice(0, name.lastIndexOf('/') + 1)
    return {
      entries: nav.entries.map(({ title, level, href }) => ({ title, level, ...resolve(base, href) })),
      pages: nav.pages.map(({ label, href }) => ({ label, ...resolve(base, href) })),
    }
  }
  return { entries: [], pages: [] }
}

function packageName(parts: ZippedParts): string | undefined {
  let found: string | undefined
  parts.read('META-INF/container.xml', CONTAINER, {
    open(name: string, attributes: XmlAttributes) {
      if (name === 'rootfile') found ??= attributes.get('full-path')
    },
    close() {},
    text() {},
  })
  return found
}

/** The files whose content is encrypted, but for fonts. */
function encrypted(parts: ZippedParts): ReadonlySet<string> {
  const found = new Set<string>()
  if (!parts.has('META-INF/encryption.xml')) return found
  let isMangled = false
  parts.read('META-INF/encryption.xml', CONTAINER, {
    open(name: string, attributes: XmlAttributes) {
      if (name === 'enc:EncryptedData') isMangled = false
      else if (name === 'enc:EncryptionMethod') isMangled = FONT_MANGLING.test(attributes.get('Algorithm') ?? '')
      else if (name === 'enc:CipherReference' && !isMangled) found.add(resolve('', attributes.get('URI') ?? '').name)
    },
    close() {},
    text() {},
  })
  return found
}

function isText(item: EpubItem): boolean {
  return /html|xml/.test(item.type) ? !/svg|ncx/.test(item.type) : /\.x?html?$/i.test(item.href)
}

/** Where a reference leads: a name in the archive and what is named in it. Nothing leads out of the archive: names are keys. */
function resolve(folder: string, href: string): { readonly name: string; readonly fragment: string } {
  const hash = href.indexOf('#')
  const path = decoded(hash < 0 ? href : href.slice(0, hash))
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path.slice(1) : folder + path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return { name: steps.join('/'), fragment: hash < 0 ? '' : decoded(href.slice(hash + 1)) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function moved<T extends { readonly span: Span<'text'> }>(part: T, by: number): T {
  return { ...part, span: movedSpan(part.span, by) }
}

function movedSpan({ start, end }: Span<'text'>, by: number): Span<'text'> {
  return span(start + by, end + by)
}
