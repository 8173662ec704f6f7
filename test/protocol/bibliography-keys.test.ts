import assert from 'node:assert/strict'
import type { CodeAction, Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver/node'
import { edited } from '../support/edited.ts'
import { neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { writingDesk } from '../support/writing-desk.ts'

const BIB = `@book{moss1901,
  title = {The Keeper of the Northern Light},
  author = {Moss, Ada},
  date = {1901}
}

@inbook{mossLamps,
  title = {Of Lamps},
  crossref = {moss1901}
}

@book{moss1901b, title = {Another}}
`

const ONE = `---
bibliography: refs.bib
nocite: |
  @moss1901, @mossLamps
---

It is said: "${FAITHFUL}" [@moss1901, p. 3; see @{moss1901}]. Not @moss1901b, nor \`@moss1901\`.
`
const TWO = '---\nbibliography: ../refs.bib\n---\n\nAs @moss1901 [p. 4] has it.\n'
const OTHER = '---\nbibliography: own.bib\n---\n\nAs @moss1901 has it, another one.\n'

describe('a citation key', () => {
  const desk = writingDesk({
    'sources/northern-light.txt': KEEPER,
    'refs.bib': BIB,
    'one.md': ONE,
    'more/two.md': TWO,
    'elsewhere/other.md': OTHER,
    'elsewhere/own.bib': '@book{moss1901, title = {Another Moss}}\n',
  })

  const at = (text: string, what: string, from = 0): Position => {
    const lines = text.slice(0, text.indexOf(what, from)).split('\n')
    return { line: lines.length - 1, character: (lines.at(-1)?.length ?? 0) + 2 }
  }
  const rename = (name: string, position: Position, newName: string): Promise<WorkspaceEdit | null> =>
    desk.client.request('textDocument/rename', { textDocument: { uri: desk.workspace.uriOf(name) }, position, newName })

  /** What the files hold when an editor has made the edit. */
  function applied(edit: WorkspaceEdit | null): Record<string, string> {
    const files: Record<string, string> = {
      'one.md': ONE,
      'more/two.md': TWO,
      'elsewhere/other.md': OTHER,
      'refs.bib': BIB,
    }
    const changes = edit?.changes ?? {}
    for (const change of edit?.documentChanges ?? [])
      if ('textDocument' in change)
        changes[change.textDocument.uri] = change.edits as { range: Range; newText: string }[]
    for (const [uri, edits] of Object.entries(changes)) {
      const name = Object.keys(files).find(file => desk.workspace.uriOf(file) === uri) ?? assert.fail(uri)
      files[name] = edited(files[name] ?? '', edits)
    }
    return files
  }

  for (const editor of [vscodeLike, neovimLike]) {
    it(`is renamed in every essay and in the bibliography, and nowhere else, in ${editor.name}`, async () => {
      await desk.start(editor)
      desk.client.open(desk.workspace.uriOf('one.md'), ONE)
      const edit = await rename('one.md', at(ONE, '@moss1901, p. 3'), 'adaMoss01')
      const after = applied(edit)
      assert.equal(after['elsewhere/other.md'], OTHER, 'there the key is that of another work')
      assert.equal(after['more/two.md'], TWO.replace('moss1901', 'adaMoss01'))
      assert.equal(
        after['refs.bib'],
        BIB.replace('@book{moss1901,', '@book{adaMoss01,').replace('crossref = {moss1901}', 'crossref = {adaMoss01}'),
      )
      assert.equal(
        after['one.md'],
        ONE.replace('@moss1901, @mossLamps', '@adaMoss01, @mossLamps')
          .replace('@moss1901, p. 3', '@adaMoss01, p. 3')
          .replace('@{moss1901}', '@{adaMoss01}'),
      )
      if (editor !== vscodeLike) return
      const versions = edit?.documentChanges?.map(change => 'textDocument' in change && change.textDocument.version)
      assert.deepEqual(versions?.sort(), [1, null, null], 'what is open is changed in the version that was seen')
    })
  }

  it('is not renamed to what is no key, or that of another work', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.workspace.uriOf('one.md'), ONE)
    const place = at(ONE, '@moss1901, p. 3')
    await assert.rejects(rename('one.md', place, 'two words'), /cannot be a citation key/)
    await assert.rejects(rename('one.md', place, ''), /cannot be a citation key/)
    await assert.rejects(rename('one.md', place, 'moss1901b'), /another work already/)
    await assert.rejects(rename('one.md', at(ONE, 'It is said'), 'x'), /no citation key here/)
    assert.equal(await rename('one.md', place, 'moss1901'), null)
  })

  it('is offered for renaming with its own range, in a bibliography that is open, too', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.workspace.uriOf('one.md'), ONE)
    const prepare = (name: string, position: Position): Promise<{ range: Range; placeholder: string } | null> =>
      desk.client.request('textDocument/prepareRename', { textDocument: { uri: desk.workspace.uriOf(name) }, position })
    const here = at(ONE, '@moss1901, p. 3')
    const found = await prepare('one.md', here)
    assert.equal(found?.placeholder, 'moss1901')
    assert.deepEqual(found.range.start, { line: here.line, character: here.character - 1 })
    assert.equal(await prepare('one.md', at(ONE, 'It is said')), null)
    const unsaved = `% a new line\n${BIB}`
    desk.client.open(desk.workspace.uriOf('refs.bib'), unsaved, 'bibtex')
    assert.equal((await prepare('refs.bib', at(unsaved, '{moss1901,')))?.placeholder, 'moss1901')
    const edit = await rename('refs.bib', at(unsaved, '{moss1901,'), 'ada')
    const change = edit?.documentChanges?.find(
      one => 'textDocument' in one && one.textDocument.uri.endsWith('refs.bib'),
    )
    const edits = (change as { edits: { range: Range; newText: string }[] }).edits
    assert.equal(edited(unsaved, edits), unsaved.replace('{moss1901,', '{ada,').replace('{moss1901}', '{ada}'))
  })

  it('is renamed in the essay’s own references, and quoted where YAML needs it', async () => {
    const text = '---\nreferences:\n- id: own\n  title: Own\n---\n\nSee @own and [-@own].\n'
    desk.workspace.write('own.md', text)
    await desk.start(vscodeLike)
    desk.client.open(desk.workspace.uriOf('own.md'), text)
    const edit = await rename('own.md', at(text, '@own and'), '1900')
    const [change] = edit?.documentChanges ?? []
    const edits = (change as { edits: { range: Range; newText: string }[] }).edits
    assert.equal(edited(text, edits), text.replace('id: own', 'id: "1900"').replaceAll('@own', '@1900'))
  })

  for (const editor of [vscodeLike, neovimLike])
    it(`of a source that no bibliography describes gets an entry, in ${editor.name}`, async () => {
      desk.workspace.write(
        'sources/ferry1888.txt',
        'The Ferry & the Town\n\nThe ferry crossed the river for eighty years.\n',
      )
      const text =
        '---\nbibliography: [refs.bib, more.json]\n---\n\nIt "crossed the river" [@ferry1888]. See @moss1901 [p. 3].\n'
      desk.workspace.write('three.md', text)
      const uri = desk.workspace.uriOf('three.md')
      await desk.start(editor)
      desk.client.open(uri, text)
      await desk.client.diagnostics(uri, () => true)
      const actions = async (what: string, only?: string[]): Promise<CodeAction[]> =>
        desk.client.request('textDocument/codeAction', {
          textDocument: { uri },
          range: { start: at(text, what), end: at(text, what) },
          context: { diagnostics: [], ...(only && { only }) },
        })
      const add = (await actions('@ferry1888')).find(({ title }) => title === 'Add @ferry1888 to refs.bib')
      assert.ok(add?.edit)
      assert.equal(applied(add.edit)['refs.bib'], `${BIB}\n@misc{ferry1888,\n  title = {The Ferry \\& the Town}\n}\n`)
      assert.ok(!(await actions('@moss1901')).some(({ title }) => title.startsWith('Add ')), 'that one has an entry')
      const rewritten = await actions('@moss1901', ['refactor'])
      assert.deepEqual(
        rewritten.map(({ title, kind }) => [title, kind]),
        [['Cite in brackets: [@moss1901, p. 3]', 'refactor.rewrite']],
      )
    })

  it('has its uses in all essays, and its entry, as references', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.workspace.uriOf('more/two.md'), TWO)
    const ask = (includeDeclaration: boolean): Promise<Location[]> =>
      desk.client.request('textDocument/references', {
        textDocument: { uri: desk.workspace.uriOf('more/two.md') },
        position: at(TWO, '@moss1901'),
        context: { includeDeclaration },
      })
    const shown = (found: readonly Location[]): string[] =>
      found.map(({ uri, range }) => `${uri.slice(desk.workspace.uri.length + 1)}:${range.start.line + 1}`)
    assert.deepEqual(shown(await ask(true)), ['refs.bib:1', 'more/two.md:5', 'one.md:4', 'one.md:7', 'one.md:7'])
    assert.deepEqual(shown(await ask(false)), ['more/two.md:5', 'one.md:4', 'one.md:7', 'one.md:7'])
  })
})
