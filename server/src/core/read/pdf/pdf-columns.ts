/**
 * The columns of a page, in the order in which they are read. A gutter is a strip that hardly a line crosses and that has text on both
 * sides, all along; lines that do cross it (a title, a wide table) part the columns into those above and those below. Found again within
 * each side, so that there may be any number. Cost: O(lines · log lines) a level.
 * Bad at: tables of prose, text that flows round pictures.
 */
import { extentOf, type Line, rowsOf } from './pdf-lines.ts'

/** Lines that are read one after the other, from the top to the bottom. */
export interface Column {
  readonly rows: readonly Line[]
  readonly x0: number
  readonly x1: number
}

export function columnsOf(lines: readonly Line[], depth = 0): Column[] {
  if (lines.length === 0) return []
  const gutter = depth < DEEPEST ? findGutter(lines) : undefined
  if (gutter === undefined) return [columnOf(lines)]
  const columns: Column[] = []
  let wide: Line[] = []
  let left: Line[] = []
  let right: Line[] = []
  const flushWide = (): void => {
    if (wide.length > 0) columns.push(columnOf(wide))
    wide = []
  }
  const flushSides = (): void => {
    columns.push(...columnsOf(left, depth + 1), ...columnsOf(right, depth + 1))
    left = []
    right = []
  }
  const sorted = [...lines].sort((a, b) => a.y - b.y)
  const crossing = sorted.filter(line => crosses(line, gutter))
  let next = 0
  for (const line of sorted) {
    while (next < crossing.length && (crossing[next] as Line).y < line.y - line.size) next++
    const beside = [crossing[next], crossing[next + 1]].some(
      wider => wider && Math.abs(wider.y - line.y) < Math.min(wider.size, line.size) * 0.4,
    )
    if (beside) {
      flushSides()
      wide.push(line)
      continue
    }
    flushWide()
    if (line.x1 <= gutter || (line.x0 + line.x1) / 2 < gutter) left.push(line)
    else right.push(line)
  }
  flushWide()
  flushSides()
  return columns
}

/** Three columns are two gutters deep, four are two as well. */
const DEEPEST = 4

function columnOf(lines: readonly Line[]): Column {
  const rows = rowsOf(lines)
  const { x0, x1 } = extentOf(rows)
  return { rows, x0, x1 }
}

function crosses({ x0, x1 }: Line, gutter: number): boolean {
  return x0 < gutter - 1 && x1 > gutter + 1
}

/** In points: what is told apart when the page is measured. */
const BIN = 2
/** A gutter lies between these parts of the width. */
const FROM = 0.18
const TO = 0.82
/** Narrower strips are gaps between words that happen to stand under each other. */
const NARROWEST = 6
/** A column has at least so many lines. */
const LEAST_LINES = 4
/** Of the lines at most this part may cross it. */
const MOST_CROSSING = 0.4
/** Short lines of a title begin and end within the gutter: so many of the lines more or less. */
const UNEVEN = 0.06
/** How much of a column's width its middle line fills: prose, and what may be verse or the cells of a table. */
const PROSE_FILL = 0.7
const LOOSE_FILL = 0.3
/** Of the lines of the shorter side: how often at most the drawing goes from one side to the other. A table changes with each row. */
const FEW_CHANGES = 0.3

function findGutter(lines: readonly Line[]): number | undefined {
  const { x0, x1 } = extentOf(lines)
  const bins = Math.ceil((x1 - x0) / BIN)
  if (lines.length < 2 * LEAST_LINES || bins < 20 || bins > 10_000) return undefined
  const steps = new Int32Array(bins + 2)
  for (const line of lines) {
    const from = Math.floor((line.x0 - x0) / BIN)
    const to = Math.max(from + 1, Math.ceil((line.x1 - x0) / BIN))
    steps[from] = (steps[from] as number) + 1
    steps[to] = (steps[to] as number) - 1
  }
  const covered: number[] = []
  let now = 0
  for (let bin = 0; bin < bins; bin++) {
    now += steps[bin] as number
    covered.push(now)
  }
  const inner = covered.slice(Math.floor(bins * FROM), Math.ceil(bins * TO))
  const least = Math.min(...inner)
  if (least > lines.length * MOST_CROSSING) return undefined
  for (const run of emptyRuns(inner, least + Math.max(2, lines.length * UNEVEN))) {
    const middle = x0 + (Math.floor(bins * FROM) + (run.from + run.to) / 2) * BIN
    if ((run.to - run.from) * BIN >= NARROWEST && isGutter(lines, middle)) return middle
  }
  return undefined
}

/** Where hardly more lines stand than anywhere, widest first. */
function emptyRuns(covered: readonly number[], most: number): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const [at, count] of covered.entries()) {
    if (count > most) continue
    const last = runs.at(-1)
    if (last?.to === at) last.to++
    else runs.push({ from: at, to: at + 1 })
  }
  return runs.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 4)
}

function isGutter(lines: readonly Line[], at: number): boolean {
  const left = lines.filter(line => line.x1 <= at + 1)
  const right = lines.filter(line => line.x0 >= at - 1)
  const fewer = Math.min(left.length, right.length)
  if (fewer < LEAST_LINES) return false
  const [a, b] = [extentOf(left), extentOf(right)]
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  const shorter = Math.min(a.bottom - a.top, b.bottom - b.top)
  if (overlap < shorter * 0.4) return false
  let changes = 0
  let last: boolean | undefined
  for (const line of [...left, ...right].sort((a, b) => a.order - b.order)) {
    const isLeft = line.x1 <= at + 1
    if (last !== undefined && last !== isLeft) changes++
    last = isLeft
  }
  const fill = changes <= fewer * FEW_CHANGES ? LOOSE_FILL : PROSE_FILL
  return fillOf(left) >= fill && fillOf(right) >= fill
}

function fillOf(lines: readonly Line[]): number {
  const { x0, x1 } = extentOf(lines)
  const widths = lines.map(line => line.x1 - line.x0).sort((a, b) => a - b)
  return (widths[widths.length >> 1] as number) / Math.max(1, x1 - x0)
}
