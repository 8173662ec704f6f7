import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { TermCandidate } from '../../server/src/core/model/term.ts'
import { isDivided } from '../../server/src/core/terms/finding/is-divided.ts'
import { eachQuotedName, QUOTED_NAME } from '../../server/src/core/terms/finding/quoted-names.ts'
import { sortedCandidates } from '../../server/src/core/terms/finding/sorted-candidates.ts'
import { compareCandidates } from '../../server/src/core/terms/term-order.ts'
import { span } from '../../server/src/core/text/span.ts'

const PIECES = [
  '"',
  '“',
  '”',
  '«',
  '»',
  '„',
  ',',
  '.',
  '!',
  ';',
  ':',
  '(',
  '–',
  '-',
  '\n',
  ' ',
  'a',
  'Zoë',
  'rose',
  'C. ',
  'L.',
  'grafting wax',
  '7',
  '漢字',
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map(pieces => pieces.join(''))

describe('what is read by hand because patterns are slow', () => {
  it('names in quotation marks', () => {
    fc.assert(
      fc.property(texts, text => {
        const found: string[] = []
        eachQuotedName(text, 0, (start, end) => found.push(`${start} ${text.slice(start, end)}`))
        const wanted = [...text.matchAll(new RegExp(QUOTED_NAME, 'gu'))].map(m => `${m.index + 1} ${m[1]}`)
        assert.deepEqual(found, wanted)
      }),
      { numRuns: 500 },
    )
  })

  it('names that something divides', () => {
    const pattern = /[.,]\s|[,;:!?()[\]{}|=<>…–—]|^[^\p{L}\p{N}]|[^\p{L}\p{N}.]$/u
    fc.assert(
      fc.property(texts, name => {
        const withoutInitials = name.replace(/(?<![\p{L}\p{N}])(\p{Lu})\.(?=\s)/gu, '$1')
        assert.equal(isDivided(name), name === '' || pattern.test(withoutInitials))
      }),
      { numRuns: 500 },
    )
  })

  it('candidates in their order', () => {
    const candidates = fc
      .record({
        name: fc.constantFrom('rose', 'plum', 'pear', 'Rose'),
        kind: fc.constantFrom('glossary', 'definition', 'apposition', 'mention'),
        at: fc.integer({ min: 0, max: 6 }),
        score: fc.integer({ min: 0, max: 4 }),
      })
      .map(({ name, kind, at, score }): TermCandidate => {
        const place = span<'text'>(at, at + name.length)
        return { name, aliases: [], kind, at: place, passage: place, score: score / 250 }
      })
    fc.assert(
      fc.property(fc.array(candidates, { maxLength: 60 }), all => {
        assert.deepEqual(sortedCandidates(all), [...all].sort(compareCandidates))
      }),
    )
  })
})
