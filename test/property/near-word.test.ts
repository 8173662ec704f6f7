import assert from 'node:assert/strict'
import fc from 'fast-check'
import { editDistance, nearWordCost, WORD_COST } from '../../server/src/core/text/near-word.ts'

/** The definition, by recursion. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const cost = a.at(-1) === b.at(-1) ? 0 : 1
  let least = Math.min(
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + cost,
  )
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    least = Math.min(least, distance(a.slice(0, -2), b.slice(0, -2)) + 1)
  }
  return least
}

const word = fc.string({ unit: fc.constantFrom(...'abcé'), maxLength: 6 })

describe('near words', () => {
  it('are as far apart as the definition says', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(editDistance(a, b), distance(a, b))
      }),
    )
  })

  it('cost the same in both directions, and nothing only when they are the same', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(nearWordCost(a, b), nearWordCost(b, a))
        assert.equal(nearWordCost(a, b) === 0, a === b)
      }),
    )
  })

  it('are never numbers', () => {
    assert.equal(nearWordCost('1936', '1937'), WORD_COST)
    assert.equal(nearWordCost('labour', 'labor'), 2)
    assert.equal(nearWordCost('baking', 'banking'), 2)
    assert.equal(nearWordCost('state', 'party'), WORD_COST)
  })
})
