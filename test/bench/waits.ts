/** What a writer waits for: the start of the server, hovers, keystrokes. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TermHintCode } from '../../server/src/core/check/term-hints/term-hints.ts'
import {
  type CheckedEssay,
  type Corpus,
  checkEssay,
  type Essay,
  parseEssay,
  VerdictMemo,
} from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { readSeeds } from '../support/shared.ts'
import { median, quantile } from './ask.ts'
import type { Manifest, Size } from './corpora.ts'
import { readWorkload } from './prepare.ts'
import { startServer, type TimedServer } from './server.ts'
import { figure, section, table } from './table.ts'
import { makeWorkspace, storageOf, workspaceOf } from './workspaces.ts'

const root = path.resolve(import.meta.dirname, '../..')

export interface KeystrokeTimes {
  /** Medians in milliseconds, outside quotations, of two essays of the same length: with two quotations, and with 200. */
  readonly one: number
  readonly many: number
}

export interface HoverTimes {
  readonly size: Size
  /** Medians in milliseconds: on a quotation, and where there is nothing to show. */
  readonly quotation: number
  readonly trivial: number
  readonly ratio: number
  /** Milliseconds of the first hover on each of some hundred terms. */
  readonly terms: readonly number[]
}

interface Place {
  readonly folder: string
  readonly file: string
  readonly text: string
}

/** Five documents as sources and an essay that quotes them at length. */
export async function measureWaits(): Promise<{ readonly table: string; readonly keystrokes: KeystrokeTimes }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-bench-'))
  try {
    const sources = path.join(folder, 'sources')
    fs.mkdirSync(sources)
    for (const [name, text] of readSeeds()) fs.writeFileSync(path.join(sources, name), text)
    const corpus = await loadCorpus({ folders: [sources] })
    const texts = { many: essayText(corpus, MANY), few: essayText(corpus, FEW) }
    const place: Place = { folder, file: path.join(folder, 'essay.md'), text: texts.many }
    const typing = await measureTyping(texts, corpus)
    const rows = [
      ...(await measureStarts(place)),
      ['Node’s own start and end', await measureNode()] as const,
      ...typing.rows,
      ...(await measureServer(place, texts)),
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
    fs.rmSync(folder, { recursive: true })
  }
}

type Row = readonly [what: string, times: readonly number[]]

const OWN_WORDS =
  "A paragraph of the essay's own words goes before what it quotes, and it says at some length what it makes of the matter. It holds that "
const BEGIN = `${OWN_WORDS}"`
const [MANY, FEW] = [200, 2]
/** The same in both essays; keystrokes outside quotations go here. */
const HEAD = ['# An essay', 'The NEP came before Thermidor.']

