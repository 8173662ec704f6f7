import { LineIndex } from '../text/lines.ts'
import type { EntryProblem } from './reference.ts'

/** A broken file of 20,000 entries has that many problems, and nobody reads them all. */
const MOST_PROBLEMS = 1000

/** The problems in the order of the text, each with the line that its span begins on. */
export function withLines(text: string, problems: readonly EntryProblem[]): readonly EntryProblem[] {
  if (problems.length === 0) return problems
  const lines = new LineIndex<'raw'>(text)
  const start = (problem: EntryProblem): number => problem.span?.start ?? -1
  return [...problems]
    .sort((a, b) => start(a) - start(b))
    .slice(0, MOST_PROBLEMS)
    .map(problem => (problem.span ? { ...problem, line: lines.lineColumnAt(problem.span.start).line + 1 } : problem))
}
