/** The goals as ratios of one run on one machine: wall times of different machines say nothing about each other. */
import { quantile } from './ask.ts'
import type { Compared } from './compare.ts'
import type { Measured } from './measure-tool.ts'
import { figure, section, table } from './table.ts'
import type { HoverTimes, KeystrokeTimes } from './waits.ts'

interface Goal {
  readonly number: number
  readonly what: string
  readonly wanted: string
  readonly measured: string
  /** Undefined: not measured. */
  readonly isMet?: boolean
}

/** Goals that speak of 1 GB are asked of the largest corpus there is, named. */
export function goalTable(
  all: readonly Compared[],
  hovers: readonly HoverTimes[],
  keystrokes?: KeystrokeTimes,
): string {
  const goals = [
    ...all.flatMap(scanGoals),
    ...all.flatMap(exactGoals),
    ...hovers.map(hoverGoal),
    ...growthGoals(all),
    ...all.filter(({ size }) => size === 100).flatMap(sizeGoals),
    ...all.flatMap(buildGoals),
    ...all.slice(-1).flatMap(boundGoals),
    ...(keystrokes ? [keystrokeGoal(keystrokes)] : []),
    ...all.slice(-1).map(changeGoal),
    ...all.flatMap(qualityGoals),
  ]
  const rows = goals
    .sort((a, b) => a.number - b.number)
    .map(({ number, what, wanted, measured, isMet }) => [
      number === QUALITY ? 'Q' : String(number),
      what,
      wanted,
      measured,
      isMet === undefined ? '–' : isMet ? 'met' : '**not met**',
    ])
  return section('Goals', ...table(['#', 'what', 'wanted', 'measured', ''], rows))
}

/** After the numbered ones. */
const QUALITY = 99

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

const atLeast = (number: number, what: string, wanted: number, measured: number): Goal => ({
  number,
  what,
  wanted: `≥ ${figure(wanted)}`,
  measured: figure(measured),
  isMet: measured >= wanted,
})

const atMost = (number: number, what: string, wanted: number, measured: number): Goal => ({
  number,
  what,
  wanted: `≤ ${figure(wanted)}`,
  measured: figure(measured),
  isMet: measured <= wanted,
})

/** Over the quotations that both were asked. */
function timeRatio(other: Measured, ours: Measured): number {
  const asked = new Set(other.askings.map(({ id }) => id))
  const mine = ours.askings.filter(({ id }) => asked.has(id))
  return sum(other.askings.map(({ ms }) => ms)) / sum(mine.map(({ ms }) => ms))
}

function recall(measured: Measured, among: Measured): number {
  const asked = new Set(among.askings.map(({ id }) => id))
  const standing = measured.askings.filter(({ id, isForeign }) => asked.has(id) && !isForeign)
  return standing.filter(({ isRight }) => isRight).length / standing.length
}

function scanGoals({ size, ours, others }: Compared): Goal[] {
  const scan = others.get('approx-string-match')
  if (!scan) return []
  const wanted = { 1: 50, 10: 400, 100: 2000 }[size]
  return [
    atLeast(1, `times as fast as approx-string-match in sum, ${size} MB`, wanted, timeRatio(scan, ours)),
    atLeast(1, `recall above its, ${size} MB`, 0.05, recall(ours, scan) - recall(scan, scan)),
  ]
}

function exactGoals({ size, ours, others }: Compared): Goal[] {
  if (size !== 100) return []
  const exact = others.get('indexOf')
  const ripgrep = others.get('ripgrep -F')
  const pass = ripgrep && sum(ours.askings.map(({ ms }) => ms)) / sum(ripgrep.askings.map(({ ms }) => ms))
  return [
    ...(exact ? [atLeast(2, `times as fast as indexOf in sum, ${size} MB`, 20, timeRatio(exact, ours))] : []),
    ...(pass ? [atMost(2, `an essay's quotations over one pass of ripgrep, ${size} MB`, 0.5, pass)] : []),
  ]
}

function hoverGoal({ size, ratio }: HoverTimes): Goal {
  return atMost(3, `hover on a quotation over a trivial hover, p50, ${size} MB`, 4, ratio)
}

