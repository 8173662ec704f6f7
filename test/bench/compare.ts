/** Everybody on the same quotations: each program at each size in a process of its own, and the tables of it. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { quantile } from './ask.ts'
import type { BuiltOurs, ServerBuild } from './build-ours.ts'
import { bundleOf } from './bundle.ts'
import { LARGEST, type Size } from './corpora.ts'
import type { MeasuredOurs, Whereabouts } from './measure-ours.ts'
import { type Measured, TOOLS, type ToolName } from './measure-tool.ts'
import { measureStarts, type Starts } from './starts.ts'
import { figure, section, share, table } from './table.ts'
import { findRipgrep } from './tools/ripgrep.ts'

/** Those that the machine or the options leave out are absent. */
export interface Compared {
  readonly size: Size
  readonly built: BuiltOurs
  /** With the index on disk, as the server has it. */
  readonly ours: MeasuredOurs
  /** With all of it in memory; not of the largest corpus. */
  readonly inMemory?: MeasuredOurs
  readonly starts: Starts
  readonly others: ReadonlyMap<ToolName, Measured>
}

export interface CompareOptions {
  /** The slow ones at 100 MB too. */
  readonly full: boolean
  /** Nobody but ours. */
  readonly alone: boolean
}

/** MiniSearch and FlexSearch hold gigabytes at 100 MB. */
const HEAP = '--max-old-space-size=12000'
/** Of the largest corpus only those that goals speak of. */
const AT_LARGEST: readonly string[] = ['indexOf', 'ripgrep -F']

/** Needs the bundles. */
export async function compare(size: Size, { full, alone }: CompareOptions): Promise<Compared> {
  child('prepare', size)
  const built = JSON.parse(ownChild('build', size)) as BuiltOurs
  const ours = { ...measured('disk', size), buildSeconds: secondsOf(built), diskBytes: built.diskBytes }
  const inMemory = size === LARGEST ? undefined : measured('memory', size)
  console.error(`  starts, ${size} MB …`)
  const starts = await measureStarts(size)
  const others = new Map<ToolName, Measured>()
  for (const [name, { slow }] of Object.entries(TOOLS)) {
    if (alone || (name === 'ripgrep -F' && !findRipgrep())) continue
    if (size === LARGEST ? !AT_LARGEST.includes(name) : slow && size === 100 && !full) continue
    others.set(name as ToolName, JSON.parse(child(name, size)) as Measured)
  }
  return { size, built, ours, ...(inMemory ? { inMemory } : {}), starts, others }
}

const measured = (where: Whereabouts, size: Size): MeasuredOurs => JSON.parse(ownChild(where, size)) as MeasuredOurs

/** With as many threads as the server uses. */
function secondsOf({ threads }: BuiltOurs): number {
  return (threads.at(-1) as ServerBuild).seconds
}

export const child = (name: string, size: Size): string => run(path.join(import.meta.dirname, 'child.ts'), name, size)

const ownChild = (name: string, size: Size): string => run(bundleOf('ours-child'), name, size)

function run(program: string, name: string, size: Size): string {
  console.error(`  ${name}, ${size} MB …`)
  const args = ['--expose-gc', HEAP, '--disable-warning=ExperimentalWarning']
  const { stdout, status } = spawnSync(process.execPath, [...args, program, name, String(size)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`measuring ${name} at ${size} MB failed`)
  return stdout
}

export const nameOf = ({ size, built }: Pick<Compared, 'size' | 'built'>): string =>
  size === LARGEST ? `the largest (${figure(built.textBytes / 1e6)} MB of text)` : `${size} MB`

const OURS = '**ours**'
const OURS_IN_MEMORY = 'ours, in memory'

export function comparisonTables(all: readonly Compared[]): string[] {
  return all.map(compared => {
    const { ours, inMemory, others } = compared
    const rows = [
      [OURS, ...cells(ours)],
      ...(inMemory ? [[OURS_IN_MEMORY, ...cells(inMemory)]] : []),
      ...[...others].map(([name, measured]) => [name, ...cells(measured)]),
    ]
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
    return section(`The same quotations, ${nameOf(compared)}`, ...table(heads, rows), ...absences(compared))
  })
}

function absences(compared: Compared): string[] {
  const absent = Object.keys(TOOLS).filter(name => !compared.others.has(name as ToolName))
  return absent.length === 0 ? [] : ['', `Not asked at ${nameOf(compared)}: ${absent.join(', ')}.`]
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

function recallOf(askings: Measured['askings']): string {
  const standing = askings.filter(({ isForeign }) => !isForeign)
  return share(standing.filter(a => a.isRight).length, standing.length)
}

function falsePositives(askings: Measured['askings']): string {
  const foreign = askings.filter(({ isForeign }) => isForeign)
  return `${foreign.filter(a => !a.isRight).length} of ${foreign.length}`
}

/** Recall by class, at the largest size that was measured. */
export function classTable(compared: Compared): string {
  const { ours, others } = compared
  const classes = [...new Set(ours.askings.map(asking => asking.class))]
  const columns = [ours, ...others.values()]
  const rows = classes.map(name => [
    name,
    ...columns.map(({ askings }) => {
      const mine = askings.filter(asking => asking.class === name)
      return share(mine.filter(a => a.isRight).length, mine.length)
    }),
  ])
  const heads = ['class', OURS, ...others.keys()]
  const foot = 'Of the last two classes: the share that was rightly found nowhere.'
  return section(`Right answers by class, ${nameOf(compared)}`, ...table(heads, rows), '', foot)
}
