import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/corpus/corpus.ts'
import { findSymbols } from '../../../server/src/core/features/find-symbols.ts'
import { matchName, typedName } from '../../../server/src/core/features/name-match.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { contributionOf } from '../../support/contribution.ts'

describe('a name', () => {
  const fits: readonly (readonly [typed: string, name: string, match: string | undefined])[] = [
    ['harbour light board', 'The Harbour Light Board', 'exact'],
    ['HARB', 'Harbour Light Board', 'beginning'],
    ['light', 'Harbour Light Board', 'words'],
    ['harb boa', 'Harbour Light Board', 'words'],
    ['hlb', 'Harbour Light Board', 'words'],
    ['arbour', 'Harbour Light Board', 'contained'],
    ['hrbr', 'Harbour Light Board', 'letters'],
    ['lbrd', 'Harbour Light Board', 'letters'],
    ['board harb', 'Harbour Light Board', undefined],
    ['hx', 'Harbour Light Board', undefined],
    ['hr', 'Harbour Light Board', undefined],
    ['kolak', 'Kołakowski', 'beginning'],
    ['Kołak', 'Kolakowski', 'beginning'],
    ['сталин', 'Stalin', 'exact'],
    ['stal', 'Сталин', 'beginning'],
    ['сталин', 'Сталин', 'exact'],
    ['...', 'Stalin', undefined],
  ]
  for (const [typed, name, match] of fits) {
    it(`${match === undefined ? 'is not meant' : `fits (${match})`} when somebody types “${typed}”: ${name}`, () => {
      const prepared = typedName(typed)
      assert.equal(prepared && matchName(prepared, name), match)
    })
  }
})

describe('symbols of a workspace', () => {
  const corpus = Corpus.empty().with([
    contributionOf(
      [
        'The Harbour Light Board (HLB) was founded in 1880. In the tower Kołakowski kept the ledger.',
        'A Lighthouse is a tower with a lamp. The Delight Fund is a fund for lamps. The Light is a lamp.',
      ].join('\n\n'),
      'yard/bolt1901.txt',
    ),
    contributionOf('Lamp Light was the name of a ship. The Lamp Light is old.', 'letters.txt'),
  ])
  const names = async (query: string, of = corpus): Promise<string[]> =>
    (await findSymbols(query, of, UNINTERRUPTED)).map(({ name }) => name)

  it('stand in the order of how well they fit', async () => {
    assert.deepEqual(await names('light'), ['Light', 'Lighthouse', 'Lamp Light', 'Harbour Light Board', 'Delight Fund'])
  })

  it('are found by other names and by letters that are written otherwise, and say so', async () => {
    assert.deepEqual(await names('hlb'), ['HLB (Harbour Light Board)'])
    assert.deepEqual(await names('kolak'), ['Kołakowski (kolak)'])
    assert.deepEqual(await names('lgihthouse'), [])
  })

  it('are sources too, by title, key and path', async () => {
    assert.deepEqual(await names('bolt1901'), ['yard/bolt1901.txt'])
    assert.deepEqual(await names('yard bolt'), ['yard/bolt1901.txt'])
    assert.deepEqual(await names(''), ['letters.txt', 'yard/bolt1901.txt'])
  })

  it('are not many, and none twice', async () => {
    const text = Array.from({ length: 200 }, (_, i) => `A Lamp${i} Board is a board of lamp ${i}.`).join('\n\n')
    const found = await names('lamp', Corpus.empty().with([contributionOf(text, 'lamp.txt')]))
    assert.ok(found.length > 20 && found.length <= 80, `${found.length}`)
    assert.equal(new Set(found).size, found.length)
  })

  it('are none of a source that is gone', async () => {
    const [first] = [...corpus.sources.keys()]
    const other = [...corpus.sources.values()].find(({ contribution }) => contribution.path === 'letters.txt')
    assert.ok(first !== undefined && other)
    assert.deepEqual(await names('lamp light', corpus.with([], [other.id])), [])
  })
})
