/** What a writer waits for: the start of the server, hovers, keystrokes. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Corpus, checkEssay, parseEssay, VerdictMemo } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { readSeeds } from '../support/shared.ts'
import { median, quantile } from './ask.ts'
import { documentsOf, type Manifest, pathOf, type Size } from './corpora.ts'
import { readWorkload } from './prepare.ts'
import { startServer, type TimedServer } from './server.ts'
import { figure, section, table } from './table.ts'

const root = path.resolve(import.meta.dirname, '../..')

export interface KeystrokeTimes {
  /** Medians in milliseconds, outside quotations, of two essays of the same length: with one quotation, and with all of them. */
  readonly one: number
  readonly many: number
}

export interface HoverTimes {
  readonly size: Size
  /** Medians in milliseconds: on a quotation, and where there is nothing to show. */
  readonly quotation: number
  readonly trivial: number
  readonly ratio: number
}

interface Essay {
  readonly folder: string
  readonly file: string
  readonly text: string
}

/** Five documents as sources and an essay that quotes them at length. */
export async function measureWaits(): Promise<{ readonly table: string; readonly keystrokes: KeystrokeTimes }> {
  const essay = seedEssay()
  try {
    const corpus = await loadCorpus({ folders: [path.join(essay.folder, 'sources')] })
    const typing = await measureTyping(essay.text, corpus)
    const rows = [
      ...(await measureStarts(essay)),
      ['Node’s own start and end', await measureNode()] as const,
      ...typing.rows,
    ]
    const shown = rows.map(([what, times]) => [
      what,
      figure(quantile(times, 0.5)),
      figure(quantile(times, 0.95)),
      String(times.length),
    ])
    return {
      table: section('What a writer waits for', ...table(['what', 'median ms', '95 % ms', 'runs'], shown)),
      keystrokes: typing.keystrokes,
    }
  } finally {
    fs.rmSync(essay.folder, { recursive: true })
  }
}

type Row = readonly [what: string, times: readonly number[]]

const OWN_WORDS =
  "A paragraph of the essay's own words goes before what it quotes, and it says at some length what it makes of the matter. It holds that "
const BEGIN = `${OWN_WORDS}"`

function seedEssay(): Essay {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-bench-'))
  fs.mkdirSync(path.join(folder, 'sources'))
  const paragraphs: string[] = ['# An essay', 'The NEP came before Thermidor.']
  for (const [name, text] of readSeeds()) {
    fs.writeFileSync(path.join(folder, 'sources', name), text)
    const sentences = text.split(/(?<=\.)\s+/).filter(s => s.length > 80 && s.length < 400)
    for (const sentence of sentences.slice(0, 40)) {
      const quoted = sentence.replace(/["“”]/g, "'").replace(/\.$/, '')
      paragraphs.push(`${BEGIN}${quoted}", and then it goes on for another line or so before it ends.`)
    }
  }
  const file = path.join(folder, 'essay.md')
  const text = paragraphs.join('\n\n')
  fs.writeFileSync(file, text)
  return { folder, file, text }
}

async function measureStarts({ folder, file, text }: Essay): Promise<Row[]> {
  const starts: number[] = []
  const hovers: number[] = []
  for (let i = 0; i < 7; i++) {
    const began = performance.now()
    const server = await startServer(root, folder)
    await server.open(file, text)
    const first = await server.hover(file, 2, 6)
    if (!first.includes('New Economic Policy')) throw new Error(`the hover is not there: ${first}`)
    starts.push(performance.now() - began)
    hovers.push(...(await hoverTimes(server, file, 2, [6, 22])))
    await server.stop()
  }
  return [
    ['start of the server to the first hover, five documents', starts],
    ['a later hover on a term', hovers],
  ]
}

async function hoverTimes(server: TimedServer, file: string, line: number, characters: readonly number[]) {
  const times: number[] = []
  for (let k = 0; k < 40; k++) {
    const began = performance.now()
    await server.hover(file, line, characters[k % characters.length] as number)
    times.push(performance.now() - began)
  }
  return times
}

async function measureNode(): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    const began = performance.now()
    await new Promise(resolve => spawn(process.execPath, ['-e', '0']).on('exit', resolve))
    times.push(performance.now() - began)
  }
  return times
}

