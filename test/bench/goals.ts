/**
 * The goals as ratios of one run on one machine: wall times of different machines say nothing about each other. Beside them what the
 * study has measured of its prototype, where it says so.
 */
import { quantile } from './ask.ts'
import type { Compared } from './compare.ts'
import { nameOf } from './compare.ts'
import { LARGEST, type Size } from './corpora.ts'
import { aloneSpeed, asServer, indexBytes, timesOf } from './growth.ts'
import type { Measured } from './measure-tool.ts'
import { REASONS } from './reasons.ts'
import { figure, section, table } from './table.ts'
import type { HoverTimes, KeystrokeTimes } from './waits.ts'

interface Goal {
  readonly number: number
  /** Under which reasons.ts says why it is not met. */
  readonly key: string
  readonly what: string
  readonly wanted: string
  readonly measured: string
  /** Of the prototype; empty where the study does not say. */
  readonly study: string
  readonly isMet: boolean
}

/** Goals that speak of 1 GB are asked of the largest corpus there is, named. */
export function goalTable(
  all: readonly Compared[],
  hovers: readonly HoverTimes[],
  keystrokes?: KeystrokeTimes,
): string {
  const large = all.filter(({ size }) => size >= 100)
  const last = all.slice(-1)
  const goals = [
    ...all.flatMap(scanGoals),
    ...large.flatMap(exactGoals),
    ...hovers.map(hoverGoal),
    ...growthGoals(all),
    ...large.map(sizeGoal),
    ...all.flatMap(buildGoals),
    ...speedGoals(all),
    ...last.flatMap(startGoals),
    ...last.flatMap(boundGoals),
    ...last.map(readsGoal),
    ...(keystrokes ? [keystrokeGoal(keystrokes)] : []),
    ...last.map(changeGoal),
    ...all.flatMap(qualityGoals),
  ]
  const rows = goals
    .sort((a, b) => a.number - b.number)
    .map(({ number, key, what, wanted, measured, study, isMet }) => [
      number === QUALITY ? 'Q' : String(number),
      what,
      wanted,
      measured,
      study,
      isMet ? 'met' : ['**not met**', ...(REASONS[key] === undefined ? [] : [REASONS[key]])].join(': '),
    ])
  return section('Goals', ...table(['#', 'what', 'wanted', 'measured', 'study', ''], rows))
}

/** After the numbered ones. */
const QUALITY = 99

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)

interface Asked {
  readonly number: number
  readonly key: string
  readonly what: string
  readonly study?: string
}

const atLeast = ({ study = '', ...asked }: Asked, wanted: number, measured: number): Goal => ({
  ...asked,
  study,
  wanted: `≥ ${figure(wanted)}`,
  measured: figure(measured),
  isMet: measured >= wanted,
})

const atMost = ({ study = '', ...asked }: Asked, wanted: number, measured: number): Goal => ({
  ...asked,
  study,
  wanted: `≤ ${figure(wanted)}`,
  measured: figure(measured),
  isMet: measured <= wanted,
})

/** What the study says of each size; its largest corpus has 1 GB. Ratios of medians where it gives no sums. */
const STUDY: Readonly<Record<Size, { scan: string; indexOf: string; ripgrep: string; recall: string }>> = {
  1: { scan: '147 (p50)', indexOf: '2 (p50)', ripgrep: '.75', recall: '.995' },
  10: { scan: '1,440 (p50)', indexOf: '13.5 (p50)', ripgrep: '.43', recall: '.991' },
  100: { scan: '7,910 (p50)', indexOf: '60 (p50)', ripgrep: '.18', recall: '.994' },
  1000: { scan: '', indexOf: '344 (p50)', ripgrep: '.04', recall: '.973' },
}

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

function scanGoals(compared: Compared): Goal[] {
  const { size, ours, others } = compared
  const scan = others.get('approx-string-match')
  if (!scan || size === LARGEST) return []
  const wanted = { 1: 50, 10: 400, 100: 2000 }[size]
  const what = `times as fast as approx-string-match in sum, ${nameOf(compared)}`
  const above = { number: 1, key: 'scan recall', what: `recall above its, ${nameOf(compared)}`, study: '.09–.14' }
  return [
    atLeast({ number: 1, key: 'scan time', what, study: STUDY[size].scan }, wanted, timeRatio(scan, ours)),
    atLeast(above, 0.05, recall(ours, scan) - recall(scan, scan)),
  ]
}

