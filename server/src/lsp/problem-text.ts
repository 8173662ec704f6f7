import type { SourceProblem } from '../core/model/problem.ts'
import { said, say } from '../core/wording.ts'

/** What is wrong with a source, for somebody who sees which source it is. */
export function problemText({ message, line }: SourceProblem): string {
  return line === undefined ? said(message) : say('Line {0}: {1}', line, said(message))
}
