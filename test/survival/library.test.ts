import assert from 'node:assert/strict'
import { search } from '../../server/src/core/check/judge.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { ownWords, writeLibrary } from '../support/formats/library.ts'
import { createWorkspace } from '../support/workspace.ts'

const FILES = 400
const CALLED_OFF_AFTER = 350
/** What threads were still reading when they were told may be lost. */
const MOST_LOST = 10

describe('a library whose indexing is called off', () => {
  it('goes on where it was, with every file in the end, and tells how far it is', async function () {
    this.timeout(120_000)
    const library = createWorkspace()
    const storage = createWorkspace()
    const open = (): Promise<CorpusIndex> =>
      CorpusIndex.open({ folder: storage.folder, memory: 1 << 22, log: message => assert.fail(message) })
    try {
      writeLibrary(library.folder, FILES, false)
      let index = await open()
      const stop = new AbortController()
      const told: number[] = []
      const loading = loadCorpus(
        { folders: [library.folder] },
        {
          index,
          signal: stop.signal,
          onProgress: (done, total) => {
            assert.equal(total, FILES)
            told.push(done)
            if (done === CALLED_OFF_AFTER) stop.abort(new Error('called off'))
          },
        },
      )
      await assert.rejects(loading, /called off/)
      assert.deepEqual(
        told.slice(0, CALLED_OFF_AFTER),
        Array.from({ length: CALLED_OFF_AFTER }, (_, i) => i + 1),
      )
      await index.close()

      index = await open()
      const previous = await index.kept(1)
      const kept = previous.sources.size
      assert.ok(kept >= CALLED_OFF_AFTER - MOST_LOST && kept < FILES, `${kept} of ${CALLED_OFF_AFTER} were kept`)
      const corpus = await loadCorpus({ folders: [library.folder] }, { index, previous })
      assert.deepEqual(corpus.failed, [])
      assert.equal(corpus.sources.size, FILES)
      for (const i of [0, 7, 10, 14, 16, 17, 18, 19, 399])
        assert.equal(search(ownWords(i), corpus)[0]?.similarity, 1, `the words of file ${i} are found`)
      await index.close()
    } finally {
      library.dispose()
      storage.dispose()
    }
  })
})
