import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Corpus } from '../../server/src/core/corpus/corpus.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import type { NameWord } from '../../server/src/core/terms/lookup/name-words.ts'
import { contributionOf } from '../support/contribution.ts'

const TEXTS = [
  'The Harbour Light Board (HLB) was founded in 1880. A harbour is a place for ships.',
  'Quorndale is the name of a yard. The Quorndale Board is a board of masters.',
  '# Glossary\n\nHarbour master\n: The master of a harbour.\n\nQuorndalism\n: What they did at Quorndale.\n',
  'Captain Dobrovsky was the first master. In the tower Dobrovsky kept the ledger.',
]

async function wordsOf({ glossary }: Corpus): Promise<readonly NameWord[]> {
  const words = await glossary.nameWords(UNINTERRUPTED)
  const found = [...'abcdefghijklmnopqrstuvwxyz'].flatMap(letter => words.beginningWith(letter))
  return found.sort((a, b) => (a.folded < b.folded ? -1 : 1))
}

describe('the words of names', () => {
  it('are those of the sources that count, however these came and went', async () => {
    const step = fc.tuple(fc.nat({ max: TEXTS.length - 1 }), fc.constantFrom('a.md', 'b.md', 'c.md'), fc.boolean())
    let most = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
        let corpus = Corpus.empty()
        const now = new Map<string, ReturnType<typeof contributionOf>>()
        for (const [text, path, isGone] of steps) {
          const source = contributionOf(TEXTS[text] as string, path)
          corpus = isGone ? corpus.with([], [source.id]) : corpus.with([source])
          if (isGone) now.delete(path)
          else now.set(path, source)
        }
        const found = await wordsOf(corpus)
        most = Math.max(most, found.length)
        assert.deepEqual(found, await wordsOf(Corpus.empty().with([...now.values()].reverse())))
      }),
      { numRuns: 80 },
    )
    assert.ok(most > 4, `${most}`)
  }).timeout(20_000)
})