/** The check after a keystroke, with the verdicts of before at hand as the server has them. */
async function measureTyping(text: string, corpus: Corpus): Promise<{ rows: Row[]; keystrokes: KeystrokeTimes }> {
  const firstQuotation = text.indexOf(BEGIN) + BEGIN.length
  const rest = text.slice(firstQuotation + 500)
  const single = text.slice(0, firstQuotation + 500) + rest.replace(/["'“”‘’]/g, '')
  const parses: number[] = []
  const outside = await typed(text, corpus, i => `${text.slice(0, 30)}${'x'.repeat(i % 7)}${text.slice(30)}`, parses)
  const lone = await typed(single, corpus, i => `${single.slice(0, 30)}${'x'.repeat(i % 7)}${single.slice(30)}`)
  const at = firstQuotation + 40
  const within = await typed(text, corpus, i => `${text.slice(0, at)} word${i} ${text.slice(at)}`)
  const count = parseEssay(text).quotations.length
  return {
    rows: [
      [`parse of an essay of ${Math.round(text.length / 1000)} kB with ${count} quotations`, parses],
      ['the same with its check, after a keystroke outside quotations', outside],
      ['the same with its check, after a keystroke in a quotation', within],
      [`a keystroke in as long an essay with ${parseEssay(single).quotations.length} of them`, lone],
    ],
    keystrokes: { one: median(lone), many: median(outside) },
  }
}

const KEYSTROKES = 100

async function typed(
  text: string,
  corpus: Corpus,
  at: (i: number) => string,
  parses: number[] = [],
): Promise<number[]> {
  const memo = new VerdictMemo()
  await checkEssay(parseEssay(text), corpus, UNINTERRUPTED, memo)
  const times: number[] = []
  for (let i = 0; i < KEYSTROKES; i++) {
    const now = at(i)
    const began = performance.now()
    const essay = parseEssay(now)
    parses.push(performance.now() - began)
    await checkEssay(essay, corpus, UNINTERRUPTED, memo)
    times.push(performance.now() - began)
  }
  return times
}

export function hoverTable(hovers: readonly HoverTimes[]): string {
  const rows = hovers.map(({ size, quotation, trivial, ratio }) => [
    `${size} MB`,
    figure(quotation),
    figure(trivial),
    figure(ratio),
  ])
  const heads = ['corpus', 'on a quotation, median ms', 'where there is nothing, median ms', 'ratio']
  return section('Hovers of the server with a whole corpus', ...table(heads, rows))
}

/** A corpus of that size is loaded in seconds to minutes. */
const PATIENCE = 300_000

/** The server with a whole corpus: a hover on a quotation against one where there is nothing. Needs the prepared workload. */
export async function measureHovers(manifest: Manifest, size: Size): Promise<HoverTimes> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-bench-'))
  fs.mkdirSync(path.join(folder, 'sources'))
  for (const entry of documentsOf(manifest, size))
    fs.copyFileSync(pathOf(entry), path.join(folder, 'sources', entry.file))
  const quoted = readWorkload(size).filter(asked => asked.class === 'none' && asked.pieces.length === 1)
  const lines = quoted.map(({ text }) => `Xyzzy quux “${text}”.`)
  const file = path.join(folder, 'essay.md')
  const text = lines.join('\n\n')
  fs.writeFileSync(file, text)
  const server = await startServer(root, folder)
  try {
    await server.open(file, text)
    const until = performance.now() + PATIENCE
    for (;;) {
      const shown = await server.hover(file, 0, 20)
      if (shown.includes('Faithful')) break
      if (performance.now() > until) throw new Error(`the hover is not there: ${shown}`)
      await new Promise(resolve => setTimeout(resolve, 200))
    }
    const quotation: number[] = []
    const trivial: number[] = []
    for (let line = 0; line < lines.length; line++) {
      trivial.push(...(await hoverTimes(server, file, 2 * line, [3])))
      quotation.push(...(await hoverTimes(server, file, 2 * line, [20])))
    }
    const [onQuotation, onNothing] = [median(quotation), median(trivial)]
    return { size, quotation: onQuotation, trivial: onNothing, ratio: onQuotation / onNothing }
  } finally {
    await server.stop()
    fs.rmSync(folder, { recursive: true })
  }
}
