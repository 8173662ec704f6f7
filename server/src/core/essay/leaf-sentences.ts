import { lastAtOrBefore } from '../text/ordered.ts'
import { sentences } from '../text/sentences.ts'
import type { Anchor } from './anchors.ts'
import type { Layout, Leaf } from './layout.ts'
import { OBJECT } from './mask.ts'
import { type Range, within } from './ranges.ts'

/** The sentences of one leaf as its writer made them. A row of a table is one. */
export interface LeafSentences {
  /** The number of the sentence at an offset of the essay. */
  of(at: number): number
  /** The same for a citation; one that stands behind a finished sentence (`"It withers." [@k] Then …`) belongs to that. */
  ofCitation(anchor: Anchor): number
}

/** A full stop inside a quotation ends no sentence of the writer's, unless it is the last thing before the closing mark. */
export function leafSentences(
  { scan, layout }: { readonly scan: string; readonly layout: Layout },
  leaf: Leaf,
  quotations: readonly Range[],
): LeafSentences {
  if (leaf.kind === 'row') return { of: () => 0, ofCitation: () => 0 }
  const text = writersOwn(scan, layout, leaf, quotations)
  const list = sentences(text)
  const of = (at: number): number =>
    Math.max(
      0,
      lastAtOrBefore(list, at - leaf.start, ({ start }) => start),
    )
  const ofCitation = (anchor: Anchor): number => {
    const index = of(anchor.start)
    const sentence = list[index]
    if (index === 0 || !sentence || anchor.kind === 'narrative') return index
    const before = text.slice(sentence.start, anchor.start - leaf.start)
    const after = text.slice(anchor.end - leaf.start)
    const leads = /^[^\p{L}\p{N}]*$/u.test(before)
    return leads && !/^[^\p{L}\p{N}.!?]*\p{Ll}/u.test(after) ? index - 1 : index
  }
  return { of, ofCitation }
}

function writersOwn(scan: string, layout: Layout, leaf: Leaf, quotations: readonly Range[]): string {
  const notes = within(layout.inlineNotes, leaf.start + 1, leaf.end)
  const hidden = [...quotations.map(q => ({ start: q.start + 1, end: lastWordEnd(scan, q) })), ...notes]
  hidden.sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: string[] = []
  let at = leaf.start
  for (const { start, end } of hidden) {
    if (end <= at || end > leaf.end) continue
    const from = Math.max(at, start)
    const inside = scan.slice(from, end)
    parts.push(
      scan.slice(at, from),
      scan[start - 1] === '^' || scan[start] === '^' ? OBJECT.repeat(end - from) : inside.replace(STOPS, ','),
    )
    at = end
  }
  parts.push(scan.slice(at, leaf.end))
  return parts.join('')
}

const STOPS = /[.!?…‽\n]/g

function lastWordEnd(scan: string, { start, end }: Range): number {
  let last = end - 1
  while (last > start && /[\s.!?…\u00AD"'’”]/.test(scan[last - 1] as string)) last--
  return last
}
