import assert from 'node:assert/strict'
import type { LspClient } from './lsp-client.ts'
import type { Workspace } from './workspace.ts'

/** After a test: ends the server and removes its folders. Fails when the server wrote anything but frames of the protocol. */
export async function ended(client: LspClient, ...workspaces: readonly Workspace[]): Promise<void> {
  await client.kill()
  for (const workspace of workspaces) workspace.dispose()
  assert.deepEqual(client.problems, [], 'standard output carries frames only')
}
