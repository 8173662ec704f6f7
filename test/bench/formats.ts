/**
 * How fast documents of each format are read, with mammoth, officeparser and pdf-parse beside us on the same files: the book of the tests,
 * ten times over, as Pandoc writes it, and two manuals that come as PDF. Each measurement is a process of its own: time is processor time, the
 * median of some readings after the first, memory is the most that the process had beyond what it had with the reader loaded.
 *
 *   formats.ts               prints the table
 *   formats.ts NAME FILE     one measurement, as a line of JSON
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { bookInMarkdown } from '../support/formats/book.ts'
import { made, type PandocFormat } from '../support/formats/documents.ts'
import { processorClock } from '../support/processor-time.ts'
import { BENCH_FOLDER } from './corpora.ts'
import { unpackPackages } from './debian.ts'
import { figure, section, table } from './table.ts'

const COPIES = 10
const READINGS = 5
const FORMATS: readonly PandocFormat[] = ['plain', 'docx', 'odt', 'epub', 'rtf', 'tei', 'html']
const OTHERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['mammoth', ['docx']],
  ['officeparser', ['docx', 'odt', 'epub', 'rtf', 'html', 'pdf']],
  ['pdf-parse', ['pdf']],
])
/** By package and path in it: made by xdvipdfmx and by pdfTeX. */
const MANUALS = [
  ['debian-policy', 'usr/share/doc/debian-policy/policy.pdf.gz'],
  ['r-doc-pdf', 'usr/share/doc/r-doc-pdf/manual/R-exts.pdf'],
] as const

interface Measured {
  /** Of the first reading, which compiles. */
  readonly first: number
  readonly median: number
  readonly megabytes: number
  /** How much text came out, in characters. */
  readonly characters: number
}

type ReadText = (bytes: Uint8Array, format: string) => Promise<string>
type OurReader = { read(file: { path: string; bytes: Uint8Array }): unknown }

async function readerOf(name: string, format: string): Promise<ReadText> {
  if (name === 'mammoth') {
    const { default: mammoth } = await import('mammoth')
    return async bytes => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
  }
  if (name === 'officeparser') {
    const { OfficeParser } = await import('officeparser')
    return async bytes => {
      const ast = await OfficeParser.parseOffice(Buffer.from(bytes), { fileType: format as 'docx' })
      return String((await ast.to('text')).value)
    }
  }
  if (name === 'pdf-parse') {
    // It asks for what it would draw with, and draws nothing.
    Object.assign(globalThis, { DOMMatrix: class {} })
    const { PDFParse } = await import('pdf-parse')
    return async bytes => {
      const parser = new PDFParse({ data: bytes.slice() })
      const { text } = await parser.getText()
      await parser.destroy()
      return text
    }
  }
  const ours: Readonly<Record<string, () => Promise<OurReader>>> = {
    plain: async () => (await import('../../server/src/core/read/plain/txt.ts')).txtReader,
    md: async () => (await import('../../server/src/core/read/markdown/md.ts')).mdReader,
    pdf: async () => {
      const { readPdf } = await import('../../server/src/core/read/pdf/read-pdf.ts')
      return { read: readPdf }
    },
    docx: async () => (await import('../../server/src/core/read/office/docx.ts')).docxReader,
    odt: async () => (await import('../../server/src/core/read/office/odt.ts')).odtReader,
    epub: async () => (await import('../../server/src/core/read/epub/epub.ts')).epubReader,
    rtf: async () => (await import('../../server/src/core/read/rtf/rtf.ts')).rtfReader,
    tei: async () => (await import('../../server/src/core/read/tei/tei.ts')).teiReader,
    html: async () => (await import('../../server/src/core/read/html/html.ts')).htmlReader,
  }
  const reader = await (ours[format] as () => Promise<OurReader>)()
  return async bytes => ((await reader.read({ path: `a.${format}`, bytes })) as { readonly text: string }).text
}

