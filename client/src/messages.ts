import type * as protocol from '../../server/src/lsp/protocol.ts'

/** The names of our own messages. The client takes no code from the server, only types: these hold the names to the server's. */
export const STATUS: typeof protocol.STATUS = 'apparatus/status'
export const CHECK_ALL: typeof protocol.CHECK_ALL = 'apparatus/checkAll'
export const REBUILD_INDEX: typeof protocol.REBUILD_INDEX = 'apparatus/rebuildIndex'
export const SEARCH_SOURCES: typeof protocol.SEARCH_SOURCES = 'apparatus/searchSources'
export const SEARCH_PASSAGES: typeof protocol.SEARCH_PASSAGES = 'apparatus/searchPassages'
export const PREVIEW_CITATION: typeof protocol.PREVIEW_CITATION = 'apparatus.previewCitation'
export const COPY_REFERENCE: typeof protocol.COPY_REFERENCE = 'apparatus.copyReference'
export const INSERT_BIBLIOGRAPHY: typeof protocol.INSERT_BIBLIOGRAPHY = 'apparatus.insertBibliography'
export const EXPORT_CITED: typeof protocol.EXPORT_CITED = 'apparatus.exportCited'
export const SOURCES: typeof protocol.SOURCES = 'apparatus/sources'
