import { SOFT } from './mask.ts'
import type { Range } from './ranges.ts'

export interface Pair {
  /** Where the opening mark is; −1 when the quotation came from the paragraph before. */
  readonly open: number
  readonly close: number
}

export interface Unclosed {
  readonly at: number
  readonly mark: string
}

export interface Pairing {
  readonly pairs: readonly Pair[]
  readonly unclosed: readonly Unclosed[]
}

/** The paragraph whose marks are paired; `holes` are inline notes, which are not looked at. */
export interface Context {
  readonly scan: string
  readonly start: number
  readonly end: number
  readonly holes: readonly Range[]
}

export const OPENING_PUNCTUATION = /[([{¿¡/]/
export const DASH = /[—–‒―-]/
export const WORD = /[\p{L}\p{M}\p{N}]/u
/** The first character that a reader sees. */
export function firstVisible(scan: string, start: number, end: number): number {
  let i = start
  while (i < end && (scan[i] === SOFT || /\s/.test(scan[i] as string))) i++
  return i
}

export function isSingleMark(mark: string): boolean {
  return mark === "'" || mark === '‘' || mark === '‚'
}

export function* marksIn(
  { scan, end, holes }: Context,
  pattern: RegExp,
  from: number,
): Generator<{ at: number; mark: string }> {
  let hole = 0
  // In a slice: the search for a mark that is not there would else go on to the end of the essay.
  for (const hit of scan.slice(from, end).matchAll(pattern)) {
    const at = from + hit.index
    while (hole < holes.length && (holes[hole] as Range).end <= at) hole++
    if (hole < holes.length && (holes[hole] as Range).start <= at) continue
    yield { at, mark: hit[0] }
  }
}

export function before({ scan, start }: Context, at: number): string {
  let i = at - 1
  while (i >= start && scan[i] === SOFT) i--
  return i >= start ? (scan[i] as string) : ''
}

export function after({ scan, end }: Context, at: number): string {
  let i = at + 1
  while (i < end && scan[i] === SOFT) i++
  return i < end ? (scan[i] as string) : ''
}

export function isGap(character: string): boolean {
  return character === '' || /[\s|]/.test(character)
}
