import assert from 'node:assert/strict'
import { vscodeLike } from '../support/editors/editors.ts'
import { FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace } from '../support/workspace.ts'

describe('a setting', () => {
  it('has words without quotation marks told, and takes that back at once', async () => {
    const workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER })
    const client = new LspClient(vscodeLike)
    try {
      client.settings = { check: { unmarked: true } }
      await client.initialize(workspace.folder, { apparatus: true, settings: client.settings })
      const essay = workspace.uriOf('essay.md')
      client.open(essay, `# Lights\n\nAt dusk ${FAITHFUL}, as it was.\n`)
      await client.diagnostics(essay, found => found.some(({ code }) => code === 'quotation.unmarked'))
      client.settings = { check: { unmarked: false } }
      client.notify('workspace/didChangeConfiguration', { settings: null })
      await client.diagnostics(essay, found => found.length === 0)
    } finally {
      await client.kill()
      workspace.dispose()
    }
    assert.deepEqual(client.problems, [])
  })
})
