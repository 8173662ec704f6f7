/** Everybody on the same quotations: each program at each size in a process of its own, and the tables of it. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { quantile } from './ask.ts'
import type { Size } from './corpora.ts'
import type { MeasuredOurs } from './measure-ours.ts'
import { type Measured, TOOLS, type ToolName } from './measure-tool.ts'
import { figure, section, share, table } from './table.ts'
import { findRipgrep } from './tools/ripgrep.ts'

/** Those that the machine or the options leave out are absent. */
export interface Compared {
  readonly size: Size
  readonly ours: MeasuredOurs
  readonly others: ReadonlyMap<ToolName, Measured>
}

/** MiniSearch and FlexSearch hold gigabytes at 100 MB. */
const HEAP = '--max-old-space-size=12000'

/** `full`: the slow ones at 100 MB too. */
export function compare(size: Size, full: boolean): Compared {
  child('prepare', size)
  const ours = JSON.parse(child('ours', size)) as MeasuredOurs
  const others = new Map<ToolName, Measured>()
  for (const [name, { slow }] of Object.entries(TOOLS)) {
    if ((slow && size === 100 && !full) || (name === 'ripgrep -F' && !findRipgrep())) continue
    others.set(name as ToolName, JSON.parse(child(name, size)) as Measured)
  }
  return { size, ours, others }
}

function child(name: string, size: Size): string {
  console.error(`  ${name}, ${size} MB …`)
  const args = ['--expose-gc', HEAP, '--disable-warning=ExperimentalWarning']
  const { stdout, status } = spawnSync(
    process.execPath,
    [...args, path.join(import.meta.dirname, 'child.ts'), name, String(size)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  )
  if (status !== 0) throw new Error(`measuring ${name} at ${size} MB failed`)
  return stdout
}

export function comparisonTables(all: readonly Compared[]): string[] {
  return all.map(({ size, ours, others }) => {
    const rows = [['**ours**', ...cells(ours)], ...[...others].map(([name, measured]) => [name, ...cells(measured)])]
    const heads = [
      'program',
      'asked',
      'build, MB/s',
      'held, B/B',
      'on disk, B/B',
      'p50 ms',
      'p99 ms',
      'recall',
      'false +',
    ]
    return section(
      `The same quotations, ${figure(ours.bytes / 1e6)} MB`,
      ...table(heads, rows),
      ...absences(size, others),
    )
  })
}

function absences(size: Size, others: Compared['others']): string[] {
  const absent = Object.keys(TOOLS).filter(name => !others.has(name as ToolName))
  return absent.length === 0 ? [] : ['', `Not asked at ${size} MB: ${absent.join(', ')}.`]
}

function cells({ bytes, buildSeconds, held, diskBytes, askings }: Measured): string[] {
  const times = askings.map(({ ms }) => ms)
  const speed = bytes / 1e6 / buildSeconds
  return [
    String(askings.length),
    // What only takes the texts as they are builds nothing.
    speed > 1000 ? '–' : figure(speed),
    figure(Math.max(0, held) / bytes),
    diskBytes > 0 ? figure(diskBytes / bytes) : '–',
    figure(quantile(times, 0.5)),
    figure(quantile(times, 0.99)),
    recallOf(askings),
    falsePositives(askings),
  ]
}

export function recallOf(askings: Measured['askings']): string {
  const standing = askings.filter(({ isForeign }) => !isForeign)
  return share(standing.filter(a => a.isRight).length, standing.length)
}

function falsePositives(askings: Measured['askings']): string {
  const foreign = askings.filter(({ isForeign }) => isForeign)
  return `${foreign.filter(a => !a.isRight).length} of ${foreign.length}`
}

/** Recall by class, at the largest size that was measured. */
export function classTable({ ours, others, size }: Compared): string {
  const classes = [...new Set(ours.askings.map(asking => asking.class))]
  const columns = [ours, ...others.values()]
  const rows = classes.map(name => [
    name,
    ...columns.map(({ askings }) => {
      const mine = askings.filter(asking => asking.class === name)
      return share(mine.filter(a => a.isRight).length, mine.length)
    }),
  ])
  const heads = ['class', '**ours**', ...others.keys()]
  const foot = 'Of the last two classes: the share that was rightly found nowhere.'
  return section(`Right answers by class, ${size} MB`, ...table(heads, rows), '', foot)
}

/** What only we count, and how it grows. */
export function growthTable(all: readonly Compared[]): string {
  const heads = ['', ...all.map(({ ours }) => `${figure(ours.bytes / 1e6)} MB`)]
  const row = (what: string, of: (ours: MeasuredOurs) => string): string[] => [what, ...all.map(({ ours }) => of(ours))]
  const spread = (list: readonly number[]): string =>
    [quantile(list, 0.5), quantile(list, 0.99), Math.max(...list)].map(figure).join(' / ')
  const rows = [
    row('quotations of the 1 MB corpus: p50 / p99 / most, ms', o => spread(o.smallest)),
    row('quotations of this corpus: p50 / p99 / most, ms', o => spread(o.askings.map(({ ms }) => ms))),
    row('the same with all differences, as a verdict needs them, ms', o => spread(o.judged)),
    row('posting entries read: p50 / p99 / most', o => spread(o.probes.map(p => p.postings))),
    row('windows compared', o => spread(o.probes.map(p => p.windows))),
    row('cells of alignments', o => spread(o.probes.map(p => p.cells))),
    row('seventeen stop words: ms, entries, windows', o =>
      [o.stopWords.ms, o.stopWords.probe.postings, o.stopWords.probe.windows].map(figure).join(', '),
    ),
    row('build: words and segment, MB/s', o => figure(o.bytes / 1e6 / o.indexSeconds)),
    row('build with reading the format and finding terms, MB/s', o => figure(o.bytes / 1e6 / o.buildSeconds)),
    row('held in memory, texts included, bytes a byte', o => figure(o.held / o.bytes)),
    row('of it word tables and posting lists', o => figure(o.indexBytes / o.bytes)),
    row('a changed source of 1 MB until it can be searched, ms', o => figure(o.changeMs)),
  ]
  return section('Ours, from 1 to 100 MB', ...table(heads, rows))
}
