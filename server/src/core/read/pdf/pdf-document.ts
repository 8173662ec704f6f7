/**
 * Opens a PDF with pdf.js and takes from it what a reader needs, as plain data: the only file that knows the library. No font, picture or
 * script of the file is used; nothing is fetched. Cost: that of drawing the pages without drawing.
 */
import { type Unsaid, unsaid } from '../../wording.ts'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import {
  type DocumentProxy,
  getDocument,
  OPS,
  type OutlineNode,
  type PageProxy,
  type TextItem,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Bookmark, Fragment, PdfDocument, PdfFacts, PdfPage } from './pdf-page.ts'

/** A work of twenty thousand pages is a collection; a file that claims more is made to be slow. */
const MOST_PAGES = 20_000
/** A page of a telephone directory has some twenty thousand letters. */
const MOST_UNITS_OF_PAGE = 1_000_000
const MOST_UNITS = 48_000_000
const MOST_BOOKMARKS = 20_000
const DEEPEST_BOOKMARK = 12

/** Why a file gives nothing. */
export interface NoPdf {
  readonly reason: Unsaid
}

/** Never rejects. What is broken inside is left out and named in `broken`. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument | NoPdf> {
  const task = getDocument({
    // It is handed over: whoever calls keeps its own.
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    // Pictures are left out before they are unpacked.
    maxImageSize: 1,
    // Neither fonts nor tables are looked for on the disk.
    BinaryDataFactory: NoFiles,
  })
  try {
    return await documentOf(await task.promise)
  } catch (error) {
    return { reason: reasonOf(error) }
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

class NoFiles {
  async fetch(): Promise<never> {
    throw new Error('no file is opened')
  }
}

function reasonOf(error: unknown): Unsaid {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  if (name === 'PasswordException') return unsaid('The file is protected by a password.')
  if (name === 'InvalidPDFException') return unsaid('The file is no PDF, or a broken one.')
  return unsaid('The file cannot be read as a PDF ({0}).', message.slice(0, 200))
}

async function documentOf(document: DocumentProxy): Promise<PdfDocument> {
  const pages: PdfPage[] = []
  const broken: number[] = []
  let units = 0
  const count = Math.min(document.numPages, MOST_PAGES)
  for (let physical = 1; physical <= count && units < MOST_UNITS; physical++) {
    const read = await pageOf(document, physical)
    if (!read || read.isBroken) broken.push(physical)
    if (!read) continue
    pages.push(read.page)
    for (const { text } of read.page.fragments) units += text.length
  }
  for (let physical = count + 1; physical <= Math.min(document.numPages, MOST_PAGES + 1); physical++)
    broken.push(physical)
  return {
    pages,
    pageCount: document.numPages,
    labels: (await document.getPageLabels().catch(() => null)) ?? undefined,
    bookmarks: await bookmarksOf(document).catch(() => []),
    facts: await factsOf(document).catch(() => ({})),
    broken,
  }
}

async function pageOf(
  document: DocumentProxy,
  physical: number,
): Promise<{ readonly page: PdfPage; readonly isBroken: boolean } | undefined> {
  try {
    const page = await document.getPage(physical)
    const viewport = page.getViewport({ scale: 1 })
    const { items, isBroken } = await itemsOf(page)
    const { fragments, turned } = fragmentsOf(items, viewport.transform)
    const hasText = fragments.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
    const { width, height } = viewport
    const isPicture = !hasText && (await showsPicture(page, width * height))
    page.cleanup()
    return { page: { physical, width, height, fragments, turned, isPicture }, isBroken }
  } catch {
    return undefined
  }
}

async function itemsOf(page: PageProxy): Promise<{ readonly items: readonly TextItem[]; readonly isBroken: boolean }> {
  const items: TextItem[] = []
  let units = 0
  const reader = page.streamTextContent({ disableNormalization: true }).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || !value) return { items, isBroken: false }
      for (const item of value.items) {
        if (!('str' in item)) continue
        items.push(item)
        units += item.str.length
      }
      if (units < MOST_UNITS_OF_PAGE) continue
      await reader.cancel(new Error('the page has too much text')).catch(() => undefined)
      return { items, isBroken: true }
    }
  } catch {
    return { items, isBroken: true }
  }
}

interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Of its baseline, in quarters of a turn; anything in between is `turned` too. */
  readonly quarter: number
}