function exactGoals(compared: Compared): Goal[] {
  const { size, ours, others } = compared
  const exact = others.get('indexOf')
  const ripgrep = others.get('ripgrep -F')
  const times = { number: 2, key: 'exact', what: `times as fast as indexOf in sum, ${nameOf(compared)}` }
  const pass = { number: 2, key: 'pass', what: `an essay's quotations over one pass of ripgrep, ${nameOf(compared)}` }
  return [
    ...(exact
      ? [atLeast({ ...times, study: STUDY[size].indexOf }, size === LARGEST ? 150 : 20, timeRatio(exact, ours))]
      : []),
    ...(ripgrep ? [atMost({ ...pass, study: STUDY[size].ripgrep }, 0.5, 1 / timeRatio(ripgrep, ours))] : []),
  ]
}

function hoverGoal({ size, ratio }: HoverTimes): Goal {
  const where = size === LARGEST ? 'the largest' : `${size} MB`
  const what = `hover on a quotation over a trivial hover, p50, ${where}`
  return atMost({ number: 3, key: 'hover', what }, size === LARGEST ? 6 : 4, ratio)
}

function growthGoals(all: readonly Compared[]): Goal[] {
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last || first === last) return []
  const grown = (at: number): number => quantile(last.ours.smallest, at) / quantile(first.ours.smallest, at)
  const what = `the same quotations, ${nameOf(first)} → ${nameOf(last)}`
  return [
    atMost({ number: 4, key: 'growth', what: `${what}, p50`, study: '3.3' }, 4, grown(0.5)),
    atMost({ number: 4, key: 'growth', what: `${what}, p99` }, 2.5, grown(0.99)),
  ]
}

function sizeGoal(compared: Compared): Goal {
  const { size, built } = compared
  const what = `bytes of index a byte of text, ${nameOf(compared)}`
  const isLargest = size === LARGEST
  const asked = { number: 5, key: 'size', what, study: isLargest ? '.39' : '' }
  return atMost(asked, isLargest ? 0.4 : 0.45, indexBytes(compared) / built.textBytes)
}

function buildGoals(compared: Compared): Goal[] {
  const { built, others } = compared
  const [fts5, flex] = [others.get('SQLite FTS5'), others.get('FlexSearch')]
  const alone = built.textBytes / built.aloneSpeed
  const than = (name: string): string => `build of the index, times as fast as ${name}, ${nameOf(compared)}`
  const fromFiles = `files to disk with two threads, times as fast as FTS5, ${nameOf(compared)}`
  return [
    ...(fts5
      ? [
          atLeast({ number: 6, key: 'build', what: than('FTS5') }, 2.5, fts5.buildSeconds / alone),
          atLeast(
            { number: 6, key: 'server build', what: fromFiles },
            4,
            fts5.buildSeconds / asServer(compared).seconds,
          ),
        ]
      : []),
    ...(flex ? [atLeast({ number: 6, key: 'build', what: than('FlexSearch') }, 20, flex.buildSeconds / alone)] : []),
  ]
}

function speedGoals(all: readonly Compared[]): Goal[] {
  const [medium, largest] = [all.find(({ size }) => size === 100), all.find(({ size }) => size === LARGEST)]
  if (!medium || !largest) return []
  const what = `MB/s of the build, ${nameOf(largest)} over ${nameOf(medium)}`
  return [atLeast({ number: 6, key: 'build growth', what }, 0.8, aloneSpeed(largest) / aloneSpeed(medium))]
}

function startGoals(compared: Compared): Goal[] {
  const { open, toAnswer, node, resident, nodeResident } = compared.starts
  const named = (what: string): string => `${what}, ${nameOf(compared)}`
  return [
    atMost({ number: 7, key: 'open', what: named('opening a kept index, ms'), study: '24–32' }, 30, open),
    atMost(
      { number: 7, key: 'start', what: named('start to the first answer over Node’s own start') },
      2,
      toAnswer / node,
    ),
    atMost({ number: 7, key: 'resident', what: named('memory then over bare Node’s') }, 2, resident / nodeResident),
  ]
}

