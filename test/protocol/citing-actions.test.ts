import assert from 'node:assert/strict'
import type {
  CodeAction,
  CompletionList,
  MarkupContent,
  Position,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver/node'
import { edited } from '../support/edited.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import { writingDesk } from '../support/writing-desk.ts'

const LETTERS = `---
title: Letters of a Keeper
author: Moss, Ada
date: 1901
key: letters1901
---

# Chapter 1. The First Winter

The lamp was lit at dusk and nobody came until the thaw.

# Chapter 2. The Second Winter

As the pilot once put it, "the fog is a wall that walks towards you", and we believed him. The stove was out for eleven days.
`
const BIB = '@book{doe1999, author = {Doe, Jane}, title = {On Margins}, date = {1999}}\n'
const JSON_LIBRARY = '[\n  {"id": "doe1999", "title": "On Margins"}\n]\n'

describe('a writer who cites', () => {
  const desk = writingDesk({ 'sources/letters.md': LETTERS, 'refs.bib': BIB, 'refs.json': JSON_LIBRARY })
  beforeEach(() => desk.start(vscodeLike))

  const head = (bibliography: string): string => `---\nbibliography: ${bibliography}\n---\n\n`
  const placeOf = (text: string, what: string, into = what.length): Position => {
    const lines = text.slice(0, text.indexOf(what) + into).split('\n')
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  }

  /** What stands in the files when the action of this title has been taken at a place of the essay. */
  async function taken(text: string, what: string, title: string | RegExp): Promise<string> {
    desk.client.open(desk.essay, text)
    await desk.client.diagnostics(desk.essay, () => true)
    const at = placeOf(text, what, Math.floor(what.length / 2))
    const actions = await desk.client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri: desk.essay },
      range: { start: at, end: at },
      context: { diagnostics: [], triggerKind: 1 },
    })
    const action = actions?.find(one => (typeof title === 'string' ? one.title === title : title.test(one.title)))
    assert.ok(action, `${String(title)} is not among ${JSON.stringify(actions?.map(one => one.title))}`)
    const [change] = (action.edit?.documentChanges ?? []) as TextDocumentEdit[]
    assert.ok(change)
    const files = new Map([
      [desk.essay, text],
      [desk.workspace.uriOf('refs.bib'), BIB],
      [desk.workspace.uriOf('refs.json'), JSON_LIBRARY],
    ])
    return edited(
      files.get(change.textDocument.uri) ?? assert.fail(change.textDocument.uri),
      change.edits as TextEdit[],
    )
  }

  it('has a source put into the bibliography, in the format of that', async () => {
    assert.equal(
      await taken(`${head('refs.bib')}See [@letters1901].\n`, '@letters1901', 'Add @letters1901 to refs.bib'),
      `${BIB}\n@misc{letters1901,\n  title = {Letters of a Keeper},\n  author = {Moss, Ada},\n  date = {1901}\n}\n`,
    )
  })

  it('has it put into CSL JSON', async () => {
    const text = `${head('refs.json')}See [@letters1901].\n`
    const after = JSON.parse(await taken(text, '@letters1901', 'Add @letters1901 to refs.json')) as unknown[]
    assert.deepEqual(after[1], {
      id: 'letters1901',
      type: 'document',
      title: 'Letters of a Keeper',
      author: [{ family: 'Moss', given: 'Ada' }],
      issued: { 'date-parts': [[1901]] },
    })
  })

  it('has a citation turned into the sentence and back', async () => {
    const text = 'See [@letters1901, ch. 2] on this.\n'
    assert.equal(await taken(text, '@letters1901', /^Cite in the sentence/), 'See @letters1901 [ch. 2] on this.\n')
    desk.client.close(desk.essay)
    const other = 'See @letters1901 [ch. 2] on this.\n'
    assert.equal(await taken(other, '@letters1901', /^Cite in brackets/), text)
  })

  it('has it said that the words are somebody else’s', async () => {
    const text = 'She heard that "the fog is a wall that walks towards you" [@letters1901].\n'
    assert.equal(
      await taken(text, '[@letters1901]', 'Say “quoted in @letters1901”'),
      text.replace('[@', '[quoted in @'),
    )
  })

  it('has a bare page made into a citation', async () => {
    const text = 'As @letters1901 says, "the stove was out for eleven days" (p. 12).\n'
    assert.equal(
      await taken(text, '(p. 12)', 'Write [@letters1901, p. 12] for (p. 12)'),
      text.replace('(p. 12)', '[@letters1901, p. 12]'),
    )
  })

  it('is offered the chapter of a quotation, and the passage in the hover, with where else the work is cited', async () => {
    desk.workspace.write('more/other.md', '# Other\n\nSee [@letters1901] and, again, @letters1901.\n')
    const text = 'She wrote: "The stove was out for eleven days" [@letters1901, ].\n\nAgain [@letters1901, ch. 1].\n'
    desk.client.open(desk.essay, text)
    await desk.client.diagnostics(desk.essay, () => true)
    const list = await desk.client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: desk.essay },
      position: placeOf(text, '[@letters1901, '),
      context: { triggerKind: 2, triggerCharacter: ' ' },
    })
    const [first] = list.items
    assert.equal(first?.label, 'chap. 2')
    const edit = first.textEdit as TextEdit
    assert.equal(edited(text, [edit]), text.replace('@letters1901, ]', '@letters1901, chap. 2]'))
    for (;;) {
      const hover = await desk.client.hover(desk.essay, placeOf(text, 'days" [@letters'))
      const { value } = hover?.contents as MarkupContent
      assert.match(value, /> .*\*\*The stove was out for eleven days\*\*/)
      assert.match(value, /Cited once more in this essay: \[.*\]\(.*essay\.md#L3,9\)/)
      // The other essays are read beside the first hover.
      if (/Also cited in \[other\.md\]\(.*other\.md#L3,7\) \(2\)\./.test(value)) return
    }
  })
})
