/** What is selected in a source, as a quotation of an essay; and where the source's own file is. */
import * as v from 'valibot'
import { ApplyWorkspaceEditRequest, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver'
import { worksOf } from '../../core/check/works.ts'
import { locatorOfPassage } from '../../core/features/selection-locator.ts'
import {
  type CitedAs,
  quotationToCopy,
  quotationToInsert,
  type SelectedPassage,
  selectedPassage,
} from '../../core/features/source-selection.ts'
import { located } from '../../core/locate/located.ts'
import { pagesOfSpan } from '../../core/locate/pages.ts'
import type { Source } from '../../core/service.ts'
import { say } from '../../core/wording.ts'
import { sourceSpanOf, spanOf } from '../from-lsp.ts'
import {
  COPY_QUOTATION,
  type CopiedQuotation,
  INSERT_INTO_ESSAY,
  type InsertedQuotation,
  ORIGINAL_OF,
  type Original,
} from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { rangeOf, workspaceEditOf } from '../to-lsp.ts'

export const SOURCE_COMMANDS: readonly string[] = [COPY_QUOTATION, INSERT_INTO_ESSAY, ORIGINAL_OF]

export type SourceCommandResult = CopiedQuotation | InsertedQuotation | Original | null

const DOCUMENT = v.object({ uri: v.string() })
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0))
const POSITION = v.object({ line: COUNT, character: COUNT })
const RANGE = v.object({ start: POSITION, end: POSITION })
const SELECTION = v.object({
  textDocument: DOCUMENT,
  range: RANGE,
  essay: v.optional(DOCUMENT),
  language: v.optional(v.string()),
})
const INSERT = v.object({ textDocument: DOCUMENT, range: RANGE, essay: DOCUMENT, at: RANGE })
const PLACE = v.object({ textDocument: DOCUMENT, position: POSITION })

/** The URI of the essay that a command's argument names; undefined where it names none. */
export function essayOfSelection(argument: unknown): string | undefined {
  const read = v.safeParse(v.object({ essay: DOCUMENT }), argument)
  return read.success ? read.output.essay.uri : undefined
}

/** Runs one of {@link SOURCE_COMMANDS}. The sources and the essay's bibliographies have been read. */
export function sourceCommand(
  connection: Connection,
  session: Session,
  command: string,
  argument: unknown,
  task: RequestTask,
): Promise<SourceCommandResult> {
  if (command === COPY_QUOTATION) return copyQuotation(session, parsed(SELECTION, argument), task)
  if (command === INSERT_INTO_ESSAY) return insertIntoEssay(connection, session, parsed(INSERT, argument), task)
  return originalOf(session, parsed(PLACE, argument), task)
}

async function copyQuotation(
  session: Session,
  { textDocument, range, essay, language }: v.InferOutput<typeof SELECTION>,
  task: RequestTask,
): Promise<CopiedQuotation | null> {
  const snapshot = essay && session.essay(essay.uri)
  const selected = await selectionIn(session, textDocument.uri, range, task)
  if (!selected) return null
  const { source, passage } = selected
  const quoting = snapshot?.essay ?? { text: '', quotations: [], language: language ?? 'en' }
  return { text: quotationToCopy(passage, quoting, citedAs(session, source, passage, snapshot, quoting.language)) }
}

async function insertIntoEssay(
  connection: Connection,
  session: Session,
  { textDocument, range, essay, at }: v.InferOutput<typeof INSERT>,
  task: RequestTask,
): Promise<InsertedQuotation | null> {
  const snapshot = session.essay(essay.uri)
  if (!snapshot) throw new ResponseError(ErrorCodes.InvalidParams, say('This is no open essay.'))
  const selected = await selectionIn(session, textDocument.uri, range, task)
  if (!selected) return null
  const { source, passage } = selected
  const { document, lines } = snapshot
  const cited = citedAs(session, source, passage, snapshot, snapshot.essay.language)
  const change = quotationToInsert(passage, snapshot.essay, spanOf(lines, at), cited)
  session.assertCurrent(snapshot)
  const made = { version: document.version, edit: { range: rangeOf(lines, change.span), newText: change.newText } }
  if (session.flags.apparatus) return { ...made, applied: false }
  if (!session.flags.appliesEdits)
    throw new ResponseError(ErrorCodes.InvalidRequest, say('This editor takes no edits.'))
  const edit = workspaceEditOf(document, lines, { edits: [change] }, session.flags.versionedEdits)
  const { applied } = await task.race(
    connection.sendRequest(ApplyWorkspaceEditRequest.type, { label: say('Quotation'), edit }),
  )
  return { ...made, applied }
}

async function originalOf(
  session: Session,
  { textDocument, position }: v.InferOutput<typeof PLACE>,
  task: RequestTask,
): Promise<Original | null> {
  const source = session.shown.at(session.sources.corpus, textDocument.uri)
  const shown = source && (await sourceLines(session, source, task))
  if (!shown) return null
  const { uri, rendition } = source.contribution
  const [page] = pagesOfSpan(located(rendition), sourceSpanOf(shown, { start: position, end: position }))
  return { uri, ...(page && { page: page.physical }) }
}

async function selectionIn(
  session: Session,
  uri: string,
  range: v.InferOutput<typeof RANGE>,
  task: RequestTask,
): Promise<{ readonly source: Source; readonly passage: SelectedPassage } | undefined> {
  const source = session.shown.at(session.sources.corpus, uri)
  if (!source) throw new ResponseError(ErrorCodes.InvalidParams, say('This is none of the loaded sources.'))
  const shown = await sourceLines(session, source, task)
  const passage = shown && selectedPassage(source.contribution, sourceSpanOf(shown, range))
  return passage && { source, passage }
}

/** As the essay cites it; without one, by the key that a bibliography has for it. */
function citedAs(
  session: Session,
  source: Source,
  { span }: SelectedPassage,
  snapshot: EssaySnapshot | undefined,
  language: string,
): CitedAs {
  const { corpus } = session.sources
  const bound = snapshot
    ? snapshot.works.cited.keyOf?.(source.id)
    : session.bibliographies.boundIn(corpus).get(source.id)
  const works = worksOf(corpus, snapshot?.works.cited)
  const locator = locatorOfPassage(works.located(source.id), span, language)
  return { key: bound ?? source.key, ...(locator !== undefined && { locator }) }
}

function parsed<S extends v.GenericSchema>(schema: S, argument: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, argument)
  if (read.success) return read.output
  const [issue] = read.issues
  throw new ResponseError(ErrorCodes.InvalidParams, `wrong argument: ${issue?.message ?? 'it cannot be read'}`)
}
