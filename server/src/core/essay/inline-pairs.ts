import { SOFT } from './mask.ts'
import type { Range } from './ranges.ts'

/** Where one thing that opens at an offset ends: behind the mark that closes it. */
export interface InlinePairs {
  /** Opening bracket → closing bracket. */
  readonly brackets: ReadonlyMap<number, number>
  /** Emphasis and quoted words, from the opening mark to behind the closing one: Pandoc reads each as one thing. */
  readonly wholes: ReadonlyMap<number, number>
}

/** Of one paragraph, heading or cell. `scan` shows the marks of emphasis as U+00AD and knows no escapes. */
export function inlinePairs(text: string, scan: string, part: Range): InlinePairs {
  return { brackets: bracketPairs(scan, part), wholes: wholePairs(text, scan, part) }
}

function bracketPairs(scan: string, { start, end }: Range): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let i = start; i < end; i++) {
    const c = scan.charCodeAt(i)
    if (c === 91 /* [ */) open.push(i)
    else if (c === 93 /* ] */) {
      const from = open.pop()
      if (from !== undefined) pairs.set(from, i)
    }
  }
  return pairs
}

interface OpenMark {
  readonly at: number
  readonly mark: string
  /** How many brackets are open round it: what opens inside a bracket does not close outside. */
  readonly depth: number
}

const QUOTATION_MARK = /["“”]/
/** More marks than this are never open at once in prose. */
const MOST_OPEN = 64

function wholePairs(text: string, scan: string, { start, end }: Range): Map<number, number> {
  const pairs = new Map<number, number>()
  let open: OpenMark[] = []
  let depth = 0
  for (let i = start; i < end; i++) {
    const c = scan[i] as string
    if (c === '[') depth++
    else if (c === ']') {
      depth = Math.max(0, depth - 1)
      open = open.filter(mark => mark.depth <= depth)
    }
    const mark = markAt(text, scan, i)
    if (mark === undefined) continue
    const after = i + mark.length
    const opener = open.findLast(other => closes(other.mark, mark))
    if (opener && !/\s/.test(text[i - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[after] ?? ' ')) {
      pairs.set(opener.at, after)
      open = open.slice(0, open.indexOf(opener))
    } else if (!/\s/.test(text[after] ?? ' ')) open = [...open.slice(1 - MOST_OPEN), { at: i, mark, depth }]
    i = after - 1
  }
  return withoutQuotedInQuoted(text, pairs)
}

/** Double marks inside double marks quote nothing (Pandoc). */
function withoutQuotedInQuoted(text: string, pairs: ReadonlyMap<number, number>): Map<number, number> {
  let quotedUntil = -1
  const outer = [...pairs]
    .sort(([a], [b]) => a - b)
    .filter(([start, end]) => {
      if (!QUOTATION_MARK.test(text[start] as string)) return true
      if (start < quotedUntil) return false
      quotedUntil = end
      return true
    })
  return new Map(outer)
}

/** A quotation mark, or a run of one character that marks emphasis. */
function markAt(text: string, scan: string, at: number): string | undefined {
  const c = scan[at] as string
  if (QUOTATION_MARK.test(c)) return c
  if (c !== SOFT) return undefined
  const mark = text[at] as string
  if (!/[*_~]/.test(mark)) return undefined
  let end = at + 1
  while (scan[end] === SOFT && text[end] === mark) end++
  return text.slice(at, end)
}

function closes(opening: string, mark: string): boolean {
  return opening === '“' ? mark === '”' : mark !== '“' && opening === mark
}
