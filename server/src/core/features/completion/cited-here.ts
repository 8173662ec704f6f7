/** What an essay cites round a place, and how often elsewhere: for the order of suggestions. */
import type { Essay } from '../../essay/essay.ts'
import { sentences } from '../../text/sentences.ts'
import type { Span } from '../../text/span.ts'

/** The keys that the writer's sentence cites, nearest first. A quotation being written counts as part of its sentence. */
export function keysInSentence(essay: Essay, paragraph: Span<'essay'>, from: number, to: number): readonly string[] {
  const { scan, citations } = essay
  // Stops inside what is being quoted end no sentence of the writer's.
  const visible = scan.slice(paragraph.start, from) + ','.repeat(to - from) + scan.slice(to, paragraph.end)
  const here = sentences(visible).findLast(s => s.start <= from - paragraph.start)
  if (!here) return []
  const start = paragraph.start + here.start
  const end = Math.max(to, paragraph.start + here.end)
  return citations
    .filter(c => c.span.start >= start && c.span.start < end)
    .sort((a, b) => Math.abs(a.span.start - from) - Math.abs(b.span.start - from))
    .flatMap(c => c.items.map(item => item.key))
}

/** The keys of the last citation before a block, within the paragraph that introduces it. */
export function keysBefore(essay: Essay, at: number): readonly string[] {
  const before = essay.paragraphs.findLast(p => p.end <= at)
  if (!before) return []
  const last = essay.citations.findLast(c => c.span.start >= before.start && c.span.end <= before.end)
  return last ? last.items.map(item => item.key) : []
}

/** How often each key is cited. */
export function citedKeys(essay: Essay): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { items } of essay.citations) for (const { key } of items) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A page or so. */
const NEAR = 2000
const MOST_NEAR = 8

/** The keys cited within a page of a place, the nearest first; what is at the place itself is being written. */
export function keysNear({ citations }: Essay, at: Span<'essay'>): readonly string[] {
  const distanceTo = ({ start, end }: Span<'essay'>): number => (end < at.start ? at.start - end : start - at.end)
  const near = citations
    .flatMap(({ items }) => items)
    .filter(({ keySpan }) => keySpan.end < at.start || keySpan.start > at.end)
    .map(({ key, keySpan }) => ({ key, distance: distanceTo(keySpan) }))
    .filter(({ distance }) => distance <= NEAR)
    .sort((a, b) => a.distance - b.distance)
  return [...new Set(near.map(({ key }) => key))].slice(0, MOST_NEAR)
}