/** The runs as they stand on the upright page. A page whose text is turned (a wide table) is turned back. */
function fragmentsOf(
  items: readonly TextItem[],
  view: readonly number[],
): { readonly fragments: readonly Fragment[]; readonly turned: readonly string[] } {
  const runs = items.flatMap(item => runOf(item, view) ?? [])
  const lengths = new Map<number, number>()
  for (const { quarter, text } of runs) lengths.set(quarter, (lengths.get(quarter) ?? 0) + text.trim().length)
  const [main = 0] = [...lengths].filter(([quarter]) => Number.isInteger(quarter)).sort((a, b) => b[1] - a[1])[0] ?? []
  const fragments: Fragment[] = []
  const turned: string[] = []
  for (const { text, x, y, width, size, quarter } of runs) {
    if (quarter !== main) {
      if (text.trim() !== '') turned.push(text)
      continue
    }
    const [x0, y0] = main === 0 ? [x, y] : main === 1 ? [y, -x] : main === 2 ? [-x, -y] : [-y, x]
    fragments.push({ text, x0, x1: x0 + width, y: y0, size })
  }
  return { fragments, turned }
}

function runOf({ str, transform, width }: TextItem, view: readonly number[]): Run | undefined {
  if (str === '' || transform.length < 6 || view.length < 6) return undefined
  const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number]
  const [va, vb, vc, vd, ve, vf] = view as [number, number, number, number, number, number]
  const x = va * e + vc * f + ve
  const y = vb * e + vd * f + vf
  // The type's own axis up says how large it is; the one along the baseline is stretched in narrow and wide letters.
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d)
  if (![x, y, width, size].every(Number.isFinite) || size === 0) return undefined
  const turn = Math.atan2(vb * a + vd * b, va * a + vc * b) / (Math.PI / 2)
  const nearest = Math.round(turn)
  const quarter = Math.abs(turn - nearest) < ALMOST_STRAIGHT ? (nearest + 4) % 4 : turn
  return { text: str, x, y, width: Math.abs(width), size, quarter }
}

/** A scan is a little askew; in quarters of a turn. */
const ALMOST_STRAIGHT = 0.06

/** A picture that takes less of the page may be a vignette on a blank one. */
const LARGE_PICTURE = 0.2

async function showsPicture(page: PageProxy, area: number): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList()
  // The picture itself was left out: what is left of it is the matrix that makes it as large as the page.
  return fnArray.some((operator, i) => {
    const matrix = argsArray[i]
    if (operator !== OPS.transform || !isMatrix(matrix)) return false
    const [a = 0, b = 0, c = 0, d = 0] = Array.from(matrix)
    return Math.abs(a * d - b * c) > area * LARGE_PICTURE
  })
}

function isMatrix(value: unknown): value is ArrayLike<number> {
  return typeof value === 'object' && value !== null && 'length' in value && value.length === 6
}

async function bookmarksOf(document: DocumentProxy): Promise<Bookmark[]> {
  const found: Bookmark[] = []
  const walk = async (nodes: readonly OutlineNode[], level: number): Promise<void> => {
    for (const node of nodes) {
      if (found.length >= MOST_BOOKMARKS || level > DEEPEST_BOOKMARK) return
      const page = await pageOfBookmark(document, node).catch(() => undefined)
      const title = node.title.replace(/\s+/g, ' ').trim()
      if (page !== undefined && title !== '') found.push({ title, level, page })
      await walk(node.items, level + 1)
    }
  }
  await walk((await document.getOutline()) ?? [], 1)
  return found
}

async function pageOfBookmark(document: DocumentProxy, { dest }: OutlineNode): Promise<number | undefined> {
  const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const page = target?.[0]
  if (typeof page === 'number') return page + 1
  return page === undefined || page === null ? undefined : (await document.getPageIndex(page)) + 1
}

async function factsOf(document: DocumentProxy): Promise<PdfFacts> {
  const { info, metadata } = await document.getMetadata()
  const text = (value: unknown): string | undefined => {
    const one: unknown = Array.isArray(value) ? value.join('; ') : value
    return typeof one === 'string' && one.trim() !== '' ? one.slice(0, 1000).trim() : undefined
  }
  const facts = {
    title: text(metadata?.get('dc:title')) ?? text(info.Title),
    author: text(metadata?.get('dc:creator')) ?? text(info.Author),
    language: text(info.Language) ?? text(metadata?.get('dc:language')),
    date: text(metadata?.get('prism:publicationdate')) ?? text(metadata?.get('dc:date')),
    created: text(info.CreationDate),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
