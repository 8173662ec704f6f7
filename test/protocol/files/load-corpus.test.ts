import assert from 'node:assert/strict'
import fs from 'node:fs'
import type { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { said } from '../../../server/src/core/wording.ts'
import { loadCorpus, reloadPaths } from '../../../server/src/node/load-corpus.ts'
import { watchCorpus } from '../../../server/src/node/watch-corpus.ts'
import { encode } from '../../support/encode.ts'
import { sharedFolder } from '../../support/shared.ts'
import { createWorkspace, type Workspace } from '../../support/workspace.ts'

/** What a person can see of a corpus. */
const view = (corpus: Corpus) => ({
  sources: [...corpus.sources.values()].map(({ id, key, title, contribution }) => [
    id,
    key,
    title,
    contribution.rendition.text,
  ]),
  failed: corpus.failed,
})

describe('loading a corpus from files', () => {
  let workspace: Workspace
  beforeEach(() => {
    workspace = createWorkspace()
  })
  afterEach(() => workspace.dispose())
  const load = (previous?: Corpus) => loadCorpus({ workspace: workspace.folder }, previous ? { previous } : {})

  it('loads the five documents', async () => {
    const corpus = await loadCorpus({ folders: [`${sharedFolder()}/seeds`] })
    assert.equal(corpus.sources.size, 5)
    assert.deepEqual(corpus.failed, [])
    assert.equal(corpus.byKey.size, 5)
  })

  it('names what it cannot read, and loads the rest', async () => {
    workspace.write('sources/a.txt', 'Some words.')
    workspace.write('sources/b.txt', '')
    workspace.write('sources/c.txt', Uint8Array.of(1, 0, 0, 0, 9))
    const corpus = await loadCorpus({ workspace: workspace.folder, folders: ['nowhere'] })
    assert.deepEqual([...corpus.sources.keys()], ['sources/a.txt'])
    assert.deepEqual(
      corpus.failed.map(failure => failure.path),
      [workspace.path('nowhere'), 'sources/b.txt', 'sources/c.txt'],
    )
    assert.deepEqual(
      corpus.failed.map(({ reason }) => said(reason)),
      [
        'The file or folder does not exist or cannot be read.',
        'The file is empty.',
        'The file is not text: it holds binary data.',
      ],
    )
  })

  it('guesses encodings and reads sidecars', async () => {
    workspace.write('sources/a.txt', encode('Бюрократия присвоила себе власть рабочего класса.', 'koi8-r'))
    workspace.write('sources/a.txt.yaml', 'title: Власть\nyear: 1936\nauthor: Lee, Ann\n')
    const corpus = await load()
    const source = corpus.source([...corpus.sources.keys()][0] as never)
    assert.deepEqual([source.key, source.title], ['lee1936', 'Власть'])
    assert.match(source.contribution.rendition.text, /^Бюрократия/)
  })

  it('uses again what has not changed, and is the same corpus when nothing has', async () => {
    workspace.write('sources/a.txt', 'Some words.')
    workspace.write('sources/b.txt', 'More words.')
    const first = await load()
    assert.equal(await load(first), first)
    workspace.write('sources/b.txt', 'Other words.')
    const second = await load(first)
    const contributionsOf = (corpus: Corpus) => [...corpus.sources.values()].map(source => source.contribution)
    assert.equal(contributionsOf(second)[0], contributionsOf(first)[0])
    assert.notEqual(contributionsOf(second)[1], contributionsOf(first)[1])
  })

  it('after any changes is what a fresh load gives', async () => {
    workspace.write('sources/a.txt', 'Some words.')
    workspace.write('sources/b.txt', '')
    workspace.write('sources/deep/c.txt', 'Deep words.')
    let corpus = await load()
    const steps: readonly (readonly [changed: string, change: () => void])[] = [
      ['sources/b.txt', () => workspace.write('sources/b.txt', 'No longer empty.')],
      ['sources/a.txt', () => workspace.write('sources/a.txt', '')],
      ['sources/d.md', () => workspace.write('sources/d.md', '# New\n\nwords')],
      ['sources/d.yaml', () => workspace.write('sources/d.yaml', 'title: Newer\n')],
      ['sources/a.txt', () => workspace.remove('sources/a.txt')],
      ['sources/deep', () => workspace.remove('sources/deep')],
      ['sources/d.yaml', () => workspace.remove('sources/d.yaml')],
      ['corpus', () => workspace.write('corpus/e.txt', 'A whole folder.')],
    ]
    for (const [changed, change] of steps) {
      change()
      const next = await reloadPaths(corpus, [workspace.path(changed)], { workspace: workspace.folder })
      assert.notEqual(next.revision, corpus.revision, `${changed} was seen`)
      assert.deepEqual(view(next), view(await load()), changed)
      corpus = next
    }
    assert.equal(await reloadPaths(corpus, [workspace.path('essay.md')], { workspace: workspace.folder }), corpus)
  })

  it('waits until nobody writes to a file any more', async () => {
    workspace.write('sources/a.txt', 'Half of ')
    const loading = load()
    fs.appendFileSync(workspace.path('sources/a.txt'), 'the words.')
    assert.deepEqual(
      view(await loading).sources.map(source => source[3]),
      ['Half of the words.'],
    )
  })

  it('tells its progress, lets other work in, and can be stopped', async () => {
    for (let i = 0; i < 30; i++) workspace.write(`sources/${i}.txt`, `${i} `.repeat(50_000))
    const told: number[] = []
    let turns = 0
    const counting = setInterval(() => turns++, 1)
    await loadCorpus({ workspace: workspace.folder }, { onProgress: (done, total) => told.push(done / total) })
    clearInterval(counting)
    assert.equal(told.length, 30)
    assert.equal(told.at(-1), 1)
    assert.ok(turns > 5, `other work had ${turns} turns`)
    const stop = new AbortController()
    const stopped = loadCorpus(
      { workspace: workspace.folder },
      { signal: stop.signal, onProgress: done => done === 3 && stop.abort(new Error('stopped')) },
    )
    await assert.rejects(stopped, /stopped/)
  })
})

describe('watching a corpus', () => {
  let workspace: Workspace
  beforeEach(() => {
    workspace = createWorkspace({ 'sources/a.txt': 'one' })
  })
  afterEach(() => workspace.dispose())

  it('tells of files and folders that come, change, go, and come again', async () => {
    let heard = new Set<string>()
    let wake = (): void => {}
    const roots = [workspace.path('sources'), workspace.path('corpus')]
    const onChange = (changed: readonly string[]): void => {
      heard = new Set([...heard, ...changed])
      wake()
    }
    const watcher = watchCorpus(roots, onChange, { quiet: 20, written: 40 })
    const hears = async (...names: readonly string[]): Promise<void> => {
      const wanted = names.map(name => workspace.path(name))
      while (!wanted.every(file => heard.has(file))) await new Promise<void>(resolve => (wake = resolve))
      heard = new Set()
    }
    try {
      await watcher.ready
      workspace.write('sources/b.txt', 'new')
      workspace.write('sources/picture.png', 'no source')
      await hears('sources/b.txt')
      workspace.write('sources/a.txt', 'changed')
      await hears('sources/a.txt')
      workspace.remove('sources/a.txt')
      await hears('sources/a.txt')
      workspace.write('sources/a.txt', 'back again')
      await hears('sources/a.txt')
      workspace.write('corpus/c.md', 'a folder that was not there')
      await hears('corpus/c.md')
      workspace.remove('corpus')
      await hears('corpus/c.md')
    } finally {
      await watcher.close()
    }
  })
})
