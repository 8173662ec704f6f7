import assert from 'node:assert/strict'
import {
  type CodeAction,
  type CodeActionContext,
  type Range,
  ResponseError,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { bare, type Editor, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { writingDesk } from '../support/writing-desk.ts'

describe('code actions', () => {
  const desk = writingDesk({ 'sources/keeper1901.txt': KEEPER })

  const cursor: Range = { start: { line: 2, character: 30 }, end: { line: 2, character: 30 } }

  const actionsAt = (range: Range, context: CodeActionContext = { diagnostics: [] }): Promise<CodeAction[]> =>
    desk.client.request('textDocument/codeAction', { textDocument: { uri: desk.essay }, range, context })

  async function open(editor: Editor, text: string): Promise<void> {
    await desk.start(editor)
    desk.client.open(desk.essay, text)
  }

  /** As an editor does it: an edit for another version than its own is refused. */
  function applied(text: string, version: number, edit: WorkspaceEdit | undefined): string {
    const document = TextDocument.create(desk.essay, 'markdown', version, text)
    const [change] = edit?.documentChanges ?? []
    if (change === undefined) return TextDocument.applyEdits(document, edit?.changes?.[desk.essay] ?? [])
    assert.ok(TextDocumentEdit.is(change))
    assert.equal(change.textDocument.uri, desk.essay)
    if (change.textDocument.version !== version) throw new Error('the text has changed meanwhile')
    return TextDocument.applyEdits(document, change.edits as never)
  }

  for (const editor of [vscodeLike, neovimLike]) {
    it(`that are applied leave a clean essay in ${editor.name}`, async () => {
      const text = essayQuoting(ALTERED).replaceAll('\n', '\r\n')
      await open(editor, text)
      const diagnostics = await desk.client.diagnostics(desk.essay, shown => shown.length === 1)
      const foreign = { range: cursor, message: 'Spelling', source: 'other', code: 'quotation.altered' }
      const actions = await actionsAt(cursor, { diagnostics: [foreign, ...diagnostics] })
      const restore = actions.find(({ title }) => title.startsWith('Restore'))
      assert.equal(restore?.kind, 'quickfix')
      assert.deepEqual(restore.diagnostics, diagnostics, 'its own diagnostic and no other')
      const fixed = applied(text, 1, restore.edit)
      assert.equal(fixed, essayQuoting(FAITHFUL).replaceAll('\n', '\r\n'))
      desk.client.change(desk.essay, { text: fixed })
      assert.deepEqual(await desk.client.diagnostics(desk.essay, shown => shown.length === 0), [])
    })
  }

  it('are for one version of the text', async () => {
    const text = essayQuoting(ALTERED)
    await open(vscodeLike, text)
    const [first] = await actionsAt(cursor)
    assert.throws(() => applied(`New. ${text}`, 2, first?.edit), /changed meanwhile/)
    desk.client.change(desk.essay, { text: `\n${text}` })
    const below: Range = { start: { line: 3, character: 30 }, end: { line: 3, character: 30 } }
    const [second] = await actionsAt(below)
    assert.equal(applied(`\n${text}`, 2, second?.edit), `\n${essayQuoting(FAITHFUL)}`)
  })

  it('for a text that changes meanwhile are refused', async () => {
    await open(vscodeLike, essayQuoting(ALTERED).repeat(2000))
    const asked = actionsAt(cursor)
    desk.client.change(desk.essay, { text: essayQuoting(FAITHFUL) })
    await assert.rejects(asked, (error: unknown) => error instanceof ResponseError && error.code === -32801)
    assert.deepEqual(await actionsAt(cursor), [])
  })

  it('fix all that is safe in one edit, when the editor asks for that', async () => {
    const text = `${essayQuoting(ALTERED)}\n${essayQuoting(ALTERED.replace('wind', 'weather'))}`
    await open(vscodeLike, text)
    const actions = await actionsAt(cursor, { diagnostics: [], only: ['source.fixAll'] })
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.apparatus'],
    )
    assert.equal(applied(text, 1, actions[0]?.edit), `${essayQuoting(FAITHFUL)}\n${essayQuoting(FAITHFUL)}`)
  })

  it('are not made for the whole essay at every move of the cursor', async () => {
    await open(vscodeLike, essayQuoting(ALTERED))
    const kinds = async (triggerKind: 1 | 2): Promise<(string | undefined)[]> =>
      (await actionsAt(cursor, { diagnostics: [], triggerKind })).map(({ kind }) => kind)
    assert.ok(!(await kinds(2)).includes('source.fixAll.apparatus'))
    assert.ok((await kinds(1)).includes('source.fixAll.apparatus'))
  })

  it('are not offered away from a finding, nor to an editor that knows commands only', async () => {
    await open(vscodeLike, essayQuoting(ALTERED))
    const heading: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }
    assert.deepEqual(await actionsAt(heading, { diagnostics: [], triggerKind: 2 }), [])
    await desk.client.kill()
    desk.client = new LspClient(bare)
    const { capabilities } = await desk.client.initialize(desk.workspace.folder)
    assert.equal(capabilities.codeActionProvider, undefined)
  })
})
