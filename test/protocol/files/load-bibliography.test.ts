import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { parseInlineReferences } from '../../../server/src/core/bib/csl-yaml.ts'
import { span } from '../../../server/src/core/text/span.ts'
import { BibliographyLoader, filesNamedBy } from '../../../server/src/node/load-bibliography.ts'
import { createWorkspace, type Workspace } from '../../support/workspace.ts'

const book = (key: string, more = ''): string => `@book{${key},\n  title = {Title of ${key}},${more}\n}\n`

describe('the bibliography of an essay', () => {
  let workspace: Workspace
  let loader: BibliographyLoader
  const load = (named: readonly string[], essay = 'essays/one.md', project: readonly string[] = []) =>
    loader.load({ essay: workspace.path(essay), named, project, workspace: workspace.folder })

  beforeEach(() => {
    workspace = createWorkspace({
      'refs.bib': book('top'),
      'essays/refs.bib': book('beside'),
      'essays/more.json': '[{"id": "json", "title": "J"}]',
      'essays/more.yaml': 'references:\n- id: yaml\n  title: Y\n',
      'shared/all.bib': book('shared'),
    })
    loader = new BibliographyLoader()
  })
  afterEach(() => workspace.dispose())

  it('is sought beside the essay, then at the top of the workspace', async () => {
    assert.deepEqual((await load(['refs.bib'])).library.keys, ['beside'])
    assert.deepEqual((await load(['refs.bib'], 'two.md')).library.keys, ['top'])
    assert.deepEqual((await load(['shared/all.bib'])).library.keys, ['shared'])
    assert.deepEqual((await load(['../shared/all.bib'])).library.keys, ['shared'])
    assert.deepEqual((await load([workspace.path('shared/all.bib')])).library.keys, ['shared'])
  })

  it('may be several files of several formats, and what the essay says itself', async () => {
    const text = '---\nreferences:\n- id: own\n---\n'
    const { library, missing } = await loader.load({
      essay: workspace.path('essays/one.md'),
      named: ['refs.bib', 'more.json', 'more.yaml'],
      inline: parseInlineReferences(text, span(0, text.length), workspace.path('essays/one.md')),
      workspace: workspace.folder,
    })
    assert.deepEqual(library.keys, ['beside', 'json', 'yaml', 'own'])
    assert.deepEqual(missing, [])
    assert.equal(library.get('json')?.bibliography, workspace.path('essays/more.json'))
  })

  it('is the one of the project file, else the only one of the workspace, where the essay names none', async () => {
    assert.deepEqual((await load([], 'essays/one.md', ['shared/all.bib'])).library.keys, ['shared'])
    assert.deepEqual((await load([])).library.keys, ['top'])
    workspace.write('second.bib', book('second'))
    assert.deepEqual((await load([])).library.keys, [])
    workspace.remove('second.bib')
    workspace.remove('refs.bib')
    workspace.write('references.json', '[{"id": "only"}]')
    assert.deepEqual((await load([])).library.keys, ['only'])
  })

  it('is the one that the nearest _quarto.yml names, with what the essay names itself', async () => {
    workspace.write('_quarto.yml', 'project:\n  type: book\nbibliography: shared/all.bib\ncsl: house.csl\nlang: de\n')
    workspace.write('house.csl', '<style/>')
    const shared = await load([])
    assert.deepEqual(shared.library.keys, ['shared'])
    assert.deepEqual([shared.csl, shared.lang], [workspace.path('house.csl'), 'de'])
    assert.ok(shared.projects.includes(workspace.path('essays/_quarto.yml')), 'one that may come is looked out for')
    assert.deepEqual((await load(['refs.bib'])).library.keys, ['shared', 'beside'])
    workspace.write('essays/_quarto.yml', 'bibliography:\n- more.json\n- gone.bib\ncsl: apa\n')
    const nearest = await load([])
    assert.deepEqual(nearest.library.keys, ['json'])
    assert.equal(nearest.csl, 'apa')
    assert.match(
      nearest.missing[0]?.message ?? '',
      /“gone\.bib” was not found\. It was looked for as “essays\/gone\.bib”/,
    )
    assert.deepEqual((await load([], 'two.md')).library.keys, ['shared'], 'it counts below its folder only')
    workspace.write('_quarto.yml', '- a list\n')
    assert.deepEqual((await load([], 'two.md')).library.keys, ['top'], 'one that is no list of names says nothing')
  })

  it('that is missing is said with the places where it was sought', async () => {
    const { library, missing, watched } = await load(['refs.bib', 'gone.bib', 'https://example.org/x.bib', 'refs.doc'])
    assert.deepEqual(library.keys, ['beside'])
    assert.deepEqual(
      missing.map(({ message }) => message),
      [
        `The bibliography “gone.bib” was not found. It was looked for as “${path.join('essays', 'gone.bib')}” and “gone.bib”.`,
        'The bibliography “https://example.org/x.bib” is an address; nothing is fetched.',
        'The bibliography “refs.doc” cannot be read: its name must end in .bib, .bibtex, .json, .yaml, .yml or .ris.',
      ],
    )
    const places = ['essays/refs.bib', 'refs.bib', 'essays/gone.bib', 'gone.bib'].map(workspace.path)
    assert.deepEqual(watched, places)
    workspace.write('gone.bib', book('found'))
    assert.deepEqual((await load(['gone.bib'])).library.keys, ['found'])
  })

  it('is the same object as long as nothing changes, and another one after', async () => {
    const first = await load(['refs.bib'])
    assert.equal((await load(['refs.bib'], 'essays/two.md')).library, first.library)
    fs.utimesSync(workspace.path('essays/refs.bib'), 1, 1)
    assert.equal((await load(['refs.bib'])).library, first.library)
    workspace.write('essays/refs.bib', book('beside') + book('new'))
    const second = await load(['refs.bib'])
    assert.deepEqual(second.library.keys, ['beside', 'new'])
    assert.deepEqual(second.stale, [])
  })

  const states: readonly (readonly [what: string, write: (w: Workspace, file: string) => void])[] = [
    ['gone', (w, file) => w.remove(file)],
    ['empty', (w, file) => w.write(file, '')],
    ['half written', (w, file) => w.write(file, `${book('a')}@book{b,\n  title = {Tit`)],
  ]
  for (const [what, write] of states) {
    it(`keeps its last version while the file is ${what}`, async () => {
      workspace.write('essays/refs.bib', ['a', 'b', 'c', 'd'].map(key => book(key)).join(''))
      const before = await load(['refs.bib'])
      write(workspace, 'essays/refs.bib')
      workspace.remove('refs.bib')
      const during = await load(['refs.bib'])
      assert.equal(during.library, before.library)
      assert.deepEqual(during.stale, [workspace.path('essays/refs.bib')])
      assert.deepEqual((await load(['refs.bib'])).library, before.library)
      workspace.write('essays/refs.bib', book('a'))
      const after = await load(['refs.bib'])
      assert.deepEqual([after.library.keys, after.stale], [['a'], []])
    })
  }

  it('follows a person who types an entry at its end', async () => {
    workspace.write('essays/refs.bib', book('a') + book('b'))
    await load(['refs.bib'])
    workspace.write('essays/refs.bib', `${book('a')}${book('b')}@book{c,\n  title = {New`)
    const { library } = await load(['refs.bib'])
    assert.deepEqual(library.keys, ['a', 'b', 'c'])
    assert.deepEqual(
      library.problems.map(({ key }) => key),
      ['c', 'c'],
    )
  })

  it('is decoded as sources are', async () => {
    workspace.write('essays/refs.bib', Buffer.from('@book{m, title = {M\xfcller und \xe4hnliche F\xe4lle}}', 'latin1'))
    assert.equal((await load(['refs.bib'])).library.get('m')?.title, 'Müller und ähnliche Fälle')
  })
})

describe('the files that a bibliography names', () => {
  it('are those that exist and can be read', async () => {
    const workspace = createWorkspace({
      'lib/refs.bib':
        book('a', '\n file = {Text:texts/a.txt:text/plain;PDF:texts/a.zip:application/pdf}') +
        book('b', '\n file = {../outside.html}') +
        book('again', '\n file = {texts/a.txt}') +
        book('gone', '\n file = {texts/gone.txt}'),
      'lib/texts/a.txt': 'a',
      'lib/texts/a.zip': 'a',
      'outside.html': '<p>b</p>',
    })
    try {
      const named = ['lib/refs.bib']
      const { library } = await new BibliographyLoader().load({ named, workspace: workspace.folder })
      assert.deepEqual(await filesNamedBy(library), [
        { path: workspace.path('lib/texts/a.txt'), key: 'a' },
        { path: workspace.path('outside.html'), key: 'b' },
      ])
    } finally {
      workspace.dispose()
    }
  })
})
