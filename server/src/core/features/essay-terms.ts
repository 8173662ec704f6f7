/** The terms of an essay for a list: all that a pointer in it would be answered with. Cost: what changed since it was last asked for, and a walk over the text. */
import { referencesStart } from '../check/prose-paragraphs.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Task } from '../task.ts'
import { type Span, span } from '../text/span.ts'
import { type NamedTerm, NamedTerms } from './named-terms.ts'

export interface UsedTerm extends NamedTerm {
  /** Where the essay uses it first. */
  readonly span: Span<'essay'>
}

/**
 * In the order of their first use, each once, a person's surname with the full name; quotations and headings count, the list of references does not.
 * What explains nothing and only mentions a term is there too. Throws Cancelled.
 */
export async function essayTerms(essay: Essay, corpus: Corpus, task: Task): Promise<readonly UsedTerm[]> {
  const named = new NamedTerms(corpus.glossary)
  const spans = new Map<string, Span<'essay'>>()
  for (const { start, text } of stretches(essay)) {
    await task.checkpoint()
    for (const used of corpus.glossary.termsIn(text)) {
      const id = named.add(used.term)
      if (!spans.has(id)) spans.set(id, span(start + used.start, start + used.end))
    }
  }
  return named.all().map(term => ({ ...term, span: spans.get(term.id) as Span<'essay'> }))
}

interface Stretch {
  readonly start: number
  /** As long as in the essay; where no term is (see {@link Essay.opaque}), characters that no name runs over. */
  readonly text: string
}

/** No name runs over a blank line. */
const BLANK_LINE = /\n[ \t\r>]*\n/g

function* stretches(essay: Essay): Iterable<Stretch> {
  const text = hidden(essay)
  let start = 0
  for (const { index, 0: blank } of text.matchAll(BLANK_LINE)) {
    if (index > start) yield { start, text: text.slice(start, index) }
    start = index + blank.length
  }
  yield { start, text: text.slice(start) }
}

function hidden(essay: Essay): string {
  const end = referencesStart(essay)
  const parts: string[] = []
  let at = 0
  for (const opaque of essay.opaque) {
    if (opaque.start >= end) break
    if (opaque.end <= at) continue
    const from = Math.max(at, opaque.start)
    parts.push(essay.text.slice(at, from), '\0'.repeat(opaque.end - from))
    at = opaque.end
  }
  parts.push(essay.text.slice(at, Math.max(at, end)))
  return parts.join('')
}
