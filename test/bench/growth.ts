/** What only we count, and how it grows with the corpus. */
import { quantile } from './ask.ts'
import type { ServerBuild } from './build-ours.ts'
import { type Compared, nameOf } from './compare.ts'
import { figure, section, table } from './table.ts'

const MB = 1e6

/** The bytes of a segment by what they are for; the texts are no index. */
const INDEX = {
  'posting lists': ['pairLists', 'wordLists'],
  'where they lie': ['pairOffsets', 'wordOffsets'],
  'starts of blocks': ['blockStarts'],
  'structure of texts': ['structures'],
  'facts of sources': ['documents', 'infos'],
  terms: ['terms'],
} as const

/** Bytes of all sections but the texts. */
export function indexBytes({ built: { sections } }: Compared): number {
  return Object.values(sections).reduce((sum, bytes) => sum + bytes, 0) - sections.texts
}

/** As the server does it. */
export const asServer = ({ built }: Compared): ServerBuild => built.threads.at(-1) as ServerBuild

/** Not measured with one thread everywhere. */
function speedWith({ built }: Compared, threads: number): string {
  const found = built.threads.find(one => one.threads === threads)
  return found ? figure(built.bytes / MB / found.seconds) : '–'
}

/** MB of text a second. */
export const aloneSpeed = ({ built }: Compared): number => built.aloneSpeed / MB

export function growthTables(all: readonly Compared[]): string[] {
  const heads = ['', ...all.map(nameOf)]
  const row = (what: string, of: (compared: Compared) => string): string[] => [what, ...all.map(of)]
  const spread = (list: readonly number[]): string =>
    [quantile(list, 0.5), quantile(list, 0.99), Math.max(0, ...list)].map(figure).join(' / ')
  const search = [
    row('quotations of the 1 MB corpus: p50 / p99 / most, ms', c => spread(c.ours.smallest)),
    row('the same, in memory', c => (c.inMemory ? spread(c.inMemory.smallest) : '–')),
    row('quotations of this corpus: p50 / p99 / most, ms', c => spread(timesOf(c))),
    row('the same with all differences, as a verdict needs them, ms', c => spread(c.ours.judged)),
    row('the same, nothing of the index in our memory, ms', c => spread(c.ours.cold.map(({ ms }) => ms))),
    row('posting entries read: p50 / p99 / most', c => spread(c.ours.probes.map(p => p.postings))),
    row('windows compared', c => spread(c.ours.probes.map(p => p.windows))),
    row('cells of alignments', c => spread(c.ours.probes.map(p => p.cells))),
    row('reads from disk, nothing in our memory', c => spread(c.ours.cold.map(r => r.preads))),
    row('kilobytes of them', c => spread(c.ours.cold.map(r => r.bytes / 1000))),
    row('reads from disk, all asked before', c => spread(c.ours.warm.map(r => r.preads))),
    row('seventeen stop words: ms, entries, windows, reads', ({ ours: { stopWords } }) =>
      [stopWords.ms, stopWords.probe.postings, stopWords.probe.windows, stopWords.reads.preads].map(figure).join(', '),
    ),
    row('reads from disk for a keystroke outside quotations', c => figure(c.ours.keystrokeReads)),
  ]
  const build = [
    row('documents', c => figure(c.built.documents)),
    row('words, millions', c => figure(c.built.words / 1e6)),
    row('files / texts in them, MB', c => [c.built.bytes / MB, c.built.textBytes / MB].map(figure).join(' / ')),
    row('words and segment alone, one thread, MB of text/s', c => figure(aloneSpeed(c))),
    ...[1, 2].map(threads =>
      row(`files to disk, terms included, ${threads === 1 ? 'one thread' : `${threads} threads`}, MB of files/s`, c =>
        speedWith(c, threads),
      ),
    ),
    row('merging afterwards, s', c => figure(asServer(c).mergeSeconds)),
    row('processor time of both, s', c => figure(asServer(c).cpuSeconds)),
    row('segments when merged', c => String(c.built.segments)),
    row('a changed source of 1 MB until it can be searched, ms', c => figure(c.ours.changeMs)),
    row('the same, in memory', c => (c.inMemory ? figure(c.inMemory.changeMs) : '–')),
  ]
  const size = [
    ...Object.entries(INDEX).map(([what, names]) =>
      row(what, c => figure(names.reduce((sum, name) => sum + c.built.sections[name], 0) / c.built.textBytes)),
    ),
    row('**index**', c => figure(indexBytes(c) / c.built.textBytes)),
    row('texts', c => figure(c.built.sections.texts / c.built.textBytes)),
    row('all, with checksums', c => figure(c.built.diskBytes / c.built.textBytes)),
    row('the folder, until the next change with what was merged', c => figure(c.built.folderBytes / c.built.textBytes)),
    row('held in memory, on disk, MB', c => figure(c.ours.held / MB)),
    row('held in memory, all there, MB', c => (c.inMemory ? figure(c.inMemory.held / MB) : '–')),
    row('the glossary besides, once terms are asked for, MB', c => figure(c.ours.glossaryBytes / MB)),
    row('resident after all quotations, MB', c => figure(c.ours.resident / MB)),
  ]
  const start = [
    row('until our code runs, Node’s start among it, ms', c => figure(c.starts.loaded)),
    row('opening the index, ms', c => figure(c.starts.open)),
    row('first answer after that, ms', c => figure(c.starts.answer)),
    row('reads from disk for it', c => figure(c.starts.preads)),
    row('start of the process to the first answer, ms', c => figure(c.starts.toAnswer)),
    row('Node’s own start, ms', c => figure(c.starts.node)),
    row('resident then / bare Node, MB', c =>
      [c.starts.resident, c.starts.nodeResident].map(n => figure(n / MB)).join(' / '),
    ),
    row('start of the language server to the first hover, index kept, ms', c => figure(c.starts.server)),
    row('until it is known that no file has changed, ms', c => figure(c.ours.unchangedMs)),
  ]
  return [
    section('Ours: searching, as the corpus grows', ...table(heads, search)),
    section('Ours: building', ...table(heads, build)),
    section('Ours: bytes on disk a byte of text, and memory', ...table(heads, size)),
    section('Ours: starting with a kept index', ...table(heads, start)),
  ]
}

export const timesOf = ({ ours }: Compared): number[] => ours.askings.map(({ ms }) => ms)
