import type { Citation, CitedLocator } from '../model/citation.ts'
import type { Span } from '../text/span.ts'
import type { Labelled, Layout, Leaf, Note } from './layout.ts'
import { sentenceBehind, withBeside } from './locator.ts'
import type { Bearing } from './note-bearing.ts'
import { pointsRightBefore } from './pointer.ts'
import { firstFrom, type Range, within } from './ranges.ts'

/** What a citation says of a quotation that it is attached to. */
export interface Source {
  readonly key: string
  readonly locator?: CitedLocator
  readonly citation: Span<'essay'>
  /** A note's, where it belongs to a quotation of the note's own. */
  readonly aside?: true
}

/** A place in the prose that names sources: a citation, or the mark of a footnote that holds citations. */
export interface Anchor extends Range {
  readonly kind: 'parenthetical' | 'narrative' | 'note'
  readonly sources: readonly Source[]
  /** A note that says `Ibid.`: its source is that of the note before. */
  readonly isIbid?: true
  /** A note that quotes something itself: its source is that of these words, and only perhaps that of those before its mark. */
  readonly isAside?: true
}

/** A citation that is no part of another one, with the sources that it claims; `cf.` claims none. */
export interface Cited {
  readonly citation: Citation
  readonly sources: readonly Source[]
}

/** What the notes of an essay cite. */
export interface Notes {
  /** By label; a note without sources is not there. */
  readonly sources: ReadonlyMap<string, readonly Source[]>
  /** Notes that say `Ibid.`; each stands where it is defined. */
  readonly ibid: readonly Labelled[]
}

/** How a note begins that cites what the one before it cites. */
const IBID = /^\s*\[\^[^\]]*\]:[\s*_]*(?:ibid(?:em)?|ebd|ebenda|там\s+же)(?![\p{L}])/iu

/** In order. */
export function citedSources(text: string, citations: readonly Citation[]): Cited[] {
  const cited: Cited[] = []
  let covered = -1
  for (const citation of citations) {
    if (citation.span.end <= covered) continue
    covered = citation.span.end
    cited.push({ citation, sources: sourcesOf(text, citation) })
  }
  return cited
}

/** `bearing` says what a citation in a note is to the words before the note's mark. */
export function notesOf(
  text: string,
  layout: Layout,
  cited: readonly Cited[],
  bearing: (citation: Citation) => Bearing,
): Notes {
  const byNote = new Map<string, Source[]>()
  for (const { citation, sources } of cited) {
    if (citation.footnote === undefined || sources.length === 0) continue
    const borne = bearing(citation)
    if (borne === 'none') continue
    const told = borne === 'aside' ? sources.map(source => ({ ...source, aside: true as const })) : sources
    remember(byNote, citation.footnote, told)
  }
  const ibid = layout.leaves.flatMap(leaf =>
    isIbid(text, leaf) ? [{ ...rangeOf(leaf), label: leaf.footnote as string }] : [],
  )
  return { sources: byNote, ibid }
}

/** The anchors of an essay or a stretch of it, in order. `last` is what the note before the stretch cites. */
export function anchorsOf(
  cited: readonly Cited[],
  marks: readonly Note[],
  notes: Notes,
  last: readonly Source[] = [],
): Anchor[] {
  const anchors: Anchor[] = noteAnchors(marks, notes, last).anchors
  for (const { citation, sources } of cited)
    if (sources.length > 0)
      anchors.push({ start: citation.span.start, end: citation.span.end, kind: citation.mode, sources })
  return anchors.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The anchors that the marks of notes are, and what the last of these notes cites. */
export function noteAnchors(
  marks: readonly Note[],
  { sources: byNote, ibid }: Notes,
  before: readonly Source[],
): { readonly anchors: Anchor[]; readonly last: readonly Source[] } {
  const isIbidem = new Set(ibid.map(({ label }) => label))
  const anchors: Anchor[] = []
  let last = before
  for (const { start, end, label } of marks) {
    const sources = byNote.get(label) ?? []
    if (sources.length > 0) {
      const [own, asides] = [sources.filter(({ aside }) => !aside), sources.filter(({ aside }) => aside)]
      if (own.length > 0) anchors.push({ start, end, kind: 'note', sources: own })
      if (asides.length > 0) anchors.push({ start, end, kind: 'note', sources: asides, isAside: true })
      last = sources
    } else if (isIbidem.has(label) && last.length === 1) {
      const again = last.map(({ key, citation }) => ({ key, citation }))
      anchors.push({ start, end, kind: 'note', sources: again, isIbid: true })
    } else if (!isIbidem.has(label)) last = []
  }
  return { anchors, last }
}

function isIbid(text: string, { footnote, start, end }: Leaf): boolean {
  if (footnote === undefined || footnote.startsWith('^')) return false
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  return IBID.test(text.slice(lineStart, Math.min(end, start + 24)))
}

function rangeOf({ start, end }: Range): Range {
  return { start, end }
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

/** A signal stands in the citation's own paragraph. */
const BLANK_LINE = /^[^]*\n[ \t>]*\r?\n/

function sourcesOf(text: string, citation: Citation): Source[] {
  const sources: Source[] = []
  const before = text.slice(Math.max(0, citation.span.start - 24), citation.span.start)
  // A signal holds for the items behind it too, until one has its own: `[cf. @a; @b]`.
  let pointing = pointsRightBefore(before.replace(BLANK_LINE, ''))
  for (const item of citation.items) {
    if (item.prefix !== '') pointing = pointsRightBefore(item.prefix)
    if (pointing) continue
    const locator =
      item.locator && (citation.footnote === undefined ? item.locator : inNote(text, citation, item.locator))
    sources.push({ key: item.key, citation: citation.span, ...(locator ? { locator } : {}) })
  }
  return sources
}

/** A note says more of the place in its own words: `Discussed in [@a, p. 5]`, `from [@a, p. 25] to 29`. */
function inNote(text: string, { span }: Citation, locator: CitedLocator): CitedLocator {
  const before = SENTENCE_BEFORE.exec(text.slice(Math.max(0, span.start - LONGEST_BEFORE), span.start))?.[0] ?? ''
  const from = Math.max(span.end, locator.span.end)
  const behind = locator.span.end > span.end ? '' : text.slice(from, sentenceBehind(text, from, text.length))
  return withBeside(locator, `${before} ${behind}`)
}

/** As far as the last end of a sentence, the start of the note or another citation. */
const SENTENCE_BEFORE = /(?:[^.;:!?\][\n]|[.:](?!\s)|\n(?!\s*\n))*$/u
const LONGEST_BEFORE = 200