/** As long whatever `quoted` is: that many of its sentences are in quotation marks and cited, the others stand without. */
function essayText(corpus: Corpus, quoted: number): string {
  const sentences = [...corpus.sources.values()].flatMap(({ key, contribution }) =>
    contribution.rendition.text
      .split(/(?<=\.)\s+/)
      .filter(s => s.length > 80 && s.length < 400 && !/["'“”‘’[\]]|\n\n/.test(s))
      .map(s => [key, s.replace(/\.$/, '')] as const),
  )
  const paragraphs = sentences
    .slice(0, MANY)
    .map(([key, s], i) => (i < quoted ? `${BEGIN}${s}" [@${key}]` : `${OWN_WORDS}${s} as it is there`))
  return [...HEAD, ...paragraphs.map(p => `${p}, and then it goes on for another line or so before it ends.`)].join(
    '\n\n',
  )
}

async function measureStarts({ folder, file, text }: Place): Promise<Row[]> {
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

interface Typing {
  readonly what: string
  readonly text: string
  /** Where the character goes in, and is taken out again. */
  readonly at: number
  readonly memo: VerdictMemo
  readonly parses: number[]
  readonly times: number[]
}

interface Texts {
  readonly many: string
  readonly few: string
}

const KEYSTROKES = 400
/** The first ones still compile. */
const WARM_UP = 200

/**
 * The next version after a keystroke, with the version before at hand as the server has it. The essays take turns, so that what else the
 * machine does meets all alike.
 */
async function measureTyping(
  { many, few }: Texts,
  corpus: Corpus,
): Promise<{ rows: Row[]; keystrokes: KeystrokeTimes }> {
  const head = HEAD.join('\n\n').length - 3
  const typing = (what: string, text: string, at: number): Typing => {
    return { what, text, at, memo: new VerdictMemo(), parses: [], times: [] }
  }
  const count = (text: string): number => parseEssay(text).quotations.length
  const outside = typing(
    `a keystroke outside quotations, essay with ${count(many)} of them: parse and check`,
    many,
    head,
  )
  const lone = typing(`the same in as long an essay with ${count(few)}`, few, head)
  const end = typing(`a keystroke at its end, with ${count(many)} quotations before it`, many, many.length - 20)
  const within = typing('a keystroke in a quotation', many, many.indexOf(BEGIN) + BEGIN.length + 40)
  const all = [outside, lone, end, within]
  const whole: number[] = []
  let state = await Promise.all(all.map(one => nextVersion(one, 0, corpus, undefined)))
  for (let i = 1; i <= KEYSTROKES + WARM_UP; i++) {
    if (i <= KEYSTROKES / 8) whole.push(timed(() => parseEssay(many)))
    const next: Version[] = []
    for (const [k, one] of all.entries()) next.push(await nextVersion(one, i, corpus, state[k]))
    state = next
  }
  const [before, after] = [outside.text, state[0]?.essay.text].map(text => `${text?.length}`)
  if (before === after) throw new Error('nothing was typed')
  return {
    rows: [
      [`a first parse of an essay of ${Math.round(many.length / 1000)} kB with ${count(many)} quotations`, whole],
      ['its parse after a keystroke', outside.parses],
      ...all.map(({ what, times }): Row => [what, times]),
    ],
    keystrokes: { one: median(lone.times), many: median(outside.times) },
  }
}

/** As an editor asks for them. */
const TERM_HINTS: ReadonlySet<TermHintCode> = new Set(['term.unexplained', 'term.spelling'] as const)

interface Version {
  readonly essay: Essay
  readonly checked: CheckedEssay
}

async function nextVersion(
  { text, at, memo, parses, times }: Typing,
  i: number,
  corpus: Corpus,
  previous: Version | undefined,
): Promise<Version> {
  const now = text.slice(0, at) + 'x'.repeat(i % 7) + text.slice(at)
  const began = performance.now()
  const essay = parseEssay(now, previous?.essay)
  const parsed = performance.now()
  const checked = await checkEssay(essay, corpus, UNINTERRUPTED, memo, {
    termHints: TERM_HINTS,
    previous: previous?.checked,
  })
  const done = performance.now()
  if (i > WARM_UP) {
    parses.push(parsed - began)
    times.push(done - began)
  }
  return { essay, checked }
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** From the keystroke to the new findings, through the protocol. */
async function measureServer({ folder, file }: Place, { many, few }: Texts): Promise<Row[]> {
  const essays = await Promise.all(
    [many, few].map(async text => {
      const server = await startServer(root, folder)
      await server.open(file, text)
      const until = performance.now() + PATIENCE
      // Its sources are there when the term is.
      while (!(await server.hover(file, 2, 6)).includes('New Economic Policy'))
        if (performance.now() > until) throw new Error('the sources are not there')
      return { text, server, times: [] as number[] }
    }),
  )
  for (let i = 0; i < KEYSTROKES; i++)
    for (const { server, times } of essays) {
      const began = performance.now()
      await server.type(file, 2, 8 + (i % 3), i % 2 === 0 ? 'x' : ' ')
      if (i >= WARM_UP) times.push(performance.now() - began)
    }
  for (const { server } of essays) await server.stop()
  return essays.map(({ text, times }) => [
    `a keystroke until the editor has its findings, essay with ${parseEssay(text).quotations.length} quotations`,
    times,
  ])
}

export function hoverTable(hovers: readonly HoverTimes[]): string {
  const rows = hovers.map(({ size, quotation, trivial, ratio, terms }) => [
    `${size} MB`,
    figure(quotation),
    figure(trivial),
    figure(ratio),
    [0.5, 0.99, 1].map(share => figure(quantile(terms, share))).join(' / '),
    String(terms.length),
  ])
  const heads = [
    'corpus',
    'on a quotation, median ms',
    'where there is nothing, median ms',
    'ratio',
    'first on a term: p50 / p99 / most, ms',
    'terms',
  ]
  return section('Hovers of the server with a whole corpus', ...table(heads, rows))
}

/** A corpus of that size is loaded in seconds to minutes. */
const PATIENCE = 1_200_000

/** Words that may be names: with a capital, in mid-sentence. */
const NAME = /(?<=[a-z] )[A-Z][A-Za-z]{2,}/g
const MOST_NAMES = 400

/** Each name once: those that are terms of the corpus. */
async function termHovers(server: TimedServer, file: string, first: number, count: number): Promise<number[]> {
  const times: number[] = []
  for (let i = first; i < first + count; i++) {
    const began = performance.now()
    const shown = await server.hover(file, 2 * i, 'And then '.length + 1)
    if (shown !== '') times.push(performance.now() - began)
  }
  return times
}

/** The server with a whole corpus, its index kept: a hover on a quotation against one where there is nothing. Needs the prepared workload. */
export async function measureHovers(manifest: Manifest, size: Size): Promise<HoverTimes> {
  await makeWorkspace(manifest, size)
  fs.mkdirSync(storageOf(size), { recursive: true })
  const folder = workspaceOf(size)
  const quoted = readWorkload(size).filter(asked => asked.class === 'none' && asked.pieces.length === 1)
  const lines = quoted.map(({ text }) => `Xyzzy quux “${text}”.`)
  const names = new Set(readWorkload(size).flatMap(({ text }) => text.match(NAME) ?? []))
  const naming = [...names].slice(0, MOST_NAMES).map(name => `And then ${name} again.`)
  const file = path.join(folder, 'essay.md')
  const text = [...lines, ...naming].join('\n\n')
  fs.writeFileSync(file, text)
  const server = await startServer(root, folder, storageOf(size))
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
    const terms = await termHovers(server, file, lines.length, naming.length)
    return { size, quotation: onQuotation, trivial: onNothing, ratio: onQuotation / onNothing, terms }
  } finally {
    await server.stop()
    fs.rmSync(file)
  }
}
