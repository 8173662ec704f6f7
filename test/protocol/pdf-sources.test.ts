import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { MarkupContent } from 'vscode-languageserver/node'
import type { StatusParams } from '../../server/src/lsp/protocol.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import type { LspClient } from '../support/lsp-client.ts'
import { writingDesk } from '../support/writing-desk.ts'

const BOOK = fs.readFileSync(path.join(import.meta.dirname, '../fixtures/pdf/book.pdf'))
/** Over a line's end with a divided word, and a page's. */
const FAITHFUL =
  'whose communications travelled by the same ships, informed him regularly some weeks after they had passed'
const ALTERED = FAITHFUL.replace('weeks', 'years')

describe('a PDF among the sources', () => {
  const desk = writingDesk({
    'sources/keeper1907.pdf': new Uint8Array(BOOK),
    'sources/torn.pdf': '%PDF-1.4\nno more',
  })
  beforeEach(() => desk.start(vscodeLike))

  const quoting = (words: string): string => `# On lamps\n\nOf them it is said: "${words}" [@keeper1907].\n`
  const inQuotation = { line: 2, character: 60 }

  it('is read, and what is quoted from it is checked and shown', async () => {
    desk.client.open(desk.essay, quoting(ALTERED))
    const found = await desk.client.diagnostics(desk.essay, all => all.some(({ code }) => code === 'quotation.altered'))
    assert.equal(found.length, 1)
    const { value } = (await desk.client.hover(desk.essay, inQuotation))?.contents as MarkupContent
    assert.match(value, /some weeks after/)
    assert.match(value, /The Second Logbook/)
  })

  it('that is broken is named, with the reason', async () => {
    await desk.client.until(() => (lastStatus(desk.client)?.failedTotal ?? 0) > 0)
    const failed = lastStatus(desk.client)?.failed[0]
    assert.equal(failed?.path, 'sources/torn.pdf')
    assert.match(failed.reason, /no PDF, or a broken one/)
  })
})

function lastStatus(client: LspClient): StatusParams | undefined {
  return client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams | undefined
}
