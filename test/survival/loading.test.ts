import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { search } from '../../server/src/core/check/judge.ts'
import type { Corpus } from '../../server/src/core/corpus/corpus.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus, reloadPaths } from '../../server/src/node/load-corpus.ts'
import { createWorkspace } from '../support/workspace.ts'

const MEMORY = 1 << 20

/** What a person could tell of a corpus. */
function told(corpus: Corpus, quotations: readonly string[]): unknown {
  return {
    sources: [...corpus.sources.values()].map(({ id, key, title, contribution }) => [
      id,
      key,
      title,
      contribution.rendition.text,
    ]),
    failed: corpus.failed,
    found: quotations.map(words =>
      search(words, corpus).map(({ place, similarity }) => [place.source, place.span, similarity]),
    ),
  }
}

const text = fc
  .array(
    fc.constantFrom(...'the light keeper wrote each night of wind and of ships that passed slowly by'.split(' ')),
    {
      minLength: 0,
      maxLength: 120,
    },
  )
  .map(words => words.join(' '))

type Step =
  | { readonly do: 'write'; readonly file: number; readonly text: string }
  | { readonly do: 'remove'; readonly file: number }
  | { readonly do: 'load' | 'reload' | 'restart' | 'merge' | 'break off' | 'clock' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), file: fc.nat(6), text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), file: fc.nat(6) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('load', 'reload', 'restart', 'merge', 'break off', 'clock' as const),
    }),
  },
)

describe('a corpus that is loaded while its files change', () => {
  it('ends as one that is loaded from nothing, whatever happened in between', async function () {
    this.timeout(60_000)
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(text, { maxLength: 3 }),
        async (steps, asked) => {
          const sources = createWorkspace()
          const storage = createWorkspace()
          const quotations = asked.map(words => words.split(' ').slice(0, 12).join(' '))
          const find = { folders: [sources.folder] }
          const open = (): Promise<CorpusIndex> =>
            CorpusIndex.open({ folder: storage.folder, memory: MEMORY, log: message => assert.fail(message) })
          let index = await open()
          let corpus = index.empty()
          const changed = new Set<string>()
          try {
            for (const one of steps) {
              switch (one.do) {
                case 'write':
                  sources.write(`s${one.file}.txt`, one.text)
                  changed.add(sources.path(`s${one.file}.txt`))
                  break
                case 'remove':
                  fs.rmSync(sources.path(`s${one.file}.txt`), { force: true })
                  changed.add(sources.path(`s${one.file}.txt`))
                  break
                case 'clock':
                  // Times say nothing: every file gets the same, long ago.
                  for (const name of fs.readdirSync(sources.folder))
                    fs.utimesSync(path.join(sources.folder, name), 1, 1)
                  break
                case 'load':
                  corpus = await loadCorpus(find, { previous: corpus, index })
                  changed.clear()
                  break
                case 'reload':
                  if (corpus.revision === 0) break
                  corpus = await reloadPaths(corpus, [...changed], find, { index })
                  changed.clear()
                  break
                case 'merge':
                  corpus = await index.merged(corpus)
                  break
                case 'break off': {
                  const stop = new AbortController()
                  const loading = loadCorpus(find, {
                    previous: corpus,
                    index,
                    signal: stop.signal,
                    onProgress: () => stop.abort(),
                  })
                  corpus = await loading.catch(() => corpus)
                  break
                }
                default:
                  await index.close()
                  index = await open()
                  corpus = await index.kept(1)
              }
            }
            const last = await loadCorpus(find, { previous: corpus, index })
            const fresh = await loadCorpus(find)
            assert.deepEqual(told(last, quotations), told(fresh, quotations))
            await index.close()
            index = await open()
            const again = await loadCorpus(find, { previous: await index.kept(1), index })
            assert.deepEqual(told(again, quotations), told(fresh, quotations))
          } finally {
            await index.close()
            sources.dispose()
            storage.dispose()
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('reads a source again when a description is laid beside it, and nothing else', async () => {
    const sources = createWorkspace({
      'a.txt': 'The keeper wrote of the wind that night.',
      'b.txt': 'Ships passed slowly by.',
    })
    const storage = createWorkspace()
    const { now } = Date
    // Files that are only just written are read again in any case.
    Date.now = () => now() + 60_000
    const index = await CorpusIndex.open({ folder: storage.folder, memory: MEMORY, log: () => {} })
    try {
      const read: string[] = []
      const load = async (previous: Corpus): Promise<Corpus> => {
        read.length = 0
        return loadCorpus(
          { folders: [sources.folder] },
          { previous, index, onProgress: (_done, _total, file) => read.push(path.basename(file)) },
        )
      }
      const first = await load(index.empty())
      assert.deepEqual(read.sort(), ['a.txt', 'b.txt'])
      const second = await load(first)
      assert.deepEqual(read, [])
      sources.write('b.YAML.txt', 'No description, whatever it is called.')
      sources.write('b.yaml', 'title: The Ships')
      const third = await load(second)
      assert.deepEqual(read.sort(), ['b.YAML.txt', 'b.txt'])
      assert.deepEqual(
        [...third.sources.values()].map(({ title }) => title).filter(title => title === 'The Ships').length,
        1,
      )
    } finally {
      Date.now = now
      await index.close()
      sources.dispose()
      storage.dispose()
    }
  })

  it('is whole when the disk is full or the folder may not be written to', async () => {
    const sources = createWorkspace({
      'a.txt': 'The keeper wrote of the wind that night.',
      'b.txt': 'Ships passed slowly by.',
    })
    const storage = createWorkspace({ blocked: 'a file, no folder' })
    const notices: string[] = []
    const index = await CorpusIndex.open({
      folder: storage.path('blocked'),
      memory: MEMORY,
      log: () => {},
      notice: message => notices.push(message),
    })
    try {
      const corpus = await loadCorpus({ folders: [sources.folder] }, { index })
      sources.write('b.txt', 'Ships passed quickly by.')
      const next = await reloadPaths(corpus, [sources.path('b.txt')], { folders: [sources.folder] }, { index })
      assert.equal(next.sources.size, 2)
      assert.equal(search('Ships passed quickly by', next).length, 1)
      assert.equal(notices.length, 1, notices.join('\n'))
    } finally {
      await index.close()
      sources.dispose()
      storage.dispose()
    }
  })
})
