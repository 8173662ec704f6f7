import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver'
import type { ClientFlags } from './client-flags.ts'
import { CITE_COMMANDS } from './handlers/cite.ts'
import { FIX_ALL, QUICK_FIX, REWRITE } from './handlers/code-actions.ts'
import { COMPLETION_TRIGGERS } from './handlers/completion.ts'
import { LOOK_UP_COMMANDS } from './handlers/look-up.ts'
import { SOURCE_COMMANDS } from './handlers/source-selection.ts'
import { CHECK_ALL, CHECK_ALL_COMMAND, REBUILD_INDEX, SEARCH_PASSAGES, SEARCH_SOURCES, SOURCES } from './protocol.ts'
import { RENDITION_SCHEME } from './rendition-uri.ts'

/** What the server says it can do, to an editor with these abilities. */
export function capabilities(flags: ClientFlags): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: flags.preparesRename ? { prepareProvider: true } : true,
    workspaceSymbolProvider: true,
    documentSymbolProvider: { label: 'Apparatus' },
    ...(flags.codeActions && {
      codeActionProvider: { codeActionKinds: [QUICK_FIX, REWRITE, FIX_ALL], resolveProvider: false },
    }),
    ...(flags.pullsDiagnostics && {
      // An essay's findings depend on the sources, not on other essays; `refresh` says when those changed.
      diagnosticProvider: { identifier: 'apparatus', interFileDependencies: false, workspaceDiagnostics: true },
    }),
    // Our own client has commands of these names, and sends what they do itself.
    ...(!flags.apparatus && {
      executeCommandProvider: {
        commands: [CHECK_ALL_COMMAND, ...CITE_COMMANDS, ...SOURCE_COMMANDS, ...LOOK_UP_COMMANDS],
      },
    }),
    // Other editors are asked about sources once it is known where they lie (source-registration.ts).
    ...(!flags.registersSources && { codeLensProvider: {}, foldingRangeProvider: true }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(flags.showsContent && { textDocumentContent: { schemes: [RENDITION_SCHEME] } }),
    },
    ...(flags.apparatus && {
      experimental: { apparatus: [CHECK_ALL, REBUILD_INDEX, SOURCES, SEARCH_SOURCES, SEARCH_PASSAGES] },
    }),
  }
}
