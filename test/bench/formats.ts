/**
 * How fast documents of each format are read, with mammoth and officeparser beside us on the same files. The book of the tests, ten times
 * over, as Pandoc writes it. Each measurement is a process of its own: time is the median of some readings after the first, memory is the
 * most that the process had beyond what it had with the reader loaded.
 *
 *   formats.ts               prints the table
 *   formats.ts NAME FILE     one measurement, as a line of JSON
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bookInMarkdown } from '../support/formats/book.ts'
import { made, type PandocFormat } from '../support/formats/documents.ts'
import { figure, section, table } from './table.ts'

const COPIES = 10
const READINGS = 5
const FORMATS: readonly PandocFormat[] = ['docx', 'odt', 'epub', 'rtf', 'tei', 'html']
const OTHERS: ReadonlyMap<string, readonly PandocFormat[]> = new Map([
  ['mammoth', ['docx']],
  ['officeparser', ['docx', 'odt', 'epub', 'rtf', 'html']],
])

interface Measured {
  /** Of the first reading, which compiles. */
  readonly first: number
  readonly median: number
  readonly megabytes: number
  /** How much text came out, in characters. */
  readonly characters: number
}

type ReadText = (bytes: Uint8Array, format: string) => Promise<string>

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
  const ours: Readonly<Record<string, () => Promise<{ read(file: { path: string; bytes: Uint8Array }): unknown }>>> = {
    docx: async () => (await import('../../server/src/core/read/docx.ts')).docxReader,
    odt: async () => (await import('../../server/src/core/read/odt.ts')).odtReader,
    epub: async () => (await import('../../server/src/core/read/epub.ts')).epubReader,
    rtf: async () => (await import('../../server/src/core/read/rtf.ts')).rtfReader,
    tei: async () => (await import('../../server/src/core/read/tei.ts')).teiReader,
    html: async () => (await import('../../server/src/core/read/html.ts')).htmlReader,
  }
  const reader = await (ours[format] as () => Promise<{ read(file: { path: string; bytes: Uint8Array }): unknown }>)()
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
    const start = performance.now()
    characters = (await read(bytes, format)).length
    times.push(performance.now() - start)
  }
  const [first = 0, ...rest] = times
  const median = rest.sort((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0
  return { first, median, megabytes: (peak() - before) / 1024, characters }
}

function peak(): number {
  return Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1])
}

/** The section of the report. Linux only: the peak of memory is read from /proc. */
export function formatTables(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-formats-'))
  try {
    const book = bookInMarkdown()
    const markdown = Array.from({ length: COPIES }, (_, i) => book.replace(/\[\^r/g, `[^c${i}r`)).join('\n\n')
    const rows = FORMATS.flatMap(format => {
      const file = path.join(folder, `book.${format}`)
      fs.writeFileSync(file, made(markdown, format))
      const size = fs.statSync(file).size
      const names = ['ours', ...[...OTHERS].filter(([, formats]) => formats.includes(format)).map(([name]) => name)]
      return names.map(name => {
        const measured = inChild(name, file)
        if (measured === undefined) return [format, name, figure(size / 1e6), '–', '–', '–', '–', '–']
        const { first, median, megabytes, characters } = measured
        const perSecond = characters / 1e6 / (median / 1000)
        return [
          format,
          name,
          figure(size / 1e6),
          figure(characters / 1e6),
          figure(first),
          figure(median),
          figure(perSecond),
          figure(megabytes),
        ]
      })
    })
    const heads = [
      'format',
      'reader',
      'MB of file',
      'M characters',
      'first, ms',
      'median, ms',
      'M characters/s',
      'peak, MB more',
    ]
    return section('Documents', ...table(heads, rows))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function inChild(name: string, file: string): Measured | undefined {
  try {
    const out = execFileSync(process.execPath, [import.meta.filename, name, file], {
      encoding: 'utf8',
      timeout: 120_000,
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
