/** What can be done with a work of a list: going there, citing it in an essay, its formatted reference. */
import type { Location } from 'vscode-languageserver'
import { plainText } from '../../core/cite/formatted-text.ts'
import { citationEdit } from '../../core/features/insert.ts'
import type { SourceId } from '../../core/model/place.ts'
import { parseEssay } from '../../core/service.ts'
import { LineIndex } from '../../core/text/lines.ts'
import { span } from '../../core/text/span.ts'
import type { Formatting } from '../formatting.ts'
import { offsetOf } from '../from-lsp.ts'
import type { CiteWorkParams, CiteWorkResult, FilePlace, Work, WorkParams, WorkReference } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { rangeOf, sourceRangeOf } from '../to-lsp.ts'

/** Null where the file is gone. A stretch that is longer than the file by now ends with it. */
export async function placeInFile(session: Session, place: FilePlace, task: RequestTask): Promise<Location | null> {
  if ('bibliography' in place) {
    const uri = session.host.uriOf(place.bibliography)
    const document = session.documentAt(uri)
    const text = document?.text ?? (await task.race(session.host.readText(uri)))
    if (text === undefined) return null
    const lines = new LineIndex<'raw'>(text)
    return { uri: document?.uri ?? uri, range: rangeOf(lines, within<'raw'>(place, text.length)) }
  }
  const { corpus } = session.sources
  const id = place.source as SourceId
  const source = corpus.sources.get(id) ?? corpus.own.source(id)
  const file = source && (await sourceLines(session, source, task))
  if (!file) return null
  return { uri: file.uri, range: sourceRangeOf(file, within<'text'>(place, file.map.fromLength)) }
}

/** Where and how an essay cites a work: in the citation at hand, else in one of its own. Null for what is no open essay. */
export async function citeWork(
  session: Session,
  { textDocument, position, work }: CiteWorkParams,
  task: RequestTask,
): Promise<CiteWorkResult | null> {
  await task.checkpoint()
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot) return null
  const { document, essay, lines, sources, works } = snapshot
  const key = keyOf(snapshot, work)
  const citables = session.citables.of(sources.corpus, works)
  const { insert, replace } = citationEdit(key, essay, citables, offsetOf(lines, position))
  return { version: document.version, key, edit: { range: rangeOf(lines, replace), newText: insert } }
}

/** The work's entry in the style of an essay, of the workspace where none is at hand. */
export async function workReference(
  session: Session,
  formatting: Formatting,
  { textDocument, work }: WorkParams,
  task: RequestTask,
): Promise<WorkReference | null> {
  const snapshot = (textDocument && session.essay(textDocument.uri)) ?? (await emptyEssay(session, task))
  const key = keyOf(snapshot, work)
  const { bibliography, problems } = await formatting.entriesFor(snapshot, [key], task)
  const text = bibliography.map(({ text }) => plainText(text)).join('\n')
  return text === '' ? null : { text, problems: problems.map(({ message }) => message) }
}

/** As if a new essay had been begun in the workspace: it has the workspace's bibliography. */
async function emptyEssay(session: Session, task: RequestTask): Promise<EssaySnapshot> {
  const uri = `${session.folders[0] ?? 'untitled:'}/essay.md`
  const essay = parseEssay('')
  await task.race(session.bibliographies.ready(uri, essay, session.folders))
  return {
    document: { uri, languageId: 'markdown', version: 0, text: '' },
    essay,
    lines: new LineIndex<'essay'>(''),
    sources: session.sources,
    works: session.worksOf(uri, essay),
    config: session.config,
  }
}

function keyOf({ works, sources }: EssaySnapshot, work: Work): string {
  if ('key' in work) return work.key
  const id = work.source as SourceId
  return works.cited.keyOf?.(id) ?? sources.corpus.sources.get(id)?.key ?? work.source
}

function within<U extends 'raw' | 'text'>({ start, end }: FilePlace, length: number) {
  const from = Math.max(0, Math.min(start, length))
  return span<U>(from, Math.max(from, Math.min(end, length)))
}
