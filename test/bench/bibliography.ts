/**
 * A large bibliography: 20,000 entries in 18 MB of BibLaTeX, as a life's Zotero library is exported. How long it takes to read and to
 * read again, to bind to sources and to complete a key, beside a naive scan that looks through the file at every completion.
 * Alone: node --expose-gc test/bench/bibliography.ts
 */
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
}

export async function measureBibliography(): Promise<readonly BibliographyRow[]> {
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
    return [
      { what: `Reading ${figure(ENTRIES)} entries, ${figure(SIZE / 1e6)} MB, beside other work`, milliseconds: first },
      { what: 'Memory that it takes, its text among it', megabytes: taken / MEGABYTE },
      { what: 'The first completion after that', milliseconds: firstKeys },
      { what: 'Another completion', milliseconds: keys },
      { what: 'A naive scan: the file read and all `@type{key` looked at', milliseconds: naive },
      { what: 'Reading it again after one entry changed, file and all', milliseconds: middle(again) },
      { what: `Binding it to ${figure(SOURCES)} sources`, milliseconds: middle(bound) },
    ]
  } finally {
    workspace.dispose()
  }
}

export function bibliographyTable(rows: readonly BibliographyRow[]): string {
  const cells = rows.map(({ what, milliseconds, megabytes }) => [
    what,
    milliseconds === undefined ? `${figure(megabytes ?? 0)} MB` : `${figure(milliseconds)} ms`,
  ])
  return section('A large bibliography', ...table(['What', 'Median'], cells))
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

if (import.meta.main) console.log(bibliographyTable(await measureBibliography()))
