/**
 * npm run eval:formats: how much of real documents the readers see, and on which page. Documents out of Debian packages (downloaded and
 * unpacked, nothing is installed); PDF beside `pdftotext` page by page, the others beside Pandoc's plain output of the same file.
 *
 *   --write    puts the tables into the generated part of docs/formats.md
 *   --missing  prints the words that are missing
 *
 * Needs pdftotext (poppler-utils), Pandoc, and LibreOffice for the formats in which no package has a book.
 */

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import zlib from 'node:zlib'
import type { Rendition } from '../../server/src/core/model/source.ts'
import type { PageLabel } from '../../server/src/core/read/page-labels.ts'
import { openPdf } from '../../server/src/core/read/pdf/pdf-document.ts'
import { renditionOfPdf } from '../../server/src/core/read/pdf/read-pdf.ts'
import { readerFor } from '../../server/src/core/read/readers.ts'
import { scanWords, spanOfWords } from '../../server/src/core/text/words.ts'
import { said } from '../../server/src/core/wording.ts'
import { unpackPackages } from '../bench/debian.ts'
import { section, table } from '../bench/table.ts'
import { wordsOf } from '../support/formats/recall.ts'

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    missing: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})

const PACKAGES = [
  'bash-doc',
  'debian-policy',
  'debian-reference-en',
  'developers-reference',
  'gnuplot-doc',
  'mit-scheme-doc',
  'pari-doc',
  'petsc3.18-doc',
  'r-doc-pdf',
  'scheme48-doc',
] as const

/** By package and path in it. Made by TeX in several ways, by DocBook's tools, by FOP and by Ghostscript. */
const MANUALS: readonly (readonly [(typeof PACKAGES)[number], string])[] = [
  ['bash-doc', 'usr/share/doc/bash-doc/bashref.pdf'],
  ['bash-doc', 'usr/share/doc/bash-doc/bash.pdf'],
  ['debian-policy', 'usr/share/doc/debian-policy/policy.pdf.gz'],
  ['debian-policy', 'usr/share/doc/debian-policy/fhs/fhs-3.0.pdf.gz'],
  ['debian-reference-en', 'usr/share/debian-reference/debian-reference.en.pdf'],
  ['developers-reference', 'usr/share/developers-reference/developers-reference.pdf'],
  ['gnuplot-doc', 'usr/share/doc/gnuplot/gnuplot.pdf'],
  ['mit-scheme-doc', 'usr/share/doc/mit-scheme-doc/pdf/mit-scheme-ref.pdf.gz'],
  ['pari-doc', 'usr/share/pari/doc/users.pdf'],
  ['petsc3.18-doc', 'usr/share/doc/petsc3.18-doc/docs/docs/manual/manual.pdf.gz'],
  ['r-doc-pdf', 'usr/share/doc/r-doc-pdf/manual/R-intro.pdf'],
  ['r-doc-pdf', 'usr/share/doc/r-doc-pdf/manual/R-exts.pdf'],
  ['scheme48-doc', 'usr/share/doc/scheme48/manual.pdf.gz'],
]
const BOOKS: readonly (readonly [(typeof PACKAGES)[number], string])[] = [
  ['debian-policy', 'usr/share/doc/debian-policy/policy.epub'],
  ['developers-reference', 'usr/share/developers-reference/developers-reference.epub'],
  ['debian-policy', 'usr/share/doc/debian-policy/upgrading-checklist.html'],
  ['debian-policy', 'usr/share/doc/debian-policy/copyright-format-1.0.html'],
  ['debian-policy', 'usr/share/doc/debian-policy/autopkgtest.html'],
]

const MADE_OF = ['developers-reference', 'usr/share/developers-reference/developers-reference.epub'] as const

const PACKAGES_FOLDER = path.resolve('.bench/packages')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-formats-'))

function bytesOf(file: string): Buffer {
  const bytes = fs.readFileSync(file)
  return file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes
}

/** Why a word of the oracle is not among ours. */
type Kind = 'in running heads' | 'divided otherwise' | 'signs and figures' | 'other'

interface Compared {
  readonly words: number
  readonly missing: ReadonlyMap<Kind, readonly string[]>
}

