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
import { KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { writingDesk } from '../support/writing-desk.ts'

const QUOTED = 'No vessel passed the reef that winter without his seeing her'

describe('completion', () => {
  const desk = writingDesk({ 'sources/keeper1901.txt': KEEPER })

  /** What is offered at the end of a one-line essay. */
  function ask(text: string, triggerCharacter?: string, at = text.length): Promise<CompletionList | null> {
    desk.client.open(desk.essay, text)
    return desk.client.request('textDocument/completion', {
      textDocument: { uri: desk.essay },
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
    desk.client = new LspClient(bare)
    const { capabilities }: InitializeResult = await desk.client.initialize(desk.workspace.folder)
    const { triggerCharacters } = capabilities.completionProvider ?? {}
    for (const character of ['@', '[', '"', '“', '«', ' ']) assert.ok(triggerCharacters?.includes(character), character)
  })

  for (const editor of [vscodeLike, bare]) {
    it(`gives ${editor.name} keys and quotations that it need not sift or sort`, async () => {
      await desk.start(editor)
      const keys = await ask('[@north]', undefined, 5)
      assert.equal(keys?.items[0]?.label, 'keeper1901')
      assert.ok(keys.items[0].filterText?.startsWith('nor'))
      assert.equal(accept('[@north]', keys.items[0]), '[@keeper1901]')
      desk.client.close(desk.essay)

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
    await desk.start(vscodeLike)
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
    desk.client.close(desk.essay)
    const inside = (await ask('The Provinces', undefined, 8))?.items[0]?.textEdit as InsertReplaceEdit
    assert.deepEqual(
      [columns(inside.insert), columns(inside.replace)],
      [
        [4, 8],
        [4, 13],
      ],
    )
    await desk.client.kill()
    await desk.start(bare)
    const whole = (await ask('The Provinces', undefined, 8))?.items[0]?.textEdit as TextEdit
    assert.deepEqual(columns(whole.range), [4, 13])
  })

  it('has nothing to say to spaces, brackets and marks elsewhere', async () => {
    await desk.start(vscodeLike)
    for (const [text, character] of [
      ['No vessel passed ', ' '],
      ['The Proving ', ' '],
      ['A [', '['],
      ['A "', '"'],
      ['A "word" ', ' '],
      ['ann@', '@'],
    ] as const) {
      assert.equal(await ask(text, character), null, text)
      desk.client.close(desk.essay)
    }
  })

  it('offers the source of the quotation behind its bracket', async () => {
    await desk.start(vscodeLike)
    desk.workspace.write('sources/other1900.txt', 'An other light stood on the other side.\n')
    await desk.client.request('apparatus/rebuildIndex')
    const text = `It says "${QUOTED}" [`
    const list = await ask(text, '[')
    assert.deepEqual(
      list?.items.map(({ label }) => label),
      ['keeper1901', 'other1900'],
    )
    assert.equal(accept(text, list?.items[0]), `${text}@keeper1901`)
  })

  it('answers about the text as it was when it was asked', async () => {
    await desk.start(vscodeLike)
    const asked = ask('[@keep', '@')
    desk.client.change(desk.essay, { text: 'Quite another text, and longer.\n\nWith two paragraphs.' })
    assert.equal((await asked)?.items[0]?.label, 'keeper1901')
  })

  it('outside the text and about texts that are not open is answered, not failed', async () => {
    await desk.start(bare)
    assert.equal(await ask('Short', undefined, 9999), null)
    const other = { textDocument: { uri: desk.workspace.uriOf('other.md') }, position: { line: 3, character: 1 } }
    assert.equal(await desk.client.request('textDocument/completion', other), null)
  })

  it('searches works and passages for its own client', async () => {
    await desk.start(vscodeLike)
    const text = 'He says '
    desk.client.open(desk.essay, text)
    const at = { line: 0, character: text.length }
    const params = { textDocument: { uri: desk.essay }, range: { start: at, end: at } }
    const passages = await desk.client.request<SearchResult>('apparatus/searchPassages', {
      ...params,
      query: 'reef vess',
    })
    assert.equal(passages.version, 1)
    assert.equal(passages.items[0]?.edit.newText, `"${QUOTED}" [@keeper1901].`)
    assert.match(passages.items[0]?.description ?? '', /@keeper1901/)
    const works = await desk.client.request<SearchResult>('apparatus/searchSources', { ...params, query: 'keep' })
    assert.deepEqual(
      works.items.map(({ edit }) => edit),
      [{ range: { start: at, end: at }, newText: '[@keeper1901]' }],
    )
  })
})
