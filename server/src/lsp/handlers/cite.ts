/** Formatted citations and bibliographies, as commands of the protocol: any editor can ask for them. */
import * as v from 'valibot'
import {
  ApplyWorkspaceEditRequest,
  type Connection,
  ErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver'
import { bibliographyEdit } from '../../core/cite/bibliography-block.ts'
import { exportBibtex } from '../../core/cite/export-bibtex.ts'
import { type FormattedText, htmlOf, markdownOf, plainText } from '../../core/cite/formatted-text.ts'
import type { Citation } from '../../core/model/citation.ts'
import { touches } from '../../core/text/span.ts'
import { say } from '../../core/wording.ts'
import type { Formatting } from '../formatting.ts'
import { offsetOf } from '../from-lsp.ts'
import {
  type BibliographyResult,
  COPY_REFERENCE,
  EXPORT_CITED,
  type ExportFormat,
  type ExportResult,
  type FormattedResult,
  INSERT_BIBLIOGRAPHY,
  PREVIEW_CITATION,
} from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { rangeOf } from '../to-lsp.ts'

export const CITE_COMMANDS: readonly string[] = [PREVIEW_CITATION, COPY_REFERENCE, INSERT_BIBLIOGRAPHY, EXPORT_CITED]

const DOCUMENT = v.object({ uri: v.string() })
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0))
const CITE_AT = v.object({ textDocument: DOCUMENT, position: v.object({ line: COUNT, character: COUNT }) })
const EXPORT = v.object({
  textDocument: DOCUMENT,
  format: v.optional(v.picklist(['bibtex', 'csl-json', 'text', 'html']), 'bibtex'),
})

export interface CiteContext {
  readonly connection: Connection
  readonly session: Session
  readonly formatting: Formatting
}

export type CiteResult = FormattedResult | BibliographyResult | ExportResult | null

/** The URI of the essay that a command's argument names. Throws a ResponseError for what is no argument. */
export function essayOfArgument(argument: unknown): string {
  return parsed(v.object({ textDocument: DOCUMENT }), argument).textDocument.uri
}

/** Runs one of {@link CITE_COMMANDS}. Bibliographies have been read. */
export async function citeCommand(
  context: CiteContext,
  command: string,
  argument: unknown,
  task: RequestTask,
): Promise<CiteResult> {
  const { session, formatting } = context
  const snapshot = session.essay(essayOfArgument(argument))
  if (!snapshot) throw new ResponseError(ErrorCodes.InvalidParams, say('This is no open essay.'))
  if (command === EXPORT_CITED) return exportCited(snapshot, formatting, parsed(EXPORT, argument).format, task)
  const at = offsetOf(snapshot.lines, parsed(CITE_AT, argument).position)
  if (command === INSERT_BIBLIOGRAPHY) return insertBibliography(context, snapshot, at, task)
  const citation = citationAt(snapshot, at)
  if (!citation) return null
  const shown =
    command === PREVIEW_CITATION
      ? await preview(snapshot, citation, formatting, task)
      : await entriesAt(snapshot, citation, at, formatting, task)
  // Other editors do nothing with what a command gives.
  if (!session.flags.apparatus && shown) {
    const message = { type: MessageType.Info, message: shown.text }
    await context.connection.sendNotification(ShowMessageNotification.method, message)
  }
  return shown
}

/** The innermost citation that the cursor is in or at. */
function citationAt({ essay }: EssaySnapshot, at: EssayOffset): Citation | undefined {
  return essay.citations
    .filter(({ span }) => touches(span, at))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0]
}

type EssayOffset = ReturnType<typeof offsetOf<'essay'>>

