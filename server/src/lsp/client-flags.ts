import type { InitializeParams } from 'vscode-languageserver'

/** What the editor at the other end can do, under names that say what we do with it. Read once, at `initialize`. */
export interface ClientFlags {
  /** It asks for diagnostics and can be told to ask again; otherwise they are pushed. Never both. */
  readonly pullsDiagnostics: boolean
  /** It shows the version of the text that pushed diagnostics belong to. */
  readonly versionedDiagnostics: boolean
  /** It makes a link of a diagnostic's code. */
  readonly linksCodes: boolean
  /** A definition may say what was clicked and what to select. */
  readonly locationLinks: boolean
  readonly markdownHover: boolean
  /** It takes code actions that hold their edit; without it there are only commands. */
  readonly codeActions: boolean
  /** It knows which of several code actions is the one to take. */
  readonly preferredActions: boolean
  /** It asks what is to be renamed before it asks for the new name. */
  readonly preparesRename: boolean
  /** An edit may say which version of the text it is for. */
  readonly versionedEdits: boolean
  /** An edit may make a new file. */
  readonly createsFiles: boolean
  /** It changes texts for us when we ask. */
  readonly appliesEdits: boolean
  readonly nestedSymbols: boolean
  readonly markdownCompletion: boolean
  /** A suggestion may leave the rest of the word under the cursor or take its place, as the writer chooses. */
  readonly insertReplace: boolean
  /** A suggestion may have a short text beside its label. */
  readonly labelDetails: boolean
  readonly showsProgress: boolean
  /** It asks us for the text of documents that are no files. */
  readonly showsContent: boolean
  /** It asks again for what stands above the lines of a text when we say so. */
  readonly refreshesLenses: boolean
  /** It takes more kinds of questions about more files once we name them: those of sources. */
  readonly registersSources: boolean
  /** It watches files for us once we ask. */
  readonly watchesFiles: boolean
  /** It watches patterns relative to a folder that may lie outside the workspace. */
  readonly watchesOutside: boolean
  /** We may ask for its settings. */
  readonly givesConfiguration: boolean
  /** It wants to be asked before it says that settings changed. */
  readonly registersConfiguration: boolean
  readonly workspaceFolders: boolean
  /** It knows the messages of protocol.ts. */
  readonly apparatus: boolean
}

export function clientFlags(params: InitializeParams): ClientFlags {
  const { capabilities } = params
  const options: unknown = params.initializationOptions
  const { textDocument, workspace, window } = capabilities
  const experimental: unknown = capabilities.experimental
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    versionedDiagnostics: textDocument?.publishDiagnostics?.versionSupport === true,
    linksCodes:
      (textDocument?.diagnostic?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) ===
      true,
    locationLinks: textDocument?.definition?.linkSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    appliesEdits: workspace?.applyEdit === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    markdownCompletion: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    insertReplace: textDocument?.completion?.completionItem?.insertReplaceSupport === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showsProgress: window?.workDoneProgress === true,
    showsContent: workspace?.textDocumentContent !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    registersSources:
      textDocument?.filters?.relativePatternSupport === true &&
      textDocument.references?.dynamicRegistration === true &&
      textDocument.documentSymbol?.dynamicRegistration === true &&
      textDocument.foldingRange?.dynamicRegistration === true &&
      textDocument.codeLens?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesOutside: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    givesConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    apparatus: isTrue(experimental, 'apparatus') || isTrue(options, 'apparatus'),
  }
}

function isTrue(options: unknown, name: string): boolean {
  return typeof options === 'object' && options !== null && (options as Record<string, unknown>)[name] === true
}
