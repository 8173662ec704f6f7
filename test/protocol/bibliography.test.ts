import assert from 'node:assert/strict'
import type { CodeAction, Diagnostic, Hover, Location, LocationLink } from 'vscode-languageserver/node'
import type { SourcesResult, StatusParams } from '../../server/src/lsp/protocol.ts'
import { type Editor, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ALTERED, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace } from '../support/workspace.ts'
import { writingDesk } from '../support/writing-desk.ts'
import { ZOTERO_EXPORT } from '../support/zotero-export.ts'

/** The source's file has another name than this key: the title binds the two. */
const ENTRY =
  '@book{moss1901,\n  title = {The Keeper of the Northern Light},\n  author = {Moss, Ada},\n  date = {1901},\n  publisher = {Reef Press}\n}\n'

const essayCiting = (words: string, key: string, head = 'bibliography: refs.bib'): string =>
  `---\n${head}\n---\n\n# Lights\n\nOf that time it is said: "${words}" [@${key}].\n`

const codes = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code)
const has =
  (code: string) =>
  (found: readonly Diagnostic[]): boolean =>
    codes(found).includes(code)
const said = (found: Diagnostic | undefined): string => (typeof found?.message === 'string' ? found.message : '')
const isUnknown = ({ code }: Diagnostic): boolean => code === 'citation.unknown-key'
const isCalm = (found: readonly Diagnostic[]): boolean => found.length === 0

