import assert from 'node:assert/strict'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LocationLink, MarkupContent } from 'vscode-languageserver/node'
import type { SourcesResult, StatusParams } from '../../server/src/lsp/protocol.ts'
import { bare, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { LspClient } from '../support/lsp-client.ts'
import { readSeeds } from '../support/shared.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const TERMS = [
  'NEP',
  'New Economic Policy',
  'Thermidor',
  'Stakhanovite',
  'Bonapartism',
  'Mezhraiontsy',
  'Left Opposition',
  'state capitalism',
]

describe('an essay beside the seeds', () => {
  let client: LspClient
  let workspace: Workspace

  before(() => {
    workspace = createWorkspace()
    for (const [name, text] of readSeeds()) workspace.write(`sources/${name}`, text)
  })
  after(() => workspace.dispose())
  afterEach(() => ended(client))

  for (const editor of [vscodeLike, neovimLike, bare]) {
    it(`hovers and goes to its terms in ${editor.name}`, async () => {
      client = await LspClient.start(editor, workspace.folder)
      const uri = workspace.uriOf('essay.md')
      client.open(uri, TERMS.map(term => `What ${term} meant.\n`).join('\n'))
      for (const [i, term] of TERMS.entries()) {
        const at = { line: 2 * i, character: 6 }
        const hover = await client.hover(uri, at)
        assert.ok(hover, `${term} has a hover`)
        assert.deepEqual(hover.range, {
          start: { line: 2 * i, character: 5 },
          end: { line: 2 * i, character: 5 + term.length },
        })
        const content = hover.contents as MarkupContent
        assert.equal(content.kind, editor === bare ? 'plaintext' : 'markdown')
        assert.ok(content.value.length > term.length + 40, content.value)
        const [target] = (await client.definition(uri, at)) ?? []
        assert.ok(target, `${term} has a definition`)
        const file = 'targetUri' in target ? target.targetUri : target.uri
        assert.ok(file.startsWith(workspace.uriOf('sources')), file)
      }
    })
  }

  it('links each passage of a hover to its line', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const uri = workspace.uriOf('essay.md')
    client.open(uri, 'Thermidor came.\n')
    const { value } = (await client.hover(uri, { line: 0, character: 2 }))?.contents as MarkupContent
    const link = /\]\((file:[^)#]+)#L(\d+),\d+\)/.exec(value)
    assert.ok(link, value)
    const lines = fs.readFileSync(fileURLToPath(link[1] ?? ''), 'utf8').split('\n')
    assert.match(lines[Number(link[2]) - 1] ?? '', /Thermidor/)
  })

  it('goes from a quotation to the very words, in the cited file', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const { sources } = await client.request<SourcesResult>('apparatus/sources')
    assert.equal(sources.length, 5)
    for (const source of sources) {
      assert.ok(source.state === 'ready')
      const { uri: file, key } = source
      const words = sentenceOf(fs.readFileSync(fileURLToPath(file), 'utf8'))
      const essay = workspace.uriOf(`${key}.md`)
      client.open(essay, `It says "${words}" [@${key}].\n`)
      const [target] = ((await client.definition(essay, { line: 0, character: 14 })) ?? []) as LocationLink[]
      assert.ok(target, `the quotation from ${source.title} is found`)
      assert.equal(target.targetUri, file)
      const { start, end } = target.targetSelectionRange
      const text = fs.readFileSync(fileURLToPath(file), 'utf8').split('\n')
      assert.equal(start.line, end.line)
      assert.equal(text[start.line]?.slice(start.character, end.character).trim(), words)
      assert.deepEqual(await client.diagnostics(essay, () => true), [])
    }
    const last = (): StatusParams | undefined =>
      client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams | undefined
    await client.until(() => last()?.essays.length === 5)
    const status = last()
    assert.equal(status?.ready, 5)
    assert.deepEqual(
      status.essays.map(({ counts }) => counts),
      status.essays.map(() => ({ faithful: 1 })),
    )
  })
})

/** A stretch of one line of a text, of eleven plain words, that stands in it once. */
function sentenceOf(text: string): string {
  for (const line of text.split('\n').slice(2)) {
    const found = /(?<=[a-z] )\p{L}+(?: \p{L}+){10}(?= )/u.exec(line)?.[0]
    if (found && text.indexOf(found) === text.lastIndexOf(found)) return found
  }
  throw new Error('no eleven plain words in a row')
}
