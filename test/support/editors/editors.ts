import fs from 'node:fs'
import type { ClientCapabilities } from 'vscode-languageserver/node'

/** An editor as the server sees it: what it sends with `initialize`. */
export interface Editor {
  readonly name: string
  readonly capabilities: ClientCapabilities
  readonly initializationOptions?: unknown
}

/** As VS Code with our own client: pulls diagnostics, registers dynamically, knows the messages of protocol.ts. */
export const vscodeLike: Editor = {
  name: 'an editor like VS Code',
  capabilities: {
    workspace: {
      applyEdit: true,
      workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      diagnostics: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      textDocumentContent: { dynamicRegistration: true },
    },
    textDocument: {
      synchronization: { dynamicRegistration: true, willSave: true, willSaveWaitUntil: true, didSave: true },
      completion: {
        dynamicRegistration: true,
        contextSupport: true,
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown', 'plaintext'],
          insertReplaceSupport: true,
          labelDetailsSupport: true,
        },
      },
      hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
      definition: { dynamicRegistration: true, linkSupport: true },
      references: { dynamicRegistration: true },
      codeLens: { dynamicRegistration: true },
      foldingRange: { dynamicRegistration: true },
      filters: { relativePatternSupport: true },
      documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
      codeAction: {
        dynamicRegistration: true,
        isPreferredSupport: true,
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      },
      publishDiagnostics: { relatedInformation: true, versionSupport: false },
      diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false, codeDescriptionSupport: true },
    },
    window: { workDoneProgress: true, showMessage: {}, showDocument: { support: true } },
    general: { positionEncodings: ['utf-16'] },
  },
  initializationOptions: { apparatus: true },
}

/** What `vim.lsp.protocol.make_client_capabilities()` of Neovim 0.7.2 gives, as recorded from it. */
export const neovimLike: Editor = {
  name: 'an editor like Neovim 0.7.2',
  capabilities: JSON.parse(
    fs.readFileSync(new URL('neovim-0.7.2.json', import.meta.url), 'utf8'),
  ) as ClientCapabilities,
}

/** The least that the protocol asks for. */
export const bare: Editor = { name: 'a bare client', capabilities: {} }
