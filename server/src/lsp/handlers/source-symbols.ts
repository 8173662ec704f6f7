import type { DocumentSymbol, FoldingRange, FoldingRangeParams, SymbolInformation } from 'vscode-languageserver'
import type { SourceSymbol } from '../../core/features/source-outline.ts'
import { isMarkdown } from '../open-document.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import type { ShownSource } from '../shown-sources.ts'
import { sourceLines } from '../source-lines.ts'
import { foldingRangesOf, sourceSymbolOf, symbolInformationOfSource } from '../to-lsp.ts'

/** The headings and pages of a source; null for what is none. */
export async function sourceSymbols(
  session: Session,
  uri: string,
  task: RequestTask,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const outlined = await outlineAt(session, uri, task)
  if (!outlined) return null
  const { shown, symbols } = outlined
  return session.flags.nestedSymbols
    ? symbols.map(symbol => sourceSymbolOf(shown, symbol))
    : symbols.flatMap(symbol => symbolInformationOfSource(uri, shown, symbol))
}

export async function folding(
  session: Session,
  { textDocument }: FoldingRangeParams,
  task: RequestTask,
): Promise<FoldingRange[] | null> {
  const outlined = await outlineAt(session, textDocument.uri, task)
  return outlined ? outlined.symbols.flatMap(symbol => foldingRangesOf(outlined.shown, symbol)) : null
}

interface Outlined {
  readonly shown: ShownSource
  readonly symbols: readonly SourceSymbol[]
}

async function outlineAt(session: Session, uri: string, task: RequestTask): Promise<Outlined | undefined> {
  const source = session.shown.at(session.sources.corpus, uri)
  if (!source) return undefined
  const { rendition } = source.contribution
  // VS Code outlines and folds the headings of Markdown by itself: twice the same would be shown.
  if (session.flags.apparatus && isMarkdown({ uri, languageId: '' }) && !rendition.pages) return undefined
  const shown = await sourceLines(session, source, task)
  return shown && { shown, symbols: session.shown.outline(source) }
}
