/** Where an essay's terms are marked for the reader's eye: what a pointer there would explain. Cost: what changed since it was last asked for. */
import { proseParagraphs } from '../check/prose-paragraphs.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Term } from '../model/term.ts'
import { type Task, UNINTERRUPTED } from '../task.ts'
import { type Span, span } from '../text/span.ts'

/** The explained terms of the writer's own prose in order: all, or each where a section first uses it. Throws Cancelled. */
export async function termMarks(
  essay: Essay,
  corpus: Corpus,
  which: 'first' | 'all',
  task: Task = UNINTERRUPTED,
): Promise<readonly Span<'essay'>[]> {
  const marks: Span<'essay'>[] = []
  const seen = new Set<Term>()
  let section = 0
  let last = 0
  for (const { span: paragraph, text } of proseParagraphs(essay)) {
    await task.checkpoint()
    for (; section < essay.headings.length; section++) {
      if ((essay.headings[section] as Essay['headings'][number]).span.start > paragraph.start) break
      seen.clear()
    }
    for (const { start, end, term } of corpus.glossary.explainedIn(text)) {
      const from = paragraph.start + start
      // A note inside a paragraph is a paragraph too.
      const shown = corpus.glossary.bearerOf(term) ?? term
      if (from < last || (which === 'first' && seen.has(shown))) continue
      seen.add(shown)
      last = paragraph.start + end
      marks.push(span(from, last))
    }
  }
  return marks
}
