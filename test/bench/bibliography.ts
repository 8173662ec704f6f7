/**
 * A large bibliography: 20,000 entries in 18 MB of BibLaTeX, as a life's Zotero library is exported. How long it takes to read and to
 * read again, to bind to sources and to complete a key, beside a naive scan that looks through the file at every completion; and to read
 * it again in the other formats.
 *
 *   bibliography.ts            prints the table
 *   bibliography.ts FORMAT     one measurement (bibtex, json, yaml, ris), in a process with --expose-gc, as a line of JSON
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { type BindableSource, bindReferences } from '../../server/src/core/bib/bind.ts'
import type { Library } from '../../server/src/core/bib/library.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import { Citables, Corpus } from '../../server/src/core/service.ts'
import { BibliographyLoader } from '../../server/src/node/load-bibliography.ts'
import { largeBibliography } from '../support/large-bibliography.ts'
import { createWorkspace } from '../support/workspace.ts'
import { figure, section, table } from './table.ts'

const ENTRIES = 20_000
const SIZE = 18_000_000
const SOURCES = 1000
const ROUNDS = 7
const SHOWN = 400
const MEGABYTE = 1024 * 1024
/** A letter, the beginning of a name, a name and a year, words of a title, nothing that is there, nothing at all. */
const QUERIES = ['k', 'kam', 'kamartor 1950', 'lamp winter', 'xyzzy', '']

export interface BibliographyRow {
  readonly what: string
  /** Milliseconds; the median of several runs where it can be done again. */
  readonly milliseconds?: number
  readonly megabytes?: number
  /** Milliseconds. */
  readonly wanted?: number
}

/** A writer sees no delay. */
const FIRST_COMPLETION_MS = 50
/** Between saving in Zotero and going back to the essay. */
const RELOAD_MS = 100

async function measureBibtex(): Promise<readonly BibliographyRow[]> {
  const entries = [...largeBibliography({ entries: ENTRIES, size: SIZE })]
  const workspace = createWorkspace({ 'refs.bib': entries.join('') })
  const loader = new BibliographyLoader()
  const load = async (): Promise<Library> =>
    (await loader.load({ named: ['refs.bib'], workspace: workspace.folder })).library
  try {
    const empty = memory()
    const [first, library] = await timed(load)
    const taken = memory() - empty
    const [firstKeys] = await timed(async () => keysOf(library, 'k'))
    const keys = await median(async i => void keysOf(library, QUERIES[i % QUERIES.length] as string))
    const naive = await median(async () => void naiveKeys(workspace.path('refs.bib')))
    const again: number[] = []
    const bound: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const at = (round * 7919) % ENTRIES
      entries[at] = (entries[at] as string).replace('title = {', `title = {Changed ${round} `)
      workspace.write('refs.bib', entries.join(''))
      // Another program writes it: what that leaves behind is none of the server's.
      global.gc?.()
      const [time, changed] = await timed(load)
      again.push(time)
      const sources = sourcesOf(changed)
      bound.push((await timed(async () => bindReferences(changed, sources).keyFor(sources[0]?.id as SourceId)))[0])
    }
    const [naiveAgain] = await timed(() =>
      new BibliographyLoader().load({ named: ['refs.bib'], workspace: workspace.folder }),
    )
    return [
      { what: `Reading ${figure(ENTRIES)} entries, ${figure(SIZE / 1e6)} MB, beside other work`, milliseconds: first },
      { what: 'Memory that it takes, its text among it', megabytes: taken / MEGABYTE },
      { what: 'The first completion after that', milliseconds: firstKeys, wanted: FIRST_COMPLETION_MS },
      { what: 'Another completion', milliseconds: keys },
      { what: 'A naive scan: the file read and all `@type{key` looked at', milliseconds: naive },
      {
        what: 'Reading it again after one entry changed, file and all',
        milliseconds: middle(again),
        wanted: RELOAD_MS,
      },
      { what: 'The same from nothing, as a naive reader does', milliseconds: naiveAgain },
      { what: `Binding it to ${figure(SOURCES)} sources`, milliseconds: middle(bound) },
    ]
  } finally {
    workspace.dispose()
  }
}

/** The section of the report, measured in a process of its own. */
export function bibliographyTable(): string {
  const rows = ['bibtex', ...Object.keys(FORMATS)].flatMap(format => {
    const out = execFileSync(process.execPath, ['--expose-gc', import.meta.filename, format], { encoding: 'utf8' })
    return JSON.parse(out) as readonly BibliographyRow[]
  })
  const cells = rows.map(({ what, milliseconds, megabytes, wanted }) => {
    const measured = milliseconds === undefined ? `${figure(megabytes ?? 0)} MB` : `${figure(milliseconds)} ms`
    if (wanted === undefined || milliseconds === undefined) return [what, measured, '', '']
    return [what, measured, `≤ ${figure(wanted)} ms`, milliseconds <= wanted ? 'met' : '**not met**']
  })
  return section('A large bibliography', ...table(['what', 'measured', 'wanted', ''], cells))
}

