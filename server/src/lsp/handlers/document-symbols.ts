import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver'
import { essaySymbols } from '../../core/service.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { documentSymbolOf, symbolInformationOf } from '../to-lsp.ts'
import { sourceSymbols } from './source-symbols.ts'

export async function documentSymbols(
  session: Session,
  { textDocument }: DocumentSymbolParams,
  task: RequestTask,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot) return sourceSymbols(session, textDocument.uri, task)
  const { document, essay, lines } = snapshot
  const checked = await session.check(snapshot, task)
  session.assertCurrent(snapshot)
  const symbols = essaySymbols(essay, checked)
  return session.flags.nestedSymbols
    ? symbols.map(symbol => documentSymbolOf(lines, symbol))
    : symbols.flatMap(symbol => symbolInformationOf(document.uri, lines, symbol))
}
