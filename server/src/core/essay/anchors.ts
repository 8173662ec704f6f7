import type { Citation, CitedLocator } from '../model/citation.ts'
import type { Span } from '../text/span.ts'
import type { Layout, Range } from './layout.ts'

/** What a citation says of a quotation that it is attached to. */
export interface Source {
  readonly key: string
  readonly locator?: CitedLocator
  readonly citation: Span<'essay'>
}

/** A place in the prose that names sources: a citation, or the mark of a footnote that holds citations. */
export interface Anchor extends Range {
  readonly kind: 'parenthetical' | 'narrative' | 'note'
  readonly sources: readonly Source[]
}

/** `cf. @a` and the like point elsewhere: they do not say where the words stand. */
const POINTER =
  /(?:^|[\s(\u00AD])(?:but\s+)?(?:cf\.?|confer|compare|contra|see\s+also|but\s+see|contrast|vgl\.?|vergleiche|siehe\s+auch|s\.\s+auch|voir|voir\s+aussi|comparer|ср\.?|сравни|см\.\s+также)(?:\s+(?:also|auch|aussi|e\.g\.|z\.\s?B\.|также))?[\s,:\u00AD*_]*$/iu

/** The anchors of an essay, in order. Citations inside another citation are a part of it; those that claim nothing are left out. */
export function anchorsOf(text: string, layout: Layout, citations: readonly Citation[]): Anchor[] {
  const anchors: Anchor[] = []
  const byNote = new Map<string, Source[]>()
  let covered = -1
  for (const citation of citations) {
    if (citation.span.end <= covered) continue
    covered = citation.span.end
    const sources = sourcesOf(text, citation)
    if (citation.footnote !== undefined) byNote.set(citation.footnote, [...(byNote.get(citation.footnote) ?? []), ...sources])
    if (sources.length > 0)
      anchors.push({ start: citation.span.start, end: citation.span.end, kind: citation.mode, sources })
  }
  for (const note of layout.notes) {
    const sources = byNote.get(note.label)
    if (sources && sources.length > 0) anchors.push({ start: note.start, end: note.end, kind: 'note', sources })
  }
  return anchors.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Those of one leaf; what stands in an inline note belongs to the note, which is a leaf of its own. */
export function anchorsIn(anchors: readonly Anchor[], leaf: Range, layout: Layout): Anchor[] {
  const holes = layout.notes.filter(n => n.label.startsWith('^') && n.start > leaf.start && n.end <= leaf.end)
  const inside: Anchor[] = []
  for (let i = firstFrom(anchors, leaf.start); i < anchors.length; i++) {
    const anchor = anchors[i] as Anchor
    if (anchor.start >= leaf.end) break
    const hidden = holes.some(h => h.start <= anchor.start && anchor.end <= h.end && anchor.kind !== 'note')
    if (!hidden) inside.push(anchor)
  }
  return inside
}


function firstFrom(anchors: readonly Anchor[], at: number): number {
  let low = 0
  let high = anchors.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((anchors[middle] as Anchor).start < at) low = middle + 1
    else high = middle
  }
  return low
}

function sourcesOf(text: string, citation: Citation): Source[] {
  const sources: Source[] = []
  // A signal holds for the items behind it too, until one has its own: `[cf. @a; @b]`.
  let pointing = POINTER.test(text.slice(Math.max(0, citation.span.start - 24), citation.span.start))
  for (const item of citation.items) {
    if (item.prefix !== '') pointing = POINTER.test(item.prefix)
    if (pointing) continue
    sources.push({ key: item.key, citation: citation.span, ...(item.locator ? { locator: item.locator } : {}) })
  }
  return sources
}
