import assert from 'node:assert/strict'
import {
  type CompletionItem,
  type CompletionList,
  type InitializeResult,
  type InsertReplaceEdit,
  type MarkupContent,
  type Position,
  type TextEdit,
} from 'vscode-languageserver/node'
import type { SearchResult } from '../../server/src/lsp/protocol.ts'
import { bare, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const QUOTED = 'No vessel passed the reef that winter without his seeing her'

describe('completion', () => {
  let client: LspClient
  let workspace: Workspace
  let essay: string

  beforeEach(() => {
    workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER })
    essay = workspace.uriOf('essay.md')
  })
  afterEach(() => ended(client, workspace))

  /** What is offered at the end of a one-line essay. */
  function ask(text: string, triggerCharacter?: string, at = text.length): Promise<CompletionList | null> {
    client.open(essay, text)
    return client.request('textDocument/completion', {
      textDocument: { uri: essay },
      position: { line: 0, character: at },
      context: triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter },
    })
  }

  function accept(text: string, item: CompletionItem | undefined): string {
    const { range, newText } = item?.textEdit as TextEdit
    assert.deepEqual([range.start.line, range.end.line], [0, 0])
    return text.slice(0, range.start.character) + newText + text.slice(range.end.character)
  }

  it('is offered with the characters that set it off', async () => {
    client = new LspClient(bare)
    const { capabilities }: InitializeResult = await client.initialize(workspace.folder)
    const { triggerCharacters } = capabilities.completionProvider ?? {}
    for (const character of ['@', '[', '"', '“', '«', ' ']) assert.ok(triggerCharacters?.includes(character), character)
  })

  for (const editor of [vscodeLike, bare]) {
    it(`gives ${editor.name} keys and quotations that it need not sift or sort`, async () => {
      client = await LspClient.start(editor, workspace.folder)
      const keys = await ask('[@north]', undefined, 5)
      assert.equal(keys?.items[0]?.label, 'keeper1901')
      assert.ok(keys.items[0].filterText?.startsWith('nor'))
      assert.equal(accept('[@north]', keys.items[0]), '[@keeper1901]')
      client.close(essay)

      const typed = 'It says "no vessel passed '
      const passages = await ask(typed, ' ')
      assert.ok(passages?.isIncomplete)
      const [item] = passages.items
      const { range } = item?.textEdit as TextEdit
      assert.ok(item?.filterText?.startsWith(typed.slice(range.start.character)))
      assert.equal(accept(typed, item), `It says "${QUOTED.replace('No', 'no')}" [@keeper1901].`)
      const { kind, value } = item?.documentation as MarkupContent
      assert.equal(kind, editor === bare ? 'plaintext' : 'markdown')
      assert.match(value, /the reef that winter/)
      assert.equal(item?.labelDetails?.description, editor === bare ? undefined : '@keeper1901')
    })
  }

  it('lets the writer choose whether a term takes the place of the rest of a word', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const list = await ask('The Provi-sory', undefined, 9)
    const edit = list?.items[0]?.textEdit as InsertReplaceEdit
    assert.equal(edit.newText, 'Proving House')
    const columns = ({ start, end }: { start: Position; end: Position }): number[] => [start.character, end.character]
    assert.deepEqual(
      [columns(edit.insert), columns(edit.replace)],
      [
        [4, 9],
        [4, 9],
      ],
    )
    client.close(essay)
    const inside = (await ask('The Provinces', undefined, 8))?.items[0]?.textEdit as InsertReplaceEdit
    assert.deepEqual(
      [columns(inside.insert), columns(inside.replace)],
      [
        [4, 8],
        [4, 13],
      ],
    )
    await client.kill()
    client = await LspClient.start(bare, workspace.folder)
    const whole = (await ask('The Provinces', undefined, 8))?.items[0]?.textEdit as TextEdit
    assert.deepEqual(columns(whole.range), [4, 13])
  })

  it('has nothing to say to spaces, brackets and marks elsewhere', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    for (const [text, character] of [
      ['No vessel passed ', ' '],
      ['The Proving ', ' '],
      ['A [', '['],
      ['A "', '"'],
      ['A "word" ', ' '],
      ['ann@', '@'],
    ] as const) {
      assert.equal(await ask(text, character), null, text)
      client.close(essay)
    }
  })

  it('offers the source of the quotation behind its bracket', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    workspace.write('sources/other1900.txt', 'An other light stood on the other side.\n')
    await client.request('apparatus/rebuildIndex')
    const text = `It says "${QUOTED}" [`
    const list = await ask(text, '[')
    assert.deepEqual(
      list?.items.map(({ label }) => label),
      ['keeper1901', 'other1900'],
    )
    assert.equal(accept(text, list?.items[0]), `${text}@keeper1901`)
  })

  it('answers about the text as it was when it was asked', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const asked = ask('[@keep', '@')
    client.change(essay, { text: 'Quite another text, and longer.\n\nWith two paragraphs.' })
    assert.equal((await asked)?.items[0]?.label, 'keeper1901')
  })

  it('outside the text and about texts that are not open is answered, not failed', async () => {
    client = await LspClient.start(bare, workspace.folder)
    assert.equal(await ask('Short', undefined, 9999), null)
    const other = { textDocument: { uri: workspace.uriOf('other.md') }, position: { line: 3, character: 1 } }
    assert.equal(await client.request('textDocument/completion', other), null)
  })

  it('searches works and passages for its own client', async () => {
    client = await LspClient.start(vscodeLike, workspace.folder)
    const text = 'He says '
    client.open(essay, text)
    const at = { line: 0, character: text.length }
    const params = { textDocument: { uri: essay }, range: { start: at, end: at } }
    const passages = await client.request<SearchResult>('apparatus/searchPassages', { ...params, query: 'reef vess' })
    assert.equal(passages.version, 1)
    assert.equal(passages.items[0]?.edit.newText, `"${QUOTED}" [@keeper1901].`)
    assert.match(passages.items[0]?.description ?? '', /@keeper1901/)
    const works = await client.request<SearchResult>('apparatus/searchSources', { ...params, query: 'keep' })
    assert.deepEqual(
      works.items.map(({ edit }) => edit),
      [{ range: { start: at, end: at }, newText: '[@keeper1901]' }],
    )
  })
})
