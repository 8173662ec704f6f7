import type { LanguageClient } from 'vscode-languageclient/node'

/** The server's word for "the text or the sources changed while this was being made". */
const CONTENT_MODIFIED = -32801
/** Whoever types goes on for a while: each time after twice the pause. */
const PAUSE_MS = 100
const MOST_RETRIES = 5

/** Asks the server, and again when what was asked about changed meanwhile. */
export async function ask<R>(client: LanguageClient, method: string, params: unknown): Promise<R> {
  for (let retries = 0; ; retries++) {
    try {
      return await client.sendRequest<R>(method, params)
    } catch (error) {
      if (retries === MOST_RETRIES || codeOf(error) !== CONTENT_MODIFIED) throw error
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS * 2 ** retries))
    }
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? (error as { readonly code?: unknown }).code : undefined
}
