import type { Citation, CitedLocator } from '../model/citation.ts'
import type { Span } from '../text/span.ts'
import type { Layout, Leaf } from './layout.ts'
import { firstFrom, type Range, within } from './ranges.ts'

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
  /** A note that says `Ibid.`: its source is that of the note before. */
  readonly isIbid?: true
}

/** How a note begins that cites what the one before it cites. */
const IBID = /^\s*\[\^[^\]]*\]:[\s*_]*(?:ibid(?:em)?|ebd|ebenda|там\s+же)(?![\p{L}])/iu

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
    if (citation.footnote !== undefined) remember(byNote, citation.footnote, sources)
    if (sources.length > 0)
      anchors.push({ start: citation.span.start, end: citation.span.end, kind: citation.mode, sources })
  }
  const ibid = new Set(layout.leaves.flatMap(leaf => (isIbid(text, leaf) ? [leaf.footnote as string] : [])))
  let last: readonly Source[] = []
  for (const { start, end, label } of layout.notes) {
    const sources = byNote.get(label) ?? []
    if (sources.length > 0) {
      anchors.push({ start, end, kind: 'note', sources })
      last = sources
    } else if (ibid.has(label) && last.length === 1) {
      anchors.push({
        start,
        end,
        kind: 'note',
        sources: last.map(({ key, citation }) => ({ key, citation })),
        isIbid: true,
      })
    } else if (!ibid.has(label)) last = []
  }
  return anchors.sort((a, b) => a.start - b.start || b.end - a.end)
}

function isIbid(text: string, { footnote, start, end }: Leaf): boolean {
  if (footnote === undefined || footnote.startsWith('^')) return false
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  return IBID.test(text.slice(lineStart, Math.min(end, start + 24)))
}

/** Those of one leaf; what stands in an inline note belongs to the note, which is a leaf of its own. */
export function anchorsIn(anchors: readonly Anchor[], leaf: Range, layout: Layout): Anchor[] {
  const holes = within(layout.inlineNotes, leaf.start + 1, leaf.end)
  const inside: Anchor[] = []
  let hole = 0
  for (let i = firstFrom(anchors, leaf.start); i < anchors.length; i++) {
    const anchor = anchors[i] as Anchor
    if (anchor.start >= leaf.end) break
    while (hole < holes.length && (holes[hole] as Range).end <= anchor.start) hole++
    const around = holes[hole]
    const isHidden = around !== undefined && around.start < anchor.start
    if (!isHidden) inside.push(anchor)
  }
  return inside
}

function remember(byNote: Map<string, Source[]>, label: string, sources: readonly Source[]): void {
  const known = byNote.get(label)
  if (known) known.push(...sources)
  else byNote.set(label, [...sources])
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