function growthGoals(all: readonly Compared[]): Goal[] {
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last || first === last) return []
  const grown = (at: number): number => quantile(last.ours.smallest, at) / quantile(first.ours.smallest, at)
  return [
    atMost(4, `the same quotations, ${first.size} → ${last.size} MB, p50`, 4, grown(0.5)),
    atMost(4, `the same quotations, ${first.size} → ${last.size} MB, p99`, 2.5, grown(0.99)),
  ]
}

function sizeGoals({ size, ours }: Compared): Goal[] {
  return [
    atMost(
      5,
      `bytes of index a byte of text, ${size} MB (in memory, not yet on disk)`,
      0.45,
      ours.indexBytes / ours.bytes,
    ),
  ]
}

function buildGoals({ size, ours, others }: Compared): Goal[] {
  const [fts5, flex] = [others.get('SQLite FTS5'), others.get('FlexSearch')]
  return [
    ...(fts5
      ? [
          atLeast(
            6,
            `build of the index, times as fast as FTS5, ${size} MB`,
            2.5,
            fts5.buildSeconds / ours.indexSeconds,
          ),
        ]
      : []),
    ...(flex
      ? [
          atLeast(
            6,
            `build of the index, times as fast as FlexSearch, ${size} MB`,
            20,
            flex.buildSeconds / ours.indexSeconds,
          ),
        ]
      : []),
  ]
}

function boundGoals({ size, ours }: Compared): Goal[] {
  const middle = quantile(
    ours.askings.map(({ ms }) => ms),
    0.5,
  )
  const most = (of: (probe: (typeof ours.probes)[number]) => number): number => Math.max(...ours.probes.map(of))
  return [
    { number: 7, what: 'warm start of an index on disk', wanted: '≤ 30 ms', measured: 'there is none yet' },
    atMost(8, `stop words only over the median quotation, ${size} MB`, 25, ours.stopWords.ms / middle),
    atMost(
      8,
      `posting entries of the worst quotation, ${size} MB`,
      25_000,
      most(p => p.postings),
    ),
    atMost(
      8,
      `windows of the worst quotation, ${size} MB`,
      12,
      most(p => p.windows),
    ),
  ]
}

function keystrokeGoal({ one, many }: KeystrokeTimes): Goal {
  return atMost(9, 'keystroke, essay of 200 quotations over the same text with one', 1.3, many / one)
}

function changeGoal({ size, ours }: Compared): Goal {
  return atMost(10, `one changed source of 1 MB, ms, ${size} MB`, 100, ours.changeMs)
}

const EXACT = ['none', 'line breaks', 'typography', 'case']

function qualityGoals({ size, ours }: Compared): Goal[] {
  const rate = (name: string): number => {
    const mine = ours.askings.filter(asking => asking.class === name)
    return mine.filter(({ isRight }) => isRight).length / mine.length
  }
  const classes = [...new Set(ours.askings.filter(({ isForeign }) => !isForeign).map(asking => asking.class))]
  const invented = (least: number, most: number): number => {
    const foreign = ours.askings.filter(({ isForeign, words }) => isForeign && words >= least && words <= most)
    return foreign.filter(({ isRight: isNowhere }) => !isNowhere).length / Math.max(1, foreign.length)
  }
  const worst = classes.reduce((a, b) => (rate(b) < rate(a) ? b : a))
  return [
    atLeast(QUALITY, `recall of exact, typography and case, ${size} MB`, 1, Math.min(...EXACT.map(rate))),
    ...(size === 100 ? [atLeast(QUALITY, `recall of the worst class (${worst}), ${size} MB`, 0.97, rate(worst))] : []),
    atMost(QUALITY, `accepted that stand nowhere, of 9 to 15 words, ${size} MB`, 0.03, invented(9, 15)),
    atMost(
      QUALITY,
      `accepted that stand nowhere, of 16 words and more, ${size} MB`,
      0,
      invented(16, Number.POSITIVE_INFINITY),
    ),
  ]
}