describe('the bibliography', () => {
  const desk = writingDesk({ 'sources/northern-light.txt': KEEPER, 'refs.bib': `${ZOTERO_EXPORT}\n${ENTRY}` })

  async function open(editor: Editor, text: string): Promise<void> {
    await desk.start(editor)
    desk.client.open(desk.essay, text)
  }

  /** Writes as an editor's own watch, or the server's, will tell. */
  function write(name: string, text: string): void {
    desk.workspace.write(name, text)
    tell(name)
  }

  function tell(name: string): void {
    if (desk.client.editor === vscodeLike)
      desk.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: desk.workspace.uriOf(name), type: 2 }] })
  }

  const keyAt = (text: string, key: string): { line: number; character: number } => {
    const lines = text.slice(0, text.indexOf(`@${key}`)).split('\n')
    return { line: lines.length - 1, character: (lines.at(-1)?.length ?? 0) + 2 }
  }

  for (const editor of [vscodeLike, neovimLike]) {
    it(`binds its keys to sources by title, in ${editor.name}`, async () => {
      await open(editor, essayCiting(ALTERED, 'moss1901'))
      const [found] = await desk.client.diagnostics(desk.essay, has('quotation.altered'))
      assert.match(said(found), /@moss1901/)
      desk.client.change(desk.essay, { text: essayCiting(FAITHFUL, 'moss1901') })
      await desk.client.diagnostics(desk.essay, isCalm)
    })

    it(`is read again when it changes, in ${editor.name}`, async () => {
      await open(editor, essayCiting(FAITHFUL, 'moss1901'))
      await desk.client.diagnostics(desk.essay, isCalm)
      write('refs.bib', ZOTERO_EXPORT)
      const unknown = (await desk.client.diagnostics(desk.essay, has('citation.unknown-key'))).find(isUnknown)
      assert.equal(unknown?.severity, 2)
      // As programs export: the old file goes, the new one comes.
      desk.workspace.remove('refs.bib')
      tell('refs.bib')
      write('refs.bib', `${ZOTERO_EXPORT}\n${ENTRY}`)
      await desk.client.diagnostics(desk.essay, isCalm)
    })
  }

  it('suggests its own key and not the name of the file', async () => {
    await open(vscodeLike, essayCiting(FAITHFUL, 'moss1901').replace(' [@moss1901]', ''))
    const [found] = await desk.client.diagnostics(desk.essay, has('quotation.uncited'))
    assert.match(said(found), /@moss1901\?/)
  })

  it('has an unknown key replaced by the near one', async () => {
    const text = essayCiting(FAITHFUL, 'mos1901')
    await open(vscodeLike, text)
    const unknown = (await desk.client.diagnostics(desk.essay, has('citation.unknown-key'))).find(isUnknown)
    assert.match(said(unknown), /@moss1901/)
    assert.ok(unknown)
    const actions = await desk.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: desk.essay },
      range: unknown.range,
      context: { diagnostics: [unknown] },
    })
    const cite = actions.find(({ title }) => title === 'Cite @moss1901 instead of @mos1901')
    assert.ok(cite, JSON.stringify(actions))
    assert.deepEqual(cite.diagnostics, [unknown])
    desk.client.change(desk.essay, { text: text.replace('@mos1901', '@moss1901') })
    await desk.client.diagnostics(desk.essay, isCalm)
  })

  it('says in the hover what a key stands for, and whether it can be checked', async () => {
    const text = `${essayCiting(FAITHFUL, 'moss1901')}\nSee [@mullerLampes1923] and [@mos1901].\n`
    await open(vscodeLike, text)
    const hover = async (key: string): Promise<string> => {
      const found: Hover | null = await desk.client.hover(desk.essay, keyAt(text, key))
      return (found?.contents as { value: string } | undefined)?.value ?? ''
    }
    const bound = await hover('moss1901')
    for (const part of ['Moss, Ada', '1901', 'Reef Press', 'northern-light.txt']) assert.ok(bound.includes(part), bound)
    const unbound = await hover('mullerLampes1923')
    for (const part of ['Müller', 'Annales de géographie', 'cannot be checked'])
      assert.ok(unbound.includes(part), unbound)
    assert.match(await hover('mos1901'), /Did you mean .*moss1901/)
  })

  it('is where a citation without a source goes to', async () => {
    const text = essayCiting(FAITHFUL, 'mullerLampes1923')
    await open(vscodeLike, text)
    const [target] = (await desk.client.definition(desk.essay, keyAt(text, 'mullerLampes1923'))) ?? []
    const { targetUri, targetSelectionRange } = target as LocationLink
    assert.equal(targetUri, desk.workspace.uriOf('refs.bib'))
    const line = ZOTERO_EXPORT.split('\n')[targetSelectionRange.start.line] ?? ''
    assert.equal(
      line.slice(targetSelectionRange.start.character, targetSelectionRange.end.character),
      'mullerLampes1923',
    )
  })

  it('may stand in the essay itself', async () => {
    const head = 'references:\n- id: moss1901\n  title: The Keeper of the Northern Light'
    const text = `${essayCiting(ALTERED, 'moss1901', head)}\nAnd [@nobody1999].\n`
    await open(neovimLike, text)
    await desk.client.diagnostics(desk.essay, has('quotation.altered'))
    const targets = (await desk.client.definition(desk.essay, keyAt(text, 'nobody1999'))) as Location[]
    assert.deepEqual(targets, [])
  })

  it('that is missing is named with the place where it was sought, and accuses no key', async () => {
    await open(vscodeLike, essayCiting(FAITHFUL, 'elsewhere1950', 'bibliography: lost.bib'))
    await desk.client.until(() => status()?.bibliographies?.some(said => /lost\.bib/.test(said)) === true)
    assert.deepEqual(
      codes(await desk.client.diagnostics(desk.essay, () => true)).filter(code => code === 'citation.unknown-key'),
      [],
    )
    write('lost.bib', ENTRY)
    await desk.client.diagnostics(desk.essay, has('citation.unknown-key'))
    await desk.client.until(() => status()?.bibliographies === undefined)
  })

  it('brings the files that its entries name, as sources of that key', async () => {
    desk.workspace.write('papers/scan 12.txt', KEEPER.replaceAll('keeper', 'warden').replaceAll('Keeper', 'Warden'))
    desk.workspace.write('refs.bib', '@book{ward, title = {Of Wardens}, file = {papers/scan 12.txt}}\n')
    const words = 'the warden wrote into his book the hour, the wind and the depth of the sea'
    await open(vscodeLike, essayCiting(words, 'ward'))
    await desk.client.diagnostics(desk.essay, has('quotation.altered'))
  })

  it('does not bring files from elsewhere', async () => {
    const elsewhere = createWorkspace({ 'private.txt': KEEPER.replaceAll('eeper', 'epper') })
    desk.workspace.write('refs.bib', `@book{ward, title = {Of Wardens}, file = {${elsewhere.path('private.txt')}}}\n`)
    await open(vscodeLike, essayCiting('anything at all that was said', 'ward'))
    const found = await desk.client.diagnostics(desk.essay, has('citation.no-source'))
    assert.deepEqual(codes(found), ['citation.no-source'], 'a hint that nothing can be checked, and no more')
    const { sources } = await desk.client.request<{ sources: { path: string }[] }>('apparatus/sources')
    assert.deepEqual(
      sources.map(({ path }) => path),
      ['sources/northern-light.txt'],
    )
    elsewhere.dispose()
  })

  it('is itself told what is broken in it', async () => {
    const broken = '@book{good, title = {A}}\n\n@book{bad,\n  title = {B\n}\n\n@book{good, title = {Another}}\n'
    for (const editor of [vscodeLike, neovimLike]) {
      await desk.start(editor)
      const uri = desk.workspace.uriOf('refs.bib')
      desk.client.open(uri, broken, 'bibtex')
      const found = await desk.client.diagnostics(uri, has('bibliography.broken-entry'))
      const entry = found.find(({ code }) => code === 'bibliography.broken-entry')
      assert.match(said(entry), /line 3|Line 3|line 4|Line 4/)
      const twice = found.find(({ code }) => code === 'bibliography.duplicate-key')
      assert.match(said(twice), /“good” \(line 1\).*line 7/)
      await desk.client.kill()
    }
  })

  it('says of each source which entry stands for it, and of a work without a text that it has none', async () => {
    const text = `${essayCiting(FAITHFUL, 'moss1901')}\nSee [@anonFog; @weissNacht2001] and @anonFog.\n`
    await open(vscodeLike, text)
    const found = await desk.client.diagnostics(desk.essay, has('citation.no-source'))
    assert.deepEqual(
      found.map(({ code, severity, range }) => [code, severity, range.start]),
      [
        ['citation.no-source', 4, { ...keyAt(text, 'anonFog'), character: keyAt(text, 'anonFog').character - 1 }],
        [
          'citation.no-source',
          4,
          { ...keyAt(text, 'weissNacht2001'), character: keyAt(text, 'weissNacht2001').character - 1 },
        ],
      ],
      'each once, where it is cited first',
    )
    const { sources } = await desk.client.request<SourcesResult>('apparatus/sources')
    assert.deepEqual(
      sources.map(source => [source.path, source.state === 'ready' && source.reference]),
      [['sources/northern-light.txt', 'moss1901']],
    )
  })

  it('is told which of its entries no essay cites, when that is asked for', async () => {
    const refs = `${ENTRY}\n@book{fog, title = {Fog}}\n@inbook{part, title = {Part}, crossref = {whole}}\n@book{whole, title = {Whole}}\n`
    desk.workspace.write('refs.bib', refs)
    desk.workspace.write('other.md', essayCiting(FAITHFUL, 'part'))
    const uri = desk.workspace.uriOf('refs.bib')
    const uncited = (found: readonly Diagnostic[]): string[] =>
      found.filter(({ code }) => code === 'bibliography.never-cited').map(said)
    for (const editor of [vscodeLike, neovimLike]) {
      await desk.start(editor)
      desk.client.open(uri, refs, 'bibtex')
      assert.deepEqual(uncited(await desk.client.diagnostics(uri, () => true)), [], 'of itself it says nothing')
      await desk.client.kill()
      const settings = { severity: { 'bibliography.never-cited': 'hint' } }
      desk.client = new LspClient(editor)
      desk.client.settings = settings
      await desk.client.initialize(desk.workspace.folder, { apparatus: editor === vscodeLike, settings })
      desk.client.open(desk.essay, essayCiting(FAITHFUL, 'moss1901'))
      await desk.client.diagnostics(desk.essay, () => true)
      // The sources have been read now: before that nobody knows which Markdown files are essays.
      desk.client.open(uri, refs, 'bibtex')
      const found = await desk.client.diagnostics(uri, has('bibliography.never-cited'))
      assert.deepEqual(uncited(found), ['No essay of this workspace cites @fog.'])
      if (!desk.client.pulls) {
        desk.client.change(desk.essay, { text: `${essayCiting(FAITHFUL, 'moss1901')}\nSee @fog.\n` })
        await desk.client.diagnostics(uri, found => uncited(found).length === 0)
        desk.client.change(desk.essay, { text: essayCiting(FAITHFUL, 'moss1901') })
        await desk.client.diagnostics(uri, found => uncited(found).length === 1)
      }
      await desk.client.kill()
    }
  })

  it('has a work bound to a file by the writer, in the project file', async () => {
    desk.workspace.write(
      'sources/harrow-lighthouse.txt',
      'Chapter 1\n\nThe lamp is tended at dusk by two men and a boy.\n',
    )
    const text = essayCiting('The lamp is tended at dusk by one man and a boy', 'harrowLighthouse1911')
    await open(vscodeLike, text)
    await desk.client.diagnostics(desk.essay, has('citation.no-source'))
    const actions = await desk.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: desk.essay },
      range: { start: keyAt(text, 'harrow'), end: keyAt(text, 'harrow') },
      context: { diagnostics: [] },
    })
    const project = desk.workspace.uriOf('apparatus.yaml')
    const action = actions.find(({ title }) => title.startsWith('@harrowLighthouse1911 is'))
    assert.equal(action?.title, '@harrowLighthouse1911 is sources/harrow-lighthouse.txt (apparatus.yaml)')
    const edits = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }
    assert.deepEqual(action.edit?.documentChanges, [
      { kind: 'create', uri: project, options: { ignoreIfExists: true } },
      {
        textDocument: { uri: project, version: null },
        edits: [{ ...edits, newText: 'keys:\n  sources/harrow-lighthouse.txt: harrowLighthouse1911\n' }],
      },
    ])
    write('apparatus.yaml', 'keys:\n  sources/harrow-lighthouse.txt: harrowLighthouse1911\n')
    await desk.client.diagnostics(desk.essay, has('quotation.altered'))
  })

  it('is the one of the _quarto.yml above the essay, and follows it', async () => {
    desk.workspace.write('book/_quarto.yml', 'project:\n  type: book\nbibliography: lit.bib\n')
    desk.workspace.write('book/lit.bib', ENTRY.replace('moss1901', 'quartoMoss'))
    const chapter = desk.workspace.uriOf('book/chapters/one.qmd')
    const text = essayCiting(ALTERED, 'quartoMoss', 'title: One')
    for (const editor of [vscodeLike, neovimLike]) {
      desk.workspace.write('book/_quarto.yml', 'bibliography: lit.bib\n')
      await desk.start(editor)
      desk.client.open(chapter, text, 'quarto')
      await desk.client.diagnostics(chapter, has('quotation.altered'))
      write('book/_quarto.yml', 'bibliography: [lost.bib]\n')
      await desk.client.diagnostics(chapter, found => !has('quotation.altered')(found))
      await desk.client.kill()
    }
  })

  const status = (): StatusParams | undefined =>
    desk.client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams | undefined
})
