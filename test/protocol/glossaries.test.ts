import assert from 'node:assert/strict'
import {
  type CodeAction,
  type CompletionList,
  CreateFile,
  type LocationLink,
  type MarkupContent,
  type Range,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver/node'
import type { LookUpResult, TermMarksResult } from '../../server/src/lsp/protocol.ts'
import { bare, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { KEEPER } from '../support/lighthouse.ts'
import { writingDesk } from '../support/writing-desk.ts'

const GLOSSARY =
  '# Glossary\n\nProving House (PH; испытательный дом)\n:   Where lamps are tried before they are hung.\n'
const ESSAY =
  '# Lamps\n\nThe Proving House is old. A proving house is slow, and the PH too.\n\n## Later\n\nThe PH again.\n'

describe("the writer's own glossaries", () => {
  const desk = writingDesk({ 'sources/keeper1901.txt': KEEPER, 'glossary.md': GLOSSARY })

  const on = (words: string, text = ESSAY): { line: number; character: number } => {
    const before = text.slice(0, text.indexOf(words) + 1).split('\n')
    return { line: before.length - 1, character: (before.at(-1) ?? '').length }
  }
  const selecting = (words: string, text = ESSAY): Range => {
    const start = { ...on(words, text), character: on(words, text).character - 1 }
    return { start, end: { ...start, character: start.character + words.length } }
  }
  const hoverText = async (words: string): Promise<string> =>
    ((await desk.client.hover(desk.essay, on(words)))?.contents as MarkupContent | undefined)?.value ?? ''

  it('win over what the sources say, and a pointer leads to the entry', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, ESSAY)
    const hover = await hoverText('Proving House')
    assert.match(hover, /^\*\*Proving House\*\* \(PH; испытательный дом\)/)
    assert.match(
      hover,
      /> Where lamps are tried before they are hung\.\n\n— \[your glossary, glossary\.md\]\([^)]*glossary\.md#L4,5\)/,
    )
    const [target] = ((await desk.client.definition(desk.essay, on('PH too'))) ?? []) as LocationLink[]
    assert.equal(target?.targetUri, desk.workspace.uriOf('glossary.md'))
    assert.deepEqual(target.targetSelectionRange.start, { line: 2, character: 0 })
  })

  it('are read again when they change, in an editor that watches files and in one that does not', async () => {
    for (const editor of [vscodeLike, bare]) {
      desk.workspace.write('glossary.md', GLOSSARY)
      await desk.start(editor)
      desk.client.open(desk.essay, ESSAY)
      assert.match(await hoverText('Proving House'), /Where lamps are tried/)
      desk.workspace.write('glossary.md', GLOSSARY.replace('Where lamps are tried', 'Where lanterns are tested'))
      if (editor === vscodeLike) {
        const changes = [{ uri: desk.workspace.uriOf('glossary.md'), type: 2 }]
        desk.client.notify('workspace/didChangeWatchedFiles', { changes })
      }
      let hover = ''
      while (!hover.includes('lanterns')) hover = await hoverText('Proving House')
      if (editor === vscodeLike) await desk.client.kill()
    }
  })

  it('that the project file names count wherever they lie; what cannot be read of them is told with its line', async () => {
    desk.workspace.write('apparatus.yaml', 'glossary: notes/words.csv\n')
    desk.workspace.write('notes/words.csv', 'term;definition\nlamp;A light.\n;nothing\n')
    await desk.start(vscodeLike)
    const text = 'A lamp.\n'
    desk.client.open(desk.essay, text)
    const hover = (await desk.client.hover(desk.essay, on('lamp', text)))?.contents as MarkupContent
    assert.match(hover.value, /> A light\./)
    await desk.client.until(() => JSON.stringify(desk.client.said).includes('notes/words.csv, line 3'))
  })

  it('get an entry for the selected words, with the passage of a source and its citation where there is one', async () => {
    await desk.start(vscodeLike)
    const text = 'The keeper slept.\n'
    desk.client.open(desk.essay, text)
    const [action] = await desk.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: desk.essay },
      range: selecting('keeper', text),
      context: { diagnostics: [] },
    })
    assert.equal(action?.title, 'Add “keeper” to Glossary')
    const [change] = action.edit?.documentChanges ?? []
    assert.ok(TextDocumentEdit.is(change))
    assert.equal(change.textDocument.uri, desk.workspace.uriOf('glossary.md'))
    assert.match((change.edits[0] as TextEdit | undefined)?.newText ?? '', /^\nkeeper.*\n: /)
    assert.equal(action.command?.command, 'apparatus.revealEntry')
    const known = await desk.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: desk.essay },
      range: selecting('The', text),
      context: { diagnostics: [] },
    })
    assert.deepEqual(known, [], 'a word that means nothing by itself')
  })

  it('get no entry unasked for the word at the cursor', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, ESSAY)
    const at = { start: on('slow'), end: on('slow') }
    const titles = async (triggerKind: 1 | 2): Promise<string[]> => {
      const actions = await desk.client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: desk.essay },
        range: at,
        context: { diagnostics: [], triggerKind },
      })
      return actions.map(({ title }) => title)
    }
    assert.deepEqual(await titles(2), [], 'an editor asks at every move of the cursor')
    assert.deepEqual(await titles(1), ['Add “slow” to Glossary'])
  })

  it('are made by the first entry', async () => {
    desk.workspace.remove('glossary.md')
    await desk.start(neovimLike)
    desk.client.open(desk.essay, ESSAY)
    const [action] = await desk.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: desk.essay },
      range: selecting('slow'),
      context: { diagnostics: [] },
    })
    const [create, change] = action?.edit?.documentChanges ?? []
    assert.ok(CreateFile.is(create) && TextDocumentEdit.is(change))
    assert.equal(create.uri, desk.workspace.uriOf('glossary.md'))
    assert.equal((change.edits[0] as TextEdit | undefined)?.newText, '# Glossary\n\nslow\n: …\n')
    assert.equal(action?.command, undefined, 'an editor that has no such command is not asked for it')
  })

  it('mark each term where a section first uses it, or everywhere', async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, ESSAY)
    const marks = async (which: string): Promise<string[]> => {
      const found = await desk.client.request<TermMarksResult>('apparatus/termMarks', {
        textDocument: { uri: desk.essay },
        which,
      })
      return found.ranges.map(
        ({ start, end }) => ESSAY.split('\n')[start.line]?.slice(start.character, end.character) ?? '',
      )
    }
    assert.deepEqual(await marks('first'), ['Proving House', 'PH'])
    assert.deepEqual(await marks('all'), ['Proving House', 'proving house', 'PH', 'PH'])
    const glossary = desk.workspace.uriOf('glossary.md')
    desk.client.open(glossary, GLOSSARY)
    const own = await desk.client.request('apparatus/termMarks', { textDocument: { uri: glossary }, which: 'all' })
    assert.deepEqual(own, { version: 1, ranges: [] })
  })

  it('are looked up together with the passages of the sources', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.essay, ESSAY)
    const found = await desk.client.request<LookUpResult>('workspace/executeCommand', {
      command: 'apparatus.lookUp',
      arguments: ['proving house'],
    })
    assert.equal(found.name, 'Proving House')
    assert.equal(found.definitions[0]?.text, 'Where lamps are tried before they are hung.')
    assert.equal(found.definitions[0]?.isOwn, true)
    assert.equal(found.definitions[0]?.location?.uri, desk.workspace.uriOf('glossary.md'))
    assert.equal(found.passages[0]?.location?.uri, desk.workspace.uriOf('sources/keeper1901.txt'))
  })

  it('are among the symbols of the workspace, and the sources too', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.essay, ESSAY)
    const symbols = (query: string): Promise<WorkspaceSymbol[]> => desk.client.request('workspace/symbol', { query })
    const [term] = await symbols('provi')
    assert.equal(term?.name, 'Proving House')
    assert.equal(term?.location.uri, desk.workspace.uriOf('glossary.md'))
    const [source] = await symbols('keeper1901')
    assert.equal(source?.location.uri, desk.workspace.uriOf('sources/keeper1901.txt'))
  })

  it('are found among the symbols by any word, by what a word contains and by their initials', async () => {
    await desk.start(neovimLike)
    desk.client.open(desk.essay, ESSAY)
    for (const query of ['house', 'proving house', 'PRÓVING', 'oving', 'prv hs', 'ph', 'prvnghs']) {
      const symbols = await desk.client.request<WorkspaceSymbol[]>('workspace/symbol', { query })
      const names = symbols.map(({ name }) => name)
      assert.ok(
        names.some(name => name.includes('Proving House')),
        `${query}: ${names.join(', ')}`,
      )
    }
    assert.deepEqual(await desk.client.request('workspace/symbol', { query: 'house proving' }), [])
  })

  it('complete a term with its definition beside it', async () => {
    await desk.start(vscodeLike)
    const text = 'In the prov\n'
    desk.client.open(desk.essay, text)
    const list = await desk.client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: desk.essay },
      position: { line: 0, character: 11 },
    })
    const [item] = list.items
    assert.equal(item?.label, 'Proving House')
    assert.match((item?.documentation as MarkupContent).value, /Where lamps are tried/)
  })
})
