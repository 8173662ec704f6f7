import type { CheckedEssay, CheckedQuotation } from '../../check/check-essay.ts'
import type { Corpus } from '../../corpus/corpus.ts'
import type { Essay } from '../../essay/essay.ts'
import type { Finding } from '../../model/finding.ts'
import { type Span, span } from '../../text/span.ts'

/** Replaces what stands at `span`, which must be `oldText`, by `newText`. */
export interface FixEdit {
  readonly span: Span<'essay'>
  readonly oldText: string
  readonly newText: string
}

/** A change of an essay that a writer may take. */
export interface Fix {
  readonly title: string
  readonly kind: 'quickfix' | 'fixAll' | 'refactor.rewrite'
  /** What it resolves, as it stands in the checked essay. */
  readonly finding?: Finding
  /** In order, not overlapping. */
  readonly edits: readonly FixEdit[]
  /** The one to take when there is no reason for another. */
  readonly preferred?: boolean
}

/** A fix before it is tried. */
export interface Candidate extends Fix {
  /** What must be so when the essay is checked again: the finding is gone, or the quotation differs in less. */
  readonly goal: 'resolved' | 'closer'
}

export interface FixContext {
  readonly essay: Essay
  readonly corpus: Corpus
  readonly checked: CheckedEssay
}

/** A quotation to be fixed, with what was found there. */
export interface FixTarget extends CheckedQuotation {
  readonly finding: Finding
}

/** Puts `newText` in the place of what stands from `start` to `end`. */
export function edit(essay: Essay, start: number, end: number, newText: string): FixEdit {
  return { span: span(start, end), oldText: essay.text.slice(start, end), newText }
}

/** The text with the edits made. They are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly FixEdit[]): string {
  let at = 0
  let result = ''
  for (const { span: s, newText } of edits) {
    result += text.slice(at, s.start) + newText
    at = s.end
  }
  return result + text.slice(at)
}

/** In order, each once; undefined when two of them want the same place, or when nothing would change. */
export function orderedEdits(edits: readonly FixEdit[]): readonly FixEdit[] | undefined {
  const ordered: FixEdit[] = []
  for (const one of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = ordered.at(-1)
    if (one.oldText === one.newText) continue
    if (last && one.span.start === last.span.start && one.span.end === last.span.end && one.newText === last.newText)
      continue
    if (last && (one.span.start < last.span.end || one.span.start === last.span.start)) return undefined
    ordered.push(one)
  }
  return ordered.length > 0 ? ordered : undefined
}

/** Whether every edit still finds the text that it was made for. */
export function isFor(text: string, { edits }: Fix): boolean {
  return edits.every(({ span: s, oldText }) => text.slice(s.start, s.end) === oldText)
}
