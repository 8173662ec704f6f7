/** The writer's own prose, paragraph by paragraph: what a finding about words may look at. Cost: O(essay). */
import type { Essay } from '../essay/essay.ts'
import { overlaps, type Span } from '../text/span.ts'

const REFERENCES =
  /^\s*(?:\d+\.?\s*)?(?:references|bibliography|works cited|sources|further reading|literatur(?:verzeichnis)?|quellen|bibliographie|r[ée]f[ée]rences|литература|источники)\s*$/i

export interface ProseParagraph {
  /** Among the paragraphs of the essay. */
  readonly index: number
  readonly span: Span<'essay'>
  /** As long as `span`, line breaks where quotations and what is no prose stand: a word never runs over them. */
  readonly text: string
}

/** Where the references of an essay begin, or its end. */
export function referencesStart({ headings, text }: Essay): number {
  return headings.find(heading => REFERENCES.test(heading.title))?.span.start ?? text.length
}

/** In order; neither headings nor what stands below the heading of the references. `from` and `to` (not included): which of all paragraphs. */
export function* proseParagraphs(essay: Essay, from = 0, to = essay.paragraphs.length): Iterable<ProseParagraph> {
  const { paragraphs } = essay
  if (from >= to) return
  const headings = essay.headings.map(heading => heading.span)
  const end = referencesStart(essay)
  let reach = 0
  for (let index = from; index < to; index++) reach = Math.max(reach, (paragraphs[index] as Span<'essay'>).end)
  const around = (paragraphs[from] as Span<'essay'>).start
  const hidden: Span<'essay'>[] = []
  for (const { outer } of essay.quotations) if (outer.start < reach && outer.end > around) hidden.push(outer)
  for (const opaque of essay.opaque) {
    if (opaque.start >= reach) break
    if (opaque.end > around) hidden.push(opaque)
  }
  hidden.sort((a, b) => a.start - b.start)
  let next = 0
  let heading = 0
  for (let index = from; index < to; index++) {
    const paragraph = paragraphs[index] as Span<'essay'>
    while (heading < headings.length && (headings[heading] as Span<'essay'>).end <= paragraph.start) heading++
    const title = headings[heading]
    if (paragraph.start >= end || (title && overlaps(title, paragraph))) continue
    // What is hidden may be nested, so that one that ends before the paragraph may come behind one that does not.
    while (next < hidden.length && (hidden[next] as Span<'essay'>).end <= paragraph.start) next++
    const text = masked(essay.text.slice(paragraph.start, paragraph.end), hidden, next, paragraph.start)
    yield { index, span: paragraph, text }
  }
}

/** As long as it was, with what is no prose of the writer taken out; a word never runs over it. */
function masked(text: string, hidden: readonly Span<'essay'>[], first: number, origin: number): string {
  let result = text
  for (let i = first; i < hidden.length; i++) {
    const { start, end } = hidden[i] as Span<'essay'>
    if (start >= origin + text.length) break
    const [from, to] = [Math.max(0, start - origin), Math.min(text.length, end - origin)]
    if (to > from) result = result.slice(0, from) + '\n'.repeat(to - from) + result.slice(to)
  }
  return result
}
