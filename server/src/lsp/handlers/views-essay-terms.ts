import { proseParagraphs } from '../../core/check/prose-paragraphs.ts'
import type { Term } from '../../core/model/term.ts'
import type { Corpus, Essay } from '../../core/service.ts'
import { type Span, span } from '../../core/text/span.ts'
import type { RequestTask } from '../request-task.ts'

export interface UsedTerm {
  readonly term: Term
  /** Where the essay uses it first. */
  readonly span: Span<'essay'>
}

/** The terms that the writer's own prose uses and that something explains, in the order of their first use, each once. Throws Cancelled. */
export async function essayTerms(essay: Essay, corpus: Corpus, task: RequestTask): Promise<readonly UsedTerm[]> {
  const used = new Map<Term, UsedTerm>()
  for (const { span: paragraph, text } of proseParagraphs(essay)) {
    await task.checkpoint()
    for (const { start, end, term } of corpus.glossary.explainedIn(text)) {
      if (!used.has(term)) used.set(term, { term, span: span(paragraph.start + start, paragraph.start + end) })
    }
  }
  return [...used.values()]
}