async function preview(
  snapshot: EssaySnapshot,
  citation: Citation,
  formatting: Formatting,
  task: RequestTask,
): Promise<FormattedResult | null> {
  const { cited, result } = await formatting.essay(snapshot, task)
  const formatted = result.citations[cited.citations.indexOf(citation)]
  if (!formatted) return null
  const { author, text } = formatted
  const isOwnNote = result.isNote && citation.footnote === undefined
  const parts: FormattedText = author ? [...author, isOwnNote ? ' — ' : ' ', ...text] : text
  const keys = new Set(citation.items.map(({ key }) => key))
  return {
    ...shownText([parts]),
    isNote: result.isNote,
    problems: result.problems.filter(({ key }) => key === undefined || keys.has(key)).map(({ message }) => message),
  }
}

/** The entry of the key under the cursor; of all works of the citation where it is on none. */
async function entriesAt(
  snapshot: EssaySnapshot,
  { items }: Citation,
  at: EssayOffset,
  formatting: Formatting,
  task: RequestTask,
): Promise<FormattedResult | null> {
  const pointed = items.filter(({ keySpan }) => touches(keySpan, at))
  const keys = (pointed.length > 0 ? pointed : items).map(({ key }) => key)
  const { bibliography, isNote, problems } = await formatting.entriesFor(snapshot, keys, task)
  if (bibliography.length === 0) return null
  return {
    ...shownText(bibliography.map(({ text }) => text)),
    isNote,
    problems: problems.map(({ message }) => message),
  }
}

function shownText(texts: readonly FormattedText[]): Pick<FormattedResult, 'text' | 'html' | 'markdown'> {
  return {
    text: texts.map(plainText).join('\n'),
    html: texts.map(text => `<p>${htmlOf(text)}</p>`).join('\n'),
    markdown: texts.map(markdownOf).join('\n\n'),
  }
}

async function insertBibliography(
  { connection, session, formatting }: CiteContext,
  snapshot: EssaySnapshot,
  at: EssayOffset,
  task: RequestTask,
): Promise<BibliographyResult> {
  const { result } = await formatting.essay(snapshot, task)
  session.assertCurrent(snapshot)
  const problems = result.problems.map(({ message }) => message)
  const { bibliography } = result
  if (bibliography.length === 0) return { entries: 0, applied: false, problems }
  const { document, essay, lines } = snapshot
  const { replace, insert } = bibliographyEdit(essay.text, bibliography, at)
  const edits = [{ range: rangeOf(lines, replace), newText: insert }]
  const { uri, version } = document
  const edit = session.flags.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } }
  if (!session.flags.appliesEdits)
    throw new ResponseError(ErrorCodes.InvalidRequest, say('This editor takes no edits.'))
  const { applied } = await task.race(
    connection.sendRequest(ApplyWorkspaceEditRequest.type, { label: say('Bibliography'), edit }),
  )
  return { entries: bibliography.length, applied, problems }
}

async function exportCited(
  snapshot: EssaySnapshot,
  formatting: Formatting,
  format: ExportFormat,
  task: RequestTask,
): Promise<ExportResult> {
  const { result } = await formatting.essay(snapshot, task, format === 'bibtex')
  const { items, texts, bibliography } = result
  const isData = format === 'bibtex' || format === 'csl-json'
  return {
    text: exported(format),
    entries: isData ? items.length : bibliography.length,
    problems: result.problems.map(({ message }) => message),
  }

  function exported(as: ExportFormat): string {
    switch (as) {
      case 'bibtex':
        return exportBibtex(items, texts)
      case 'csl-json':
        return `${JSON.stringify(items, undefined, 2)}\n`
      case 'text':
        return `${bibliography.map(({ text }) => plainText(text)).join('\n\n')}\n`
      case 'html':
        return `${bibliography.map(({ text }) => `<p>${htmlOf(text)}</p>`).join('\n')}\n`
    }
  }
}

function parsed<S extends v.GenericSchema>(schema: S, argument: unknown): v.InferOutput<S> {
  const read = v.safeParse(schema, argument)
  if (read.success) return read.output
  const [issue] = read.issues
  throw new ResponseError(ErrorCodes.InvalidParams, `wrong argument: ${issue?.message ?? 'it cannot be read'}`)
}
