import assert from 'node:assert/strict'
import fc from 'fast-check'
import { capitalPhraseEnd } from '../../../server/src/core/terms/finding/capital-phrases.ts'
import { CAPITAL_PHRASE } from '../../../server/src/core/terms/phrase.ts'

const PIECES = [
  ...[
    'New',
    'Economic',
    'Policy',
    'O',
    'D’Artagnan',
    "Neill's",
    'École',
    'Москва',
    'Ⅷ',
    'Zoë\u0308',
    'İstanbul',
    '𝔄bc',
    '漢字',
  ],
  ...['of', 'of the', 'the', 'de', 'du', 'des', 'von', 'van', 'dem', 'is', 's', 'x²', '7'],
  ...[' ', ' ', ' ', '\n', '\u00a0', '  ', '-', '‑', '’', "'", '’s', "'s ", '—', ', ', '. ', '\u0301', '\u3000'],
]

describe('a capitalised phrase', () => {
  it('read by hand is what the pattern matches', () => {
    const pattern = new RegExp(CAPITAL_PHRASE, 'uy')
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 1 })),
          {
            maxLength: 16,
          },
        ),
        fc.constantFrom(...PIECES),
        (pieces, after) => {
          const sentence = pieces.join('')
          const before = 'Before '
          for (let at = 0; at < sentence.length; at++) {
            if (!/^\p{Lu}$/u.test(sentence.charAt(at))) continue
            pattern.lastIndex = at
            const match = pattern.exec(sentence)?.[0] ?? ''
            const end = capitalPhraseEnd(
              before + sentence + after,
              before.length,
              before.length + at,
              before.length + sentence.length,
            )
            assert.equal(sentence.slice(at, end - before.length), match, JSON.stringify([sentence, at]))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