function compare(oracle: string, rendition: Rendition): Compared {
  const text = countsOf(wordsOf(rendition.text, rendition))
  const whole = countsOf(wordsOf(rendition.text))
  for (const [word, count] of text) whole.set(word, (whole.get(word) ?? 0) - count)
  // Ours run together, so that a word that is divided in another place is found.
  const joined = wordsOf(rendition.text).join('')
  const missing = new Map<Kind, string[]>()
  const wanted = wordsOf(oracle)
  const take = (counts: Map<string, number>, word: string): boolean => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left > 0
  }
  for (const word of wanted) {
    if (take(text, word)) continue
    const kind: Kind = take(whole, word)
      ? 'in running heads'
      : !/\p{L}{3}/u.test(word)
        ? 'signs and figures'
        : joined.includes(word)
          ? 'divided otherwise'
          : 'other'
    const list = missing.get(kind)
    if (list) list.push(word)
    else missing.set(kind, [word])
  }
  return { words: wanted.length, missing }
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : `${((part / of) * 100).toFixed(2)} %`)

/** What is in running heads is read, and known to be no text. */
function rowOf({ words, missing }: Compared): string[] {
  const count = (kind: Kind): number => missing.get(kind)?.length ?? 0
  const lost = count('divided otherwise') + count('signs and figures') + count('other')
  return [
    words.toLocaleString('en-US'),
    percent(words - lost, words),
    ...(['in running heads', 'divided otherwise', 'signs and figures', 'other'] as const).map(kind =>
      count(kind).toLocaleString('en-US'),
    ),
  ]
}

function show(name: string, { missing }: Compared): void {
  if (!options.missing) return
  for (const [kind, words] of missing)
    if (kind !== 'in running heads') console.log(name, kind, words.slice(0, 60).join(' '))
}

/** So many words of a page are looked for, from so many places of it. */
const PROBE = 10
const PROBES = 3

/** For passages of each page whether they are found on it; those that stand in several places are left out. */
function pagesRight(file: string, rendition: Rendition, count: number): { right: number; asked: number } {
  const pages = rendition.pages ?? []
  const words = wordsOf(rendition.text, rendition)
  const starts = wordStarts(rendition)
  const text = ` ${words.join(' ')} `
  const at: number[] = []
  let position = 1
  for (const word of words) {
    at.push(position)
    position += word.length + 1
  }
  let right = 0
  let asked = 0
  for (let page = 1; page <= count; page++) {
    const of = wordsOf(textOf(file, ['-f', String(page), '-l', String(page)]))
    for (let i = 0; i < PROBES; i++) {
      const from = Math.floor(((i + 1) * of.length) / (PROBES + 1))
      const probe = ` ${of.slice(from, from + PROBE).join(' ')} `
      const found = text.indexOf(probe)
      if (of.length < from + PROBE || found < 0 || text.indexOf(probe, found + 1) >= 0) continue
      const offset = starts[at.indexOf(found + 1)] ?? -1
      const mark = pages.findLast(one => one.at <= offset)
      asked++
      if (mark?.physical === page) right++
      else if (options.missing) console.log(`page ${page} found as ${mark?.physical}:${probe}`)
    }
  }
  return { right, asked }
}

function wordStarts({ text, furniture }: Rendition): readonly number[] {
  const table = scanWords(text, furniture)
  return Array.from({ length: table.count }, (_, i) => spanOfWords<'text'>(table, i, i).start)
}

function textOf(file: string, more: readonly string[] = []): string {
  return run('pdftotext', ['-enc', 'UTF-8', ...more, file, '-'])
}

async function pdfRow(name: string, bytes: Buffer): Promise<string[]> {
  const file = path.join(folder, 'a.pdf')
  fs.writeFileSync(file, bytes)
  const opened = await openPdf(new Uint8Array(bytes))
  if ('reason' in opened) return [name, said(opened.reason)]
  const rendition = renditionOfPdf(opened)
  const compared = compare(textOf(file).replaceAll('\f', '\n\n'), rendition)
  show(name, compared)
  const { right, asked } = pagesRight(file, rendition, opened.pageCount)
  return [
    name,
    String(opened.pageCount),
    ...rowOf(compared),
    `${percent(right, asked)} of ${asked}`,
    inferredRow(name, opened.labels, renditionOfPdf({ ...opened, labels: undefined })),
  ]
}

