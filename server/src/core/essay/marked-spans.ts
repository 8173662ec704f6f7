import type { Layout, Leaf } from './layout.ts'
import { firstVisible, type Pairing, type Unclosed } from './mark-context.ts'
import { pairMarks } from './marks.ts'
import type { Range } from './ranges.ts'

/** A quotation over more paragraphs than this is a mark that somebody forgot. */
const MOST_PARAGRAPHS = 50

/** A marked span; `open` and `close` are its marks. */
export interface MarkedSpan {
  readonly open: number
  readonly close: number
  readonly firstLeaf: number
  readonly lastLeaf: number
  /** Marks that a paragraph repeats. */
  readonly repeated: readonly number[]
}

/** All marked spans of an essay outside block quotations; those over several paragraphs come behind those of their first one. */
export function markedSpans(scan: string, layout: Layout): MarkedSpan[] {
  return new Pairer(scan, layout).all()
}

/** Goes through the paragraphs and joins what a quotation that runs over several of them left open. */
class Pairer {
  private readonly scan: string
  private readonly leaves: readonly Leaf[]
  private readonly holes: readonly Range[]
  private readonly done = new Map<number, Pairing>()
  private noChainBefore = -1

  constructor(scan: string, layout: Layout) {
    this.scan = scan
    this.leaves = layout.leaves
    this.holes = layout.inlineNotes
  }

  all(): MarkedSpan[] {
    const found: MarkedSpan[] = []
    this.leaves.forEach((leaf, i) => {
      if (leaf.block !== undefined || !hasMark(this.scan, leaf)) return
      if (leaf.parts.length > 1) {
        for (const part of leaf.parts) this.add(found, i, pairMarks(this.scan, part, this.holes))
        return
      }
      const pairing = this.done.get(i) ?? this.pair(i)
      this.add(found, i, pairing)
      const unclosed = pairing.unclosed.at(-1)
      const chain = unclosed && this.chain(i, unclosed)
      if (chain) found.push(chain)
    })
    return found
  }

  private add(found: MarkedSpan[], leaf: number, pairing: Pairing): void {
    for (const { open, close } of pairing.pairs)
      if (open >= 0) found.push({ open, close, firstLeaf: leaf, lastLeaf: leaf, repeated: [] })
  }

  private pair(leaf: number, continued?: string): Pairing {
    return pairMarks(this.scan, this.part(leaf), this.holes, continued)
  }

  private part(leaf: number): Range {
    return this.leaves[leaf]?.parts[0] ?? { start: 0, end: 0 }
  }

  private chain(from: number, unclosed: Unclosed): MarkedSpan | undefined {
    if (unclosed.at < 0 || from < this.noChainBefore) return undefined
    const repeated: number[] = []
    const pairings = new Map<number, Pairing>()
    let last = from
    while (repeated.length < MOST_PARAGRAPHS) {
      const next = this.following(last)
      if (next < 0) break
      const { start, end } = this.part(next)
      const at = firstVisible(this.scan, start, end)
      const mark = this.scan[at] ?? ''
      // French repeats the mark that closes as often as the one that opens.
      if (mark !== unclosed.mark && !(unclosed.mark === '«' && mark === '»')) break
      repeated.push(at)
      const pairing = this.pair(next, unclosed.mark)
      pairings.set(next, pairing)
      const closing = pairing.pairs.find(pair => pair.open < 0)
      if (closing) {
        for (const [leaf, known] of pairings) this.done.set(leaf, known)
        return { open: unclosed.at, close: closing.close, firstLeaf: from, lastLeaf: next, repeated }
      }
      last = next
    }
    this.noChainBefore = last
    return undefined
  }

  /** The paragraph right after this one in the same list item or footnote; −1 when something else comes. */
  private following(leaf: number): number {
    const here = this.leaves[leaf]
    if (here?.kind !== 'paragraph') return -1
    for (let i = leaf + 1; i < this.leaves.length; i++) {
      const next = this.leaves[i] as Leaf
      if (next.start < here.end) continue
      const joins = next.kind === 'paragraph' && next.container === here.container && next.block === undefined
      return joins && this.scan.slice(here.end, next.start).trim() === '' ? i : -1
    }
    return -1
  }
}

const ANY_MARK = /["“”„‟«»‹›'‘’‚‛]/

function hasMark(scan: string, { start, end }: Range): boolean {
  return ANY_MARK.test(scan.slice(start, end))
}