function boundGoals(compared: Compared): Goal[] {
  const { ours } = compared
  const most = (list: readonly number[]): number => Math.max(0, ...list)
  const named = (what: string): string => `${what}, ${nameOf(compared)}`
  const middle = quantile(timesOf(compared), 0.5)
  return [
    atMost(
      { number: 8, key: 'stop words', what: named('stop words only over the median quotation') },
      25,
      ours.stopWords.ms / middle,
    ),
    atMost(
      { number: 8, key: 'postings', what: named('posting entries of the worst quotation') },
      25_000,
      most(ours.probes.map(p => p.postings)),
    ),
    atMost(
      { number: 8, key: 'windows', what: named('windows of the worst quotation') },
      12,
      most(ours.probes.map(p => p.windows)),
    ),
    atMost(
      { number: 8, key: 'reads', what: named('reads from disk of the worst quotation, nothing in our memory') },
      60,
      most(ours.cold.map(r => r.preads)),
    ),
  ]
}

function readsGoal(compared: Compared): Goal {
  const what = `reads from disk when no quotation changed, ${nameOf(compared)}`
  return atMost({ number: 9, key: 'keystroke reads', what, study: '0' }, 0, compared.ours.keystrokeReads)
}

function keystrokeGoal({ one, many }: KeystrokeTimes): Goal {
  const what = 'keystroke, essay of 200 quotations over the same text with one'
  return atMost({ number: 9, key: 'keystroke', what }, 1.3, many / one)
}

function changeGoal(compared: Compared): Goal {
  const what = `one changed source of 1 MB, ms, ${nameOf(compared)}`
  return atMost({ number: 10, key: 'change', what, study: '≈ 105' }, 100, compared.ours.changeMs)
}

const EXACT = ['none', 'line breaks', 'typography', 'case']
const BRACKET = 'brackets'
const SINGLE = ['one word changed', 'negation added or dropped', 'number changed']
const MEANING = ['negation added or dropped', 'number changed']
const NEAR_ENOUGH = 3

function qualityGoals(compared: Compared): Goal[] {
  const { size, ours } = compared
  const { askings } = ours
  type One = (typeof askings)[number]
  const of = (names: readonly string[]): One[] => askings.filter(asking => names.includes(asking.class))
  const part = (list: readonly One[], is: (one: One) => boolean): number =>
    list.filter(is).length / Math.max(1, list.length)
  const standing = askings.filter(({ isForeign }) => !isForeign)
  const rate = (name: string): number => part(of([name]), ({ isRight }) => isRight)
  const classes = [...new Set(standing.map(asking => asking.class))]
  const worst = classes.reduce((a, b) => (rate(b) < rate(a) ? b : a))
  const isNear = ({ endsOff }: One): boolean => endsOff !== undefined && endsOff <= NEAR_ENOUGH
  const invented = (least: number, most: number): number =>
    part(
      askings.filter(({ isForeign, words }) => isForeign && words >= least && words <= most),
      ({ isRight: isNowhere }) => !isNowhere,
    )
  const asked = (key: string, what: string, study = ''): Asked => ({
    number: QUALITY,
    key,
    what: `${what}, ${nameOf(compared)}`,
    study,
  })
  return [
    atLeast(
      asked('recall', 'recall of all that stand somewhere', STUDY[size].recall),
      0.97,
      part(standing, a => a.isRight),
    ),
    atLeast(asked('exact', 'recall of exact, typography and case'), 1, Math.min(...EXACT.map(rate))),
    atLeast(
      asked('exact ends', 'of these with both ends exact'),
      1,
      part(of(EXACT), a => a.endsOff === 0),
    ),
    ...(size >= 100 ? [atLeast(asked('worst class', `recall of the worst class (${worst})`), 0.97, rate(worst))] : []),
    atLeast(
      asked('precision', 'precision: accepted places that are right'),
      0.99,
      part(
        askings.filter(a => a.isAccepted),
        a => a.isRight,
      ),
    ),
    atMost(
      asked('meaning', 'a changed number or negation taken for faithful'),
      0,
      part(of(MEANING), a => a.isFaithful),
    ),
    atLeast(
      asked('meaning named', 'and named as such'),
      0.99,
      part(of(MEANING), a => a.namesMeaning),
    ),
    atLeast(asked('ends', 'ends within 3 characters, exact and brackets'), 0.98, part(of([...EXACT, BRACKET]), isNear)),
    atLeast(asked('ends edited', 'ends within 3 characters, single edits'), 0.93, part(of(SINGLE), isNear)),
    atMost(asked('invented short', 'accepted that stand nowhere, of 9 to 15 words'), 0.03, invented(9, 15)),
    atMost(
      asked('invented', 'accepted that stand nowhere, of 16 words and more'),
      0,
      invented(16, Number.POSITIVE_INFINITY),
    ),
  ]
}
