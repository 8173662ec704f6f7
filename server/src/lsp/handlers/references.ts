import type { Location, ReferenceParams } from 'vscode-languageserver'
import { entriesOf } from '../../core/bib/key-edits.ts'
import { keyAt } from '../../core/features/key-places.ts'
import { referencesAt } from '../../core/service.ts'
import { LineIndex } from '../../core/text/lines.ts'
import type { ClosedEssays } from '../closed-essays.ts'
import { offsetOf, sourceSpanOf } from '../from-lsp.ts'
import { originOf, usesOf } from '../key-uses.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import type { SourceQuotations } from '../source-quotations.ts'
import { rangeOf, sourceRangeOf } from '../to-lsp.ts'

/**
 * Of a citation key: where the essays of the workspace name it, and its entry, which is its declaration. Of a term: its uses. Of a place in
 * a source: the quotations of the essays that stand there, and the citations that name its page or chapter.
 */
export async function references(
  session: Session,
  closed: ClosedEssays,
  quotations: SourceQuotations,
  params: ReferenceParams,
  task: RequestTask,
): Promise<Location[] | null> {
  const snapshot = session.essay(params.textDocument.uri)
  if (!snapshot) return sourceReferences(session, quotations, params, task)
  const { document, essay, lines, sources } = snapshot
  const at = offsetOf(lines, params.position)
  const key = keyAt(essay, at)?.key
  if (key !== undefined) {
    const found = await keyReferences(session, closed, snapshot, key, params.context.includeDeclaration, task)
    session.assertCurrent(snapshot)
    return found
  }
  const found: Location[] = []
  for (const reference of referencesAt(essay, sources.corpus, at)) {
    await task.checkpoint()
    if (reference.in === 'essay') {
      found.push({ uri: document.uri, range: rangeOf(lines, reference.span) })
      continue
    }
    const file = await sourceLines(session, sources.corpus.source(reference.source), task)
    if (file) found.push({ uri: file.uri, range: sourceRangeOf(file, reference.span) })
  }
  session.assertCurrent(snapshot)
  return found
}

/** Null for what is neither essay nor source. */
async function sourceReferences(
  session: Session,
  quotations: SourceQuotations,
  { textDocument, position }: ReferenceParams,
  task: RequestTask,
): Promise<Location[] | null> {
  const source = session.shown.at(session.sources.corpus, textDocument.uri)
  const shown = source && (await sourceLines(session, source, task))
  if (!shown) return null
  const at = sourceSpanOf(shown, { start: position, end: position }).start
  return [...(await quotations.at(source, at, task))]
}

async function keyReferences(
  session: Session,
  closed: ClosedEssays,
  { document, essay }: EssaySnapshot,
  key: string,
  declaration: boolean,
  task: RequestTask,
): Promise<Location[]> {
  const { essays, entry } = await usesOf(session, closed, originOf(session, document.uri, essay, key), task)
  const cited = essays.flatMap(({ uri, text, places }) => {
    const lines = new LineIndex<'essay'>(text)
    return places.map(({ span }) => ({ uri, range: rangeOf(lines, span) }))
  })
  if (!entry || !declaration) return cited
  const lines = new LineIndex<'raw'>(entry.text)
  const declared = entriesOf(entry.bibliography, key).map(({ keySpan }) => ({
    uri: entry.uri,
    range: rangeOf(lines, keySpan),
  }))
  return [...declared, ...cited]
}
