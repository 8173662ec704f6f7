/**
 * What sets words off as a block quotation besides `>`: the tags `<blockquote>` of HTML and the fences of Pandoc's divisions
 * (`::: {.quote}`). Beginnings and ends are paired, each kind on its own, within one list item, note or block quotation. O(n).
 */
import type { Range } from './ranges.ts'

/** One tag or fence. */
export interface Bound extends Range {
  readonly kind: 'tag' | 'fence'
  readonly opens: boolean
  /** False for a division of another class: it says only which end is whose. */
  readonly quotes: boolean
  /** As of a leaf. */
  readonly container: number
  readonly footnote?: string
}

/** What stands between two bounds that belong together. */
export interface SetOff extends Range {
  readonly kind: Bound['kind']
  readonly footnote?: string
}

export interface PairedBounds {
  /** The outermost ones, in order. */
  readonly quoted: readonly SetOff[]
  /** From the first bound to behind the last; to `Infinity` where nothing ends it. In no such range can an essay be cut. */
  readonly whole: readonly Range[]
}

/** What is in the document itself, not in a list, a note or a block quotation. */
const DOCUMENT = 0
/** Divisions nested more deeply were forgotten to close. */
const DEEPEST = 64

/** `bounds` in order. What nothing closes is no quotation, as Pandoc has it. */
export function pairedBounds(bounds: readonly Bound[]): PairedBounds {
  if (bounds.length === 0) return { quoted: [], whole: [] }
  const quoted: SetOff[] = []
  const whole: Range[] = []
  const unclosed: Bound[] = []
  for (const kind of ['tag', 'fence'] as const) {
    const stack: Bound[] = []
    for (const bound of bounds) {
      if (bound.kind !== kind) continue
      if (bound.opens) {
        stack.push(bound)
        if (stack.length > DEEPEST) unclosed.push(...stack.splice(0, 1))
        continue
      }
      const at = stack.findLastIndex(({ container }) => container === bound.container)
      const open = stack[at]
      if (!open) continue
      unclosed.push(...stack.splice(at).slice(1))
      if (!open.quotes) continue
      whole.push({ start: open.start, end: bound.end })
      const { footnote } = open
      quoted.push({ kind, start: open.end, end: bound.start, ...(footnote === undefined ? {} : { footnote }) })
    }
    unclosed.push(...stack)
  }
  for (const { start, quotes, container } of unclosed)
    if (quotes && container === DOCUMENT) whole.push({ start, end: Number.POSITIVE_INFINITY })
  return { quoted: outermost(quoted), whole }
}

/** Those that lie in no other one, in order. */
export function outermost<T extends Range>(ranges: readonly T[]): T[] {
  const found: T[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end))
    if (range.start >= (found.at(-1)?.end ?? 0)) found.push(range)
  return found
}

/** The classes that people give to a division that quotes. Not `pullquote`: that repeats the essay's own words. */
const QUOTING = /^(?:block-?|display-?)?(?:quote|quotation)$|^(?:epigraph|verse|poem|poetry)$/i

/** Whether a fence begins a division, and one that quotes: `::: {.quote cite="…"}`, `::: epigraph`. */
export function readFence(line: string): { readonly opens: boolean; readonly quotes: boolean } {
  const inside = line.replace(/^[\s:]+|[\s:]+$/g, '')
  if (inside === '') return { opens: false, quotes: false }
  const classes = inside.startsWith('{') ? Array.from(inside.matchAll(/(?<=[\s{])\.([\w-]+)/g), m => m[1]) : [inside]
  return { opens: true, quotes: classes.some(name => QUOTING.test(name as string)) }
}