/** How often the label that the pages themselves lead to is the one that the file declares. */
function inferredRow(name: string, declared: readonly string[] | undefined, { pages = [] }: Rendition): string {
  if (!declared || declared.every((label, i) => label === String(i + 1))) return 'none declared'
  const labels = new Map(
    pages.map(({ physical, label, printed }): [number, PageLabel] => [
      physical,
      { ...(label === undefined ? {} : { label }), printed },
    ]),
  )
  let right = 0
  let none = 0
  const wrong: string[] = []
  for (const [physical, { label }] of labels) {
    if (label === undefined) none++
    else if (label === declared[physical - 1]) right++
    else wrong.push(`${label} for ${declared[physical - 1]} (page ${physical})`)
  }
  if (options.missing && wrong.length > 0) console.log(`${name}: ${wrong.slice(0, 20).join(', ')}`)
  return `${percent(right, labels.size)}, none ${none}, wrong ${wrong.length}`
}

/** @param original of which Pandoc's plain output is compared with */
async function bookRow(file: string, original = file): Promise<string[]> {
  const reader = readerFor(file)
  if (!reader) throw new Error(file)
  const rendition = await reader.read({ path: path.basename(file), bytes: new Uint8Array(fs.readFileSync(file)) })
  const oracle = run('pandoc', ['-t', 'plain', '--wrap=none', original])
  const compared = compare(oracle.replace(/\[\d+\]/g, ''), rendition)
  show(file, compared)
  return [shortName(file), ...rowOf(compared)]
}

/** The book as two programs write it: Pandoc, and LibreOffice what Pandoc wrote. */
function madeOf(book: string): readonly string[] {
  const name = path.join(folder, path.basename(book, '.epub'))
  const byPandoc = ['docx', 'odt', 'rtf', 'tei'].map(format => `${name}-pandoc.${format}`)
  for (const file of byPandoc) run('pandoc', ['-s', book, '-o', file])
  const docx = `${name}-libreoffice.docx`
  fs.copyFileSync(byPandoc[0] as string, docx)
  const saved = ['odt', 'rtf'].map(format => {
    run('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      format,
      '--outdir',
      folder,
      docx,
    ])
    return `${name}-libreoffice.${format}`
  })
  return [...byPandoc, ...saved]
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
}

/** `debian-policy/policy.pdf`; what was made here by its name alone. */
function shortName(file: string): string {
  const inPackages = path.relative(PACKAGES_FOLDER, file).split(path.sep)
  const name = path.basename(file, '.gz')
  return inPackages[0] === '..' ? name : `${inPackages[0]}/${name}`
}

const KINDS = ['words', 'read', 'in running heads', 'divided otherwise', 'signs and figures', 'other']

async function tables(): Promise<string> {
  const { folders, versions, missing } = unpackPackages(PACKAGES, PACKAGES_FOLDER)
  const wants = (file: string): boolean => options.only === undefined || file.includes(options.only)
  const inPackage = (list: typeof MANUALS): readonly string[] =>
    list
      .flatMap(([name, file]) => (folders.has(name) ? [path.join(folders.get(name) as string, file)] : []))
      .filter(file => fs.existsSync(file))
      .filter(wants)
  const pdfs: string[][] = []
  for (const file of inPackage(MANUALS)) pdfs.push(await pdfRow(shortName(file), bytesOf(file)))
  const books: string[][] = []
  for (const file of inPackage(BOOKS)) books.push(await bookRow(file))
  for (const file of inPackage([MADE_OF])) for (const made of madeOf(file)) books.push(await bookRow(made, file))
  return [
    section(
      'PDF beside pdftotext',
      ...table(['', 'pages', ...KINDS, 'on the right page', 'labels told from the pages'], pdfs),
    ),
    section('Others beside Pandoc', ...table(['', ...KINDS], books)),
    `Of ${versions.join(', ')}.${missing.length > 0 ? ` Not to be had: ${missing.join('; ')}.` : ''}`,
  ].join('\n')
}

const GENERATED = /(?<=<!-- generated: npm run eval:formats -->\n)[^]*?(?=<!-- end -->)/

try {
  const out = await tables()
  console.log(out)
  if (options.write) {
    const file = path.resolve('docs/formats.md')
    fs.writeFileSync(
      file,
      fs.readFileSync(file, 'utf8').replace(GENERATED, () => `\n${out}\n`),
    )
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
