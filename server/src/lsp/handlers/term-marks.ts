import { termMarks } from '../../core/features/term-marks.ts'
import type { TermMarksParams, TermMarksResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'
import { comparable } from '../uri.ts'

/** Null for what is no open essay. */
export async function termMarksOf(
  session: Session,
  { textDocument, which }: TermMarksParams,
  task: RequestTask,
): Promise<TermMarksResult | null> {
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot) return null
  // Where every other word is a term of its own there is nothing to point out.
  if (session.glossaries.own.files.some(({ uri }) => comparable(uri) === comparable(textDocument.uri)))
    return { version: snapshot.document.version, ranges: [] }
  const marks = await termMarks(snapshot.essay, snapshot.sources.corpus, which === 'all' ? 'all' : 'first', task)
  session.assertCurrent(snapshot)
  return { version: snapshot.document.version, ranges: marks.map(mark => rangeOf(snapshot.lines, mark)) }
}
