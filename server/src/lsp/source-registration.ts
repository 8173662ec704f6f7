import {
  BulkRegistration,
  type BulkUnregistration,
  CodeLensRequest,
  type Connection,
  type DocumentFilter,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  ReferencesRequest,
} from 'vscode-languageserver'
import { type GuardContext, watched } from './guard.ts'
import { RENDITION_SCHEME } from './rendition-uri.ts'
import type { Session } from './session.ts'
import { decoded, folderOf } from './uri.ts'

/** What editors call sources that are text. */
const SOURCE_LANGUAGES = ['plaintext', 'html', 'xml']
/** What they call essays: of these the editor asks us anyway, but for what only sources have. */
const ESSAY_LANGUAGES = ['markdown', 'quarto', 'rmd']

/**
 * Asks the editor to ask us about sources: who quotes them, what their outline is. The editor's own selector names essays only, so that we
 * do not hear of every text and page that somebody works on.
 */
export function registerSources(connection: Connection, session: Session, context: GuardContext): void {
  let now = ''
  let current: Promise<BulkUnregistration> | undefined
  const renew = (): void => {
    const { roots } = session.sources.places
    const wanted = JSON.stringify(roots)
    if (wanted === now) return
    now = wanted
    const before = current
    const documentSelector = sourceSelector(roots, SOURCE_LANGUAGES)
    const all = sourceSelector(roots, [...SOURCE_LANGUAGES, ...ESSAY_LANGUAGES])
    const registration = BulkRegistration.create()
    registration.add(ReferencesRequest.type, { documentSelector })
    registration.add(DocumentSymbolRequest.type, { documentSelector, label: 'Apparatus' })
    registration.add(FoldingRangeRequest.type, { documentSelector: all })
    registration.add(CodeLensRequest.type, { documentSelector: all })
    current = connection.client.register(registration)
    const registered = current
    watched(context, 'asking for questions about sources', async () => {
      await registered
      ;(await before)?.dispose()
    })
  }
  session.onSources.on(renew)
  renew()
}

/** A root is a folder or a file: it is named as both. */
export function sourceSelector(roots: readonly string[], languages: readonly string[]): DocumentFilter[] {
  const inRoot = (root: string): DocumentFilter[] => {
    const path = root.replace(/\/$/, '')
    const name = decoded(path.slice(path.lastIndexOf('/') + 1)).replace(/[*?[\]{}]/g, '?')
    return languages.flatMap(language => [
      { language, scheme: 'file', pattern: { baseUri: path, pattern: '**' } },
      { language, scheme: 'file', pattern: { baseUri: folderOf(path), pattern: name } },
    ])
  }
  return [{ scheme: RENDITION_SCHEME }, ...roots.flatMap(inRoot)]
}