interface Work {
  readonly key: string
  title: string
  readonly year: string
  readonly authors: readonly { readonly family: string; readonly given: string }[]
}

interface Format {
  readonly name: string
  readonly file: string
  readonly write: (works: readonly Work[]) => string
}

const FILLER = 'A keeper of lamps on the northern coast says little of the fog. '.repeat(10)

const FORMATS: Readonly<Record<string, Format>> = {
  json: { name: 'CSL JSON', file: 'refs.json', write: works => JSON.stringify(works.map(itemOf), undefined, 2) },
  yaml: {
    name: 'CSL YAML',
    file: 'refs.yaml',
    write: works => `references:\n${works.map(work => yamlOf(itemOf(work))).join('')}`,
  },
  ris: { name: 'RIS', file: 'refs.ris', write: works => works.map(risOf).join('') },
}

function itemOf({ key, title, year, authors }: Work): Record<string, unknown> {
  const issued = { 'date-parts': [[Number(year)]] }
  return { id: key, type: 'book', title, author: authors, issued, abstract: FILLER }
}

function risOf({ key, title, year, authors }: Work): string {
  const names = authors.map(({ family, given }) => `AU  - ${family}, ${given}\n`).join('')
  return `TY  - BOOK\nID  - ${key}\nTI  - ${title}\n${names}PY  - ${year}\nAB  - ${FILLER}\nER  - \n\n`
}

/** Much the same works as other programs write them, read again after one of them changed. */
async function measureFormat({ name, file, write }: Format): Promise<readonly BibliographyRow[]> {
  const works = Array.from({ length: ENTRIES }, (_, i): Work => {
    const family = `Harbour${i % 4000}`
    const title = `The lamp and the fog signal of the winter reef, number ${i}`
    return {
      key: `${family.toLowerCase()}-${i}`,
      title,
      year: String(1850 + (i % 170)),
      authors: [{ family, given: 'Ann' }],
    }
  })
  const workspace = createWorkspace({ [file]: write(works) })
  try {
    const loader = new BibliographyLoader()
    const load = (): Promise<unknown> => loader.load({ named: [file], workspace: workspace.folder })
    const size = fs.statSync(workspace.path(file)).size / 1e6
    const [first] = await timed(load)
    const again: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const work = works[(round * 7919) % ENTRIES]
      if (work) work.title = `Changed ${round} ${work.title}`
      workspace.write(file, write(works))
      global.gc?.()
      again.push((await timed(load))[0])
    }
    return [
      { what: `${name}, ${figure(size)} MB: reading it`, milliseconds: first },
      { what: `${name}: again after one entry changed`, milliseconds: middle(again), wanted: RELOAD_MS },
    ]
  } finally {
    workspace.dispose()
  }
}

/** In the block style of programs. */
function yamlOf(item: Record<string, unknown>): string {
  const lines = Object.entries(item).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return lines.map((line, i) => `${i === 0 ? '- ' : '  '}${line}\n`).join('')
}

function keysOf(library: Library, query: string): readonly string[] {
  return new Citables(Corpus.empty(), library).search(query, SHOWN).map(({ key }) => key)
}

function naiveKeys(file: string): readonly string[] {
  const text = fs.readFileSync(file, 'utf8')
  return [...text.matchAll(/@\w+\{([^,\s]+)/g)].map(match => match[1] as string).filter(key => key.startsWith('kam'))
}

function sourcesOf({ references }: Library): readonly BindableSource[] {
  return Array.from({ length: SOURCES }, (_, i) => {
    const { title, year } = references[i * (ENTRIES / SOURCES)] ?? {}
    const facts = { ...(title !== undefined && { title }), ...(year !== undefined && { year }) }
    return { id: `source${i}` as SourceId, path: `sources/${i}.txt`, key: `source${i}`, ...facts }
  })
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const start = performance.now()
  const result = await work()
  return [performance.now() - start, result]
}

async function median(work: (round: number) => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(() => work(round)))[0])
  return middle(times)
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
}

function memory(): number {
  global.gc?.()
  return process.memoryUsage().heapUsed
}

if (import.meta.main) {
  const [, , name] = process.argv
  const format = name === undefined ? undefined : FORMATS[name]
  if (name === undefined) console.log(bibliographyTable())
  else console.log(JSON.stringify(await (format ? measureFormat(format) : measureBibtex())))
}