async function measure(name: string, file: string): Promise<Measured> {
  const format = path.extname(file).slice(1)
  const read = await readerOf(name, format)
  const bytes = new Uint8Array(fs.readFileSync(file))
  // From here on the system counts the peak anew.
  fs.writeFileSync('/proc/self/clear_refs', '5')
  const before = peak()
  let characters = 0
  const times: number[] = []
  for (let i = 0; i <= READINGS; i++) {
    const spent = processorClock()
    characters = (await read(bytes, format)).length
    times.push(spent())
  }
  const [first = 0, ...rest] = times
  const median = rest.sort((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0
  return { first, median, megabytes: (peak() - before) / 1024, characters }
}

function peak(): number {
  return Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1])
}

interface Document {
  readonly file: string
  readonly format: string
  /** Where the format has them. */
  readonly pages?: number
}

/** The section of the report. Linux only: the peak of memory is read from /proc. */
export function formatTables(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-formats-'))
  try {
    const documents = [...booksIn(folder), ...manualsIn(folder)]
    const rows = documents.flatMap(document =>
      ['ours', ...[...OTHERS].filter(([, formats]) => formats.includes(document.format)).map(([name]) => name)].map(
        name => rowOf(document, name),
      ),
    )
    const heads = [
      'document',
      'reader',
      'MB of file',
      'M characters',
      'first, ms of processor',
      'median',
      'MB of file/s',
      'M characters/s',
      'pages/s',
      'peak, MB more',
    ]
    return section('Documents', ...table(heads, rows))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function booksIn(folder: string): Document[] {
  const book = bookInMarkdown()
  const markdown = Array.from({ length: COPIES }, (_, i) => book.replace(/\[\^r/g, `[^c${i}r`)).join('\n\n')
  const inMarkdown = path.join(folder, 'book.md')
  fs.writeFileSync(inMarkdown, markdown)
  const others = FORMATS.map((format): Document => {
    const file = path.join(folder, `book.${format}`)
    fs.writeFileSync(file, made(markdown, format))
    return { file, format }
  })
  return [{ file: inMarkdown, format: 'md' }, ...others]
}

function manualsIn(folder: string): Document[] {
  const { folders } = unpackPackages(
    MANUALS.map(([name]) => name),
    path.join(BENCH_FOLDER, 'packages'),
  )
  return MANUALS.flatMap(([name, packed]) => {
    const of = folders.get(name)
    if (of === undefined) return []
    const bytes = fs.readFileSync(path.join(of, packed))
    const file = path.join(folder, path.basename(packed, '.gz'))
    fs.writeFileSync(file, packed.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes)
    const told = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    return [{ file, format: 'pdf', pages: Number(/^Pages:\s+(\d+)/m.exec(told)?.[1]) }]
  })
}

function rowOf({ file, pages }: Document, name: string): string[] {
  const size = fs.statSync(file).size / 1e6
  const measured = inChild(name, file)
  const shown = pages === undefined ? path.basename(file) : `${path.basename(file)}, ${pages} pages`
  if (measured === undefined) return [shown, name, figure(size), '–', '–', '–', '–', '–', '–', '–']
  const { first, median, megabytes, characters } = measured
  const seconds = median / 1000
  return [
    shown,
    name,
    figure(size),
    figure(characters / 1e6),
    figure(first),
    figure(median),
    figure(size / seconds),
    figure(characters / 1e6 / seconds),
    pages === undefined ? '' : figure(pages / seconds),
    figure(megabytes),
  ]
}

function inChild(name: string, file: string): Measured | undefined {
  try {
    const out = execFileSync(process.execPath, [import.meta.filename, name, file], {
      encoding: 'utf8',
      timeout: 90_000,
      // pdf.js tells there that it has nothing to draw with.
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return JSON.parse(out.trim().split('\n').at(-1) as string) as Measured
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const [name, file] = process.argv.slice(2)
  if (name !== undefined && file !== undefined) console.log(JSON.stringify(await measure(name, file)))
  else console.log(formatTables())
}
